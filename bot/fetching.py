"""The one place where a link is fetched."""

from __future__ import annotations

from dataclasses import dataclass

from config.settings import Settings
from extractors.errors import InputError


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave: the address in the end, what it says of the kind and encoding, and the bytes."""

    url: str
    content_type: str | None
    charset: str | None
    body: bytes


def fetch(url: str, settings: Settings) -> Page:
    """Fetch a page by the policy that the settings make.

    Raises InputError for as long as there is no fetching.
    """
    raise InputError("A link is not fetched here: save the article as a page or text file and give the file.")
