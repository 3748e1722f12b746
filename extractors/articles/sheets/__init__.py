"""Articles from spreadsheets and tables of values, each number under its headings."""
