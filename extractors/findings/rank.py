"""Claims of rank: the first, the largest, the 16th largest, the highest in 20 years; listed, for somebody to check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.candidates.modifiers import LOOSE
from extractors.findings.calendar import Line, read_lines
from extractors.findings.quoting import quote_text
from extractors.findings.view import View
from extractors.relations.claim_words import ClaimWords
from extractors.types import Finding

_BEFORE = 40
"""Code points of the sentence before a claim that are shown with it."""
_MOST = 8
"""Claims of one article that are listed."""
_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_SPAN = r"(?:years?|decades?|centur(?:y|ies)|generations?|months|seasons|games|days)"
_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|several|many|a)"
_YEAR = r"(?:1[5-9]|20)\d\d"


def check_ranks(view: View) -> Iterator[Finding]:
    """Yield a finding for each sentence that says what is first or most of a kind, and of how much."""
    claim = _compile(view.words.claims)
    told: set[str] = set()
    for line in read_lines(view.article):
        found = claim.search(line.text)
        if found is None or found.group().lower() in told:
            continue
        told.add(found.group().lower())
        yield _write(found, line, view)
        if len(told) == _MOST:
            return


def _write(found: re.Match[str], line: Line, view: View) -> Finding:
    said = f"a claim of rank: “{' '.join(found.group().split())}” ({quote_text(_cut_front(line.text, found.start()))})."
    inside = [
        m
        for m in view.mentions
        if line.span.start + found.start() <= m.figure.span.start < line.span.start + found.end()
    ]
    return view.find_at("rank", said, inside[-1].figure.span.start if inside else -1)


def _compile(words: ClaimWords) -> re.Pattern[str]:
    most = "|".join(sorted(words.superlative))
    scope = "|".join(re.escape(phrase) for phrase in sorted(words.scope, key=len, reverse=True))
    owners = "|".join(sorted(words.owners))
    return re.compile(
        rf"""
        # "the world's third-largest", "Europe's first"
        \b(?:{owners})['’]s\s(?:{_ORDINAL}[-\s])?(?:single\s)?(?!best\b|worst\b|poorest\b|richest\b)(?:{most})
            [-\s][^\W\d_]+
        # "the highest level in 20 years", "the only mill in the world"
        |(?<!one\sof\s)\b(?:(?:the|its|a|his|her|their)\s)?(?<!one\sof\sthe\s)(?:{_ORDINAL}[-\s])?(?:{most})\b(?:[-\s](?!(?:I|we|you|he|she|they|could|can)\b)[^\W_]+){{0,5}}?,?\s
            (?:
                (?:{scope})\b
                |(?:in|for)\s(?:(?:{LOOSE}|the\slast|the\spast|at\sleast)\s){{0,3}}{_NUMBER}[-\s]{_SPAN}\b
                |(?:since|of\sany\syear\ssince|on\srecord\ssince)\s(?:at\sleast\s)?(?:[A-Z][a-z]+\s)?{_YEAR}\b
                |of\sany\s(?!kind\b|sort\b)[^\W\d_]+(?:\s[^\W\d_]+)?
            )
        """,
        re.VERBOSE | re.I,
    )


def _cut_front(text: str, place: int) -> str:
    """Give a text from a word some way before a place on."""
    if place <= _BEFORE:
        return text
    start = place - _BEFORE
    return "…" + text[text.find(" ", start - 1, place) + 1 or start :]
