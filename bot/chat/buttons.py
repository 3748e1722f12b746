"""Buttons: what each asks for, in the few bytes that Telegram gives it, so that it still works after a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, get_args

ViewKind = Literal["short", "all", "unsourced", "figure"]
FileKind = Literal["csv", "xlsx", "json", "html", "png"]
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


WrongKind = Literal["number", "thing", "source", "alarm", "missed"]


@dataclass(frozen=True, slots=True)
class Ask:
    """To be asked what is wrong with what a view shows."""

    view: View


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong: something of the figure at an index, a finding at an index that names it, or a figure missed."""

    kind: WrongKind
    figure: int = 0
    finding: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """To note that what has this mark was looked at, or with ``taken_back`` that it was not; then to show the view."""

    view: View
    mark: str
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """What a button of an answer asks for: a view in place of the one before, a file, the linked pages, to complain.

    Or to note that something was looked at.
    """

    answer: int
    wanted: View | FileKind | Linked | Ask | Wrong | Check


_LETTERS: dict[ViewKind, str] = {"short": "s", "all": "a", "unsourced": "u", "figure": "f"}
_KINDS: dict[str, ViewKind] = {letter: kind for kind, letter in _LETTERS.items()}
_FILES: dict[str, FileKind] = {kind: kind for kind in get_args(FileKind)}
_VIEW = re.compile(rf"([saufxl]):([0-9]{{1,18}})(?::([0-9]{{1,6}}|{'|'.join(_FILES)}))?")


_WRONG: dict[WrongKind, str] = {"number": "n", "thing": "t", "source": "s", "alarm": "a", "missed": "m"}
_WRONG_KINDS: dict[str, WrongKind] = {letter: kind for kind, letter in _WRONG.items()}
_COMPLAINT = re.compile(
    r"(?:w:([0-9]{1,18}):([sauf]):([0-9]{1,6})|k:([0-9]{1,18}):([ntsam]):([0-9]{1,6}):([0-9]{1,6}))"
)
_CHECK = re.compile(r"c:([0-9]{1,18}):([sauf]):([0-9]{1,6}):([0-9a-f]{12}):([01])")


def write_press(press: Press) -> str:
    """Write what a button sends.

    >>> write_press(Press(7, View("all", 2))), write_press(Press(7, "csv"))
    ('a:7:2', 'x:7:csv')
    """
    if isinstance(press.wanted, View):
        return f"{_LETTERS[press.wanted.kind]}:{press.answer}:{press.wanted.place}"
    if press.wanted == LINKED:
        return f"l:{press.answer}"
    if isinstance(press.wanted, Ask):
        return f"w:{press.answer}:{_LETTERS[press.wanted.view.kind]}:{press.wanted.view.place}"
    if isinstance(press.wanted, Wrong):
        return f"k:{press.answer}:{_WRONG[press.wanted.kind]}:{press.wanted.figure}:{press.wanted.finding}"
    if isinstance(press.wanted, Check):
        shown, mark = press.wanted.view, press.wanted.mark
        return f"c:{press.answer}:{_LETTERS[shown.kind]}:{shown.place}:{mark}:{int(press.wanted.taken_back)}"
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
    if complaint := _COMPLAINT.fullmatch(data):
        return _read_complaint(complaint)
    if check := _CHECK.fullmatch(data):
        return Press(int(check[1]), Check(View(_KINDS[check[2]], int(check[3])), check[4], check[5] == "1"))
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


def _read_complaint(found: re.Match[str]) -> Press:
    answer, shown, place, of, kind, figure, finding = found.groups()
    if answer:
        return Press(int(answer), Ask(View(_KINDS[shown], int(place))))
    return Press(int(of), Wrong(_WRONG_KINDS[kind], int(figure), int(finding)))
