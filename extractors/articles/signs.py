"""Emoji and other pictures in a text: they are no words and no numbers, and at the front of a line they are bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

# A digit on a key ("1️⃣") and a digit in a circle number items; two letters of a flag are one picture.
_KEY = "[0-9#*]\ufe0f?\u20e3"
_FLAG = "[\U0001f1e6-\U0001f1ff]"
_PICTURE = (
    "(?:"
    "[\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
    # Dingbats without their quotation marks and their heavy minus, which are read as what they stand for.
    "|[\u2600-\u275a\u275f\u2761-\u2767\u2794\u2795\u2797-\u27bf]"
    "|[\u231a\u231b\u2328\u23cf\u23e9-\u23fa\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u2934\u2935\u303d\u3297\u3299]"
    "|[\u00a9\u00ae\u2122\u2139\u2194-\u21aa\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe]\ufe0f"
    ")"
)
_TRAIL = "[\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
SIGN = rf"(?:{_KEY}|{_FLAG}|{_PICTURE}{_TRAIL}*+)"
"""One picture with what belongs to it; for the patterns of other modules."""

_DRAWING = rf"(?:{_FLAG}|{_PICTURE}{_TRAIL}*+)"
_RUN = re.compile(rf"{_DRAWING}(?:[ \u00a0]?{_DRAWING})*+")
_KEY_FIRST = re.compile(
    rf"(?m)^(?P<before>[ \t\u00a0]*+(?:{_DRAWING}[ \u00a0]?){{0,40}}+)(?P<keys>(?:{_KEY}[ \u00a0]?)++)"
)
_MARK = re.compile("[\u203c\u2049\u2753-\u2755\u2757]\ufe0f?")
_NUMBERED = re.compile("(?m)^([ \t]*)([\u2460-\u249b\u24ea\u24f5-\u24ff\u2776-\u2793]\ufe0f?)")
BULLET = rf"(?:{SIGN}|[-*•·‣⁃∙◦–—―+>|#]|[\u25a0-\u25ff\u2023\u27a4\u2460-\u249b\u2776-\u2793]|\(?\d{{1,2}}[.)](?=\s))"
"""What an item of a list begins with."""

_FRONT = re.compile(rf"(?m)^[ \t\u00a0]*(?:{BULLET}[ \t\u00a0\ufe0f]*+)+")
_SIGNED = re.compile(rf"[ \t\u00a0]*(?P<sign>{SIGN}|[\u25a0-\u25ff\u2023\u27a4\u2460-\u249b\u2776-\u2793])")
_ORNAMENTS = re.compile(rf"\s{{0,40}}+(?:{SIGN}\s{{0,40}}+){{0,40}}+")
_ORNAMENT_RUN = re.compile(rf"(?:\s{{0,40}}+{SIGN})++\s{{0,40}}+")
_KEYS = re.compile(_KEY)
_DRAWN = re.compile("[\u25a0-\u25ff\u2023\u27a4]")
_SENTENCE = re.compile(r"[^.!?…\n]{0,120}[\w%)\"”»][ \u00a0]?\Z")
_OPENS = re.compile(r"[ \u00a0]{1,9}(?=[A-Z][\w’'-]{0,40}[a-z])[\w’'-]{1,60}(?:[ \u00a0]{1,9}[\w’'-]{1,60}){2}")
_FEWEST_WORDS = 3
_BACK, _NEAR = 400, 4


def blank_signs(text: str) -> str:
    r"""Give a text with blanks for its pictures; every offset holds.

    A red exclamation or question mark behind a word is one, and a picture between two sentences that nothing else parts
    is a full stop. What two neighbouring lines or more begin with is a bullet, and is written as one. Digits on keys
    number the lines where two or more begin with one, and are digits anywhere else.

    >>> blank_signs("🔥 12 dead ❗ Orlo"), blank_signs("1️⃣ Two boats sank\n2️⃣ The crew was found")
    ('  12 dead ! Orlo', '•   Two boats sank\n•   The crew was found')
    """
    if text.isascii():
        return text
    items = list(_find_items(text))
    text = _MARK.sub(lambda found: _write_mark(text, found), text)
    if len(_KEY_FIRST.findall(text)) > 1:
        text = _KEY_FIRST.sub(lambda found: found["before"] + " " * len(found["keys"]), text)
    text = _RUN.sub(lambda found: _write_run(text, found), text)
    text = _NUMBERED.sub(lambda found: found[1] + " " * len(found[2]), text)
    text = _FRONT.sub(lambda found: _DRAWN.sub(" ", found.group()), text)
    pieces, at = [], 0
    for start in items:
        pieces += [text[at:start], "•"]
        at = start + 1
    return "".join([*pieces, text[at:]])


def keep_ornaments(text: str, blanked: str) -> str:
    """Give what ``blank_signs`` made of a text, with the pictures that its lines begin and end with left in it.

    They tell where something begins, as a bullet does, but for a digit on a key.

    >>> keep_ornaments("🌊 Fire 🔥 in Orlo", blank_signs("🌊 Fire 🔥 in Orlo"))
    '🌊 Fire   in Orlo'
    """
    if text == blanked:
        return text
    lines = []
    for line, plain in zip(text.split("\n"), blanked.split("\n"), strict=True):
        found = _ORNAMENTS.match(line)
        start = found.end() if found else 0
        # Each run is looked at once: a pattern tied to the end would be tried from every picture.
        last = [run.start() for run in _ORNAMENT_RUN.finditer(line, start) if run.end() == len(line)]
        end = last[0] if last else len(line)
        front = plain[:start] if _KEYS.search(line, 0, start) else line[:start]
        lines.append(front + plain[start:end] + line[end:])
    return "\n".join(lines)


def _find_items(text: str) -> Iterator[int]:
    """Yield where the pictures stand that begin a line beside another such."""
    before = False
    lines = [_SIGNED.match(line) for line in text.split("\n")]
    starts = accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    for number, (found, start) in enumerate(zip(lines, starts, strict=False)):
        beside = lines[number + 1] if number + 1 < len(lines) else None
        if found and (before or beside):
            yield start + found.start("sign")
        before = found is not None


def _write_mark(text: str, found: re.Match[str]) -> str:
    behind_word = text[max(0, found.start() - _NEAR) : found.start()].rstrip(" ")[-1:].isalnum()
    mark = "?" if found.group()[0] in "\u2049\u2753\u2754" else "!"
    return (mark if behind_word else " ") + " " * (len(found.group()) - 1)


def _write_run(text: str, found: re.Match[str]) -> str:
    start, end = found.span()
    flagged = any("\U0001f1e6" <= character <= "\U0001f1ff" for character in found.group())
    line = max(text.rfind("\n", 0, start) + 1, start - _BACK)
    before = _SENTENCE.search(text, line, start)
    parts = not flagged and before and len(before.group().split()) >= _FEWEST_WORDS and _OPENS.match(text, end)
    return ("." if parts else " ") + " " * (end - start - 1)
