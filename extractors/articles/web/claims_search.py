"""Ask a service of published fact-checks for those that match some words."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field

import httpx

from extractors.articles.web.body import read_body
from extractors.articles.web.errors import EmptyPageError, FetchError
from extractors.articles.web.exchange import ONE_CONNECTION, make_tls
from extractors.errors import FactCheckError

URL = "https://factchecktools.googleapis.com/v1alpha1/claims:search"
_MOST_BYTES = 1_000_000
_PAGE_SIZE = 10


@dataclass(frozen=True, slots=True)
class ClaimsAccess:
    """Where the service is and how it is asked; the key is never shown.

    ``seconds`` is for one question and its whole answer.
    """

    key: str = field(repr=False)
    url: str = URL
    user_agent: str = "figurecheck"
    seconds: float = 10.0


async def search_claims(query: str, access: ClaimsAccess, *, language: str = "en") -> object:
    """Give the service's answer to a query, as JSON values of any shape.

    Raises FactCheckError with one sentence; neither it nor a log ever holds the key.
    """
    try:
        async with asyncio.timeout(access.seconds):
            return await _ask(query, access, language)
    except TimeoutError:
        raise FactCheckError(
            f"The service of published fact-checks gave no answer in {access.seconds:g} seconds: try again later."
        ) from None


async def _ask(query: str, access: ClaimsAccess, language: str) -> object:
    # The transport alone, without a client around it: a client would write the address, key and all, into the log.
    asked = {"query": query, "languageCode": language, "pageSize": str(_PAGE_SIZE), "key": access.key}
    request = httpx.Request(
        "GET",
        httpx.URL(access.url).copy_merge_params(asked),
        headers={"User-Agent": access.user_agent, "Accept": "application/json", "Accept-Encoding": "gzip"},
        extensions={"timeout": {"connect": access.seconds, "read": access.seconds}},
    )
    tls = make_tls() if access.url.startswith("https:") else False
    try:
        async with httpx.AsyncHTTPTransport(verify=tls, trust_env=False, limits=ONE_CONNECTION) as transport:
            answer = await transport.handle_async_request(request)
            try:
                _check_status(answer.status_code)
                return json.loads(await read_body(answer, _MOST_BYTES))
            finally:
                await answer.aclose()
    except EmptyPageError:
        return {}
    except (httpx.TransportError, httpx.InvalidURL, FetchError):
        # What went wrong may name the address, and the address holds the key.
        raise FactCheckError("The service of published fact-checks cannot be reached: try again later.") from None
    except (ValueError, RecursionError):
        raise FactCheckError("The service of published fact-checks gave an answer that cannot be read.") from None


def _check_status(status: int) -> None:
    if 200 <= status <= 299:
        return
    if status in (400, 401, 403):
        raise FactCheckError(
            f"The service of published fact-checks refused the question ({status}): check the setting fact_check_key."
        )
    if status == 429:
        raise FactCheckError("The service of published fact-checks was asked too often: try again in an hour.")
    raise FactCheckError(f"The service of published fact-checks is out of order (error {status}): try again later.")
