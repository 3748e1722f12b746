"""A page: what a link led to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The bytes of a page, unpacked, and what is known about them.

    ``url`` is where they were in the end, ``redirects`` the addresses before it, in order, beginning with the one that
    was asked for. ``content_type`` is what the bytes are: their own signature counts for more than what the site says.
    ``charset`` is what the site declares, as written, and may be wrong.
    """

    url: str
    redirects: tuple[str, ...]
    status: int
    content_type: str
    charset: str | None
    body: bytes
    fetched_at: datetime
