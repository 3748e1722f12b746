"""Tell the parts of a plain text: its headline, its captions, its body, and what is not of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.article import Part, PartKind
from extractors.lexicon import PartWords
from extractors.spans import Span

_LINE = re.compile(r"[^\n]+")
_CAPTION = re.compile(
    r"(?:Getty Images|/AFP|/AP Photo|/Reuters|AP Photo/|REUTERS/|Handout|\(Photo(?: by|:)|\bPhotograph:|Photo credit|via Getty)",
    re.I,
)
_ENDS_SENTENCE = re.compile(r"[.!?:;,…][\"'”’)\]]*\s*$")
_HEADLINE_LONGEST = 160
_BIO = re.compile(
    r"^[A-Z][\w'.-]+(?: [A-Z][\w'.-]*)+ (?:is|was) (?:an? )?(?:[\w' -]+ )?(?:reporter|writer|journalist|correspondent|editor|columnist|freelancer?|contributor|producer)\b.{0,80}\b(?:based|for|at|who|covers|covering|focus\w*|join\w*)\b"
)


def find_parts(text: str, words: PartWords) -> tuple[Part, ...]:
    """Give the parts of a plain text, a line each, in order; blank lines belong to none.

    The first line is the headline when it is short, ends no sentence and more follows. A heading such as "About the
    writer" makes all after it boilerplate.
    """
    lines = [Span(*m.span()) for m in _LINE.finditer(text) if m.group().strip()]
    return tuple(_tell(text, lines, words))


def _tell(text: str, lines: list[Span], words: PartWords) -> Iterator[Part]:
    after_heading = False
    for number, span in enumerate(lines):
        line = text[span.start : span.end].strip()
        kind: PartKind = "body"
        if after_heading or _is_boilerplate(line, words):
            after_heading = after_heading or (line.lower().rstrip(":") in words.headings and number > 0)
            kind = "boilerplate"
        elif number > 0 and _BIO.match(line) and number >= len(lines) - 3:
            kind = "boilerplate"
        elif number == 0 and len(lines) > 1 and len(line) <= _HEADLINE_LONGEST and not _ENDS_SENTENCE.search(line):
            kind = "headline"
        elif _CAPTION.search(line[-120:]) and len(line) < 600:
            kind = "caption"
        yield Part(kind, span)


def _is_boilerplate(line: str, words: PartWords) -> bool:
    lowered = line[:400].lower()
    if lowered.rstrip(":") in words.headings:
        return True
    return lowered.startswith(words.starts) or any(mark in lowered for mark in words.contains)


def find_title(text: str, parts: Sequence[Part]) -> str | None:
    """Give the headline's words, None when there is none."""
    return next((p.span.of(text).strip() for p in parts if p.kind == "headline"), None)
