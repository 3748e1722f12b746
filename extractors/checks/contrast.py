"""Two sources that a sentence sets against each other: "The UN says 90,000; the government says 60,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractors.checks.mentions import Mention
from extractors.checks.same import do_heads_agree, is_same_measure
from extractors.checks.view import View

_AGAINST = re.compile(r";|\b(?:while|whereas|but|although|though)\b")
_MORE = re.compile(
    r"\b(?:another|further|other|others|extra|additional|including|of (?:them|whom|those|these|the))\b", re.I
)
_BEFORE_IT = re.compile(r"\b(?:in place of|instead of|rather than|than|from|against) (?:the )?$", re.I)
_ESTIMATE = re.compile(r"\b(?:figure|estimate|number|count|tally|toll|total)$")
# Who calls for a sum or names so many people estimates nothing.
_ASSERTS = re.compile(
    r"\b(?:say|says|said|estimat\w+|puts?|by|believes?|claims?|claimed|counts?|counted|according"
    r"|shows?|showed|finds?|found|figure|toll|number)\b",
    re.I,
)
_NEAR = 24
_FACTOR = Decimal(10)
_KINDS = ("count", "money", "measure", "percentage")


def find_contrasts(view: View) -> Iterator[tuple[Mention, Mention]]:
    """Yield neighbouring figures of one thing that two named sources give otherwise.

    They stand in one sentence with a contrast between them and nothing else counted by the second, or the second is
    called a figure or an estimate of its own: "Damage was put at $1bn by the insurer. The bank's figure is $2bn."
    """
    for one, two in pairwise(view.rest):
        if not (_have_two_sources(one, two) and is_same_measure(one, two) and one.figure.kind in _KINDS):
            continue
        if one.figure.change or two.figure.change or not _are_apart(one, two) or _MORE.search(_lead(two)):
            continue
        if any(_BEFORE_IT.search(mention.before) for mention in (one, two)):
            continue
        if _stand_against(one, two) or _is_estimate_after(one, two):
            yield one, two


def _have_two_sources(one: Mention, two: Mention) -> bool:
    first, second = one.figure.asserted_by, two.figure.asserted_by
    if not (_ASSERTS.search(one.figure.cue or "") and _ASSERTS.search(two.figure.cue or "")):
        return False
    if first is None or second is None or "unnamed" in (first.kind, second.kind):
        return False
    through = {source.name for source in (*one.figure.via, *two.figure.via)}
    return first.name.lower() != second.name.lower() and not through & {first.name, second.name}


def _are_apart(one: Mention, two: Mention) -> bool:
    if one.value is None or two.value is None or one.value == two.value:
        return False
    low, high = sorted((one.value, two.value))
    return low > 0 and high <= low * _FACTOR


def _stand_against(one: Mention, two: Mention) -> bool:
    sentence = one.figure.sentence_span
    if sentence != two.figure.sentence_span or do_heads_agree(one, two) is False:
        return False
    if one.state and two.state and one.state != two.state:
        return False
    between = one.figure.sentence[one.figure.span.end - sentence.start : two.figure.span.start - sentence.start]
    # What the second counts must be left unsaid, or be what the first counts.
    return bool(_AGAINST.search(between)) and (two.figure.counted is None or one.head == two.head)


def _is_estimate_after(one: Mention, two: Mention) -> bool:
    """Say whether the second is an estimate without saying of what, right behind the first."""
    gap = two.figure.sentence_span.start - one.figure.sentence_span.end
    return _ESTIMATE.search(two.figure.counted or "") is not None and 0 <= gap <= 2


def _lead(mention: Mention) -> str:
    return f"{mention.before[-_NEAR:]}{mention.figure.text}{mention.after[:_NEAR]}"
