"""The article that ships with the project, for a first try."""

from __future__ import annotations

from importlib.resources import files


def read_example() -> str:
    """Give the text of the example article."""
    return (files("config") / "examples" / "ferry.txt").read_text(encoding="utf-8")
