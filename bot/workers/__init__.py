"""Jobs: what one report is made of, and the worker processes that make it."""
