"""The lines of a PDF with their places, read by a process of its own that is given up when it asks for too much."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.articles.pdf.limits import LARGEST_STREAM, MOST_PAGES
from extractors.errors import (
    DamagedFileError,
    EncryptedFileError,
    GivenUpError,
    TooLargeFileError,
    TooManyPagesError,
)

SECONDS = 20.0
"""For the whole document."""

MOST_BAD_PAGES = 3
"""After so many pages that had to be given up the rest is not tried."""

_PROGRAM = Path(__file__).with_name("program.py")


@dataclass(frozen=True, slots=True)
class Run:
    """What stands together on a line of a page: its words, their ends and their baseline, and the size of the letters.

    Places are in points, from the left and from below as the page is read. ``first`` is the width of the first word,
    ``turn`` 0 where it is read as pages are; ``raised`` are spans of ``text``, ``links`` too, with their addresses;
    ``gaps`` are wide ones between words, each with the offset behind it and its ends.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float = 0.0
    turn: int = 0
    raised: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    gaps: tuple[tuple[int, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The runs of each page in the order of the file, and what the file says of itself.

    ``struck`` are texts that are struck out, ``pictures`` the numbers, from 1, of the pages that are pictures of text,
    ``unread`` those of the pages that were given up or are more than is read.
    """

    pages: tuple[tuple[Run, ...], ...]
    title: str | None
    author: str | None
    struck: tuple[str, ...] = ()
    pictures: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


def open_pdf(data: bytes) -> Document:
    """Read the lines of a PDF, one page in memory at a time.

    Raises EncryptedFileError, DamagedFileError, TooLargeFileError, TooManyPagesError, or GivenUpError.
    """
    until = time.monotonic() + SECONDS
    said: dict[str, Any] = {}
    pages: dict[int, dict[str, Any]] = {}
    first = bad = 0
    ended = False
    while not ended and bad < MOST_BAD_PAGES and time.monotonic() < until:
        shown, ended = _run(data, first, until)
        for each in shown:
            if "page" in each:
                pages[each["page"]] = each
            else:
                said = each
        _require_document(said)
        # It died of the page behind the last one that it told of.
        first, bad = max([first, *(number + 1 for number in pages)]) + 1, bad + 1
    unread = tuple(number + 1 for number in range(said.get("pages", 1)) if number not in pages)
    if not said or (unread and not any(page["runs"] for page in pages.values())):
        raise GivenUpError("PDF")
    return _make_document(said, pages, unread)


def _run(data: bytes, first: int, until: float) -> tuple[list[dict[str, Any]], bool]:
    """Give what the program says until it ends, dies or is out of time, and whether it came to its end."""
    # Started by its path, with nothing of this package: it is there in a few milliseconds.
    command = [sys.executable, "-P", str(_PROGRAM), str(first)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            out, _ = process.communicate(data, timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
        except BaseException:
            process.kill()
            raise
    shown: list[dict[str, Any]] = []
    for line in out.splitlines():
        try:
            shown.append(json.loads(line))
        except ValueError:
            # It died in the middle of a line.
            break
    return shown, process.returncode == 0


def _require_document(said: dict[str, Any]) -> None:
    if not said:
        raise GivenUpError("PDF")
    error = said.get("error")
    if error == "locked":
        raise EncryptedFileError
    if error == "large":
        raise TooLargeFileError("PDF", LARGEST_STREAM)
    if error is not None:
        raise DamagedFileError("PDF")
    if said["pages"] > MOST_PAGES:
        raise TooManyPagesError(said["pages"], MOST_PAGES)


def _make_document(said: dict[str, Any], pages: dict[int, dict[str, Any]], unread: tuple[int, ...]) -> Document:
    order = range(said["pages"])
    return Document(
        tuple(tuple(_make_run(run) for run in pages[number]["runs"]) if number in pages else () for number in order),
        said["title"],
        said["author"],
        tuple(text for number in order if number in pages for text in pages[number]["struck"]),
        tuple(number + 1 for number in order if number in pages and pages[number]["picture"]),
        unread,
    )


def _make_run(run: list[Any]) -> Run:
    *_, raised, links, gaps = run
    text, left, right, base, size, first, turn = run[:-3]
    return Run(text, left, right, base, size, first, turn, _freeze(raised), _freeze(links), _freeze(gaps))


def _freeze(spans: list[Any]) -> tuple[Any, ...]:
    return tuple(map(tuple, spans)) if spans else ()
