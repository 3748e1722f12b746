"""The words that hold a figure back: doubt, condition, forecast, plan, denial."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.figures.parse import Parse, Token
from extractors.lexicon import SourceWords

_COMPOUND = re.compile(r"likely (?:voters?|winners?|candidates?)\b|alleged (?:victims?|rapes?|killer)", re.I)

_GOES_ON = frozenset(["xcomp", "conj", "advcl", "auxpass", "pcomp"])
_TENSED = frozenset(["VBD", "VBZ", "VBP"])
"""A verb with a tense of its own is no part of what might be: "would cut 300 jobs after profit *fell* 12%"."""
_BESIDES = re.compile(r"\b(?:and|but|yet|while)\b|[,;]", re.I)
"""Between a denial and a later cue, what says that the cue is not part of what is denied."""


@dataclass(frozen=True, slots=True)
class HedgeGrammar:
    """A pattern for each reason to hedge."""

    doubt: re.Pattern[str]
    phrases: re.Pattern[str]
    modals: frozenset[str]


def compile_hedges(words: SourceWords) -> HedgeGrammar:
    """Make the patterns from the vocabulary."""
    phrases = [w for why in ("forecast", "plan", "denial") for w in words.hedges[why] if " " in w or why == "denial"]
    return HedgeGrammar(
        doubt=_pattern(words.hedges, "doubt"),
        phrases=re.compile(rf"\b(?:{'|'.join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))})\b", re.I),
        modals=frozenset(w for w in words.hedges["condition"] if w not in ("if", "unless")),
    )


def _pattern(hedges: Mapping[str, tuple[str, ...]], why: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in sorted(hedges[why], key=len, reverse=True))})\b", re.I)


def find_hedges(
    text: str, parse: Parse, core: tuple[int, int], grammar: HedgeGrammar, *, cue: int | None = None
) -> tuple[str, ...]:
    """Give the hedges of a figure at ``core`` of its sentence, as written, in order.

    A word of doubt hedges its clause; a modal hedges the verb that governs the figure ("could face"); a forecast, a
    plan or a denial hedges what follows it, up to what is said besides: ``cue`` is where the figure's own cue begins
    in the sentence ("denied that it had lost 60 ships and *said* it had lost two").
    """
    found: dict[int, str] = {}
    low, high = _clause(text, core)
    for match in grammar.doubt.finditer(text, low, high):
        if _COMPOUND.match(text, match.start()):
            continue
        found[match.start()] = match.group()
    for match in grammar.phrases.finditer(text, low, core[0]):
        if not _ends_before(text, match.end(), core, cue):
            found[match.start()] = match.group()
    verb = _verb_above(parse, core)
    steps = 0
    while verb is not None and steps < 3:
        for i in parse.children[verb.i]:
            helper = parse.tokens[i]
            if helper.dep == "aux" and helper.text.lower() in grammar.modals and helper.i < verb.i:
                found[helper.start] = text[helper.start : verb.end] if verb.i - helper.i <= 2 else helper.text
        verb = parse.tokens[verb.head] if _is_of_clause_above(verb) else None
        steps += 1
    return tuple(found[at] for at in sorted(found))


def _is_of_clause_above(verb: Token) -> bool:
    """Say whether what hedges the verb above holds a verb back too."""
    return verb.dep in _GOES_ON and verb.tag not in _TENSED and verb.head != verb.i


def _ends_before(text: str, end: int, core: tuple[int, int], cue: int | None) -> bool:
    """Say whether what a denial that ends there is of ends before a figure, which has a cue of its own behind it."""
    return cue is not None and cue <= core[0] and bool(_BESIDES.search(text, end, cue))


def _clause(text: str, core: tuple[int, int]) -> tuple[int, int]:
    """Give the stretch around a figure up to a semicolon, a dash or a contrast."""
    low = max(
        (m.end() for m in re.finditer(r";|—|, (?:but|while|although|though|whereas) ", text[: core[0]])), default=0
    )
    after = re.search(r";|—|, (?:but|while|although|though|whereas|and) ", text[core[1] :])
    return low, core[1] + after.start() if after else len(text)


def _verb_above(parse: Parse, core: tuple[int, int]) -> Token | None:
    tokens = parse.over(*core)
    if not tokens:
        return None
    at, steps = tokens[0], 0
    while not at.is_verb and at.head != at.i and steps < 10:
        at, steps = parse.tokens[at.head], steps + 1
    return at if at.is_verb else None
