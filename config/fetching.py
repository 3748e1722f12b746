"""Make the fetch policy that the settings describe."""

from __future__ import annotations

from importlib.metadata import version

from config.settings import Settings
from extractors.fetch import FetchPolicy


def make_fetch_policy(settings: Settings) -> FetchPolicy:
    """Give the policy for links that strangers send, with a User-Agent that says who asks.

    >>> make_fetch_policy(Settings(contact="desk@paper.example")).user_agent.partition(" ")[2]
    '(+desk@paper.example)'
    """
    name = f"figurecheck/{version('figurecheck')}"
    return FetchPolicy(user_agent=f"{name} (+{settings.contact})" if settings.contact else name)
