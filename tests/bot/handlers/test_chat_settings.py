"""One choice changes one setting."""

import pytest

from bot.handlers.chat_settings import change
from bot.store import ChatSettings

BEFORE = ChatSettings("links", "check", frozenset({"headline"}))


@pytest.mark.parametrize(
    ("about", "chosen", "after"),
    [
        ("listen", "all", ChatSettings("all", "check", frozenset({"headline"}))),
        ("order", "article", ChatSettings("links", "article", frozenset({"headline"}))),
        ("off", "conflict", ChatSettings("links", "check", frozenset({"headline", "conflict"}))),
        ("off", "headline", BEFORE),
        ("on", "headline", ChatSettings("links", "check", frozenset())),
        ("asked", "no-source", ChatSettings("links", "check", frozenset({"headline"}), frozenset({"no-source"}))),
        ("asked", "headline", ChatSettings("links", "check", frozenset(), frozenset({"headline"}))),
        ("digest", "18", ChatSettings("links", "check", frozenset({"headline"}), digest_hour=18)),
        ("digest", "off", BEFORE),
        ("language", "de", ChatSettings("links", "check", frozenset({"headline"}), language="de")),
        ("language", "asked", BEFORE),
        ("page", "checks", BEFORE),
    ],
)
def test_a_choice(about, chosen, after):
    assert change(BEFORE, about, chosen) == after
    assert change(after, about, chosen) == after, "twice is once"
