"""The words before and after a quantity that bound or loosen it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractors.lexicon import Modifiers
from extractors.types import Relation

ABOUT = r"(?:about|around|approximately|roughly|some|nearly|almost|over|under|more[ ]than|less[ ]than|at[ ]least)"
"""Words before a number that loosen or bound it, as a part of larger patterns, verbose ones too."""

LOOSE = rf"(?:{ABOUT}|just|only|exactly)"
"""Words that may stand loosely between a number and what leads up to it: "fell to nearly 40", "rose by only 3"."""

_THINGS = frozenset(["nothing", "something", "anything", "everything"])
_UNSURE = frozenset(["about", "over", "past", "passed", "top", "say", "min.", "up to"])


class Modifier(NamedTuple):
    """What a modifier says, and where it starts (before the quantity) or ends (after it)."""

    relation: Relation
    edge: int
    adjoins: bool = True


@dataclass(frozen=True, slots=True)
class ModifierGrammar:
    """The modifiers by their words, and the pattern of those that follow."""

    words: Modifiers
    after: re.Pattern[str]
    longest: int


def compile_modifiers(modifiers: Modifiers) -> ModifierGrammar:
    """Make the patterns from the vocabulary."""
    after = "|".join(re.escape(w) for w in sorted(modifiers.after, key=len, reverse=True))
    longest = max(len(words.split()) for words in modifiers.before)
    return ModifierGrammar(
        modifiers,
        re.compile(rf"(?P<glue>[, -]\s?)(?P<words>{after})(?!\w|-(?!strong))(?! than| less\b| or less\b| often)", re.I),
        longest,
    )


def read_modifier_before(text: str, start: int, grammar: ModifierGrammar) -> Modifier | None:
    """Read the modifier that ends at ``start``, the longest that fits; "a", "the" and fillers may stand between.

    >>> read_modifier_before("at least 7", 9, compile_modifiers(Modifiers({"at least": ">="}, {"or so": "~"})))
    Modifier(relation='>=', edge=0, adjoins=True)
    """
    tokens = list(re.finditer(r"\w[\w.'-]*|-|[~≈≥≤<>]=?|[^\w\s]", text[max(0, start - 60) : start]))[
        -grammar.longest - 3 :
    ]
    base = max(0, start - 60)
    best: Modifier | None = None
    end = len(tokens)
    if end > 1 and tokens[-1].group().lower() == "the" and tokens[-2].group().lower() == "past":
        return Modifier(">", base + tokens[-2].start())
    while end > 0:
        for begin in range(max(0, end - grammar.longest), end):
            words = " ".join(t.group().rstrip("-") or "-" for t in tokens[begin:end]).lower().replace(" '", "'")
            relation = grammar.words.before.get(words)
            if relation is None:
                continue
            at = base + tokens[begin].start()
            if words in _UNSURE and not _stands_as_modifier(text[max(0, at - 24) : at], words, grammar.words):
                continue
            if best is None or (best.relation == "=" and relation != "="):
                best = Modifier(relation, base + tokens[begin].start())
            break
        last = tokens[end - 1].group().lower()
        if (best and best.relation != "=") or (
            last not in grammar.words.fillers and (best is None or best.edge != base + tokens[end - 1].start())
        ):
            break
        end -= 1
    return best


def _stands_as_modifier(text: str, words: str, known: Modifiers) -> bool:
    """Judge a word that has other uses by the words before it."""
    before = text.rstrip().lower()
    if words == "say":
        return before.endswith((",", "–", "-"))
    if words == "min.":
        return not before[-1:].isdigit()
    last = before.rsplit(" ", 1)[-1].rstrip(",")
    if words == "about":
        # "Nothing about a four-point race surprises me" gives no number loosely.
        return last not in _THINGS and last not in known.telling
    if words == "over":
        return last not in known.concerning
    if words == "up to":
        return last not in known.adding
    if words == "top":
        return last in ("to", "will", "could", "may", "would", "can", "might", "not")
    if words in ("past", "passed"):
        return last not in ("the", "this", "these", "his", "her", "their", "its", "our", "half", "quarter")
    return True


_PLACING = re.compile(
    r"(?P<word>over|under|above|below|around) (?:(?P<article>an? )(?=\S+-[a-z])|(?P<number>[\w.,]+))"
    r"[ -]?(?P<nouns>(?:[a-z]+(?: [a-z]+){0,2})?)",
    re.I,
)
# "was 100 over 80": the figure before is half of the reading.
_READING = re.compile(r"\b(?:was|is|of|at|reads?|to|hit|pressure) \d{2,3} $")
_STOPS = re.compile(r"\s*(?:[.,;)]|$|(?:when|after|before|on|at|in|and|by|but)\b)")
_OPENING_TIME = re.compile(r"over (?:[\w-]+ ){1,3}[\w-]+, ", re.I)
_MANY = 20
"""With so many things or more "around" and "above" tell a number, not a place."""
_RISEN = frozenset(
    "was is are were be been rose rises climbed stayed stays remained at well just from to slightly fell dropped grew"
    " go goes went or but not still far anything if of for than by with".split()
)


def tells_place(text: str, start: int, value: Decimal | None, words: Modifiers) -> bool:
    """Say whether the modifier at ``start``, before a bare count of ``value``, tells a place or a ruler.

    >>> words = Modifiers({}, {}, ruling=frozenset(["laws"]), standing=frozenset(["stood"]))
    >>> tells_place("They stood around two cars", 11, Decimal(2), words)
    True
    >>> [tells_place(text, 5, Decimal(25), words) for text in ("held under 25 laws", "held under 25 men")]
    [True, False]
    """
    found = _PLACING.match(text, start)
    if found is None:
        return False
    word = found["word"].lower()
    before = re.search(r"((?<![\w'])[\w']++)\s$", text[max(0, start - 24) : start])
    last = before[1].lower() if before else ""
    if found["article"] or (value == 1 and word != "around"):
        # "under a 12-ton statue", "trapped under one building"
        return True
    if word == "under" and not words.ruling.isdisjoint(found["nouns"].lower().split()[:3]):
        return True
    if word in ("over", "under") and _READING.search(text, max(0, start - 20), start):
        return _STOPS.match(text, found.end("number")) is not None
    few = value is not None and value < _MANY
    return few and (last in words.standing if word == "around" else word == "above" and last not in _RISEN)


_DEPTH = re.compile(r" of (?:\w+ )?(?:water|snow|mud|rubble|earth|soil|sand|debris|ice|silt|ash|concrete|rock)\b")


def tells_depth(text: str, start: int, end: int) -> bool:
    """Say whether the "under" at ``start`` is a place below what ends at ``end``: "lay under two metres of water".

    >>> [tells_depth(text, 4, 20) for text in ("lay under two metres of water", "lay under two metres of it")]
    [True, False]
    """
    return text[start : start + 6].lower() == "under " and _DEPTH.match(text, end) is not None


def spans_time(text: str, start: int, words: Modifiers) -> bool:
    """Say whether the "over" at ``start``, before a duration, means during: "lost over 24 months".

    >>> words = Modifiers({}, {}, lasting=frozenset(["for"]))
    >>> spans_time("They were lost over 24 months", 15, words), spans_time("It lay for over 24 months", 11, words)
    (True, False)
    """
    if text[start : start + 5].lower() != "over ":
        return False
    before = re.search(r"((?<![\w'])[\w']++|[^\w\s])\s*+$", text[max(0, start - 24) : start])
    if before is None:
        return _OPENING_TIME.match(text, start) is not None
    # "£5bn over five years", "12% over two years".
    amount = before[1][0].isdigit() or before[1] in "%€£$"
    return amount or (before[1][0].isalpha() and before[1].lower() not in words.lasting)


def read_modifier_after(text: str, end: int, grammar: ModifierGrammar) -> Modifier | None:
    """Read the modifier right behind a quantity, or behind the noun it counts ("300 or so", "12 boats at most").

    >>> read_modifier_after("300 or so", 3, compile_modifiers(Modifiers({"about": "~"}, {"or so": "~"})))
    Modifier(relation='~', edge=9, adjoins=True)
    """
    if text[end : end + 1] == "+" and not text[end + 1 : end + 2].isdigit():
        return Modifier(">=", end + 1)
    found = grammar.after.match(text, end)
    adjoins = found is not None
    if not found:
        found = grammar.after.search(text, end, min(len(text), end + 40))
        if not found or found["words"].lower() in _ADJOINING:
            return None
        if found["words"].lower() == "give or take" and not _A_FEW.match(text, found.end()):
            return None
        between = text[end : found.start()].strip(" -")
        if len(between.split()) > 2 or re.search(r"[.;:!?()]|\d|\b(?:and|or|of|in|to|was|were|is|are|said)\b", between):
            return None
    if _goes_elsewhere(text, found):
        return None
    return Modifier(grammar.words.after[found["words"].lower()], found.end(), adjoins)


_MORE_BEHIND = re.compile(r"\s+(?!(?:of|and|but|in|on|at|to|by|for|before|after|when|while|with)\b)[\w$£€]")
_PLACES = frozenset(f"{link} {word}" for link in ("and", "or") for word in ("above", "over", "under", "below"))
_NUMBER_BEHIND = re.compile(r"\s+(?:[$£€]?\d|(?:a|an|the|his|her|their|its|one|two|three|four|five|six|ten)\b)")
_A_FEW = re.compile(r"\s+(?:a (?:few|couple|handful)|one or two)\b")
_ADJOINING = frozenset(["odd", "plus", "ish", "max", "tops", "approximately", "maximum"])
"""What bounds a number only right behind it."""


def _goes_elsewhere(text: str, found: re.Match[str]) -> bool:
    """Say whether words behind a number are not about it: "tops the list", "plus 12 more", "at least two more"."""
    words, tail, behind = found["words"].lower(), text[found.end() : found.end() + 1], text[found.end() :][:40]
    if words == "or so":
        return bool(found["glue"].startswith(","))
    if words in _PLACES:
        # "a 12-ton statue and above 3 shops"
        return _NUMBER_BEHIND.match(behind) is not None
    if words in ("tops", "at least", "at most", "max", "maximum") and tail and tail not in " .,;:)!?":
        return True
    if words == "plus":
        return found["glue"] != "-" and re.match(r"\s+[\w$£€]", behind) is not None
    if words not in ("at least", "at the most", "at most", "approximately"):
        return False
    return _MORE_BEHIND.match(behind) is not None
