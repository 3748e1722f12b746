"""Published fact-checks as Google's Fact Check Tools describe them; every field may be missing.

The answer of ``claims:search`` has ``claims``, each with ``text``, ``claimant``, ``claimDate`` and ``claimReview``; a
review has ``publisher`` (``name``, ``site``), ``url``, ``title``, ``reviewDate``, ``textualRating`` and
``languageCode``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
