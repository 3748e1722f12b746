"""Buttons: what each asks for, in the few bytes that Telegram gives it, so that it still works after a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, get_args

ViewKind = Literal["short", "all", "unsourced", "figure"]
FileKind = Literal["csv", "xlsx", "json"]
LINKED: Literal["linked"] = "linked"
Linked = Literal["linked"]
"""What the pages say that the figures' sentences link to."""


class Button(NamedTuple):
    """What a button says, and what it does: it sends ``data`` (at most 64 bytes), opens ``url``, or copies ``copy``."""

    text: str
    data: str = ""
    url: str = ""
    copy: str = ""


Keyboard: TypeAlias = tuple[tuple[Button, ...], ...]
"""Rows of buttons."""


@dataclass(frozen=True, slots=True)
class View:
    """What a message shows of a report: ``place`` is the page from 0, or the figure's index."""

    kind: ViewKind
    place: int = 0


@dataclass(frozen=True, slots=True)
class Press:
    """What a button of an answer asks for: a view in place of the one before, a file, or the linked pages."""

    answer: int
    wanted: View | FileKind | Linked


_LETTERS: dict[ViewKind, str] = {"short": "s", "all": "a", "unsourced": "u", "figure": "f"}
_KINDS: dict[str, ViewKind] = {letter: kind for kind, letter in _LETTERS.items()}
_FILES: dict[str, FileKind] = {kind: kind for kind in get_args(FileKind)}
_VIEW = re.compile(rf"([saufxl]):([0-9]{{1,18}})(?::([0-9]{{1,6}}|{'|'.join(_FILES)}))?")


def write_press(press: Press) -> str:
    """Write what a button sends.

    >>> write_press(Press(7, View("all", 2))), write_press(Press(7, "csv"))
    ('a:7:2', 'x:7:csv')
    """
    if isinstance(press.wanted, View):
        return f"{_LETTERS[press.wanted.kind]}:{press.answer}:{press.wanted.place}"
    if press.wanted == LINKED:
        return f"l:{press.answer}"
    return f"x:{press.answer}:{press.wanted}"


def write_passage(view: View) -> str:
    """Write a view as it stands at the end of an address that opens a report in private.

    >>> write_passage(View("figure", 11)), read_passage("f11")
    ('f11', View(kind='figure', place=11))
    """
    return f"{_LETTERS[view.kind]}{view.place}"


def read_passage(words: str) -> View | None:
    """Read what ``write_passage`` wrote; None for anything else."""
    match = re.fullmatch(r"([sauf])([0-9]{1,6})", words)
    return View(_KINDS[match[1]], int(match[2])) if match else None


def read_press(data: str) -> Press | None:
    """Read what a button sends; None for what no button of an answer sends.

    >>> read_press("f:7:12")
    Press(answer=7, wanted=View(kind='figure', place=12))
    """
    match = _VIEW.fullmatch(data)
    if not match:
        return None
    letter, answer, rest = match.groups()
    if letter == "l":
        return None if rest else Press(int(answer), LINKED)
    if letter == "x":
        return Press(int(answer), _FILES[rest]) if rest in _FILES else None
    if rest in _FILES:
        return None
    return Press(int(answer), View(_KINDS[letter], int(rest or 0)))
