"""The command line: one article, many, and how they are shown."""
