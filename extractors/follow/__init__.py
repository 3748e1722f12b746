"""Following the source: what a page that the article links to says of the article's figures."""
