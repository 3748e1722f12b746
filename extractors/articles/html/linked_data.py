"""What a page says of itself in JSON-LD: the node of the article among all that is said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TypeAlias

from extractors.articles.html.tree import Element

Node: TypeAlias = dict[str, object]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage|AboutPage|VideoObject|Review|CreativeWork)$")
_WRAPPING = re.compile(
    r"^\s*+(?://|/\*)?+\s*+<!(?:\[CDATA\[|--)(?:\s*+\*/)?"
    r"|(?:(?://|/\*)\s*+|(?<!\s)\s++)?+(?:\]\]|--)>(?:\s*+\*/)?\s*+;?\s*+$|;\s*+$"
)
_LONGEST = 2_000_000
_DEEPEST = 12
_MOST = 2000


def read_nodes(root: Element) -> list[Node]:
    """Give every node of the page's JSON-LD, however deep in lists and graphs, the outer ones first."""
    nodes: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < _LONGEST:
            nodes += _flatten(_parse(script.text), 0)
        if len(nodes) > _MOST:
            break
    return nodes[:_MOST]


def find_article(nodes: list[Node], headlines: list[str]) -> Node:
    """Give the node of the article: one of the right type, best with a headline that the page shows; {} for none."""
    articles = [node for node in nodes if is_type(node, _ARTICLE)]
    shown = {_fold(line) for line in headlines}
    for wanted in (lambda n: _fold(read_string(n.get("headline"))) in shown, lambda n: bool(n.get("headline")), bool):
        if found := next((node for node in articles if wanted(node)), None):
            return found
    return {}


def find_page(nodes: list[Node]) -> Node:
    """Give the node of the page that the article is on, {} for none."""
    return next((node for node in nodes if is_type(node, _PAGE) and node.get("datePublished")), {})


def is_type(node: Node, pattern: re.Pattern[str]) -> bool:
    """Say whether one of a node's types matches."""
    types = node.get("@type")
    return any(isinstance(t, str) and bool(pattern.search(t)) for t in (types if isinstance(types, list) else [types]))


def resolve(value: object, nodes: list[Node]) -> list[Node]:
    """Give the nodes that a value stands for: itself, several, or those that it names by ``@id``."""
    given = value if isinstance(value, list) else [value]
    found: list[Node] = []
    for each in given[:50]:
        if isinstance(each, str):
            found.append({"name": each})
        elif isinstance(each, dict):
            if "name" not in each and "@id" in each:
                each = next((n for n in nodes if n.get("@id") == each["@id"] and "name" in n), each)
            found.append(each)
    return found


def read_string(value: object) -> str:
    """Give a value's words, the first of several; HTML's escapes are undone.

    >>> read_string(["Fish &amp; ships"])
    'Fish & ships'
    """
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, (str, dict))), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return " ".join(re.sub(r"<[^<>]{0,300}>", " ", unescape(unescape(value))).split()) if isinstance(value, str) else ""


def read_lines(value: object) -> str:
    r"""Give the words of a longer text with its line breaks.

    >>> read_lines("One.<br>Two.\n\nThree &amp; four.")
    'One.\nTwo.\nThree & four.'
    """
    if not isinstance(value, str):
        return ""
    broken = re.sub(r"</(?:p|li|h\d|div)>|<br ?/?>", "\n", unescape(value))
    return "\n".join(line for each in broken.splitlines() if (line := read_string(each)))


def _parse(text: str) -> object:
    text = _WRAPPING.sub("", text.strip())
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        # Two commonest faults: a comma before a closing bracket, and two objects in a row.
        return json.loads("[" + re.sub(r"\}\s*\{", "},{", re.sub(r",\s*([}\]])", r"\1", text)) + "]", strict=False)
    except (ValueError, RecursionError):
        return None


def _flatten(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            # What a page mentions, lists or answers to is not what it is.
            if key not in ("itemListElement", "mentions", "about", "liveBlogUpdate", "comment", "citation", "hasPart"):
                yield from _flatten(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value[:500]:
            yield from _flatten(inner, depth + 1)


def _fold(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
