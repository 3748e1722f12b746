"""What a figure is about, beside what it counts: the holder of the counted things, the subject of the clause."""

from __future__ import annotations

from extractors.counted import Counted
from extractors.parse import Parse, Token
from extractors.phrases import governor, is_pronoun, phrase_text, subject_of
from extractors.quantities.amount import Quantity


def find_concept(text: str, parse: Parse, quantity: Quantity, counted: Counted | None) -> str | None:
    """Give the phrase that a figure is about, or None when the sentence names none.

    For a count: what holds the counted noun ("a survey of seven countries": survey), else the subject of its clause
    ("Ford has 13,000 workers": Ford). For a measure: the subject, when it is not itself what is measured.
    """
    inside = parse.over(*quantity.core)
    if not inside:
        return None
    taken = set(inside)
    head = _counted_head(parse, counted) or inside[-1]
    holder = _holder(parse, head)
    if holder is None:
        verb = governor(parse, head)
        holder = subject_of(parse, verb) if verb else None
    if holder is None or holder in taken or is_pronoun(holder) or not holder.is_noun:
        return None
    if counted and counted.span and holder.start >= counted.span[0] and holder.end <= counted.span[1]:
        return _complement(text, parse, holder)
    phrase, _, _ = phrase_text(parse, text, holder)
    return phrase


def _counted_head(parse: Parse, counted: Counted | None) -> Token | None:
    if counted is None or counted.span is None:
        return None
    within = parse.over(*counted.span)
    ids = {t.i for t in within}
    return next((t for t in within if t.head not in ids or t.head == t.i), None)


def _holder(parse: Parse, head: Token) -> Token | None:
    """Give the noun over "of", "in", "for" above a counted noun."""
    above = parse.tokens[head.head]
    if head.dep == "pobj" and above.tag == "IN" and parse.tokens[above.head].is_noun and above.head < head.i:
        return parse.tokens[above.head]
    return None


def _complement(text: str, parse: Parse, noun: Token) -> str | None:
    """Give the noun under the preposition right behind: "five new seasons of *Sesame Street*"."""
    for i in parse.children[noun.i]:
        token = parse.tokens[i]
        if token.dep == "prep" and i > noun.i:
            inner = parse.child(token, "pobj")
            if inner and inner.is_noun:
                return phrase_text(parse, text, inner)[0]
    return None
