"""What about the figures of one article is worth a second look: one module a check."""
