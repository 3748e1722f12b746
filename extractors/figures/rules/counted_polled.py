"""Figures of polls and contests: whom a share is a share of, and leads."""

from __future__ import annotations

import re

from extractors.figures.parse import Token
from extractors.figures.rules.counted_context import SILENT, Counted
from extractors.figures.rules.counted_place import Place
from extractors.figures.rules.counted_subjects import find_verb

_BY = re.compile(r"\bby\b[^,;]{0,20}$")
_TO = re.compile(r"\s?(?:to|-|–)\s?")
_TO_NUMBER = re.compile(r"\s?(?:to|-|–)\s?\d")
_BEING = frozenset("is was are were be been".split())
_RANKED = frozenset("heat tied tie edge advantage matchup match-up race".split())
_POINTS = frozenset(["percentage point", "point", "%"])


def is_paired(place: Place) -> bool:
    """Say whether the figure is one of two set against each other: "51.2% to 48.8%"."""
    last = place.context.last
    if last is not None and _TO.fullmatch(place.text[last[0].end : place.quantity.start]):
        return True
    return _TO_NUMBER.match(place.text, place.quantity.end) is not None


def is_answered(place: Place) -> bool:
    """Say whether a share is of people who answer, so that the shares after it may be of them too."""
    if place.quantity.kind not in ("percentage", "ratio"):
        return False
    verb = find_verb(place.parse, place.top)
    return verb is not None and verb.text.lower() in place.words.opinion and verb.i > place.last.i


def _is_by(place: Place) -> bool:
    return place.top.dep in ("dobj", "npadvmod") or _BY.search(place.before(30)) is not None


def find_polled(place: Place) -> Counted | None:
    """Give whom a share is a share of, when the share itself answers, chooses or votes.

    That is the group after "among" in the sentence, else the group of the share before it or of the poll before.
    """
    parse, top = place.parse, place.top
    verb = next((parse.tokens[i] for i in parse.children[top.i] if parse.tokens[i].dep == "relcl"), None)
    told = verb is not None and verb.text.lower() in place.words.opinion
    verb = verb if told else find_verb(parse, top)
    if verb is None:
        return None
    word = verb.text.lower()
    if place.quantity.kind == "percentage" and is_paired(place) and not place.before(6).endswith("from "):
        ranked = any(t.text.lower() in _RANKED or t.text.lower() in place.words.lead for t in parse.tokens)
        if ranked and word not in place.words.level - place.words.contest - _BEING:
            return _among(place) or Counted("vote", None, "vote")
    answers = told or (word in place.words.opinion and _is_answering(place, verb))
    contest = is_paired(place) and (word in place.words.lead or word in place.words.contest)
    if not answers and not contest:
        return None
    if group := _among(place):
        return group
    last = place.context.last
    if (
        answers
        and last is not None
        and last[1] is not None
        and last[0].kind == place.quantity.kind
        and "subject" not in last[1].rule
    ):
        return Counted(last[1].phrase, None, "polled")
    if contest:
        return Counted("vote", None, "vote")
    return Counted(place.context.polled, None, "polled") if place.context.polled else SILENT


def _is_answering(place: Place, verb: Token) -> bool:
    """Say whether the share is what comes before the verb: "46 percent would choose", not "she said 46 percent"."""
    if place.top.dep in ("nsubj", "nsubjpass"):
        return True
    between = place.parse.tokens[place.last.i + 1 : verb.i]
    return (
        verb.i > place.last.i
        and len(between) <= 3
        and all(t.tag in ("MD", "RB", "VBP", "VBD", "VBZ", "VB", "VBN") for t in between)
    )


def _among(place: Place) -> Counted | None:
    for token in place.parse.tokens:
        if token.text.lower() in ("among", "amongst") and token.tag == "IN":
            noun = place.parse.child(token, "pobj")
            if noun is not None and place.may_count(noun):
                return place.write(noun, "polled-among")
    return None
