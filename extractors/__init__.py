"""The engine: from a text to its figures. What a user of the library needs is here."""

from extractors.analyze import analyze
from extractors.article import Article, Link, Part, read_article
from extractors.engine import Engine
from extractors.errors import FigurecheckError
from extractors.report import Figure, Finding, Report, Source, Unit
from extractors.spans import Span

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
    "Unit",
    "analyze",
    "read_article",
]
