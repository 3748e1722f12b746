"""From the bytes that somebody sent, a page or a file, to an article."""
