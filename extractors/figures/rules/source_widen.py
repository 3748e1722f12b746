"""A mention as the network gives it, made whole."""

from __future__ import annotations

import re

from extractors.figures.owners import widen_owned
from extractors.figures.speakers import Scene
from extractors.types import Span

_AFTER_BRACKET = re.compile(r"\]\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_OF_WHOM = re.compile(r"(?:[Tt]he |[Aa]n? )?[\w’'-]{1,40}+ $")
_HEAD_OF = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?:[a-z-]+ ){1,3}of (?:the )?$")
_NAMELESS = re.compile(
    r"\swho (?:asked|declined|wished|requested|wanted|refused|spoke|did not want)\b[^.,;\n]{0,60}?"
    r"\b(?:named|identified|anonym\w+|names?|publicly)\b"
)
_WHO, _OWNING = re.compile(r" who$"), re.compile(r"\s[a-z]+(?:(?=['’]s$)|(?<=s)(?=['’]$))")
_POSSESSOR = re.compile(r"['’]s ")


def widen(span: Span, scene: Scene) -> Span:
    """Take the whole of a name in that a mention cuts, or that an editor's bracket leads up to.

    "[Russian media outlet] ASTRA", "of St Brannock's", "s Defence Ministry"; who somebody unnamed is goes along too:
    "officials who asked not to be named".
    """
    text = scene.text
    if found := _AFTER_BRACKET.match(text, span.end):
        start = span.start - 1 if text[span.start - 1 : span.start] == "[" else span.start
        return Span(start, found.end())
    start, end = span
    if cut := scene.names.across(start):
        start = cut.span.start
    if cut := scene.names.across(end):
        end = cut.span.end
    owner = next(iter(scene.names.before(start - 1)), None) if _POSSESSOR.match(text, max(0, start - 1)) else None
    if owner and owner.span.end == start - 1:
        start = owner.span.start
    if text[start : start + 3] == "of " and (found := _OF_WHOM.search(text, max(0, start - 40), start)):
        start = found.start()
    if text[start : start + 1].isupper() and (head := _HEAD_OF.search(text, max(0, start - 50), start)):
        start = head.start()
    start = widen_owned(text, start)
    if loose := _WHO.search(text, start, end):
        end = loose.start()
    if owning := _OWNING.search(text, max(0, start - 1), end):
        end = owning.end()
    if hidden := _NAMELESS.match(text, end):
        end = hidden.end()
    return Span(start, end)
