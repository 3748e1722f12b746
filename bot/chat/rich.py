"""Text as a chat shows it: paragraphs of runs, measured as Telegram measures and written as its HTML.

Messages are built of these and never of strings of HTML, so no cut can fall inside a tag or an entity. Words of an
article are put among ours by ``apart``, sentences that hold some by ``ours``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from typing import TypeAlias
from urllib.parse import quote

from bot.reports.shown import END, clean, find_open, guard, isolate, isolate_ours

# Telegram tells everybody whose name stands behind an "@": a word joiner keeps an article from doing so.
_NAME = re.compile(r"(?<!\w)@(?=\w)")
_QUIET_NAME = "@\u2060"
_WEB = re.compile(r"https?://", re.I)
_MOST_OPEN = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; ``link`` is a web address that they lead to, ``apart`` says that none of them is ours."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs on a line of their own; a quote can be opened and closed by the reader. With no runs, an empty line.

    ``about`` is the index of the figure that the line introduces, ``check`` the mark of what it says is to check.
    """

    runs: tuple[Run, ...] = ()
    quote: bool = False
    about: int | None = None
    check: str = ""


class Apart(str):
    """Words of an article alone; among others they are a string as any other."""

    __slots__ = ()


Block: TypeAlias = tuple[Paragraph, ...]
"""Paragraphs that belong together."""


def line(*pieces: str | Run, quote: bool = False) -> Paragraph:
    """Make a paragraph; a string is a plain run. Runs with nothing in them are left out, and links to no web address.

    Whatever a run holds, nothing in it is hidden, and its isolates end in it.

    >>> write_html((line(Run("12", bold=True), " < 13"),))
    '<b>12</b> &lt; 13'
    """
    runs = (Run(piece) if isinstance(piece, str) else piece for piece in pieces)
    guarded = (
        replace(
            run,
            text=guard(run.text),
            link=run.link if _WEB.match(run.link or "") else None,
            apart=isinstance(run.text, Apart),
        )
        for run in runs
    )
    return Paragraph(tuple(run for run in guarded if run.text), quote)


def apart(text: str, most: int | None = None) -> Apart:
    """Give words of an article as they may stand among ours, cut to so many code points."""
    return Apart(isolate(_tame(text, most)))


def ours(text: str, most: int | None = None) -> str:
    """Give a sentence of ours that holds words of an article, cut to so many code points."""
    return isolate_ours(_tame(text, most))


def _tame(text: str, most: int | None) -> str:
    tame = quiet(clean(text))
    return tame if most is None else clip(tame, most)


def quiet(text: str) -> str:
    """Take from the names behind an "@" their power to call people.

    >>> quiet("@desk and a@b.example").replace(_QUIET_NAME, "@.")
    '@.desk and a@b.example'
    """
    return _NAME.sub(_QUIET_NAME, text)


def clip(text: str, most: int) -> str:
    """Cut a text to so many code points, the last of them ``…`` when something is cut.

    >>> clip("between two words", 10)
    'between…'
    """
    if len(text) <= most:
        return text
    head = text[: most - 1]
    words = head.rpartition(" ")[0]
    # A word longer than half of it is cut rather than lost.
    return (words if len(words) > most // 2 else head).rstrip() + "…"


def count_units(text: str) -> int:
    """Count UTF-16 code units, as Telegram does.

    >>> count_units("a😀")
    3
    """
    return len(text) + sum(character > "\uffff" for character in text)


def write_text(paragraphs: Iterable[Paragraph]) -> str:
    """Give the text that is left when the tags are read: what Telegram measures."""
    return "\n".join("".join(run.text for run in paragraph.runs) for paragraph in paragraphs)


def count_entities(paragraphs: Iterable[Paragraph]) -> int:
    """Count what Telegram calls entities: each bold, italic or linked run, and each quote."""
    return sum(
        paragraph.quote + sum(run.bold + run.italic + (run.link is not None) for run in paragraph.runs)
        for paragraph in paragraphs
    )


def write_html(paragraphs: Iterable[Paragraph]) -> str:
    """Write the paragraphs as Telegram's HTML, with everything in them escaped."""
    return "\n".join(_write_paragraph(paragraph) for paragraph in paragraphs)


def cut_paragraph(paragraph: Paragraph, most: int) -> tuple[Paragraph, Paragraph]:
    """Cut after at most so many UTF-16 units, between two words where that can be; both sides keep their style."""
    text = "".join(run.text for run in paragraph.runs)
    # What is open at the cut is ended before it and opened again behind it, which takes room.
    place = _find_cut(text, max(most - _MOST_OPEN, 1) if END in text and most > 3 * _MOST_OPEN else most)
    before: list[Run] = []
    after: list[Run] = []
    for run in paragraph.runs:
        head, tail = run.text[:place], run.text[place:]
        place = max(place - len(run.text), 0)
        if tail and (opened := find_open(head)):
            head, tail = head + END * len(opened), opened + tail
        before += [replace(run, text=head)] if head else []
        after += [replace(run, text=tail)] if tail else []
    return replace(paragraph, runs=tuple(before)), replace(paragraph, runs=tuple(after))


def _find_cut(text: str, most: int) -> int:
    """Find where to cut, in code points; at least one stays before the cut."""
    units = 0
    place = len(text)
    for index, character in enumerate(text):
        units += 1 + (character > "\uffff")
        if units > most:
            place = max(index, 1)
            break
    space = text.rfind(" ", 0, place)
    return space if place < len(text) and space > place // 2 else place


def _write_paragraph(paragraph: Paragraph) -> str:
    html = "".join(_write_run(run) for run in paragraph.runs)
    return f"<blockquote expandable>{html}</blockquote>" if paragraph.quote and html else html


def _write_run(run: Run) -> str:
    html = escape(run.text, quote=False)
    if run.italic:
        html = f"<i>{html}</i>"
    if run.bold:
        html = f"<b>{html}</b>"
    return f'<a href="{escape(_write_link(run.link))}">{html}</a>' if run.link else html


def _write_link(link: str) -> str:
    """Write what nobody would see in an address by its number, as a browser does."""
    return "".join(each if each.isprintable() and each != " " else quote(each, errors="replace") for each in link)
