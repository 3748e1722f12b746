"""Quantities: numbers with their units, ranges and modifiers."""
