"""The buttons that say that something to check was looked at, or that it was not."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.buttons import Button, Check, Press, View, write_press
from bot.chat.pages import list_checks
from bot.chat.rich import Block
from bot.chat.worth import Point

# Of one message; what is to check beyond these has its button under the single figure.
_MOST, _IN_ROW = 8, 2
_MOST_NUMBERS = 3
_NOTE, _TAKE_BACK = "✓ Checked", "↩ Not checked"


def offer_checks(points: Sequence[Point], content: Block, view: View, answer: int) -> list[tuple[Button, ...]]:
    """Give a button for each thing to check that the message says, in rows."""
    said = {point.mark: point for point in points if point.mark}
    here = [said[mark] for mark in list_checks(content) if mark in said][:_MOST]
    buttons = [
        Button(
            _name(point, alone=len(here) == 1),
            write_press(Press(answer, Check(view, point.mark, bool(point.checked_by)))),
        )
        for point in here
    ]
    return [tuple(buttons[at : at + _IN_ROW]) for at in range(0, len(buttons), _IN_ROW)]


def _name(point: Point, *, alone: bool) -> str:
    """Say what the button does, and of which figures where there is more than one button."""
    said = _TAKE_BACK if point.checked_by else _NOTE
    numbers = ", ".join(str(index + 1) for index in point.figures[:_MOST_NUMBERS])
    more = " …" if len(point.figures) > _MOST_NUMBERS else ""
    return said if alone or not numbers else f"{said}: {numbers}{more}"
