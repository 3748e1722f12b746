"""An article from a PDF: letters to lines in a process of its own, lines to columns, tables and paragraphs here."""
