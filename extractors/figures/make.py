"""Make figures of the quantities of a sentence: what each counts, how it changes, and which are none after all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.candidates.folding import Folded
from extractors.candidates.quantity import Quantity
from extractors.figures.change import find_change
from extractors.figures.concept import Surroundings, find_concept
from extractors.figures.elided_units import Placed, lend_units
from extractors.figures.parse import Parse
from extractors.figures.phrases import complete_phrase, find_label, find_state
from extractors.lexicon import Lexicon
from extractors.types import Change, Figure, Span, Unit
from extractors.weighing import Weights

if TYPE_CHECKING:
    # Its libraries are slow to load, and a command that only prints its help needs none of them.
    from extractors.figures.pointers import Pointer

NO_FIGURE = 0.078
"""Below this probability of being a figure a number is left out."""
APPOSED = 23.0
"""How much likelier it is that a bare number between commas is an age: "the driver, 17, was hurt"."""
_YEAR_OF = re.compile(r"(\d{4}) ([a-z]+)\b", re.I)
_SURE_AGE = 4.0
"""Odds from which a bare number is an age."""
OLDEST = 130
# Somebody told by a noun or a name: no month, and no "the Greens".
_APPOSED_TO = re.compile(
    r"""
    (?:
        (?<![\w’'-])[a-z][\w’'-]{1,20}+
        |(?<![Tt]he\s)(?<![\w’'-])(?!(?:Jan|Febr)uary|March|April|May\b|Ju(?:ne|ly)|August|(?:Sept|Nov|Dec)ember|October)
            [A-Z][\w’'-]{1,20}+
    ),[ ]$
    """,
    re.VERBOSE,
)
_ENDS = re.compile(r",(?! ?(?:or |and )?\d)")
_BACK = 48


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence on its way: its span, its text as written and folded, its part and the quantities found in it."""

    span: Span
    text: str
    folded: Folded
    part: str
    quantities: Sequence[Quantity]

    def place(self, span: tuple[int, int]) -> Span:
        """Give the article's span of a span of the folded sentence."""
        inner = self.folded.span(*span)
        return Span(self.span.start + inner.start, self.span.start + inner.end)

    def find_in_folded(self, span: Span) -> tuple[int, int] | None:
        """Give where a span of the article stands in the folded sentence, None when it stands outside."""
        if not self.span.contains(span):
            return None
        return self.folded.position(span.start - self.span.start), self.folded.position(span.end - self.span.start)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity in its parsed sentence."""

    reading: Reading
    parse: Parse
    quantity: Quantity

    @property
    def core(self) -> Span:
        """Give the span of number and unit in the article, without the modifiers."""
        return self.place(self.quantity.core)

    @property
    def is_cell(self) -> bool:
        """Say whether it is all that stands behind the headings in a line of a table: "Dead, Arnsey: 41"."""
        text = self.reading.folded.text
        alone = not text[max(self.quantity.end, self.quantity.core[1]) :].strip(" .")
        return self.reading.part == "table" and alone and find_label(text, self.quantity.start) is not None

    def place(self, span: tuple[int, int]) -> Span:
        """Give the article's span of a span of the folded sentence."""
        return self.reading.place(span)


@dataclass(frozen=True, slots=True)
class Located(Candidate):
    """A figure with where it came from, and what the network says of it."""

    figure: Figure
    pointer: Pointer


def make_figures(
    text: str, candidates: Sequence[Candidate], pointers: Sequence[Pointer], lexicon: Lexicon, elided: Weights
) -> Iterator[Located]:
    """Yield the figures among the candidates: those that the network takes for one, with what it says they count.

    ``elided`` weighs whether a bare number has the unit of one before it.
    """
    previous: tuple[Reading, tuple[Quantity, Change | None]] | None = None
    quantities = lend_units(place_quantities(candidates, pointers), elided)
    for candidate, quantity, pointer in zip(candidates, quantities, pointers, strict=True):
        item = replace(candidate, quantity=quantity)
        reading = item.reading
        before = previous[1] if previous and previous[0] is reading else None
        change = find_change(reading.folded.text, item.parse, quantity, before, lexicon.change)
        previous = (reading, (quantity, change))
        known = item.is_cell or _counts_people(item, lexicon)
        if (known or pointer.is_figure >= NO_FIGURE) and not _is_pronoun_one(item):
            figure = _figure(text, item, change, pointer, lexicon)
            yield Located(reading, item.parse, quantity, figure, pointer)


def _counts_people(item: Candidate, lexicon: Lexicon) -> bool:
    """Say whether four digits stand right before people: "1887 people" are no year, however they look."""
    start, end = item.quantity.core
    found = _YEAR_OF.match(item.reading.folded.text, start)
    return found is not None and found.end(1) == end and found[2].lower() in lexicon.designations.years.people


def place_quantities(candidates: Sequence[Candidate], pointers: Sequence[Pointer]) -> list[Placed]:
    """Give the quantities as numbers that may lend and take units; ages have theirs."""
    return [
        Placed(
            item.reading.folded.text,
            item.parse,
            item.quantity if item.is_cell else _as_age(item, pointer),
            item.core,
            pointer.counted_span,
            is_age=pointer.is_age,
            is_cell=item.is_cell,
        )
        for item, pointer in zip(candidates, pointers, strict=True)
    ]


def _as_age(item: Candidate, pointer: Pointer) -> Quantity:
    """Give a bare whole number that the network takes for an age its unit."""
    quantity = item.quantity
    ends = [end for end in (quantity.value, quantity.low, quantity.high) if end is not None]
    bare = quantity.unit is None and quantity.kind == "count"
    odds = (
        pointer.is_age
        / max(1 - pointer.is_age, 1e-6)
        * (APPOSED if _is_apposed(item.reading.folded.text, quantity.core) else 1)
    )
    if odds < _SURE_AGE or not bare or not all(0 <= n <= OLDEST and n == n.to_integral_value() for n in ends):
        return quantity
    return replace(quantity, unit=Unit("year", "", "age-read"), kind="age")


def _is_apposed(text: str, core: tuple[int, int]) -> bool:
    start, end = core
    return _APPOSED_TO.search(text, max(0, start - _BACK), start) is not None and _ENDS.match(text, end) is not None


def _figure(text: str, item: Candidate, change: Change | None, pointer: Pointer, lexicon: Lexicon) -> Figure:
    reading, quantity = item.reading, item.quantity
    span = reading.place((quantity.start, quantity.end))
    counted = pointer.counted_span
    inner = reading.find_in_folded(counted) if counted else None
    if inner is not None:
        inner = complete_phrase(item.parse, *inner)
    if item.is_cell:
        inner = find_label(reading.folded.text, quantity.start)
    # "The flood left 12 dead" is of no flood; "nine men died and 11 were hurt" is of men.
    if quantity.unit is None and (inner is None or inner[0] < reading.quantities[0].core[0]):
        inner = find_state(item.parse, quantity.core[1], lexicon.concept.state) or inner
    if inner is not None:
        counted = reading.place(inner)
    taken = tuple((min(q.start, q.core[0]), max(q.end, q.core[1])) for q in reading.quantities)
    around = Surroundings(reading.folded.text, item.parse, taken, lexicon.concept)
    return Figure(
        text=span.of(text),
        span=span,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        relation=quantity.relation,
        change=change,
        kind=quantity.kind,
        unit=quantity.unit,
        counted=counted.of(text) if counted else None,
        counted_span=counted,
        counted_probability=round(pointer.counted_probability, 3),
        concept=find_concept(around, quantity.core, inner),
        sentence=reading.text,
        sentence_span=reading.span,
        part=reading.part,
        rule=quantity.rule,
    )


def _is_pronoun_one(item: Candidate) -> bool:
    """Say whether "one" only stands for a thing or for anybody; it counts when it modifies a noun ("one person")."""
    text, parse, quantity = item.reading.folded.text, item.parse, item.quantity
    if quantity.unit is not None or text[slice(*quantity.core)].lower() != "one" or quantity.kind != "count":
        return False
    tokens = parse.over(*quantity.core)
    if not tokens:
        return False
    head = parse.tokens[tokens[0].head]
    following = parse.tokens[tokens[0].i + 1] if tokens[0].i + 1 < len(parse.tokens) else None
    if tokens[0].dep in ("nummod", "quantmod") and head.is_noun and head.i > tokens[0].i:
        return False
    return following is None or not (following.is_noun or following.tag in ("JJ", "VBN"))
