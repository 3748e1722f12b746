"""A figure that goes on with what the figure before it counts: "(11 km)", "up from 940bn", "rather than 11"."""

from __future__ import annotations

import re

from extractors.candidates.modifiers import LOOSE
from extractors.candidates.quantity import Quantity
from extractors.candidates.units import pluralise
from extractors.figures.rules.counted_context import SILENT, Counted
from extractors.figures.rules.counted_place import Place

_ASIDE = re.compile(rf"[^.;()]{{0,40}}[(/]\s?(?:(?:{LOOSE}|or|up) )?")
_ON = re.compile(
    rf"""
    (?:[\w'’-]+[ ]){{0,1}}[,–—-]?\s?(?:and[ ]|but[ ]|or[ ]|then[ ])?
    (?:
        (?:
            up|down|higher|lower|rising|falling|compared|not|rather[ ]than|instead[ ]of|against|versus|vs\.?
            |from|to|with|than|and|or|at|later|well[ ](?:above|below)|plus[ ]or[ ]minus|the|a|its|by|as
            |{LOOSE}
        )\s
    )*
    (?:plus[ ]or[ ]minus[ ])?
    """,
    re.VERBOSE,
)
_FROM = re.compile(
    rf"""
    \b(?:
        (?:up|down|rising|falling)[ ]from|versus|vs|compared[ ](?:with|to)|against
        |(?:higher|lower|more|less|fewer)[ ]than
    )
    (?:[ ](?:{LOOSE}|an?[ ]\w+))?
    # "last year's"
    (?:[ ](?:last|this)[ ]\w+(?:['’]s)?)?\s?$
    """,
    re.VERBOSE | re.I,
)
_PAIR = re.compile(r"\s?(?:to|-|–|or|and)\s?")
_MORE = re.compile(r"\s(?:more|less|fewer|higher|lower) than\b", re.I)
_LONGEST = 60
"""Characters between two figures of which the second may go on with the first."""


def find_carried(place: Place) -> Counted | None:
    """Give what the figure before counts when nothing but a link stands between the two."""
    last = place.context.last
    if last is None or (place.context.whole is not None and place.quantity.kind == "count"):
        return None
    if compared := _compared(place):
        return compared
    before, counted = last
    if counted is None:
        # "voted 11 to 4": what is unknown of the first is unknown of the second.
        bare = before.kind == place.quantity.kind and before.unit is None
        return SILENT if bare and _PAIR.fullmatch(place.text[before.end : place.quantity.start]) else None
    start = before.end
    if (
        counted.span
        and before.end <= counted.span[1] <= place.quantity.start
        and counted.span[0] - before.end < _LONGEST
    ):
        start = counted.span[1]
    between = place.text[start : place.quantity.start]
    same = before.kind == place.quantity.kind
    if len(between) > _LONGEST:
        return None
    if _ASIDE.fullmatch(between) or (same and _is_link(between)):
        return _carry(place, before, counted)
    return None


def _compared(place: Place) -> Counted | None:
    """Read "up from 62%" and "more than last year's 500 tonnes": what the last figure of the kind counts."""
    quantity = place.quantity
    more = _MORE.match(place.text, quantity.end) is not None and place.before(2) == ", "
    if not more and not _FROM.search(place.before(40)):
        return None
    for before, counted in reversed(place.context.figures):
        if (
            counted is not None
            and (more or before.kind == quantity.kind)
            and quantity.start - before.end < 2 * _LONGEST
        ):
            return _carry(place, before, counted)
    return None


def _carry(place: Place, before: Quantity, counted: Counted) -> Counted:
    """Give what the figure before counts, in the plural after "one vote, not two"."""
    several = place.quantity.value is not None and place.quantity.value > 1 and before.value == 1
    plural = several and place.quantity.kind == "count" and counted.phrase.isalpha()
    return Counted(pluralise(counted.phrase) if plural else counted.phrase, None, "carried")


def _is_link(between: str) -> bool:
    return _ON.fullmatch(between.lstrip()) is not None
