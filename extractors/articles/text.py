"""An article from plain text or Markdown in any common encoding."""

from __future__ import annotations

import re

from extractors.articles.encodings import decode
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.errors import BadTextError, NoTextError, UnknownKindError
from extractors.types import Article

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
# In more than one of so many characters, the bytes are no text.
_BROKEN_SHARE = 0.05
_FEW = 3
_SAMPLE = 20_000
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,500})\]\(\s*<?([^()\s<>]{1,2000}(?:\([^()\s]{0,200}\))?)>?(?:\s+\"[^\"\n]{0,300}\")?\s*\)"
)
_EMPHASIS = re.compile(
    r"""
    (\*\*|__|~~|`)(?=\S)([^\n]{1,500}?\S)\1
    |(?<![\w*])\*(?=[^\s*])([^*\n]{1,500}?\S)\*(?![\w*])
    |(?<!\w)_(?=\S)([^_\n]{1,500}?\S)_(?!\w)
    """,
    re.VERBOSE,
)
_ITEM = re.compile(r"\s{0,12}(?:[-*+]|\d{1,3}[.)])\s+")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s++(.*)")
_RULE = re.compile(r"\s{0,3}(?:[-*_=]\s*+){3,}+$")


def read_text(data: bytes, *, charset: str | None) -> Article:
    """Read plain text as it is, every character of it; its parts are found when it is analysed.

    Raises UnknownKindError for bytes that are no text.
    """
    return Article(require_words(decode(data, charset)))


def read_markdown(data: bytes, *, charset: str | None) -> Article:
    """Read Markdown: headings, lists and quotations become parts, its marks are left out, its links are kept."""
    text = require_words(decode(data, charset)).replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    text = text[front.end() :] if front else text
    passages = [passage for block in re.split(r"\n\s*\n", text) for passage in _read_block(block)]
    first = next((i for i, passage in enumerate(passages) if passage.kind == "headline"), None)
    # Only the first heading, with nothing before it, is the headline; the rest divide the article.
    passages = [
        Passage("body", passage.text, passage.links)
        if passage.kind == "headline" and (i != first or first)
        else passage
        for i, passage in enumerate(passages)
    ]
    if not passages:
        raise NoTextError("file")
    return make_article(passages, Metadata(headline=passages[0].text if passages[0].kind == "headline" else None))


def _read_block(block: str) -> list[Passage]:
    passages: list[Passage] = []
    run: list[str] = []

    def end() -> None:
        text, links = _read_inline(" ".join(run))
        if text:
            passages.append(Passage("list" if in_list else "body", text, links))
        run.clear()

    in_list = False
    for line in block.split("\n"):
        if _RULE.match(line) or line.startswith("```"):
            continue
        if heading := _HEADING.match(line):
            end()
            text, links = _read_inline(heading[2].rstrip().rstrip("#").rstrip())
            if text:
                passages.append(Passage("headline" if heading[1] == "#" else "body", text, links))
            in_list = False
            continue
        if item := _ITEM.match(line):
            end()
            in_list, line = True, line[item.end() :]
        run.append(line.strip().lstrip("> "))
    end()
    return passages


def _read_inline(line: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Take the marks off a line and give it with its links."""
    text, links, at = "", [], 0
    for found in _LINK.finditer(line):
        text += _strip_marks(line[at : found.start()])
        at = found.end()
        if found[0].startswith("!"):
            continue
        words = _strip_marks(found[1])
        links.append((len(text), len(text) + len(words), found[2]))
        text += words
    text += _strip_marks(line[at:])
    left = len(text) - len(text.lstrip())
    return text.strip(), tuple((max(s - left, 0), e - left, href) for s, e, href in links if e > s)


def _strip_marks(text: str) -> str:
    for _ in range(3):
        text = _EMPHASIS.sub(lambda found: found[2] or found[3] or found[4], text)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!>~-])", r"\1", text)


def require_words(text: str) -> str:
    """Give the text back when it is one.

    Raises UnknownKindError for bytes that are no text, BadTextError for a NUL and NoTextError.
    """
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > max(_BROKEN_SHARE * len(sample), _FEW):
        raise UnknownKindError
    if (place := text.find("\0")) >= 0:
        raise BadTextError(f"Character {place + 1:,} is a NUL, so this is no text: save it as UTF-8 text.")
    if not text.strip():
        raise NoTextError("file")
    return text
