"""HTML built of elements: whatever is no element is escaped, and nothing hidden in it is let through."""

from __future__ import annotations

import re
from html import escape
from typing import TypeAlias

from bot.reports.shown import clean, fold, guard

_ISOLATES = re.compile("[\u2066-\u2069]")
_VOID = frozenset(["br", "input", "link", "meta", "wbr"])


class Html(str):
    """Markup that is fit to stand in a page; only this module makes it of a plain text."""

    __slots__ = ()


Child: TypeAlias = "str | Html | None"
Attribute: TypeAlias = "str | int | bool | None"


def element(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """Make an element; a child that is no ``Html`` is text, None is nothing, an underscore in a name is a dash.

    >>> element("a", "5 < 6", href="#f1", class_="figure", hidden=True)
    '<a href="#f1" class="figure" hidden>5 &lt; 6</a>'
    """
    written = "".join(_write_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(*children)}</{name}>")


def join(*children: Child) -> Html:
    """Put pieces one behind the other.

    >>> join("a & b", element("br"))
    'a &amp; b<br>'
    """
    return Html("".join(child if isinstance(child, Html) else text(child) for child in children if child is not None))


def text(words: str) -> Html:
    """Escape words, without what nobody is to see; spaces at their ends and lines stay."""
    # An element sets apart what is written from the right; no sign in the words does.
    return Html(escape(_ISOLATES.sub("", guard(words))))


def lines(words: str) -> Html:
    r"""Escape words of the article as they stand, line by line.

    >>> lines("5 <\n6")
    '5 &lt;<br>6'
    """
    # Folding leaves nothing hidden, and is all that most of a long text needs.
    return Html("<br>".join(escape(fold(line)) for line in words.split("\n")))


def quoted(words: str, most: int) -> Html:
    """Give words of the article as one line of so many code points at most, which turn nothing around them.

    >>> quoted("a  <b>", 20)
    '<bdi>a &lt;b&gt;</bdi>'
    """
    return element("bdi", cut(words, most))


def cut(words: str, most: int) -> str:
    """Clean words and cut what is too long for its place.

    >>> cut("a very long story", 7)
    'a very…'
    """
    # What is hidden goes first, and a text of any length is not looked at to its end.
    words = clean(words[: most * 4])
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _write_attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
