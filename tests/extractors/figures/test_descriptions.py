"""What an article says of a name beside it."""

from __future__ import annotations

import pytest

from extractors.figures.kinds import cut_role, describe_before, describe_behind
from extractors.types import Span


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Moss, governor of Russia's Lipetsk region, spoke.", "governor of Russia's Lipetsk region"),
        ("Ann Moss, a geophysicist at Orlo who was not involved, spoke.", "a geophysicist at Orlo"),
        ("Ann Moss, who heads the port, spoke.", "who heads the port"),
        ("Ann Moss, 32, spoke.", None),
        ("Ann Moss, a day later, spoke.", None),
        ("Ann Moss, along with Judge Bob Lee, spoke.", None),
        ("Ann Moss, the mayor said, spoke.", None),
        ("Ann Moss spoke.", None),
    ],
)
def test_behind(words, text: str, said: str | None) -> None:
    assert describe_behind(text, Span(0, 8), words) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the Columbus Police spokesman Ann Moss", "Columbus Police spokesman"),
        ("said former mayor Ann Moss", "former mayor"),
        ("the insurer Ann Moss", "insurer"),
        ("he met Ann Moss", None),
        ("The boats of Ann Moss", None),
    ],
)
def test_before(words, text: str, said: str | None) -> None:
    start = text.index("Ann Moss")
    assert describe_before(text, Span(start, start + 8), words) == said


def test_whose_role_it_is_is_left_out(words) -> None:
    assert cut_role("their manager", words) == "manager"
    assert cut_role("a wet afternoon", words) is None
