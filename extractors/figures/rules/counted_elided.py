"""Heads that a bare number leaves out: "12 of them", "200 were arrested", "six got in"."""

from __future__ import annotations

import re

from extractors.candidates.quantity import Quantity
from extractors.figures.rules.counted_context import Counted
from extractors.figures.rules.counted_place import Place
from extractors.figures.rules.counted_subjects import find_verb

_PART = re.compile(r"\s(?:\w+ )?(?:the )?of (?:them|those|these|whom|which|us|you)\b(?! \w+ed\b)", re.I)
_PART_BEFORE = re.compile(
    r"\b(?:of whom|of which|of them|among them|including|the other|the remaining|another|all but)\s$", re.I
)
_EARLIER_BEFORE = re.compile(
    r"\b(?:by|to|from|than|another|only|just|least|most|some|all|and|or|were|are|was|is"
    r"|(?:average|total|mean|median) of)\s$",
    re.I,
)
_OF_THINGS_TOO = frozenset("fired released held shot tested missing trapped freed rescued lost".split())
_LINKING = frozenset("VBD VBP VBZ VB VBN RB MD JJ RP".split())
_WHOLE_BEFORE = re.compile(r"^\W*(?:of|among|from|out of)(?: (?:the|its|their|his|her|all|a total of))? $", re.I)


def is_whole(text: str, quantity: Quantity) -> bool:
    """Say whether a sentence opens with the group that its figures are taken from: "Of 90 applicants, 60 were women".

    >>> ninety = Quantity(3, 5, (3, 5), None, None, None, "=", None, "count", "digits")
    >>> is_whole("Of 90 applicants, 60 were women.", ninety)
    True
    """
    return _WHOLE_BEFORE.match(text[: quantity.start]) is not None


def find_part(place: Place) -> Counted | None:
    """Give what the count before counted for a part of it: "12 of them", "of whom 12", "the other 30"."""
    earlier = place.context.count
    if earlier is None:
        return None
    if _PART.match(place.text, place.quantity.core[1]) or _PART_BEFORE.search(place.before(24)):
        return Counted(earlier.phrase, None, "partitive")
    return None


def find_state(place: Place) -> Counted | None:
    """Give the people that something has happened to: "200 were arrested", "calls up 300,000"."""
    following = place.following(6)
    states = [t for t in following if t.text.lower() in place.words.people]
    if states:
        run = following[: following.index(states[0])]
        if all(t.tag in _LINKING for t in run):
            state = states[1] if len(states) > 1 and states[1].i == states[0].i + 1 else states[0]
            noun = _who(place, states[0].text.lower())
            return Counted(f"{noun} {place.text[states[0].start : state.end]}", None, "elided-state")
    verb = place.above
    particle = place.parse.child(verb, "prt")
    deed = f"{verb.text} {particle.text}".lower() if particle else verb.text.lower()
    if place.top.dep == "dobj" and verb.is_verb and deed in place.words.people and place.context.last is None:
        return Counted("people", None, "elided-people")
    return None


def _who(place: Place, state: str) -> str:
    """Give whom or what a state is said of: people, unless it may be of things and things were counted before."""
    earlier = place.context.count
    if earlier is None or state not in _OF_THINGS_TOO:
        return "people"
    noun = next((w for w in reversed(earlier.phrase.split()) if w.lower() not in place.words.people), "people")
    return noun if noun.isalpha() else "people"


def find_elided(place: Place) -> Counted | None:
    """Give the head that a bare subject or object leaves out: its predicate, the group it is of, the count before."""
    top, verb, parse = place.top, place.above, place.parse
    is_subject = top.dep in ("nsubj", "nsubjpass")
    if not verb.is_verb:
        verb = find_verb(parse, top) or verb
    earlier = place.context.whole or place.context.count
    if is_subject and verb.is_verb:
        predicate = parse.child(verb, "attr")
        if predicate is not None and place.may_count(predicate) and predicate.i > verb.i:
            return place.write(predicate, "elided-predicate")
    if earlier is None or verb.text.lower() in place.words.spending | place.words.giving:
        return None
    is_object = top.dep in ("dobj", "conj", "appos", "dep") and verb.text.lower() not in place.words.level
    if is_subject or is_object or place.context.whole is not None:
        return Counted(earlier.phrase, None, "elided-earlier")
    return None


def find_earlier(place: Place) -> Counted | None:
    """Give what the count before counted, when nothing else is known of a bare number."""
    earlier = place.context.count
    if earlier is None or place.quantity.kind == "score" or not _EARLIER_BEFORE.search(place.before(20)):
        return None
    return Counted(earlier.phrase, None, "elided-earlier")
