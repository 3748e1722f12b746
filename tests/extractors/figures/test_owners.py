"""A possessive before a source gives way to its owner's name, where the article surely says whose it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.figures.mentions import resolve_mention
from extractors.figures.owners import widen_owned
from extractors.figures.speakers import Scene
from extractors.types import Span


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        (
            "The Harrow Institute rejected the audit. Its own records show 40 herons.",
            "Its own records",
            "Harrow Institute's own records",
        ),
        ("Ann Moss was fined on Monday. Her lawyer said she owed 4 million.", "Her lawyer", "Ann Moss's lawyer"),
        ("Orlo attacked Kell. Its own figures show 40 lost.", "Its own figures", "Its own figures"),
        ("Kestrel Air sued Borland Bank. Its lawyers said 30.", "Its lawyers", "Its lawyers"),
        ("In Kell, the government fell. Its spokesman said 12.", "Its spokesman", "Its spokesman"),
        (
            "The ferry firm, Northline, disputed it. Its own records show 12.",
            "Its own records",
            "Northline's own records",
        ),
        ("The weir burst in Corran. Its records show 40 leaks.", "Its records", "Its records"),
        ("Records show 40 leaks.", "Records", "Records"),
    ],
)
def test_the_owner_is_named(scene_of: Callable[[str], Scene], text: str, mention: str, name: str) -> None:
    start = text.rindex(mention)
    assert resolve_mention(Span(start, start + len(mention)), scene_of(text)).name == name


@pytest.mark.parametrize(
    ("text", "mention", "start"),
    [("But his own notes put it", "notes", 4), ("But his notes", "notes", 4), ("Thirsty notes", "notes", 8)],
)
def test_the_possessive_belongs_to_the_mention(text: str, mention: str, start: int) -> None:
    assert widen_owned(text, text.index(mention)) == start
