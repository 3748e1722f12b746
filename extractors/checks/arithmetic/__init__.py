"""Sums that an article gives and that can be done again: growth, parts, shares, products."""
