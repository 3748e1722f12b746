"""What a chat would show, drawn for a terminal: a frame round each message, and its buttons below."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bot.chat.buttons import Keyboard
from bot.chat.messages import Message
from bot.chat.rich import Paragraph

_WIDTH = 76


def draw_message(message: Message, name: str) -> Iterator[str]:
    """Yield the lines of a message in a frame; bold words stand between asterisks, a quote behind a bar."""
    yield f"┌─ {name} " + "─" * max(_WIDTH - _measure(name) - 2, 1) + "┐"
    for paragraph in message.content:
        mark = "▏ " if paragraph.quote else ""
        for text in _wrap(_mark_up(paragraph), _WIDTH - len(mark)):
            yield f"│ {mark}{text}{' ' * (_WIDTH - len(mark) - _measure(text))} │"
    yield "└" + "─" * (_WIDTH + 2) + "┘"
    yield from draw_buttons(message.keyboard)


def draw_buttons(keyboard: Keyboard) -> Iterator[str]:
    """Yield a line for each row of buttons, with what each sends."""
    for row in keyboard:
        yield "  " + "  ".join(f"[ {button.text} ]" for button in row)


def _mark_up(paragraph: Paragraph) -> str:
    pieces = []
    for run in paragraph.runs:
        text = f"*{run.text}*" if run.bold else f"_{run.text}_" if run.italic else run.text
        pieces.append(f"{text} <{run.link}>" if run.link else text)
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
