"""The one place where a link is fetched."""

from __future__ import annotations

import asyncio

from config.fetching import make_fetch_policy
from config.settings import Settings
from extractors.fetch import Page, fetch_page


def fetch(url: str, settings: Settings) -> Page:
    """Fetch a page by the policy that the settings make.

    Raises a FetchError with one sentence for a person when it is refused or fails.
    """
    return asyncio.run(fetch_page(url.strip(), make_fetch_policy(settings)))
