"""Whose word the items of a list are, where its heading says so: "According to the ministry:", "The army reports:"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.articles.lists import ItemList
from extractors.figures.kinds import kind_of_phrase
from extractors.figures.rules.source_plain import is_source
from extractors.lexicon import SourceWords
from extractors.types import Span

_TOKEN = r"[\w’'&-]{1,40}\.?"
_PHRASE = rf"(?:{_TOKEN}[ ]){{0,7}}?[\w’'&-]{{0,40}}\w"
# Behind a source: when it spoke, or in what: "on Friday", "12:00", "in a statement", "as of 6 p.m.".
_ANY = r"(?:[^;:]|(?<=\d):(?=\d\d))"
_WHEN = rf"""
    (?:
        ,?[ ](?:on|in|at|as|by|for|from|late|early|this|yesterday|today|\(?\d){_ANY}{{0,60}}
        |,[ ](?:(?!,){_ANY}){{1,40}}
    )?
"""
_SENTENCE = re.compile(r"(?:.*[.!?…][\"”’]?\s+)?")
_ASKS = frozenset("what how why when where who which here this that these those there it".split())
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Heading:
    """A list whose heading names a source, with the mention and the cue there, as spans of the article."""

    held: ItemList
    mention: Span
    cue: Span | None


@dataclass(frozen=True, slots=True)
class HeadingGrammar:
    """The shapes of headings, each with the rule that says what may be its source.

    A heading that is parted from its list and has no colon must begin with one of ``firm``.
    """

    shapes: tuple[tuple[str, re.Pattern[str]], ...]
    firm: re.Pattern[str]
    words: SourceWords


def compile_headings(words: SourceWords) -> HeadingGrammar:
    """Make the shapes from the cue verbs."""
    says = "|".join(sorted(words.cues, key=len, reverse=True))
    the = r"(?i:the|an?|its|his|her|their)"
    plain = rf"(?P<who>{the}[ ]{_TOKEN}(?:[ ]{_TOKEN}){{0,6}}?|(?!{the}[ ]){_PHRASE})"
    told = "data|figures|numbers|statistics|summary|update|briefing|bulletin|report|statement|toll|count|list"
    also = r"(?:has[ ]|have[ ]|also[ ]|now[ ]|just[ ]){0,2}"
    return HeadingGrammar(
        shapes=(
            (
                "tag",
                # "Key figures, according to the ministry:", "Losses per the General Staff, 12 May:"
                re.compile(
                    rf"""
                    \A(?:.{{0,200}}[\s(,–—-])?(?P<cue>(?i:according[ ]to|as[ ]reported[ ]by|citing|per|quoting))[ ]
                    (?P<who>{_PHRASE}){_WHEN}\)?
                    """,
                    re.VERBOSE,
                ),
            ),
            (
                "tag",
                # "Data from the ministry:", "Sources: Ministry of Interior, 12:00"
                re.compile(
                    rf"""
                    \A(?:.{{0,200}}[\s(,–—-])?(?P<cue>(?i:
                        (?:data|figures|numbers|statistics|information|update|updates)[ ](?:from|by|of)
                        |sources?[ ]?[:–—-]
                    ))[ ](?P<who>{_PHRASE}){_WHEN}\)?
                    """,
                    re.VERBOSE,
                ),
            ),
            (
                "tag",
                # "The latest, the governor says:"
                re.compile(rf"\A.{{0,200}},[ ](?P<who>{_PHRASE})[ ]{also}(?P<cue>{says}){_WHEN}", re.VERBOSE),
            ),
            (
                "tag",
                # "Governor Ann Moss, speaking at noon, reports the following:"
                re.compile(rf"{plain}(?:,[^,;:]{{2,80}},)?[ ]{also}(?P<cue>{says})\b[^;:]{{0,80}}", re.VERBOSE),
            ),
            # "The ministry's morning summary:", "WHO data for May:"
            ("tag", re.compile(rf"(?P<who>{_PHRASE})['’]s?[ ](?:\w+[ ]){{0,2}}(?P<cue>{told}){_WHEN}", re.VERBOSE)),
            ("body", re.compile(rf"(?P<who>{_PHRASE})[ ](?P<cue>{told}){_WHEN}", re.VERBOSE)),
            ("colon", re.compile(rf"(?P<who>{_PHRASE})(?:{_WHEN}|[ ](?:about|regarding)[ ][^;:]{{1,80}})", re.VERBOSE)),
        ),
        firm=re.compile(r"(?:according to|as reported by|citing|per|(?:data|figures) (?:from|by|of)|sources?)\b", re.I),
        words=words,
    )


def find_headings(text: str, lists: Sequence[ItemList], grammar: HeadingGrammar) -> Iterator[Heading]:
    """Yield the lists whose heading names a source."""
    for each in lists:
        line = each.heading.of(text)[:_LONGEST].rstrip().removesuffix(":").rstrip()
        lead = _SENTENCE.match(line)
        start = lead.end() if lead else 0
        start += len(line[start:]) - len(line[start:].lstrip(" \t\u00a0-–—*•·>#"))
        if each.loose and not grammar.firm.match(line, start):
            continue
        for rule, shape in grammar.shapes:
            found = shape.fullmatch(line, start)
            if found and _speaks(found["who"], rule, grammar.words):
                yield _place(found, each)
                break


def _place(found: re.Match[str], held: ItemList) -> Heading:
    base = held.heading.start
    cue = found.span("cue") if "cue" in found.groupdict() else None
    mention = Span(base + found.start("who"), base + found.end("who"))
    return Heading(held, mention, Span(base + cue[0], base + cue[1]) if cue else None)


def find_heading(headings: Sequence[Heading], offset: int) -> Heading | None:
    """Give the last heading that begins at an offset or before it."""
    at = bisect_right(headings, offset, key=lambda each: each.held.heading.start)
    return headings[at - 1] if at else None


def _speaks(who: str, rule: str, words: SourceWords) -> bool:
    first = who.split(maxsplit=1)[0]
    if first.lower() in _ASKS and not (first.isupper() and len(first) > 1):
        return False
    if rule == "body":
        acronym = who.isupper() and len(who) > 1
        return acronym or kind_of_phrase(who.lower().split(), words) in ("group", "organisation")
    return is_source(who, rule, words)
