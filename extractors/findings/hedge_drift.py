"""What holds a figure back gets lost, or comes in, between two mentions of it: "about 300" becomes "300"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from extractors.findings.quoting import quote
from extractors.findings.view import View, find
from extractors.relations.differences import do_heads_agree, is_same_measure
from extractors.relations.surroundings import Mention
from extractors.types import Finding

_LEAST = 2
_MOST = 400
_HELD_BACK = re.compile(r"\b(?:could|may|might|can|would|feared?|possibl[ey]|potential(?:ly)?|risks?|maximum)\b", re.I)
_ALMOST = re.compile(r"almost|nearly|close to|(?:just )?under|less than|fewer than", re.I)
_FRAMED = re.compile(r"within\b", re.I)
"""A stretch of time in which something is done, which headlines leave the "within" of: "sells out in 20 minutes"."""
_VERB = re.compile(r"\b(could|may|might|will|would)(?: \w+ly)? (\w+)", re.I)


def check_hedges(view: View) -> Iterator[Finding]:
    """Yield a finding for each figure on top, or in a caption, that is bounded otherwise than in the body."""
    for top in view.mentions:
        if top.figure.part not in ("headline", "standfirst", "caption") or top.value is None:
            continue
        alike = [m for m in view.alike(top) if m.figure.part == "body" and _is_alike(top, m)]
        alike = alike or [m for m in view.ranges if m.figure.part == "body" and _is_end(top, m)]
        if not alike or any(m.value and m.figure.relation == top.figure.relation for m in alike):
            continue
        low = alike[0]
        if _is_worth_saying(top, low):
            said = f"the {top.figure.part} says {top.figure.text}, the body {low.figure.text}"
            yield find("hedge-drift", f"{said} ({quote(low.figure)}).", top, low)
    yield from _find_modals(view)


def _is_worth_saying(top: Mention, low: Mention) -> bool:
    """Say whether a bound that differs changes what is said.

    Headlines leave "about", "at least" and "nearly" out as a rule. A limit that is told as the sentence or the effect
    ("up to 15 years"), where nothing else on top holds it back, is another claim, and so is a toll that is left open
    on top and closed below.
    """
    if low.value is None:
        return top.figure.kind == "count"
    if top.figure.relation == "=":
        limited = low.figure.relation in ("<", "<=") and low.figure.kind in ("duration", "percentage")
        framed = _FRAMED.match(low.figure.text)
        return limited and not framed and not _HELD_BACK.search(top.figure.sentence)
    if top.figure.relation in (">", ">=") and _ALMOST.match(low.figure.text):
        return True
    return low.figure.relation == "=" and bool(top.state) and top.state == low.state


def _is_alike(one: Mention, two: Mention) -> bool:
    if one.value != two.value or one.index == two.index:
        return False
    kinds = {one.figure.kind, two.figure.kind}
    same = is_same_measure(one, two) or (None in (one.unit, two.unit) and kinds == {"count", "money"})
    return same and (do_heads_agree(one, two) is not False or one.figure.kind in ("duration", "money", "percentage"))


def _is_end(top: Mention, ranged: Mention) -> bool:
    """Say whether the body has a range and the figure on top only its end: "40 to 60" becomes "60"."""
    ends = ranged.figure.low, ranged.figure.high
    written = ranged.value is None and None not in ends and any(letter.isdigit() for letter in ranged.figure.text)
    if not written or not is_same_measure(top, ranged) or top.figure.relation != "=" or ranged.figure.kind == "score":
        return False
    return top.value in ends and do_heads_agree(top, ranged) is True


def _find_modals(view: View) -> Iterator[Finding]:
    """Yield a finding where one number will do by one sentence what it could do by another."""
    spoken = [(m, modal) for m in view.mentions if (m.value or 0) >= _LEAST and (modal := _modal(m))]
    for (one, first), (two, second) in combinations(spoken[:_MOST], 2):
        if one.value != two.value or one.figure.sentence_span == two.figure.sentence_span:
            continue
        alike = _is_alike(one, two) or (one.unit is not None and one.unit == two.unit)
        if alike and first[1] == second[1] and first[0] != second[0]:
            said = f"{one.figure.text} “{first[0]}” in one place, “{second[0]}” in another"
            yield find("hedge-drift", f"{said}: {quote(one.figure)} and {quote(two.figure)}", one, two)


def _modal(mention: Mention) -> tuple[str, str] | None:
    found = list(_VERB.finditer(mention.before))
    if not found:
        return None
    modal = found[-1][1].lower()
    return ("could" if modal in ("could", "may", "might") else "will"), found[-1][2].lower()
