"""Web pages: what is the article on them, and what is not."""
