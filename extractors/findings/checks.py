"""All checks, in the order in which their findings stand in a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.findings.age_or_date import check_ages, check_anniversaries, check_durations, check_weekdays
from extractors.findings.changes import check_growth, check_points
from extractors.findings.conflict import check_conflicts
from extractors.findings.conversions import Conversions
from extractors.findings.headline import check_headline
from extractors.findings.hedge_drift import check_hedges
from extractors.findings.magnitude import check_magnitudes
from extractors.findings.no_source import check_sources
from extractors.findings.same_number import check_same_numbers
from extractors.findings.shares import check_multiples, check_shares
from extractors.findings.totals import check_parts, check_products
from extractors.findings.unit_pair import check_units
from extractors.findings.view import View, open_view
from extractors.findings.words import CheckWords
from extractors.types import Article, Figure, Finding

CHECKS: tuple[tuple[str, Callable[[View], Iterator[Finding]]], ...] = (
    ("unit-pair", check_units),
    ("magnitude", check_magnitudes),
    ("headline", check_headline),
    ("hedge-drift", check_hedges),
    ("arithmetic", check_growth),
    ("arithmetic", check_multiples),
    ("arithmetic", check_parts),
    ("arithmetic", check_shares),
    ("arithmetic", check_products),
    ("percent-or-points", check_points),
    ("conflict", check_conflicts),
    ("same-number", check_same_numbers),
    ("age-or-date", check_ages),
    ("age-or-date", check_anniversaries),
    ("age-or-date", check_durations),
    ("age-or-date", check_weekdays),
    ("no-source", check_sources),
)
"""Each check with the code of its findings; of two findings on the same figures the first stands."""


@dataclass(frozen=True, slots=True)
class Checks:
    """The vocabulary of the checks, and the codes of those that are switched off."""

    words: CheckWords
    conversions: Conversions
    off: frozenset[str] = frozenset()


def check_figures(article: Article, figures: Sequence[Figure], checks: Checks) -> tuple[Finding, ...]:
    """Give what about an article's figures is worth a second look, the checks that are switched off left out."""
    view = open_view(article, figures, checks.words, checks.conversions)
    found: list[Finding] = []
    seen: set[tuple[int, ...]] = set()
    for code, check in CHECKS:
        if code in checks.off:
            continue
        for finding in check(view):
            if not finding.figures or finding.figures not in seen:
                seen.add(finding.figures)
                found.append(finding)
    return tuple(found)
