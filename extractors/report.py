"""The report: an article, its figures, and what is worth checking about them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.article import Article
from extractors.spans import Span

Relation = Literal["=", "~", ">=", "<=", ">", "<"]
Change = Literal["up", "down"]
FigureKind = Literal["count", "measure", "money", "percentage", "ratio", "multiple", "age", "duration", "score"]
SourceKind = Literal["person", "organisation", "document", "group", "unnamed"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name, the words as written, and the rule that read it."""

    name: str
    surface: str
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who asserts a figure: the mention nearest to it as written, and the fullest name the article gives."""

    name: str
    mention: str
    mention_span: Span
    kind: SourceKind
    description: str | None = None
    rule: str = ""
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that makes a claim, with what it counts and who asserts it.

    ``value`` is set for one number, ``low`` and ``high`` for a range or a vague number; all are exact decimals.
    """

    text: str
    span: Span
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    change: Change | None
    kind: FigureKind
    unit: Unit | None
    counted: str | None
    counted_span: Span | None
    concept: str | None
    sentence: str
    sentence_span: Span
    part: str
    rule: str
    asserted_by: Source | None = None
    via: tuple[Source, ...] = ()
    cue: str | None = None
    cue_span: Span | None = None
    quoted: bool = False
    hedges: tuple[str, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth checking about the figures at these indices; the message shows the working."""

    code: str
    figures: tuple[int, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """An article with its figures in reading order and its findings."""

    article: Article
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
