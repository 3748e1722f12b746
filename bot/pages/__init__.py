"""A report as a web page: the article with its figures marked, what belongs together, and what is worth a look."""
