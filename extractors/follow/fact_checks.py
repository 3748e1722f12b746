"""Published fact-checks as Google's Fact Check Tools describe them; every field may be missing.

The answer of ``claims:search`` has ``claims``, each with ``text``, ``claimant``, ``claimDate`` and ``claimReview``; a
review has ``publisher`` (``name``, ``site``), ``url``, ``title``, ``reviewDate``, ``textualRating`` and
``languageCode``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.engine import Engine
from extractors.errors import FigurecheckError
from extractors.follow.following import search_figures
from extractors.follow.sources import hold_figures
from extractors.relations.across import Text
from extractors.relations.differences import do_heads_agree, is_same_measure
from extractors.relations.surroundings import read_mentions
from extractors.types import Figure, Finding, Report, read_article

_LINK = re.compile(r"https?://[^\s<>\"'\x00-\x20]{3,1000}", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 400
_LONGEST_NAME = 100
_MOST = 100


@dataclass(frozen=True, slots=True)
class PublishedCheck:
    """One review of one claim; what the answer does not say is None, dates are days in ISO 8601."""

    claim: str
    rating: str
    link: str
    publisher: str
    claimant: str | None = None
    claimed: str | None = None
    title: str | None = None
    reviewed: str | None = None


def read_published(answer: object) -> tuple[PublishedCheck, ...]:
    """Read the reviews in an answer; what has no claim, no rating or no link is left out.

    >>> review = {"url": "https://f.example/1", "textualRating": "Half true"}
    >>> read_published({"claims": [{"text": "300 ships sank", "claimReview": [review]}]})[0].publisher
    'f.example'
    """
    return tuple(_read_claims(answer))[:_MOST]


def _read_claims(answer: object) -> Iterator[PublishedCheck]:
    for claim in _list(_get(answer, "claims")):
        text = _words(_get(claim, "text"), _LONGEST)
        for review in _list(_get(claim, "claimReview")):
            link, rating = _link(_get(review, "url")), _words(_get(review, "textualRating"), _LONGEST_NAME)
            if not (text and link and rating):
                continue
            publisher = _get(review, "publisher")
            yield PublishedCheck(
                claim=text,
                rating=rating,
                link=link,
                publisher=_words(_get(publisher, "name"), _LONGEST_NAME)
                or _words(_get(publisher, "site"), _LONGEST_NAME)
                or _host(link),
                claimant=_words(_get(claim, "claimant"), _LONGEST_NAME),
                claimed=_day(_get(claim, "claimDate")),
                title=_words(_get(review, "title"), _LONGEST),
                reviewed=_day(_get(review, "reviewDate")),
            )


def _get(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None


def _list(value: object) -> list[object]:
    return value[:_MOST] if isinstance(value, list) else []


def _words(value: object, longest: int) -> str | None:
    if not isinstance(value, str):
        return None
    text = " ".join("".join(c if c.isprintable() else " " for c in value[: 4 * longest]).split())
    return (text if len(text) <= longest else text[: longest - 1].rstrip() + "…") or None


def _link(value: object) -> str | None:
    return value if isinstance(value, str) and _LINK.fullmatch(value) else None


def _host(link: str) -> str:
    found = _HOST.match(link)
    return found[1].lower() if found else link


def _day(value: object) -> str | None:
    found = _DAY.match(value) if isinstance(value, str) else None
    return found.group() if found else None


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
    words = engine.checks.words
    (one,) = read_mentions((figure,), words)
    held = hold_figures([one], [Text("", check.claim, read_mentions(claimed, words))], engine)
    there = held[0].passage if held and held[0].likeness == "same" else None
    if there is None or (there.value, there.low) != (figure.value, figure.low):
        return False
    first, second = read_mentions((figure, there), words)
    # A claim is one sentence: what it counts must be said in it, not guessed.
    return is_same_measure(first, second) and do_heads_agree(first, second) is True
