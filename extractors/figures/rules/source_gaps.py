"""A second source that shares the verb of the first: "The UN says 1.2 million need aid, the government 800,000"."""

from __future__ import annotations

import re

from extractors.figures.parse import Parse

_GAP = re.compile(
    r"(?:[,;]|,? (?:while|and|but))\s(?P<who>(?:the |an? |its |his "
    r"|her )?(?:[\w’'&.-]+ ){0,3}?[\w’'&.-]+)\s(?:that |only |just "
    r"|at |more )?$"
)
_NOUNS = frozenset(["DT", "NN", "NNS", "NNP", "NNPS", "JJ", "POS", "PRP$"])
_NOT_A_SOURCE = re.compile(
    r"(?:^|\s)(?:about|nearly|almost|some|least|than|to|of|in|at|by"
    r"|from|for|with|on|or|up|down|only|another|just|around|over|under"
    r"|including|was|were|is|are|had|has|have|and|but|per|between|roughly"
    r"|as|killing|injuring|wounding|leaving|when|after|before|since"
    r"|until|during|\d\S*|\w+ly|\w+ed|\w+ing)(?:\s|$)",
    re.I,
)


def find_gapped(text: str, parse: Parse, core: tuple[int, int], first: tuple[int, int]) -> tuple[int, int] | None:
    """Give the span of the source right before a bare figure, when ``first``, a source with its verb, stands before it.

    "The UN says 1.2 million need aid, *the government* 800,000."
    """
    if first[1] > core[0]:
        return None
    found = _GAP.search(text, max(0, core[0] - 60), core[0])
    if not found or found.start("who") <= first[1] or _NOT_A_SOURCE.search(found["who"]):
        return None
    tokens = parse.over(*found.span("who"))
    if not tokens or not tokens[-1].is_noun or any(t.tag not in _NOUNS for t in tokens):
        return None
    following = text[core[1] : core[1] + 2]
    return found.span("who") if not following.strip() or following[0] in ".,;)" else None
