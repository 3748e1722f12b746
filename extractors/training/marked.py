"""Articles whose figures a person has marked: what each counts, who asserts it, and which numbers are no figure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractors.types import Span

OPTIONAL = 0.5
"""The weight of a figure that not every annotator would mark."""


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """A number as marked: spans of what it counts, of its source's mention and of the cue, None where there is none.

    ``counted`` and ``sources`` hold every answer that will do, None among the sources for the article's own voice;
    ``is_figure`` is False for a number that makes no claim, of which nothing else is known.
    """

    span: Span
    is_figure: bool
    counted: tuple[str, ...] = ()
    counted_span: Span | None = None
    sources: tuple[str | None, ...] = ()
    mention: Span | None = None
    cue: Span | None = None
    weight: float = 1.0
    is_age: bool = False


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """A text with its numbers in order, and the outlet that it is of."""

    name: str
    outlet: str
    text: str
    figures: tuple[MarkedFigure, ...]

    def fold(self, folds: int) -> int:
        """Give the fold of the article: articles of one outlet are never on both sides.

        >>> MarkedArticle("a", "Kell Courier", "", ()).fold(5) == MarkedArticle("b", "Kell Courier", "", ()).fold(5)
        True
        """
        return int(sha256(self.outlet.encode()).hexdigest(), 16) % folds


def read_marked(folders: Iterable[Path]) -> list[MarkedArticle]:
    """Read every ``*.json`` of the folders in order, then each line of every ``*.jsonl``: short texts, one a line.

    A line in which a card is still marked as wrong teaches nothing: it is left out.
    """
    whole, lines = ([p for f in folders for p in sorted(f.glob(pattern))] for pattern in ("*.json", "*.jsonl"))
    articles = [read_article(json.loads(path.read_text(encoding="utf-8")), path.stem) for path in whole]
    for path in lines:
        for line in path.read_text(encoding="utf-8").splitlines():
            marks = json.loads(line)
            if any(card.get("wrong") for card in marks["cards"]):
                continue
            articles.append(read_article(marks, marks["article"]))
    return articles


def read_article(marks: Mapping[str, Any], name: str) -> MarkedArticle:
    """Give a marked article; one that names no outlet is an outlet of its own.

    >>> marks = {"text": "Nine sank.", "cards": [{"span": [0, 4], "counted": ["boats"], "asserted_by": [None]}]}
    >>> read_article(marks, "sinking").figures[0].span.of("Nine sank.")
    'Nine'
    """
    figures = [_read_card(card) for card in marks["cards"]]
    parts = [none for none in marks.get("none", ()) if none.get("why") != "part"]
    figures += [MarkedFigure(Span(*none["span"]), is_figure=False) for none in parts]
    outlet = (marks.get("origin") or {}).get("outlet") or name
    return MarkedArticle(name, outlet, marks["text"], tuple(sorted(figures, key=lambda figure: figure.span)))


def _read_card(card: Mapping[str, Any]) -> MarkedFigure:
    counted, mention, cue = (_span(card, key) for key in ("counted_span", "mention_span", "cue_span"))
    return MarkedFigure(
        Span(*card["span"]),
        is_figure=True,
        counted=tuple(filter(None, card["counted"])),
        counted_span=counted,
        sources=tuple(card["asserted_by"]) or (None,),
        mention=mention,
        cue=cue,
        weight=OPTIONAL if card.get("optional") else 1.0,
        is_age=card.get("kind") == "age",
    )


def _span(card: Mapping[str, Any], key: str) -> Span | None:
    return Span(*card[key]) if card.get(key) else None
