"""Which published fact-checks are of a claim with the same number of the same thing as a figure of the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.engine import Engine
from extractors.errors import FigurecheckError
from extractors.fact_checks.published import PublishedCheck
from extractors.findings.same import do_heads_agree, find_match
from extractors.findings.surroundings import read_mentions
from extractors.follow.searching import search_figures
from extractors.types import Figure, Finding, Report, read_article

CODE = "fact-check"
MOST_QUERIES = 8
_KINDS = ("count", "money", "percentage", "measure", "multiple", "ratio")
_LONGEST_QUERY = 120
_MOST_EACH = 2
"""Fact-checks that are shown of one figure."""


def write_queries(report: Report, most: int = MOST_QUERIES) -> dict[int, str]:
    """Give the words to search for, by the index of the figure: its number and what it counts.

    Figures of the headline come first; a figure that counts nothing known is not searched for.
    """
    told = [(index, figure) for index, figure in enumerate(report.figures) if figure.counted and figure.kind in _KINDS]
    told.sort(key=lambda each: each[1].part not in ("headline", "standfirst"))
    queries: dict[int, str] = {}
    for index, figure in told:
        query = " ".join(f"{figure.text} {figure.counted}".split())[:_LONGEST_QUERY]
        if query not in queries.values():
            queries[index] = query
        if len(queries) == most:
            break
    return queries


def find_fact_checks(
    report: Report, published: Mapping[int, Sequence[PublishedCheck]], engine: Engine
) -> tuple[Finding, ...]:
    """Give a finding for each fact-check whose claim has a figure's number of the same thing; by figure, none twice."""
    if CODE in engine.checks.off:
        return ()
    return tuple(_find(report, published, engine))


def describe(check: PublishedCheck) -> str:
    """Put a fact-check in one line: who checked which claim, their own rating, and the link."""
    said = [part for part in (check.claimant, check.claimed) if part]
    claim = f"“{check.claim.strip('“”')}”" + (f" ({', '.join(said)})" if said else "")
    when = f", {check.reviewed}" if check.reviewed else ""
    said_by = f"{check.publisher} has checked a claim with this number: {claim}."
    return f"{said_by} Its rating{when}: “{check.rating}”. {check.link}"


def _find(report: Report, published: Mapping[int, Sequence[PublishedCheck]], engine: Engine) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, checks in published.items():
        shown = 0
        for check in checks:
            if shown == _MOST_EACH or check.link in seen:
                continue
            if _agrees(report.figures[index], check, engine):
                seen.add(check.link)
                shown += 1
                yield Finding(CODE, (index,), describe(check))


def _agrees(figure: Figure, check: PublishedCheck, engine: Engine) -> bool:
    try:
        claimed = search_figures(read_article(check.claim), [figure], engine)
    except FigurecheckError:
        return False
    match = find_match(figure, claimed, engine.checks.words) if claimed else None
    if match is None or (match.figure.value, match.figure.low) != (figure.value, figure.low):
        return False
    # A claim is one sentence: what it counts must be said in it, not guessed.
    return do_heads_agree(*read_mentions((figure, match.figure), engine.checks.words)) is True
