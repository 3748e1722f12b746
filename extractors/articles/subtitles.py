"""An article from subtitles: their cues as running lines, without numbers and times, with who speaks.

Read here and not by one of the libraries, which give up at the first line that is broken, or lose who speaks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.articles.encodings import decode
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.text import require_words
from extractors.errors import NoTextError, TooLargeFileError
from extractors.types import Article

_MOST_CUES = 50_000
_LONGEST_LINE = 2_000
_TIME = re.compile(
    r"\s*(?:(?P<h>\d{1,3}):)?(?P<m>\d\d?):(?P<s>\d\d?)[,.](?P<ms>\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d\d?):(\d\d?)[,.]\d{1,3}"
)
_NUMBER = re.compile(r"\s*\d{1,6}\s*")
_NOT_CUES = re.compile(r"\s*(?:NOTE|STYLE|REGION|WEBVTT|X-TIMESTAMP-MAP)\b")
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,60})?\s+([^>\n]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|<\d[\d:.]{3,15}>|\{\\[^{}\n]{1,60}\}")
_SOUND = re.compile(r"[\[(*♪♫][^\[\]()*♪♫\n]{1,80}[\])*♪♫]|[♪♫]+")
# "[APPLAUSE]", "(laughs)": all in capitals, or one short word of what is heard.
_HEARD = re.compile(
    r"\[[^\[\]]{0,200}\]|\([A-Z][A-Z ,'-]{0,80}\)|\((?:laugh|applau|cheer|music|sigh|cough|inaudible|crosstalk)\w*\)"
)
_LABEL = re.compile(
    r"(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){1,3}):\s+"
)
_CHANGE = re.compile(r"^(?:-|–|—|>>+)\s*")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")
_PAUSE = 4.0
"""Seconds without a cue; what follows begins a paragraph."""
_LONGEST_TURN = 600
"""Code points of a paragraph, which ends with the sentence that passes them."""


class _Line(NamedTuple):
    """One line of a cue: when it is shown, who speaks, and what is said; ``fresh`` where a dash marks a speaker."""

    at: float
    who: str
    text: str
    fresh: bool


def read_subtitles(data: bytes, *, charset: str | None) -> Article:
    """Read subtitles (SRT or WebVTT) as a transcript: a paragraph for each turn, "NAME: " before it where one is named.

    Raises NoTextError and TooLargeFileError.
    """
    text = require_words(decode(data, charset)).replace("\r\n", "\n").replace("\r", "\n")
    lines = _drop_repeated(list(_read_lines(text)))
    passages = [Passage("body", turn) for turn in _join(lines)]
    if not passages:
        raise NoTextError("subtitles")
    return make_article(passages, Metadata(), ["Read from subtitles: check names and numbers against the recording."])


def _read_lines(text: str) -> Iterator[_Line]:
    at: float | None = None
    who = ""
    cues = 0
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if time := _TIME.match(line[:_LONGEST_LINE]):
            cues += 1
            if cues > _MOST_CUES:
                raise TooLargeFileError("subtitles", 5_000_000)
            at = int(time["h"] or 0) * 3600 + int(time["m"]) * 60 + int(time["s"])
            who = ""
        elif not line.strip():
            # What stands between a blank line and a time is a number, a name of the cue or a remark.
            at = None if _begins_cue(lines, place + 1) else at
        elif at is not None and not _is_number_of_cue(lines, place):
            voice = _VOICE.search(line[:_LONGEST_LINE])
            who = " ".join(voice[1].split()) if voice else who
            said = html.unescape(_TAG.sub("", line[:_LONGEST_LINE]))
            fresh = _CHANGE.match(said) is not None
            said = " ".join(_HEARD.sub(" ", _CHANGE.sub("", said)).replace("♪", " ").split())
            if not voice and (label := _LABEL.match(said)):
                who, said, fresh = label["who"], said[label.end() :], True
            if any(map(str.isalnum, said)):
                yield _Line(at, who, said, fresh)


def _begins_cue(lines: list[str], place: int) -> bool:
    """Say whether a time, or a line before a time, stands at a place, or a block that is no cue."""
    near = lines[place : place + 2]
    return any(_TIME.match(line[:_LONGEST_LINE]) for line in near) or bool(near and _NOT_CUES.match(near[0]))


def _is_number_of_cue(lines: list[str], place: int) -> bool:
    following = lines[place + 1 : place + 2]
    return bool(_NUMBER.fullmatch(lines[place]) and following and _TIME.match(following[0][:_LONGEST_LINE]))


def _drop_repeated(lines: list[_Line]) -> list[_Line]:
    """Leave out lines that are still shown: captions that roll repeat the line above, or grow word by word."""
    kept: list[_Line] = []
    for line in lines:
        recent = kept[-2:]
        if any(line.text == each.text for each in recent):
            continue
        if recent and line.text.startswith(recent[-1].text + " "):
            kept[-1] = recent[-1]._replace(text=line.text)
            continue
        kept.append(line)
    return kept


def _join(lines: list[_Line]) -> Iterator[str]:
    """Yield the turns: a line goes on with the one before unless somebody else speaks or a pause lies between."""
    turn = who = ""
    last = 0.0
    for line in lines:
        ended = _ENDS.search(turn) is not None
        other = line.fresh or (line.who and line.who != who)
        if turn and (other or (ended and (line.at - last > _PAUSE or len(turn) > _LONGEST_TURN))):
            yield _sign(who, turn)
            turn = ""
            who = line.who if other else who
        who = line.who or who
        turn = f"{turn} {line.text}" if turn else line.text
        last = line.at
    if turn:
        yield _sign(who, turn)


def _sign(who: str, turn: str) -> str:
    """Write who speaks as transcripts do: in capitals, which tells a name from a heading."""
    return f"{who.upper()}: {turn}" if who else turn
