"""Telegram's HTML as its documentation describes it: a marked-up text becomes a plain one and its entities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "tg-emoji": "custom_emoji",
    "blockquote": "blockquote",
}
# Entities beyond this number are dropped by the server without a word.
MOST_ENTITIES = 100
OpenTag = tuple[str, int, dict[str, Any]]
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(#[xX][0-9a-fA-F]+|#[0-9]+|[a-zA-Z][a-zA-Z0-9]*);?")
_TAG = re.compile(r"<(/?)([a-zA-Z0-9-]*)((?:\s+[a-zA-Z0-9_-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*>")
_ATTRIBUTE = re.compile(r"([a-zA-Z0-9_-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")


class EntityError(Exception):
    """The markup is refused; ``str`` of it is what the server says after "can't parse entities: "."""


@dataclass
class Parsed:
    """A plain text, its entities in UTF-16 units, and what the server would change in it without saying so."""

    text: str
    entities: list[dict[str, Any]]
    complaints: list[str] = field(default_factory=list)


def count_units(text: str) -> int:
    """Count as Telegram does: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(marked: str) -> Parsed:
    """Read the markup; raises EntityError with the server's own kind of sentence."""
    text: list[str] = []
    units = place = 0
    entities: list[dict[str, Any]] = []
    complaints: list[str] = []
    open_tags: list[OpenTag] = []

    def add(piece: str) -> None:
        nonlocal units
        text.append(piece)
        units += count_units(piece)

    while place < len(marked):
        mark = marked[place]
        if mark == "&":
            piece, place = _read_reference(marked, place, complaints)
            add(piece)
        elif mark == "<":
            offset = len(marked[:place].encode())
            tag = _TAG.match(marked, place)
            if tag is None:
                raise EntityError(f"Unclosed start tag at byte offset {offset}")
            place = tag.end()
            name = tag[2].lower()
            if tag[1]:
                entities.extend(_close(name, open_tags, units, offset))
            else:
                kind = _open(name, tag[3], offset)
                if kind["type"].endswith("blockquote") and any("blockquote" in each[2]["type"] for each in open_tags):
                    complaints.append("a block quote inside another")
                if any(each[2]["type"] in ("code", "pre") for each in open_tags) and name != "code":
                    complaints.append("markup inside code")
                open_tags.append((name, units, kind))
        else:
            end = min((at for at in (marked.find("<", place), marked.find("&", place)) if at >= 0), default=len(marked))
            add(marked[place:end])
            place = end
    if open_tags:
        raise EntityError(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    if len(entities) > MOST_ENTITIES:
        complaints.append(f"{len(entities)} entities, of which {MOST_ENTITIES} are kept")
    return _trim("".join(text), sorted(entities, key=lambda each: (each["offset"], -each["length"])), complaints)


def _read_reference(marked: str, place: int, complaints: list[str]) -> tuple[str, int]:
    found = _REFERENCE.match(marked, place)
    if found is None:
        return "&", place + 1
    name = found[1]
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        return (chr(code) if 0 < code < 0x110000 else "&"), found.end()
    if name in _NAMED:
        return _NAMED[name], found.end()
    complaints.append(f"&{name}; is shown as it is")
    return "&", place + 1


def _open(name: str, words: str, offset: int) -> dict[str, Any]:
    if name not in KINDS:
        raise EntityError(f'Unsupported start tag "{name}" at byte offset {offset}')
    attributes = {
        found[1].lower(): _unescape(next((each for each in found.groups()[1:] if each is not None), ""))
        for found in _ATTRIBUTE.finditer(words)
    }
    kind: dict[str, Any] = {"type": KINDS[name]}
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise EntityError(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if name == "a":
        kind["url"] = attributes.get("href", "")
    if name == "blockquote" and "expandable" in attributes:
        kind["type"] = "expandable_blockquote"
    if name == "tg-emoji":
        kind["custom_emoji_id"] = attributes.get("emoji-id", "")
    return kind


def _unescape(text: str) -> str:
    return _REFERENCE.sub(lambda found: _read_reference(found[0], 0, [])[0], text)


def _close(
    name: str, open_tags: list[tuple[str, int, dict[str, Any]]], units: int, offset: int
) -> list[dict[str, Any]]:
    if not open_tags:
        raise EntityError(f"Unexpected end tag at byte offset {offset}")
    opened, start, kind = open_tags.pop()
    if name not in ("", opened):
        raise EntityError(f'Unmatched end tag at byte offset {offset}, expected "</{opened}>", found "</{name}>"')
    # A link without an address and a mark around nothing are nothing.
    if units == start or kind.get("url") == "":
        return []
    return [kind | {"offset": start, "length": units - start}]


def _trim(text: str, entities: list[dict[str, Any]], complaints: list[str]) -> Parsed:
    ahead = count_units(text[: len(text) - len(text.lstrip())])
    kept = text.strip()
    units = count_units(kept)
    moved = []
    for each in entities:
        start = max(each["offset"] - ahead, 0)
        end = min(each["offset"] + each["length"] - ahead, units)
        if end > start:
            moved.append(each | {"offset": start, "length": end - start})
    return Parsed(kept, moved[:MOST_ENTITIES], complaints)
