"""Every hostile input, from one module a kind."""

from __future__ import annotations

from collections.abc import Iterator

import markdowns
import pages
import pdfs
import pictures
import texts
import word
from hostile import Hostile

# How many inputs of each kind there are.
COUNTS = {"tx": 53, "pdf": 36, "html": 38, "docx": 32, "picture": 25, "md": 10}

__all__ = ["COUNTS", "Hostile", "every_input"]


def every_input() -> Iterator[Hostile]:
    """All inputs, kind by kind."""
    yield from texts.every_text()
    yield from pdfs.every_pdf()
    yield from pages.every_page()
    yield from word.every_document()
    yield from pictures.every_picture()
    yield from markdowns.every_markdown()
