"""The engine: from a text to its figures. What a user of the library needs is here."""

from extractors.analyze import analyze
from extractors.engine import Engine
from extractors.errors import FigurecheckError
from extractors.types import Article, Figure, Finding, Link, Part, Report, Source, Span, Tie, Unit, read_article

__all__ = [
    "Article",
    "Engine",
    "Figure",
    "FigurecheckError",
    "Finding",
    "Link",
    "Part",
    "Report",
    "Source",
    "Span",
    "Tie",
    "Unit",
    "analyze",
    "read_article",
]
