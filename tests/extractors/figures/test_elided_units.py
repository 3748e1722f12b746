"""Bare numbers that go on with the share before them."""

import pytest

from extractors import Article, analyze


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Support for the mayor of Orlo is at 38 percent. In April it stood at 44.", "%"),
        ("The union asked for a rise of 8.5 percent; the mill has offered 4.2.", "%"),
        ("Of the bakers, 61 percent are men. Before the war it was nearer 70, the guild said.", "%"),
        ("Bookmakers give Ana Kovar a 70 percent chance. She is 51.", "year"),
        ("Of the bakers 61 percent are men. Their average age is 41.", "year"),
        ("Some 61 percent of bakers came. At the gate there were 44 carts.", None),
        ("The mill has 61 looms. In April it was 44.", None),
    ],
)
def test_a_share_goes_on(text, unit, engine):
    last = analyze(Article(text), engine).figures[-1]
    assert (last.unit.name if last.unit else None) == unit
