"""Markdown that opens more than it closes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hostile import Hostile


def every_markdown() -> Iterator[Hostile]:
    """10 texts in Markdown."""
    yield markdown("md-comments-forty", lambda: "<!---->" * 40)
    yield markdown("md-heading-of-blanks", lambda: "# a" + " " * 400_000)
    yield markdown("md-links-28000", lambda: "[5](https://example.com/a) " * 28_000)
    yield markdown("md-open-brackets", lambda: "[" * 300_000)
    yield markdown("md-open-pictures", lambda: "![5](" * 150_000)
    yield markdown("md-emphasis", lambda: "*a_5**b__" * 80_000)
    yield markdown("md-quotes-in-quotes", lambda: "> " * 200_000 + "5 people died.")
    yield markdown("md-table-of-20000-columns", lambda: "| 5 " * 20_000 + "|\n" + "| - " * 20_000 + "|\n")
    yield markdown("md-backticks", lambda: " ".join("`" * length for length in range(1, 1_300)))
    yield markdown("md-headings-100000", lambda: "# 5\n\n" * 100_000)


def markdown(name: str, make: Callable[[], str]) -> Hostile:
    """A text in Markdown, in UTF-8."""
    return Hostile("md", name, ".md", lambda: make().encode())
