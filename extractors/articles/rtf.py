r"""An article from a Rich Text file: its words with what is said of them, read in one pass within limits.

Read here and not by striprtf, which knows nothing of raised and struck-out words: 10\super 6 would be 106.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractors.articles.encodings import find_codec
from extractors.articles.paragraphs import Grid, Paragraph, Struck, crown
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.struck import describe_struck
from extractors.errors import DamagedFileError, GivenUpError, NoTextError
from extractors.types import Article

_TOKEN = re.compile(
    r"""
    \\(?P<word>[a-zA-Z]{1,32}+)(?P<number>-?\d{1,10})?+[ ]?
    | \\'(?P<byte>[0-9a-fA-F]{2}) | \\(?P<sign>[^a-zA-Z]) | (?P<brace>[{}]) | [\r\n]++ | (?P<text>[^\\{}\r\n]++)
    """,
    re.VERBOSE | re.DOTALL,
)
_MOST_TOKENS = 5_000_000
_DEEPEST = 500
_BROKEN = re.compile("[\ud800-\udfff]")
# Groups whose words are no words of the text.
_APART = frozenset(
    """colortbl stylesheet listtable listoverridetable pict object footnote annotation header headerl headerr headerf
    footer footerl footerr footerf xe tc txe rxe shp shptxt nonshppict listtext pntext pnseclvl themedata datastore
    colorschememapping latentstyles generator rsidtbl revtbl filetbl ftnsep ftnsepc aftnsep bkmkstart bkmkend template
    operator company keywords doccomm subject category comment manager""".split()
)
_PLACES = {"fldinst": "field", "fldrslt": "text", "shptxt": "text", "upr": "text", "ud": "text", "fonttbl": "fonttbl",
           "info": "info", "title": "title", "author": "author", "creatim": "creatim"}  # fmt: skip
_SAID = {"tab": " ", "line": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
         "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " "}  # fmt: skip
_SIGNS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_CHARSETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
             177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}  # fmt: skip
_BULLET = re.compile(r"[•·▪◦‣] *(?=\S)")
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"\s]{1,2000})"')


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group: how its words are set and where they go."""

    goes: str = "text"
    struck: bool = False
    raised: bool = False
    hidden: bool = False
    skipped: int = 1
    codec: str = "cp1252"
    in_table: bool = False
    listed: bool = False
    href: str | None = None


@dataclass(slots=True)
class _Found:
    """What a file says beside its text."""

    told: dict[str, str] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)


def read_rtf(data: bytes) -> Article:
    """Read a Rich Text file; notes, headers, footers, hidden and deleted words are no part of it.

    Raises DamagedFileError, GivenUpError for more than any text has in it, and NoTextError.
    """
    reader = _Reader()
    passages = list(reader.read(data.decode("latin-1")))
    if not passages:
        raise NoTextError("document")
    headline = crown(passages)
    author = " ".join(reader.found.told.get("author", "").split())
    metadata = Metadata(headline=headline, byline=author or None, published=_write_made(reader.found.made))
    return make_article(passages, metadata, describe_struck(reader.struck.told))


def _write_made(made: dict[str, int]) -> str | None:
    year, month, day = made.get("yr", 0), made.get("mo", 0), made.get("dy", 0)
    return f"{year}-{month:02}-{day:02}" if 1990 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31 else None


class _Reader:
    """What is open at a place of the file."""

    def __init__(self) -> None:
        self.struck = Struck()
        self.found = _Found()
        self._state = _State()
        self._above: list[_State] = []
        self._bytes = bytearray()
        self._units = ""
        self._to_skip = 0
        self._usual = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._paragraph = Paragraph()
        self._cell: list[str] = []
        self._grid: Grid | None = None
        self._row_open = False
        self._merged: list[bool] = []
        self._merging = False
        self._field = ""

    def read(self, text: str) -> Iterator[Passage]:
        """Yield the passages of a file."""
        at = 0
        for _ in range(_MOST_TOKENS):
            token = _TOKEN.match(text, at)
            if token is None:
                break
            at = token.end()
            if token["byte"] is not None:
                self._take_byte(int(token["byte"], 16))
                continue
            self._flush()
            if token["brace"]:
                self._turn(token["brace"])
                if token["brace"] == "}" and not self._above:
                    break
            elif token["word"] == "bin":
                at += min(max(int(token["number"] or 0), 0), len(text))
            elif token["word"]:
                yield from self._obey(token["word"], int(token["number"]) if token["number"] else None)
            elif token["sign"] is not None:
                self._sign(token["sign"])
            elif token["text"]:
                self._add(token["text"])
        else:
            raise GivenUpError("document")
        if self._above:
            raise DamagedFileError("document")
        self._flush()
        yield from self._end_paragraph()
        yield from self._end_table()

    def _turn(self, brace: str) -> None:
        if brace == "{":
            if len(self._above) >= _DEEPEST:
                raise DamagedFileError("document")
            self._above.append(self._state)
        elif self._above:
            # The address of a link stands in a group before the words that it lies on.
            left, self._state = self._state, self._above.pop()
            if left.goes == "field" and self._state.goes != "field":
                link = _LINK.match(self._field)
                self._field = ""
                self._state = replace(self._state, href=link[1] if link else None)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            # What a reader may leave out if it does not know it; a link's address is known.
            self._state = replace(self._state, goes="unknown")
        elif sign in "\r\n":
            self._add(" ")
        else:
            self._add(_SIGNS.get(sign, ""))

    def _obey(self, word: str, number: int | None) -> Iterator[Passage]:
        if word in _APART:
            self._state = replace(self._state, goes="nowhere")
        elif word in _PLACES:
            self._go(word)
        elif word == "u" and number is not None:
            self._take_unit(number % 65_536)
        elif self._state.goes == "text":
            yield from self._obey_in_text(word, number)
        elif self._state.goes == "fonttbl":
            self._learn_font(word, number or 0)
        elif self._state.goes == "creatim" and number is not None:
            self.found.made[word] = number

    def _obey_in_text(self, word: str, number: int | None) -> Iterator[Passage]:
        if word in ("par", "sect", "page"):
            yield from self._end_paragraph()
        elif word in ("cell", "row", "trowd", "clvmrg", "cellx", "nestcell"):
            self._obey_table(word)
        elif word in _SAID:
            self._add(_SAID[word])
        else:
            self._set(word, number)

    def _go(self, word: str) -> None:
        """Send the words of a group where they belong; what a link lies on is text again."""
        if self._state.goes in ("text", "unknown", "info"):
            self._state = replace(self._state, goes=_PLACES[word])

    def _learn_font(self, word: str, number: int) -> None:
        if word == "f":
            self._font = number
        elif word == "fcharset" and number in _CHARSETS and len(self._fonts) < _DEEPEST:
            self._fonts[self._font] = _CHARSETS[number]

    def _set(self, word: str, number: int | None) -> None:
        """Take what is said of the words that follow."""
        on = number != 0
        state = self._state
        if word == "plain":
            state = replace(state, struck=False, raised=False, hidden=False)
        elif word == "pard":
            state = replace(state, in_table=False, listed=False)
        elif word in ("strike", "striked"):
            state = replace(state, struck=on)
        elif word in ("super", "up"):
            state = replace(state, raised=on)
        elif word in ("nosupersub", "sub", "dn"):
            state = replace(state, raised=False)
        elif word in ("v", "deleted"):
            state = replace(state, hidden=on)
        elif word == "intbl":
            state = replace(state, in_table=True)
        elif word == "ls":
            state = replace(state, listed=True)
        elif word == "uc":
            state = replace(state, skipped=min(max(number or 0, 0), 8))
        elif word == "ansicpg":
            self._usual = find_codec(f"cp{number}") or "cp1252"
            state = replace(state, codec=self._usual)
        elif word == "f":
            state = replace(state, codec=self._fonts.get(number or 0, self._usual))
        self._state = state

    def _take_byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(byte)

    def _take_unit(self, unit: int) -> None:
        """Take a character that is written as its number; what stands behind it for old readers is skipped."""
        self._units = chr(unit) if not 0xDC00 <= unit < 0xE000 else self._units + chr(unit)
        if not 0xD800 <= unit < 0xDC00:
            whole = self._units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            self._units = ""
            self._put(_BROKEN.sub("\ufffd", whole))
        self._to_skip = self._state.skipped

    def _flush(self) -> None:
        if self._bytes:
            words = bytes(self._bytes).decode(self._state.codec, "replace")
            self._bytes.clear()
            self._put(words)

    def _add(self, words: str) -> None:
        skipped = min(self._to_skip, len(words))
        self._to_skip -= skipped
        self._put(words[skipped:])

    def _put(self, words: str) -> None:
        state = self._state
        if not words:
            return
        if state.goes == "text" and not state.hidden:
            self._paragraph.add(words, href=state.href, raised=state.raised, struck=state.struck)
        elif state.goes == "field":
            self._field += words[: 3000 - len(self._field)]
        elif state.goes in ("title", "author"):
            self.found.told[state.goes] = (self.found.told.get(state.goes, "") + words)[:300]

    def _obey_table(self, word: str) -> None:
        if word == "trowd":
            self._merged, self._merging = [], False
        elif word == "clvmrg":
            self._merging = True
        elif word == "cellx":
            self._merged.append(self._merging)
            self._merging = False
        elif word == "nestcell":
            self._cell.append(self._take_words()[0])
        elif word == "cell":
            self._end_cell()
        else:
            self._row_open = False

    def _end_cell(self) -> None:
        grid = self._grid = self._grid or Grid()
        if not self._row_open:
            grid.begin_row()
            self._row_open = True
            self._column = 0
        below = self._column < len(self._merged) and self._merged[self._column]
        grid.begin_cell(below=below)
        for text in [*self._cell, self._take_words()[0]]:
            grid.add(text)
        grid.end_cell()
        self._cell = []
        self._column += 1

    _column = 0

    def _take_words(self) -> tuple[str, tuple[tuple[int, int, str], ...]]:
        self.struck.take(self._paragraph)
        words = self._paragraph.read()
        self._paragraph = Paragraph()
        return words

    def _end_paragraph(self) -> Iterator[Passage]:
        text, links = self._take_words()
        if self._state.in_table:
            self._cell.append(text)
        elif text:
            yield from self._end_table()
            bullet = _BULLET.match(text)
            start = bullet.end() if bullet else 0
            moved = tuple((max(at - start, 0), end - start, href) for at, end, href in links if end > start)
            yield Passage("list" if self._state.listed or bullet else "body", text[start:], moved)

    def _end_table(self) -> Iterator[Passage]:
        if self._grid is not None:
            yield from self._grid.write()
            self._grid, self._row_open = None, False
