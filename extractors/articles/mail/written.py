"""The words of a mail's HTML, paragraph by paragraph, with its tables."""

from __future__ import annotations

import re

from extractors.articles.html.marks import settle_raised, take_struck
from extractors.articles.html.tables import is_data_table, write_table
from extractors.articles.html.tree import Element, parse_page
from extractors.errors import NotAnArticleError

_BLOCKS = frozenset(
    "address article blockquote center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table "
    "td th tr ul".split()
)
_UNSEEN = ("script", "style", "title", "head", "noscript", "template")
_QUOTES = re.compile(r"gmail_quote|gmail_signature|moz-cite-prefix|moz-signature|yahoo_quoted|protonmail_quote")
_HIDDEN = re.compile(r"display\s?:\s?none|mso-hide\s?:\s?all|visibility\s?:\s?hidden", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*-{2,20} ?(?:Forwarded|Original) message|\s*Begin forwarded message", re.IGNORECASE)
_TABLE = "\ufdd0"
"""A character that no text has: it stands before the lines of a table."""


def read_written(html: str) -> tuple[list[tuple[str, str]], list[str]]:
    r"""Give the paragraphs and tables of a mail's HTML, each as its kind and its text, and what is struck out of it.

    Quoted mails that are marked as such are left out; breaks inside a paragraph are kept.

    >>> read_written("<p>Some 312<br>came.</p><blockquote type=cite>41</blockquote>")
    ([('body', 'Some 312\ncame.')], [])
    """
    try:
        root = parse_page(html)
    except NotAnArticleError:
        return [], []
    for element in list(root.iter()):
        if element.tag in _UNSEEN or _is_quoted(element) or _HIDDEN.search(element.get("style") or ""):
            _empty(element, "")
    struck = take_struck(root)
    settle_raised(root)
    for table in list(root.iter("table")):
        if is_data_table(table):
            _empty(table, f"\n\n{_TABLE}{write_table(table)}\n\n")
    _break_lines(root)
    blocks = re.split(r"\n[ \t]*\n", "".join(root.itertext()))
    lines = ("\n".join(" ".join(line.split()) for line in block.strip().split("\n")) for block in blocks)
    return [("table", line[1:]) if line.startswith(_TABLE) else ("body", line) for line in lines if line], struck


def _is_quoted(element: Element) -> bool:
    marked = _QUOTES.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    if marked is None and (element.tag != "blockquote" or element.get("type") != "cite"):
        return False
    # A mail that is handed on is marked as a quoted one is.
    return not _FORWARDED.match("".join(element.itertext())[:300])


def _empty(element: Element, text: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", text, tail


def _break_lines(root: Element) -> None:
    """Fold the blanks of the source, and write breaks where a reader sees them."""
    for element in root.iter():
        text, tail = element.text or "", element.tail or ""
        if not text.lstrip("\n").startswith(_TABLE):
            text = re.sub(r"[ \t\r\n]+", " ", text)
        tail = re.sub(r"[ \t\r\n]+", " ", tail)
        if element.tag == "br":
            tail = "\n" + tail.lstrip(" ")
        elif element.tag in _BLOCKS:
            text, tail = "\n\n" + text, "\n\n" + tail
        element.text, element.tail = text, tail
