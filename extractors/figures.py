"""Make figures of the quantities of a sentence: what each counts, how it changes, and which are none after all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.change import find_change
from extractors.concept import find_concept
from extractors.counted import Counted, find_counted
from extractors.folding import Folded
from extractors.lexicon import ChangeWords
from extractors.parse import Parse
from extractors.quantities.amount import Quantity
from extractors.report import Change, Figure
from extractors.spans import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence on its way: its span, its text as written and folded, the part it stands in and the quantities found in it."""

    span: Span
    text: str
    folded: Folded
    part: str
    quantities: Sequence[Quantity]


@dataclass(frozen=True, slots=True)
class Located:
    """A figure with where it came from; ``core`` is its span in the article without the modifiers."""

    figure: Figure
    reading: Reading
    parse: Parse
    quantity: Quantity

    @property
    def core(self) -> Span:
        """Give the span of number and unit in the article."""
        return self.place(self.quantity.core)

    def place(self, span: tuple[int, int]) -> Span:
        """Give the article's span of a span of the folded sentence."""
        inner = self.reading.folded.span(*span)
        return Span(self.reading.span.start + inner.start, self.reading.span.start + inner.end)


def make_figures(
    text: str, reading: Reading, parse: Parse, earlier: Counted | None, words: ChangeWords
) -> tuple[list[Located], Counted | None]:
    """Give the figures of one parsed sentence, and what its last count counted, for the next sentence's elided heads."""
    figures: list[Located] = []
    previous: tuple[Quantity, Change | None] | None = None
    for quantity in reading.quantities:
        if _is_pronoun_one(reading.folded.text, parse, quantity):
            continue
        counted = find_counted(reading.folded.text, parse, quantity, earlier)
        change = find_change(reading.folded.text, parse, quantity, previous, words)
        previous = (quantity, change)
        if quantity.kind == "count" and counted and counted.phrase:
            earlier = counted
        concept = find_concept(reading.folded.text, parse, quantity, counted)
        figures.append(Located(_figure(text, reading, quantity, counted, change, concept), reading, parse, quantity))
    return figures, earlier


def _figure(
    text: str, reading: Reading, quantity: Quantity, counted: Counted | None, change: Change | None, concept: str | None
) -> Figure:
    base = reading.span.start
    inner = reading.folded.span(quantity.start, quantity.end)
    span = Span(base + inner.start, base + inner.end)
    where = None
    if counted and counted.span:
        found = reading.folded.span(*counted.span)
        where = Span(base + found.start, base + found.end)
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
        counted=where.of(text) if where else counted.phrase if counted else None,
        counted_span=where,
        concept=concept,
        sentence=reading.text,
        sentence_span=reading.span,
        part=reading.part,
        rule=f"{quantity.rule}/{counted.rule}" if counted else quantity.rule,
    )


def _is_pronoun_one(text: str, parse: Parse, quantity: Quantity) -> bool:
    """Say whether "one" only stands for a thing or for anybody; it counts when it modifies a noun ("one person")."""
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
