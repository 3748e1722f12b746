"""Make the fetch policy and the way to published fact-checks that the settings describe."""

from __future__ import annotations

from importlib.metadata import version

from config.settings import Settings
from extractors.articles.web import FetchPolicy
from extractors.articles.web.claims_search import ClaimsAccess


def make_fetch_policy(settings: Settings) -> FetchPolicy:
    """Give the policy for links that strangers send, with a User-Agent that says who asks.

    >>> make_fetch_policy(Settings(contact="desk@paper.example")).user_agent.partition(" ")[2]
    '(+desk@paper.example)'
    """
    return FetchPolicy(user_agent=_name_agent(settings))


def make_claims_access(settings: Settings) -> ClaimsAccess:
    """Give the way to the published fact-checks; the key is set.

    >>> "secret" in repr(make_claims_access(Settings(fact_check_key="secret")))
    False
    """
    return ClaimsAccess(settings.fact_check_key, settings.fact_check_url, _name_agent(settings))


def _name_agent(settings: Settings) -> str:
    name = f"figurecheck/{version('figurecheck')}"
    return f"{name} (+{settings.contact})" if settings.contact else name
