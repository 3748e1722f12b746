"""Where a report is printed: plain text in a file or a pipe, bold type on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TextIO

from bot.reports.shown import END, find_open, guard

if TYPE_CHECKING:
    from rich.console import Console

# "figure" is the figure in its sentence, which must stand out even where nothing can be bold.
Style = Literal["", "strong", "quiet", "figure"]

_RICH_STYLES: Mapping[Style, str] = {"": "", "strong": "bold", "quiet": "dim", "figure": "bold underline"}
# A screen narrower than this is folded by the terminal itself.
_LEAST_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style."""

    text: str
    style: Style = ""


class Page(Protocol):
    """Something that lines can be printed on."""

    def print(self, *pieces: Piece, first: str = "", indent: int = 0) -> None:
        """Print one line, or several that all start at the indent; ``first`` stands before the first of them."""


def open_page(stream: TextIO) -> Page:
    """Give the page that suits a stream; a terminal that wants no colours gets plain text."""
    if not stream.isatty():
        return PlainPage(stream)
    # Slow to import, and of no use for a pipe.
    from rich.console import Console

    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    # NO_COLOR is taken at its word: no bold type either.
    return PlainPage(stream) if console.no_color or console.is_dumb_terminal else TerminalPage(console)


class PlainPage:
    """One line for each thing: what is piped on is searched by line, not read by width."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def print(self, *pieces: Piece, first: str = "", indent: int = 0) -> None:
        """Print one line."""
        text = "".join(f"‹{guard(piece.text)}›" if piece.style == "figure" else guard(piece.text) for piece in pieces)
        self._stream.write(f"{first.ljust(indent)}{text}\n")


class TerminalPage:
    """Lines folded to the width of the screen."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def print(self, *pieces: Piece, first: str = "", indent: int = 0) -> None:
        """Print as many lines as it takes."""
        from rich.text import Text

        text = Text.assemble(*((guard(piece.text), _RICH_STYLES[piece.style]) for piece in pieces))
        opened = ""
        for line in text.wrap(self._console, max(self._console.width - indent, _LEAST_WIDTH)) or [Text()]:
            line.rstrip()
            before, opened = opened, find_open(opened + line.plain)
            self._console.print(Text.assemble(first.ljust(indent), before, line, END * len(opened)))
            first = ""
