"""Make figures of the quantities of a sentence: what each counts, how it changes, and which are none after all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.candidates.folding import Folded
from extractors.candidates.quantity import Quantity
from extractors.figures.change import find_change
from extractors.figures.parse import Parse
from extractors.figures.phrases import phrase_text
from extractors.figures.rules.counted_concept import find_concept
from extractors.figures.rules.counted_context import Context, Counted, Topic
from extractors.figures.rules.counted_counted import find_counted
from extractors.figures.rules.counted_elided import is_whole
from extractors.figures.rules.counted_place import find_place
from extractors.figures.rules.counted_subjects import find_topic
from extractors.lexicon import Lexicon
from extractors.types import Change, Figure, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence on its way: its span, its text as written and folded, its part and the quantities found in it."""

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
    text: str, reading: Reading, parse: Parse, context: Context, lexicon: Lexicon
) -> tuple[list[Located], Context]:
    """Give the figures of one parsed sentence, and the context that it leaves for the next one's elided heads."""
    figures: list[Located] = []
    previous: tuple[Quantity, Change | None] | None = None
    sentence = reading.folded.text
    context = context.enter(tuple(_taken(q) for q in reading.quantities), reading.span.start)
    for quantity in reading.quantities:
        if _is_pronoun_one(sentence, parse, quantity):
            continue
        place = find_place(sentence, parse, quantity, context, lexicon.counted)
        counted = find_counted(place) if place else None
        concept = find_concept(place, counted) if place else None
        change = find_change(sentence, parse, quantity, previous, lexicon.change)
        previous = (quantity, change)
        context = context.add(quantity, counted, whole=is_whole(sentence, quantity))
        figures.append(Located(_figure(text, reading, quantity, counted, change, concept), reading, parse, quantity))
    topic = find_topic(parse)
    named = topic is not None and topic.text.lower() not in lexicon.counted.generic
    about = Topic(phrase_text(parse, sentence, topic), topic.tag) if topic and named else None
    return figures, context.leave(about, reading.span.end)


def _taken(quantity: Quantity) -> tuple[int, int]:
    return min(quantity.start, quantity.core[0]), max(quantity.end, quantity.core[1])


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
