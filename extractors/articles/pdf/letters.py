"""The words of a page out of its letters, each with its place as PDFium measures it."""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections.abc import Iterator
from typing import Any

LEVEL, UP, DOWN, OVER, ASKEW = range(5)
"""How a word is written: as pages are, upwards, downwards, upside down, or at some other angle."""

# PDFium marks a hyphen at a line's end so.
_WORD = re.compile("[^\\s\x02\ufffe\0]+[\x02\ufffe]?|[\x02\ufffe]")
_HYPHENS = "\x02\ufffe"
# What TeX's fonts have at the places of control characters, for files that do not say which letters they hold.
_UNNAMED = {0x0B: "ﬀ", 0x0C: "ﬁ", 0x0E: "ﬃ", 0x0F: "ﬄ", 0x10: "“", 0x11: "”", 0x15: "–", 0x16: "—"} | {
    0x1B: "ﬀ", 0x1C: "ﬁ", 0x1D: "ﬂ", 0x1E: "ﬃ", 0x1F: "ﬄ"
}  # fmt: skip
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_MARKED = re.compile(r"[\d*†‡§]")
_PLAIN = re.compile(r"\d[\d,.]*\d|\d")
_SHIFTED, _JUMP = 0.08, 0.3
"""Shares of a letter's size: a baseline that much higher is another, a gap that wide is between words."""
_LEAST = 0.3
"""Points; letters that are no higher stand at an angle."""


class Word:
    """Letters without a blank between them, from ``start`` to ``end`` in the page's text.

    ``glued`` stands right behind the word before; ``struck`` is no text of the page.
    """

    __slots__ = ("base", "end", "glued", "left", "right", "size", "start", "struck", "text", "turn")

    def __init__(self, text: str, span: tuple[int, int], ends: tuple[float, float], base: float, size: float) -> None:
        self.text, self.base, self.size = text, base, size
        self.start, self.end = span
        self.left, self.right = ends
        self.turn, self.glued, self.struck = LEVEL, False, False


class Letters:
    """The letters of a page by their index, as PDFium measures them."""

    def __init__(self, page: Any, raw: Any) -> None:
        self.page, self.raw = page.raw, raw
        self._box, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._matrix = raw.FS_MATRIX()
        self._by_box = (raw.FPDFText_GetLooseCharBox, ctypes.byref(self._box))
        self._by_place = (raw.FPDFText_GetCharOrigin, ctypes.byref(self._x), ctypes.byref(self._y))

    def measure(self, index: int) -> tuple[float, float, float, float]:
        """Give a letter's left, right, bottom and size; zeros where PDFium knows of none."""
        call, reference = self._by_box
        if not call(self.page, index, reference):
            return 0.0, 0.0, 0.0, 0.0
        box = self._box
        return box.left, box.right, box.bottom, box.top - box.bottom

    def place(self, index: int) -> tuple[float, float]:
        """Give the point on the baseline at which a letter begins."""
        call, x, y = self._by_place
        return (self._x.value, self._y.value) if call(self.page, index, x, y) else (0.0, 0.0)

    def tell_turn(self, index: int) -> tuple[int, float]:
        """Give the direction in which a letter is written, and its size."""
        if not self.raw.FPDFText_GetMatrix(self.page, index, self._matrix):
            return LEVEL, 1.0
        across, up = self._matrix.a, self._matrix.b
        scale = math.hypot(across, up)
        size = scale * abs(self.raw.FPDFText_GetFontSize(self.page, index))
        if min(abs(across), abs(up)) > _SHIFTED * scale:
            return ASKEW, size
        if abs(up) > abs(across):
            return UP if up > 0 else DOWN, size
        return OVER if across < 0 else LEVEL, size


def read_words(page: Any, count: int, raw: Any) -> tuple[list[Word], Letters, str]:
    """Give the first so many letters of a page as words in the order of the file, and as they are written."""
    letters = Letters(page, raw)
    # Its own way to give a text fails where a page begins with a thousand letters that stand for none.
    units = (ctypes.c_ushort * (count + 1))()
    length = raw.FPDFText_GetText(letters.page, 0, count, units) - 1 if count else 0
    written = bytes(units)[: 2 * max(length, 0)].decode("utf-16-le", "surrogatepass")
    if len(written) != count:
        # A letter beyond the first 65,536, or one that stands for none.
        codes = (raw.FPDFText_GetUnicode(letters.page, index) for index in range(count))
        written = "".join(chr(code) if code <= sys.maxunicode else "\0" for code in codes)
    written = _name_letters(written)
    return _read_words(letters, written), letters, written


def clean_word(text: str) -> str:
    """Give a word with its letters apart, and with a hyphen in place of PDFium's mark of one."""
    if text.endswith(("\x02", "\ufffe")):
        text = text[:-1] + "-"
    return text if text.isascii() else text.translate(_LIGATURES)


def _name_letters(written: str) -> str:
    """Write control characters as the letters that they most likely stand for, one for one."""
    if not any(chr(code) in written for code in _UNNAMED):
        return written
    return written.translate(_UNNAMED)


def _read_words(letters: Letters, written: str) -> list[Word]:
    """Give what stands between blanks: words, or several pieces of one of which some are raised or stand elsewhere."""
    words: list[Word] = []
    measure = letters.measure
    base = bottom_before = size_before = 0.0
    for found in _WORD.finditer(written):
        start, end = span = found.span()
        text = found.group()
        last = end - 2 if end - start > 1 and text[-1] in _HYPHENS else end - 1
        left, right, bottom, size = measure(start)
        glued = start > 0 and not written[start - 1].isspace()
        if bottom != bottom_before or size != size_before:
            # Letters of one font on one baseline have one bottom: most words need not be asked for it.
            base, bottom_before, size_before = letters.place(start)[1], bottom, size
        # One letter alone does not tell how it is turned.
        odd = size < _LEAST or last == start
        if not odd:
            _, right, last_bottom, last_size = measure(last)
            # One that is another font's may stand higher.
            moved = (last_bottom != bottom or last_size != size) and abs(
                letters.place(last)[1] - base
            ) > _SHIFTED * size
            odd = moved or not 0 < right - left <= 1.2 * size * (end - start) or _may_be_raised(text)
        pieces = _read_pieces(letters, written, span, glued=glued) if odd else []
        if not pieces:
            pieces = [Word(text, span, (left, right), base, size)]
            pieces[0].glued = glued
        words += pieces
    return words


def _read_pieces(letters: Letters, written: str, span: tuple[int, int], *, glued: bool) -> list[Word]:
    """Give the pieces of a word that is not plainly one: turned, with a part raised, or in several places."""
    start, end = span
    last = end - 2 if end - start > 1 and written[end - 1] in _HYPHENS else end - 1
    if (turned := _read_turned(letters, span, last, written[start:end])) is not None:
        turned.glued = glued
        return [turned]
    return list(_split_word(letters, written, span, glued=glued)) if last > start else []


def _may_be_raised(text: str) -> bool:
    """Say whether a word is a number or a mark of notes beside something else: part of it may be raised."""
    return not text.isalpha() and _MARKED.search(text) is not None and _PLAIN.fullmatch(text) is None


def _read_turned(letters: Letters, span: tuple[int, int], last: int, text: str) -> Word | None:
    """Give a word that is not written from left to right its place as whoever reads it turns the page."""
    turn, size = letters.tell_turn(span[0])
    if turn == LEVEL:
        return None
    x, y = letters.place(span[0])
    last_x, last_y = letters.place(last)
    beyond = size / 2
    ends, base = {
        UP: ((y, last_y + beyond), -x),
        DOWN: ((-y, -last_y + beyond), x),
        OVER: ((-x, -last_x + beyond), -y),
        ASKEW: ((x, max(x, last_x) + beyond), y),
    }[turn]
    word = Word(text, span, ends, base, size)
    word.turn = turn
    return word


def _split_word(letters: Letters, written: str, span: tuple[int, int], *, glued: bool) -> Iterator[Word]:
    """Yield the pieces of a word that stand on one baseline without a gap."""
    piece: Word | None = None
    for index in range(*span):
        left, right, _, size = letters.measure(index)
        _, base = letters.place(index)
        if piece and (size < _LEAST or written[index] in _HYPHENS):
            # PDFium gives its own marks no place.
            piece.text, piece.end = piece.text + written[index], index + 1
            continue
        if piece:
            most = max(size, piece.size)
            apart = left - piece.right > _JUMP * most or left < piece.left - _JUMP * most
            if not apart and abs(base - piece.base) <= _SHIFTED * most:
                piece.text, piece.end, piece.right = piece.text + written[index], index + 1, max(piece.right, right)
                continue
            yield piece
            glued = not apart
        piece = Word(written[index], (index, index + 1), (left, right), base, size)
        piece.glued = glued
    if piece:
        yield piece
