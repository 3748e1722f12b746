"""The speaker's tag of a quotation, behind it ("it continues") or before it ("Ann Moss said:")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.figures.quotations import Quotations
from extractors.lexicon import SourceWords
from extractors.types import Span

_NP = (
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)[ ](?:[\w’'&.-]{1,60}+[ ]){0,6}?[\w’'&.-]{1,60}"
    r"|(?:[\w’'&.-]{1,60}+[ ]){0,3}[A-Z][\w’'&.-]{0,60}(?:[ ][A-Z][\w’'&.-]{0,60}){0,4}"
    r"|%s)"
)
_WINDOW = 160
_BACK = 40
"""Quotations back that one speech is followed over."""


@dataclass(frozen=True, slots=True)
class Tag:
    """Who speaks a quotation and the cue, as spans of the article."""

    mention: Span
    cue: Span


@dataclass(frozen=True, slots=True)
class TagGrammar:
    """The patterns of tags behind and before a quotation."""

    behind: re.Pattern[str]
    behind_inverted: re.Pattern[str]
    before: re.Pattern[str]


def compile_tags(words: SourceWords) -> TagGrammar:
    """Make the patterns from the cue verbs."""
    verbs = "|".join(map(re.escape, sorted(words.reporting, key=len, reverse=True)))
    phrase = _NP % "|".join(map(re.escape, sorted(words.groups)))
    return TagGrammar(
        behind=re.compile(
            rf"[,.?!]?[\"”']?[\"”]?,?\s(?P<s>(?:he|she|it|they|I|we)|{phrase})\s(?:also "
            rf"|later |then |further )?(?P<c>{verbs})\b"
        ),
        behind_inverted=re.compile(
            rf"[,.?!]?[\"”']?[\"”]?,?\s(?P<c>{verbs})\s(?P<s>{phrase})(?=[,.;:]"
            rf"| (?:in|on|at|of|to|during|after|before|who|whose|while|as|when)\b)"
        ),
        before=re.compile(
            rf"""
            (?P<s>he|she|it|they|{phrase})\s(?:also[ ]|later[ ]|then[ ]|further[ ]|has[ ]|had[ ])?(?P<c>{verbs})
            # "said on Friday", "said in a statement", "said to the court"
            (?:[ ]on[ ]\w+day|[ ]in[ ](?:a|an)[ ]\w+|[ ]that|[ ]to[ ][\w ]{{1,30}})?[,:]?\s?[\"“]?$
            """,
            re.VERBOSE,
        ),
    )


def find_tag(text: str, quotation: Span, grammar: TagGrammar) -> Tag | None:
    """Give the tag of a quotation: behind it in the same line, else right before it."""
    line_end = text.find("\n", quotation.end)
    stop = min(quotation.end + _WINDOW, line_end if line_end >= 0 else len(text))
    for pattern in (grammar.behind, grammar.behind_inverted):
        found = pattern.match(text, quotation.end, stop)
        if found and found["s"] and len(found["s"].split()) <= 8:
            return Tag(Span(*found.span("s")), Span(*found.span("c")))
    line_start = text.rfind("\n", 0, quotation.start) + 1
    before = text[max(line_start, quotation.start - _WINDOW) : quotation.start]
    sentence = max(before.rfind(". "), before.rfind("? "), before.rfind("! ")) + 1
    found = grammar.before.search(before, sentence)
    if found:
        base = max(line_start, quotation.start - _WINDOW)
        s, c = found.span("s"), found.span("c")
        lead = len(before[s[0] : s[1]]) - len(before[s[0] : s[1]].lstrip())
        return Tag(Span(base + s[0] + lead, base + s[1]), Span(base + c[0], base + c[1]))
    return None


def find_speaker(text: str, span: Span, quotations: Quotations, grammar: TagGrammar) -> Tag | None:
    """Give the speaker of the quotation around a span; one without a tag goes on from the one before in its line.

    A line that opens with a mark right after a quoted line without an end goes on with that speaker too.
    """
    held = quotations.around(span)
    if held is None:
        return None
    index = quotations.index(span)
    for back in range(_BACK):
        if index - back < 0:
            return None
        candidate = quotations.spans[index - back]
        if back and not _goes_on(text, candidate, quotations.spans[index - back + 1]):
            return None
        if tag := find_tag(text, candidate, grammar):
            return tag
    return None


def _goes_on(text: str, earlier: Span, later: Span) -> bool:
    """Say whether a quotation goes on with the one before, in its line or over paragraphs with no closing mark."""
    between = text[earlier.end : later.start]
    return "\n" not in between or (between[:1] == "\n" and len(between.strip(" \n\"“”'")) == 0)
