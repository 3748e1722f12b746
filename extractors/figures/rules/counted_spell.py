"""Stretches of time that only date what happened: "over the past three years", "nine days later"."""

from __future__ import annotations

import re

from extractors.figures.rules.counted_place import Place

_BEFORE = re.compile(
    r"\b(?:(?:in|over|for|during|within|of|from|through|throughout)?\s?(?:the )?"
    r"(?:last|past|previous|next|coming|first|following|final)|every|(?:course|space|span|matter) of)\s$",
    re.I,
)
_AFTER = re.compile(
    r"\s?(?:ago|before|after|since|prior to|into|remaining|left|to go|until|from (?:now|then|today))\b", re.I
)
_SOONER = re.compile(r"\bafter(?: just| only| about| nearly| almost)?\s$", re.I)
_LATER = re.compile(r"\s?(?:earlier|later|previously|on|from now)\b", re.I)


def is_spell(place: Place) -> bool:
    """Say whether a duration dates an event and measures nothing."""
    if place.quantity.kind != "duration":
        return False
    if _BEFORE.search(place.before(40)):
        return place.top.dep != "dobj" or place.before(7).endswith("every ")
    if place.before(8).lower().endswith("in the ") and place.text.startswith(" that ", place.quantity.end):
        return True
    if _AFTER.match(place.text, place.quantity.end):
        return True
    if _SOONER.search(place.before(20)) and not place.text.startswith(" of ", place.quantity.end):
        return True
    return place.inside[0].i <= 1 and bool(_LATER.match(place.text, place.quantity.end))
