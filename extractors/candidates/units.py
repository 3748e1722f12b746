"""The unit beside a number: words, symbols, rates and currencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.candidates.unit_grammar import PoundGrammar, UnitGrammar, pluralise
from extractors.candidates.usage import Usage
from extractors.lexicon import UnitEntry
from extractors.types import FigureKind, Unit

__all__ = ["UnitMatch", "pluralise", "read_money_before", "read_unit_after", "with_rate"]

_SPACED_TEMPERATURE = re.compile(r"(?:C|F)(?![\w'&-])")
_DENOMINATOR = re.compile(
    r"""
    (?P<glue>\s?/\s? | [ -](?:per|each|every)[ -] | (?P<article>[ -]an?[ -]))
    (?P<of>(?:square|cubic)[ -]\w++ | 100,000(?:[ ]\w++)?+ | [1-9]0*+(?:,000)*+(?:[ ]\w++)?+ | \w++)
    # "$40 a week before": no rate; "$40 per week before tax" is one.
    (?(article)(?![ ](?:
        earlier | ago | later | before | old | after | on | from
        | in[ ](?:the[ ](?:past|last|first|previous|next|early|late) | prison | jail | total | all)
    )\b))
    """,
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit that ends (or, before the number, starts) at ``edge``."""

    unit: Unit
    kind: FigureKind
    edge: int
    hyphened: bool = False


def read_money_before(text: str, start: int, grammar: UnitGrammar, context: Usage) -> tuple[UnitMatch, bool] | None:
    """Read a currency sign or code that ends at ``start``; gives it and whether a minus stands between.

    A one-letter code ("R", "N", "K") must touch the number.
    """
    found = grammar.money_before.search(text, max(0, start - 8), start)
    if not found:
        return None
    sign = found["sign"]
    code = grammar.currencies.signs[sign]
    if found["glue"] and len(sign) == 1 and sign.isalpha():
        return None
    if sign == "$" and re.search(r"U\.?S\.? ?$", text[max(0, found.start() - 5) : found.start()]):
        code = "USD"
    if code == "¤" and re.match(r"[\d.,]+\s(?:U\.S\.|US)\b", text[start : start + 24]):
        code = "USD"
    return UnitMatch(Unit(context.tell(sign, code), sign, "currency-sign"), "money", found.start()), bool(
        found["minus"]
    )


def read_unit_after(
    text: str, end: int, grammar: UnitGrammar, context: Usage, *, scaled: bool, large: bool
) -> UnitMatch | None:
    """Read the unit that starts at ``end`` (a space or hyphen may stand between), with the rate behind it.

    ``scaled`` says that the number has a magnitude, ``large`` that it is at least 1,000: some currency names need it.
    """
    match = _longest(text, end, grammar, context, scaled=scaled, large=large)
    return match and with_rate(text, match, grammar)


def _longest(
    text: str, end: int, grammar: UnitGrammar, context: Usage, *, scaled: bool, large: bool
) -> UnitMatch | None:
    candidates: list[UnitMatch] = []
    if found := grammar.words.match(text, end):
        word = found["unit"].lower()
        entry = grammar.by_word.get(word) or grammar.by_word[word.replace("-", " ")]
        if not _spurious_word(text, found, entry):
            name = context.name_unit(entry.name)
            candidates.append(
                UnitMatch(Unit(name, found["unit"], "unit-word"), entry.kind, found.end(), "-" in found["glue"])
            )
    if found := grammar.symbols.match(text, end):
        symbol, entry = found["unit"], grammar.by_symbol[found["unit"]]
        loose = bool(found["glue"])
        spurious = (
            (loose and symbol in grammar.uses.glued_only and not _temperature(text, found))
            or (symbol in ("x", "s") and (scaled or large))
            or (symbol in "'\"" and not _marks_length(text, found))
        )
        if not spurious:
            candidates.append(
                UnitMatch(Unit(entry.name, symbol, "unit-symbol"), entry.kind, found.end(), "-" in found["glue"])
            )
    if found := grammar.money_after.match(text, end):
        money = _money_name(text, found, grammar, context, scaled=scaled, large=large)
        if money:
            candidates.append(money)
    return max(candidates, key=lambda c: (c.edge, c.kind == "money"), default=None)


def _temperature(text: str, found: re.Match[str]) -> bool:
    return found["unit"] in "CF" and bool(_SPACED_TEMPERATURE.match(text, found.start("unit")))


def _marks_length(text: str, found: re.Match[str]) -> bool:
    """Tell 6' and 10" from the end of a quotation: no quotation is open, and the mark touches a digit."""
    at, mark = found.start("unit"), found["unit"]
    if found["glue"] or not text[at - 1].isdigit() or at - 400 > 0:
        return False
    before = text[:at]
    return before.count('"') % 2 == 0 if mark == '"' else not re.search(r"(?<!\w)'(?=\w)", before)


def _spurious_word(text: str, found: re.Match[str], entry: UnitEntry) -> bool:
    """Tell units from the same words in other use: "four second-placed", "2 points clear", "three point guards"."""
    word, after = found["unit"].lower(), text[found.end() : found.end() + 12]
    if word == "second" and re.match(r"-(?!long)|\s(?:half|place|round|time)", after):
        return True
    if word == "foot" and re.match(r"\s?(?:soldier|patrol|ball|bridge|path)", after):
        return True
    return bool(word in ("times",) and re.match(r"\s(?:square|table)", after, re.I))


def _money_name(
    text: str, found: re.Match[str], grammar: UnitGrammar, context: Usage, *, scaled: bool, large: bool
) -> UnitMatch | None:
    surface = found["unit"]
    name, hyphened = surface.lower(), "-" in found["glue"]
    if surface.isalpha() and len(surface) == 1 and (surface.isupper() or text[found.end() : found.end() + 1] == "&"):
        return None
    if surface in grammar.currencies.signs and (surface.isupper() or not surface.isalpha()):
        code = grammar.currencies.signs[surface]
        return UnitMatch(Unit(context.tell(surface, code), surface, "currency-after"), "money", found.end())
    if name in grammar.currencies.subunits:
        if not _is_subunit(text, found, name):
            return None
        return UnitMatch(
            Unit(grammar.currencies.subunits[name], surface, "currency-subunit"), "money", found.end(), hyphened
        )
    code = grammar.currencies.names.get(name) or surface.upper()
    if not (scaled or large or _stands_alone(name, code, surface, grammar, context)):
        return None
    if name in ("pound", "pounds") and not _is_sterling(
        text, found, grammar.pounds, scaled=scaled, named=context.pounds_are_money
    ):
        return None
    return UnitMatch(Unit(context.tell(name, code), surface, "currency-name"), "money", found.end(), hyphened)


def _stands_alone(name: str, code: str, surface: str, grammar: UnitGrammar, context: Usage) -> bool:
    """Say whether a name behind a small number is money: no common word, or one in an article on its country."""
    common = name.rstrip("s") in grammar.uses.needs_scale
    return not common or (surface.islower() and context.tell(name, code) in context.shown)


# "14.7c", "11c to 17c", "5c a kilo": cents, not degrees nor a letter behind a number.
_CENTS = re.compile(r"\d\.\d+c|\dc (?:to \d|an? |per |each|more|less|high|low)|(?:to|from|at|by|of) \d+c\b")
_HEAVY = re.compile(r"\s(?:of (?!sterling|debt|cash|credit|public|tax|damage)|lighter|heavier|overweight)|-?weight")
_PAID_FOR = re.compile(
    r"""
    \s(?:an?\s(?:hour|day|week|month|year|night|head|person|ticket) | per\s(?:hour|week|month|year|person|head)
      | each | in\s(?:cash|rent|damages|fines|tax|fees|compensation))\b
    """,
    re.X,
)


def _is_subunit(text: str, found: re.Match[str], name: str) -> bool:
    """Say whether a letter behind a number is pence or cents; a word always is."""
    if name in ("p", "c", "¢") and found["glue"]:
        return False
    return name != "c" or _CENTS.search(text[max(0, found.start() - 8) : found.end() + 12]) is not None


def _is_sterling(text: str, found: re.Match[str], grammar: PoundGrammar, *, scaled: bool, named: bool) -> bool:
    """Say whether "pounds" are money; the article has sterling if ``named``, they are millions if ``scaled``."""
    behind, start = text[found.end() : found.end() + 24], found.start()
    if _HEAVY.match(behind) or grammar.weighing.search(text, max(0, start - 60), start):
        return False
    coined = grammar.paid_as.match(behind) is not None
    if "-" in found["glue"]:
        return scaled or coined
    paid = grammar.paying.search(text, max(0, start - 70), start) or _PAID_FOR.match(behind)
    return named or scaled or coined or paid is not None


def with_rate(text: str, match: UnitMatch, grammar: UnitGrammar) -> UnitMatch:
    """Read on when a denominator follows: "$15 an hour", "120 km/s", "€7,455 a metre"."""
    if match.kind in ("percentage", "multiple") or match.unit.name.startswith("per "):
        return match
    found = _DENOMINATOR.match(text, match.edge)
    if not found:
        return match
    of = found["of"].lower()
    article = found["glue"].strip(" -").lower() in ("a", "an")
    if (
        (article or "/" in found["glue"])
        and re.split("[ -]", of)[0] not in grammar.uses.per_item
        and of not in grammar.by_word
    ):
        return match
    if article and match.kind == "duration" and (of not in grammar.by_word or grammar.by_word[of].kind != "duration"):
        return match
    if "/" in found["glue"] and of in ("h", "s"):
        of = {"h": "hour", "s": "second"}[of]
    entry = grammar.by_word.get(of) or grammar.by_symbol.get(found["of"])
    name = f"{match.unit.name} per {entry.name if entry else of}"
    if match.kind == "money" and of.split()[0] in ("cent",):
        return match
    surface = match.unit.surface + text[match.edge : found.end()]
    return UnitMatch(Unit(name, surface, match.unit.rule + "+rate"), match.kind, found.end(), match.hyphened)
