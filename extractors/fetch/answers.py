"""What the status of an answer means."""

from __future__ import annotations

import httpx

from extractors.fetch_errors import (
    EmptyPageError,
    FetchError,
    LoginNeededError,
    NotFoundError,
    ServerFaultError,
    TooManyRequestsError,
    UnexpectedAnswerError,
)

REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_FOUND = frozenset({404, 410})
NOT_FOR_EVERYBODY = frozenset({401, 402, 403, 451})
EMPTY = frozenset({204, 205})
PART_OF_A_PAGE = 206


def read_redirect(answer: httpx.Response) -> str | None:
    """Give where the answer leads on to, as written; None when it is not a redirect."""
    return answer.headers.get("location") if answer.status_code in REDIRECTS else None


def check_status(status: int) -> None:
    """Raise the error that the status stands for, unless a page follows."""
    if not 200 <= status <= 299 or status in EMPTY or status == PART_OF_A_PAGE:
        raise _explain(status)


def _explain(status: int) -> FetchError:
    if status in EMPTY:
        return EmptyPageError()
    if status in NOT_FOUND:
        return NotFoundError()
    if status in NOT_FOR_EVERYBODY:
        return LoginNeededError()
    if status == 429:
        return TooManyRequestsError()
    if 500 <= status <= 599:
        return ServerFaultError(status)
    return UnexpectedAnswerError(status)
