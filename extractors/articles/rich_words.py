"""The words of a rich message of Telegram (Bot API 10.1 and later), without what they stand in."""

from __future__ import annotations

from collections.abc import Iterator

KIND = "application/vnd.telegram.rich-message+json"
"""What the bytes of such a message are called on their way to the one who reads them."""

_MOST_NODES, _LONGEST = 20_000, 100_000
# The fields that hold words, in the order in which they are shown.
_HOLDERS = (
    *("blocks", "summary", "text", "items", "cells", "caption", "credit", "alternative_text", "expression"),
    *("photo", "video", "animation"),
)
_APART = frozenset(("blocks", "items", "cells"))


def find_words(rich: object) -> str:
    r"""Give the words of a message for whoever wants to know how many there are or whether a link is among them.

    >>> find_words({"blocks": [{"type": "paragraph", "text": ["Two ", {"type": "bold", "text": "boats"}, " sank."]}]})
    'Two boats sank.'
    """
    pieces: list[str] = []
    length = 0
    for piece in _walk(rich):
        pieces.append(piece)
        length += len(piece)
        if length > _LONGEST:
            break
    return "\n".join(line for line in map(str.strip, "".join(pieces).split("\n")) if line)


def _walk(rich: object) -> Iterator[str]:
    """Yield the pieces in order, however deep they are nested, up to a number of nodes that no message has."""
    left: list[object] = [rich]
    for _ in range(_MOST_NODES):
        if not left:
            return
        node = left.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, list):
            left += reversed(node)
        elif isinstance(node, dict):
            if any(name in node for name in ("blocks", "text", "cells")) and node.get("type") in _BLOCKS:
                yield "\n"
            left += [node[name] for name in reversed(_HOLDERS) if name in node]


_BLOCKS = frozenset(
    (
        *("paragraph", "heading", "pre", "footer", "list", "blockquote", "pullquote", "table", "details", "photo"),
        *("video", "animation", "collage", "slideshow", "map", None),
    )
)
