"""Figures beside each other: which are the same quantity, which are rivals, which are tied by arithmetic."""
