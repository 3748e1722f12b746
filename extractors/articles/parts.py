"""The parts of a plain text (headline, captions, body, what is not of the article), and the outlet it names."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.lexicon import PartWords
from extractors.types import Part, PartKind, Span

_LINE = re.compile(r"[^\n]+")
_CAPTION = re.compile(
    r"(?:Getty Images|/AFP|/AP Photo|/Reuters|AP Photo/|REUTERS/|Handout|\(Photo(?: by|:)|\bPhotograph:"
    r"|Photo credit|via Getty)",
    re.I,
)
_ENDS_SENTENCE = re.compile(r"[.!?:;,…][\"'”’)\]]*\s*$")
_INNER_STOP = re.compile(r"[.!?…]\s+\S")
_HEADLINE_LONGEST = 160
_TRADE = r"(?:reporter|writer|journalist|correspondent|editor|columnist|freelancer?|contributor|producer)"
_BIO = re.compile(
    rf"""
    ^[A-Z][\w'.-]+(?:[ ][A-Z][\w'.-]*)+[ ]              # Ines Okafor
    (?:is|was)[ ](?:an?[ ])?(?:[\w' -]+[ ])?{_TRADE}\b  # is a political correspondent
    .{{0,80}}\b(?:based|for|at|who|covers|covering|focus\w*|join\w*)\b
    """,
    re.VERBOSE,
)
_COUNTED = "(?:shares?|comments?|views?|likes?|followers?|subscribers?|members|retweets|reposts|reactions|replies)"
# The lines of subtitles: the number of a cue, and the time at which it stands.
_CUE_TIME = re.compile(r"\d\d:\d\d(?::\d\d)?[,.]\d{3} ?-->")
_CUE_NUMBER = re.compile(r"\s*\d{1,5}\s*")
_META = re.compile(
    rf"""
    (?:
        .{{0,80}}\b\d+[ -]?(?:min|minute)s?\.?[ ](?:read|listen|watch)\b.{{0,20}}
        # "Share 1.2k comments", "1.2K views · 34 comments"
        # or, behind a channel's name, "Harbour View · 1.3M subscribers"
        |(?:share(?:[ ]this)?\W{{0,20}} | [^.!?\d]{{2,60}}[ ](?:[·|•–-][ ]|\())?[\d.,]{{1,20}}[km]?[ ]{_COUNTED}
            (?:[ ·|,•]{{1,4}}[\d.,]{{1,20}}[km]?[ ]{_COUNTED}){{0,4}}
        |(?:last[ ]|first[ ])?(?:published|updated|posted|modified)\b.{{0,60}}
        |\d+[ ](?:minutes?|hours?|days?|weeks?)[ ]ago
        |by[ ][^.!?]{{2,60}}\b\d+[ ](?:minutes?|hours?|days?)[ ]ago
    )\W*
    """,
    re.VERBOSE | re.I,
)


def find_parts(text: str, words: PartWords, furniture: Collection[Span] = ()) -> tuple[Part, ...]:
    """Give the parts of a plain text, a line each, in order; blank lines belong to none.

    ``furniture`` are the lines that a channel added; none of them is of the article. The first other line is the
    headline when it is short, ends no sentence (or one with an exclamation mark, set off by a blank), and more follows.
    A heading such as "About the writer" behind the text makes all after it boilerplate, one such as "Related stories"
    the headlines under it.
    """
    lines = [Span(*m.span()) for m in _LINE.finditer(text) if m.group().strip()]
    own = set(furniture)
    told = _tell(text, [line for line in lines if line not in own], words)
    return tuple(sorted([*told, *(Part("boilerplate", line) for line in own)], key=lambda part: part.span))


def _tell(text: str, lines: list[Span], words: PartWords) -> Iterator[Part]:
    ended = listed = begun = False
    timed = _CUE_TIME.search(text) is not None
    for number, span in enumerate(lines):
        line = text[span.start : span.end].strip()
        heading = line[:80].lower().rstrip(": ")
        finished = bool(_ENDS_SENTENCE.search(line))
        listed = number > 0 and (heading in words.headings or (listed and not finished))
        ended = ended or (begun and heading in words.endings)
        kind: PartKind = "body"
        about_the_writer = number >= max(1, len(lines) - 3) and _BIO.match(line)
        if ended or listed or about_the_writer or _is_boilerplate(line, heading, words) or _is_cue(line, timed=timed):
            kind = "boilerplate"
        elif number == 0 and len(lines) > 1 and _is_headline(text, span, finished=finished):
            kind = "headline"
        elif _CAPTION.search(line[-120:]) and len(line) < 600:
            kind = "caption"
        begun = begun or (kind == "body" and finished)
        yield Part(kind, span)


def _is_headline(text: str, span: Span, *, finished: bool) -> bool:
    line = span.of(text).strip()
    called_out = line.endswith("!") and text.startswith("\n\n", span.end) and not _INNER_STOP.search(line)
    return len(line) <= _HEADLINE_LONGEST and (not finished or called_out)


def _is_cue(line: str, *, timed: bool) -> bool:
    """Say whether a line is the number of a subtitle or the time at which it stands; ``timed`` texts have such."""
    return timed and (_CUE_NUMBER.fullmatch(line) or _CUE_TIME.match(line)) is not None


def _is_boilerplate(line: str, heading: str, words: PartWords) -> bool:
    lowered = line[:400].lower()
    if (
        heading in words.headings
        or heading in words.endings
        or (len(line) < 120 and _META.fullmatch(line) and not _ENDS_SENTENCE.search(line))
    ):
        return True
    return lowered.startswith(words.starts) or any(mark in lowered for mark in words.contains)


def set_aside(parts: Sequence[Part], furniture: Sequence[Span]) -> tuple[Part, ...]:
    """Give parts without the lines that a channel added, which are boilerplate of their own; in order.

    >>> [(part.kind, *part.span) for part in set_aside([Part("body", Span(0, 9))], [Span(4, 9)])]
    [('body', 0, 3), ('boilerplate', 4, 9)]
    """
    if not furniture:
        return tuple(parts)
    kept: list[Part] = []
    left = deque(furniture)
    for part in parts:
        at = part.span.start
        while left and left[0].start < part.span.end:
            line = left.popleft()
            start, end = max(line.start, at), min(line.end, part.span.end)
            if start > at:
                kept.append(replace(part, span=Span(at, max(start - 1, at + 1))))
            if start < end:
                kept.append(replace(part, kind="boilerplate", span=Span(start, end)))
            at = max(at, end + 1)
        if at < part.span.end:
            kept.append(replace(part, span=Span(at, part.span.end)))
    return tuple(kept)


def find_title(text: str, parts: Sequence[Part]) -> str | None:
    """Give the headline's words, None when there is none."""
    return next((" ".join(p.span.of(text).split()).lstrip("• ") for p in parts if p.kind == "headline"), None)


_NAME = r"(?P<outlet>(?:[A-Z][\w&.'’]{0,40}+)(?:[ ](?:of[ ]|and[ ]|&[ ])?(?:the[ ])?[A-Z][\w&.'’]{0,40}+){0,4})"
_SIGNS = (
    re.compile(
        rf"(?:^|[.\n] ?){_NAME} (?:has|have) (?:reached out to|contacted"
        rf"|approached|asked) [^.\n]{{2,120}} for (?:further )?comment",
        re.M,
    ),
    re.compile(
        rf"did not (?:immediately )?(?:respond to|return|reply to) (?:a "
        rf"|an )?(?:request|email|message|call)s? for comment from {_NAME}"
    ),
    re.compile(
        rf"""
        \bis[ ]an?[ ]{_NAME}[ ]
        (?:night[ ]|senior[ ]|staff[ ]|political[ ]|news[ ]|deputy[ ]|breaking[ ]news[ ])*
        (?:reporter|writer|journalist|correspondent|editor|columnist)\b
        """,
        re.VERBOSE,
    ),
    re.compile(rf"\b(?:in an interview with|told) {_NAME} (?:on condition of anonymity|in an exclusive)"),
)
_NOT_NAMES = frozenset("The It He She They We This That".split())


def find_outlet(text: str) -> str | None:
    r"""Give the outlet's name when the article names itself, None otherwise.

    >>> find_outlet("Six ships sank.\nThe Harbour Post has reached out to the port for comment.")
    'The Harbour Post'
    """
    for sign in _SIGNS:
        found = sign.search(text)
        if found and found["outlet"] not in _NOT_NAMES:
            return found["outlet"]
    return None
