"""What a figure is about, beside what it counts: the holder of the counted things, the subject of the clause."""

from __future__ import annotations

from extractors.figures.parse import Parse, Token
from extractors.figures.phrases import is_pronoun
from extractors.figures.rules.counted_context import Counted
from extractors.figures.rules.counted_place import Place
from extractors.figures.rules.counted_subjects import find_referent, find_subject, find_verb


def find_concept(place: Place, counted: Counted | None) -> str | None:
    """Give the phrase that a figure is about, or None when the sentence names none.

    For a count: what holds the counted noun ("a survey of seven countries": survey), else the subject of its clause
    ("Ford has 13,000 workers": Ford). For a measure: the subject, when it is not itself what is measured.
    """
    parse = place.parse
    if counted is not None and counted.rule == "gapped":
        return None
    head = _counted_head(parse, counted) or place.last
    holder = _holder(parse, head)
    if holder is not None and holder.dep == "attr":
        subject = parse.child(parse.tokens[holder.head], "nsubj")
        holder = subject if subject is not None and place.may_count(subject) else holder
    if holder is None:
        verb = find_verb(parse, head)
        holder = find_subject(parse, verb) if verb is not None else None
    if holder is not None and is_pronoun(holder):
        holder = find_referent(parse, holder)
    if holder is None or holder in place.inside or not place.may_count(holder):
        return None
    if counted and counted.span and holder.start >= counted.span[0] and holder.end <= counted.span[1]:
        return _complement(place, holder)
    phrase = place.write(holder, "concept").phrase
    return None if counted is not None and phrase == counted.phrase else phrase


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


def _complement(place: Place, noun: Token) -> str | None:
    """Give the noun under the preposition right behind: "five new seasons of *Sesame Street*"."""
    parse = place.parse
    for i in parse.children[noun.i]:
        token = parse.tokens[i]
        if token.dep == "prep" and i > noun.i:
            inner = parse.child(token, "pobj")
            if inner is not None and place.may_count(inner):
                return place.write(inner, "concept").phrase
    return None
