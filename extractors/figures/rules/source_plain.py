"""Sources that the shape of a sentence shows: "12 dead, police say", "Police: 12 dead", "put at 300 by the UN"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.candidates.modifiers import LOOSE
from extractors.figures.kinds import kind_of_phrase
from extractors.lexicon import SourceWords

_TOKEN = r"[\w’'&-]+\.?"
_PHRASE = rf"(?:{_TOKEN}[ ]){{0,7}}?[\w’'&-]*\w"
_WHEN = r"(?:,? (?:on|in|at|late|early|during|to|when|last|this|yesterday|today|from|after|earlier)\b[^,.;]{0,60})?"
_END = r"[.!”\"’']*\s*$"
_GOES_ON = rf",\s(?=(?:{LOOSE}|more|less|fewer|up|down|compared|after|before|as|while|with|adding)\b)"
_WORD = re.compile(r"(?<![’'&-])(?:[’'&-]*+\w++)++")
_PRONOUN = re.compile(r"(?:he|she|it|they)", re.I)
_TAIL = re.compile(r"\s(?:of|from|for|in|at|on|with|who)\s.*$", re.S)
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their|one|two|some)\s", re.I)
_PARTICIPLE = re.compile(r"[a-z]+ing\b")
_LIST = re.compile(r"\b(?:and|or|but|that|which|when|while|as|if|because|than)\b")
_ASIDE = re.compile(r",\s(?:which|who|whose|where)\b")
_ALSO_NOUNS = frozenset("state post record list note put show quote cite count records posts counts notes puts".split())
_MARK = r"^[^\w“\"‘']{0,6}"
_BESIDE = {"agent": 100, "tag-inside": 300}
"""Shapes that are read from the figure on, and how far; the others are tied to the end of the sentence."""
_SHORT = 3
"""Words of a phrase behind "said" that is no clause yet, as "the day brought back memories" is."""
_MOST = 400
"""Code points from the end of a sentence, or from a figure, in which a tag is looked for."""


@dataclass(frozen=True, slots=True)
class PlainSource:
    """A source and its cue as spans of the sentence, and the rule that found them."""

    mention: tuple[int, int]
    cue: tuple[int, int] | None
    rule: str


@dataclass(frozen=True, slots=True)
class PlainGrammar:
    """The shapes by rule: each has a group ``who`` and may have one ``cue``; ``behind`` stand behind the figure."""

    behind: tuple[tuple[str, re.Pattern[str]], ...]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    words: SourceWords


def compile_plain(words: SourceWords) -> PlainGrammar:
    """Make the shapes from the cue verbs."""
    says = "|".join(sorted(words.reporting - _ALSO_NOUNS, key=len, reverse=True))
    put = r"(?:estimated|put|valued|reported|given|counted|calculated|assessed|projected|forecast)"
    nouns = "figure|number|estimate|count|tally|toll|forecast|projection|claim|total"
    clause = r"^|[,;][ ](?:while[ ]|but[ ]|and[ ])?"
    stretch = r"[^.;]{2,60}?[ ]"
    return PlainGrammar(
        behind=(
            (
                "tag",
                re.compile(rf",[”\"’']?\s(?P<who>{_PHRASE})\s(?:has |have |had |also )?(?P<cue>{says}){_WHEN}{_END}"),
            ),
            (
                "tag-inside",
                re.compile(
                    rf"[^.;:”\"]{{0,160}},\s(?P<who>(?i:the|an?)\s{_PHRASE})\s(?:has |have |had |also )?(?P<cue>{says})"
                    rf"{_WHEN}{_GOES_ON}"
                ),
            ),
            ("tag-turned", re.compile(rf",[”\"’']?\s(?P<cue>{says}) (?P<who>{_PHRASE})(?:,[^,;]{{2,90}})?{_END}")),
            ("according-to", re.compile(rf",?\s(?P<cue>(?i:according to|as reported by)) (?P<who>{_PHRASE}){_END}")),
            ("agent", re.compile(rf"\s(?P<cue>by)\s(?P<who>{_PHRASE})(?=[.,;]|$)")),
            ("headline", re.compile(rf"\s?[:–—-]\s(?P<who>{_PHRASE})\s*$")),
        ),
        before=(
            ("colon", re.compile(rf"{_MARK}(?P<who>{_PHRASE}):\s")),
            ("per", re.compile(rf"(?i:\b(?P<cue>per|according to|citing)) (?P<who>{_PHRASE}):\s")),
            (
                "noun-by",
                # "a count by the port puts the loss at some"
                re.compile(
                    rf"""
                    (?P<cue>\b(?:{nouns}|work|study|figures|estimates|data))s?[ ](?:by|from)[ ](?P<who>{_PHRASE})[ ]
                    (?:had[ ]|has[ ]|have[ ])?(?:puts?|placed?s?)[ ]{stretch}at[ ](?:\w+[ ]){{0,3}}$
                    """,
                    re.VERBOSE | re.I,
                ),
            ),
            (
                "put-at",
                # "but the Port Authority (PA) puts the loss at"
                re.compile(
                    rf"""
                    (?:{clause}|\b(?:while|but|and)[ ])(?P<who>{_PHRASE})(?:[ ]\([A-Z]+\))?[ ]
                    (?:had[ ]|has[ ]|have[ ])?(?P<cue>puts?)[ ]{stretch}at[ ](?:\w+[ ]){{0,3}}$
                    """,
                    re.VERBOSE,
                ),
            ),
            (
                "noun-of-saying",
                # "and the port's latest estimate for the harbour is about"
                re.compile(
                    rf"""
                    (?:{clause})(?P<who>{_PHRASE})['’]s?[ ](?:own[ ]|latest[ ]|official[ ]|new[ ])?(?P<cue>{nouns})[ ]
                    (?:of|is|was|stands[ ]at|stood[ ]at|for[ ][^.;,]{{2,40}}[ ]is)[ ](?:\w+[ ]){{0,2}}$
                    """,
                    re.VERBOSE,
                ),
            ),
            (
                "poll-intro",
                re.compile(r"^[Ii]n (?P<who>(?:the |a |an )?(?:[\w’'/&-]+ ){0,6}(?:poll|survey)),[^.;]{0,120}$"),
            ),
            (
                "passive-agent",
                re.compile(
                    rf"\b(?P<cue>(?:is|was|are|were|been) {put}) by (?P<who>{_PHRASE}) (?:to|at|as)\b[^.;]{{0,60}}$"
                ),
            ),
        ),
        words=words,
    )


def find_plain(text: str, core: tuple[int, int], grammar: PlainGrammar) -> PlainSource | None:
    """Give the source that the shape of the sentence shows for the figure at ``core``, None when it shows none."""
    for rule, pattern in grammar.before:
        low = max(0, core[0] - _MOST)
        found = pattern.search(text[low : core[0]])
        if found and is_source(found["who"], rule, grammar.words):
            return _plain(found, low, rule)
    for rule, pattern in grammar.behind:
        if rule == "agent" and not _is_put(text[max(0, core[0] - 40) : core[0]]):
            continue
        if rule == "headline" and text.rstrip().endswith("."):
            continue
        low = max(core[1], len(text) - _MOST) if rule not in _BESIDE else core[1]
        tail = text[low:] if rule not in _BESIDE else text[low : low + _BESIDE[rule]]
        found = pattern.match(tail) if rule in _BESIDE else _last(pattern, tail)
        aside = found and rule == "according-to" and _ASIDE.search(text, core[1], low + found.start("cue"))
        if found and not aside and is_source(found["who"], rule, grammar.words):
            return _plain(found, low, rule)
    return None


def _is_put(before: str) -> bool:
    """Say whether a passive verb of putting stands right before a figure: "was put at", "is estimated at"."""
    return bool(
        re.search(
            r"\b(?:is|was|are|were|been) (?:put|estimated|valued|given|assessed|forecast) (?:at|as) (?:\w+ ){0,3}$",
            before,
        )
    )


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Give the match of a pattern that is tied to the end, from the last comma or dash that lets it match."""
    for at in [m.start() for m in re.finditer(r",|\s[:–—-]\s|:\s| (?=according to|as reported by)", text)][-4:]:
        found = pattern.match(text, at)
        if found:
            return found
    return None


def _plain(found: re.Match[str], low: int, rule: str) -> PlainSource:
    who = (low + found.start("who"), low + found.end("who"))
    cue = (low + found.start("cue"), low + found.end("cue")) if "cue" in found.groupdict() and found["cue"] else None
    return PlainSource(who, cue, rule)


def is_source(who: str, rule: str, words: SourceWords) -> bool:
    """Say whether a phrase can be a source: a pronoun behind a tag, a name, or a noun whose kind is known."""
    if _PRONOUN.fullmatch(who):
        return rule in ("tag", "tag-turned", "put-at")
    core = _TAIL.sub("", who)
    if not core or _LIST.search(core) or _PARTICIPLE.match(core):
        return False
    tokens = _WORD.findall(core)
    kind = kind_of_phrase([t.lower() for t in tokens], words)
    if rule in ("colon", "headline"):
        titled = any(t.lower() in words.titles for t in tokens) and len(tokens) < 5
        return (kind in ("group", "organisation") and len(tokens) < 6) or titled
    if rule == "poll-intro" or (rule in ("tag", "tag-inside") and _DETERMINED.match(who)):
        return True
    if rule == "tag-turned" and _DETERMINED.match(who) and len(tokens) <= _SHORT:
        return True
    last = tokens[-1] if tokens else ""
    return kind is not None or (last[:1].isupper() and last not in words.openers)
