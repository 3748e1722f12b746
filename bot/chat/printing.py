"""What a chat would show, drawn for a terminal: a frame round each message, and its buttons below."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal

from bot.chat.buttons import Keyboard, View
from bot.chat.messages import Message, choose_view, show
from bot.chat.pages import lay_out
from bot.chat.rich import Paragraph
from bot.chat.sight import Sight
from bot.chat.worth import Look, find_unsourced
from bot.reports.shown import clean, isolate, reopen
from extractors import Report

_WIDTH = 76


def draw_chat(report: Report, look: Look) -> Iterator[str]:
    """Yield the first answer in a private chat and in a group, then what the buttons lead to."""
    sight = Sight(report, look)
    first, short = choose_view(sight, brief=False), View("short")
    shown = [(first, "Private chat"), (short, "Group")] if first != short else [(short, "Private chat, group")]
    if report.figures:
        shown += [(view, "All figures") for view in _list_pages(sight, "all") if view != first]
        shown += [(view, "No source") for view in _list_pages(sight, "unsourced")]
        figure = next((index for point in sight.points for index in point.figures), 0)
        shown.append((View("figure", figure), f"Figure {figure + 1}"))
    for place, (view, name) in enumerate(shown):
        if place:
            yield ""
        yield from draw_message(show(sight, view, answer=1), name)


def _list_pages(sight: Sight, kind: Literal["all", "unsourced"]) -> list[View]:
    pages = len(lay_out(sight, unsourced=kind == "unsourced"))
    return (
        [View(kind, place) for place in range(pages)]
        if kind == "all" or find_unsourced(sight.report, sight.look.words)
        else []
    )


def draw_message(message: Message, name: str) -> Iterator[str]:
    """Yield the lines of a message in a frame; bold words stand between asterisks, a quote behind a bar."""
    yield f"┌─ {name} " + "─" * max(_WIDTH - _measure(name) - 1, 1) + "┐"
    for paragraph in message.content:
        mark = "▏ " if paragraph.quote else ""
        wrapped = (text for each in _mark_up(paragraph).split("\n") for text in _wrap(each, _WIDTH - len(mark)))
        lines = reopen(wrapped)
        for text in lines:
            yield f"│ {mark}{text}{' ' * (_WIDTH - len(mark) - _measure(text))} │"
    yield "└" + "─" * (_WIDTH + 2) + "┘"
    yield from draw_buttons(message.keyboard)


def draw_buttons(keyboard: Keyboard) -> Iterator[str]:
    """Yield a line for each row of buttons, each in brackets."""
    for row in keyboard:
        yield "  " + "  ".join(f"[ {button.text} ]" for button in row)


def _mark_up(paragraph: Paragraph) -> str:
    pieces = []
    for run in paragraph.runs:
        text = f"*{run.text}*" if run.bold else f"_{run.text}_" if run.italic else run.text
        pieces.append(f"{text} <{isolate(clean(run.link))}>" if run.link else text)
    return "".join(pieces)


def _wrap(text: str, width: int) -> Iterator[str]:
    """Yield lines no wider than the frame, broken between words or, in a word that is too long, anywhere."""
    held = ""
    for word in text.split(" "):
        piece = f"{held} {word}" if held else word
        if _measure(piece) <= width:
            held = piece
            continue
        if held:
            yield held
        while _measure(word) > width:
            yield word[: width // 2]
            word = word[width // 2 :]
        held = word
    yield held


def _measure(text: str) -> int:
    """Count the columns of a terminal that the text takes."""
    return sum(
        0
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf" or character == "\ufe0f"
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )
