"""A figure that goes on with what the figure before it counts: "(11 km)", "up from 940bn", "rather than 11"."""

from __future__ import annotations

import re

from extractors.context import Counted
from extractors.place import Place

_ASIDE = re.compile(r"[^.;]{0,40}[(/]\s?(?:or |about |around |some |nearly |roughly |up )?")
_ON = re.compile(
    r"(?:[\w'’-]+ ){0,1}[,–—-]?\s?(?:and |but |or |then )?(?:(?:up|down|higher|lower|rising|falling|compared|not|rather than|instead of"
    r"|against|versus|vs\.?|from|to|with|than|and|or|at|just|later|well (?:above|below)|plus or minus|the|a|its|about|around|nearly|some|only|by|as)\s)*"
    r"(?:plus or minus )?"
)
_LONGEST = 60
"""Characters between two figures of which the second may go on with the first."""


def find_carried(place: Place) -> Counted | None:
    """Give what the figure before counts when nothing but a link stands between the two."""
    last = place.context.last
    if last is None or last[1] is None:
        return None
    before, counted = last
    start = before.end
    if counted.span and before.end <= counted.span[1] <= place.quantity.start and counted.span[0] - before.end < _LONGEST:
        start = counted.span[1]
    between = place.text[start : place.quantity.start]
    if len(between) > _LONGEST:
        return None
    same = before.kind == place.quantity.kind
    if (same and place.quantity.paired) or _ASIDE.fullmatch(between) or (same and _is_link(between)):
        return Counted(counted.phrase, None, "carried")
    return None


def _is_link(between: str) -> bool:
    return _ON.fullmatch(between.lstrip()) is not None
