"""Where an article is from: as it was fetched, or as nobody but the page itself says."""

from __future__ import annotations

import re
from typing import Protocol

from bot.reports.shown import clean
from extractors.follow.following import read_host

_WEB = re.compile(r"https?://", re.IGNORECASE)


class Published(Protocol):
    """An article, or what is remembered of one."""

    @property
    def outlet(self) -> str | None:
        """The outlet, by its page."""

    @property
    def url(self) -> str | None:
        """The address, by its page."""

    @property
    def self_described(self) -> bool:
        """Whether nobody but the page says so."""


def name_outlet(published: Published) -> str | None:
    """Give the outlet whose words the article's are; a page that was not fetched may call itself any."""
    return None if published.self_described else clean(published.outlet or "") or None


def find_address(published: Published) -> str | None:
    """Give the web address that the article was read at; one that only a page names is none."""
    url = published.url or ""
    return url if not published.self_described and _WEB.match(url) else None


def say_origin(published: Published) -> str | None:
    """Say which outlet it is, or which one the page says that it is from; None when neither is known."""
    outlet = clean(published.outlet or "")
    if not published.self_described:
        return outlet or None
    host = clean(read_host(published.url)) if published.url and _WEB.match(published.url) else ""
    named = f"{outlet} ({host})" if outlet and host and outlet.lower() != host else outlet or host
    return f"says it is from {named}" if named else None
