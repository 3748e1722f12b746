"""What a stage hands on to the next: spans, articles, figures, findings and the report; all frozen.

The words of this project, as attribution (PARC, PolNeAR) and quantity extraction (CQE, quantulum3) use them:

- quantity: a number with its unit, range and modifier, as written: "about 300", "$3.2bn", "10 to 20 billion people".
- modifier: the words that bound or loosen it: about, at least, up to, more than, nearly.
- figure: a quantity that makes a claim, with what it counts: "about 300 · mobilized men".
- counted: the noun phrase counted or measured.
- source, cue, content: who asserts; the words that say so (said, according to, showed); the span asserted.
- attribution: a source, a cue and a content linked together.
- via: whoever relays the source: a channel said, as cited by an institute.
- article's own voice: no source: the outlet itself asserts it.
- relation: how figures belong together: the same quantity, rivals for it, or tied by arithmetic.
- source document: a text that an article rests on and is held against.
- finding: something worth checking about one or more figures.
- report: an article with its figures and findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A half-open ``[start, end)`` range of code points.

    >>> Span(2, 5).overlaps(Span(4, 9)), Span(2, 5).contains(Span(3, 4))
    (True, True)
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Give the text that the span covers."""
        return text[self.start : self.end]


PartKind = Literal["headline", "standfirst", "body", "caption", "table", "list", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an article; ``boilerplate`` is on the page but not of the article and gives no figures.

    ``page`` counts from 1 in a document that has pages.
    """

    kind: PartKind
    span: Span
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the article that lead elsewhere, and where to."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its parts in reading order; every span of a report is an offset into ``text``.

    With ``self_described``, outlet and address are a page's own word, which was not fetched from there.
    """

    text: str
    parts: tuple[Part, ...] = ()
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    self_described: bool = False


def read_article(text: str) -> Article:
    """Make an article of a plain text as given; its parts are found when it is analysed.

    >>> read_article("Two ships sank.").text
    'Two ships sank.'
    """
    return Article(text)


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
    counted_probability: float | None = None


TieKind = Literal["same", "rival", "sum", "change", "share", "product", "rate", "conversion", "difference"]


@dataclass(frozen=True, slots=True)
class Tie:
    """How figures belong together: one quantity, rivals for it, or tied by arithmetic.

    ``roles`` has one for each figure ("total", "part", "from", "to", "by"), none where they are alike; ``holds`` says
    whether the arithmetic is right as written, None where it cannot be told; ``because`` says in words what ties them.
    """

    kind: TieKind
    figures: tuple[int, ...]
    roles: tuple[str, ...] = ()
    holds: bool | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth checking about the figures at these indices; the message shows the working.

    One that is ``quiet`` is listed and not counted among what is to check.
    """

    code: str
    figures: tuple[int, ...]
    message: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """An article with its figures in reading order, its findings, and how its figures belong together."""

    article: Article
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    relations: tuple[Tie, ...] = ()
