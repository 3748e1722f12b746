"""Read one amount around a number: sign, currency, unit, height, age; or say that it is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from extractors.candidates import race_times
from extractors.candidates.ages import read_age_suffix
from extractors.candidates.carrying import PLUS_MINUS
from extractors.candidates.digits import exact
from extractors.candidates.number import Number
from extractors.candidates.quantity import Amount
from extractors.candidates.unit_grammar import UnitGrammar
from extractors.candidates.units import UnitMatch, read_money_before, read_unit_after, with_rate
from extractors.candidates.usage import Usage
from extractors.lexicon import SCALES, SMALL
from extractors.types import Unit

_MINUS_WORD = re.compile(r"\b(?:minus|negative)[ -]$", re.I)
_MINUS_SIGN = re.compile(r"(?:^|(?<!\d)[\s(])[-–—]$")
_SYMBOL_AFTER = re.compile(
    r"[ -]?((?:[A-Za-zµμΩ°]{1,5})(?:[²³]|[/·][A-Za-z0-9µμ²³]{1,6})+|[kMGTmµμn]?(?:Wb|Pa|Sv|Bq|Hz|Wh|eV|Ω|mol|lm|lx)"
    r"|[kMGmµμn][JVANT]|(?<=\d)[JVNTAΩK]|mm?BTU|ksi|kip|inHg|mmHg|denier|cP)(?![\w&-])"
)
_TRACKS = frozenset([50, 60, 100, 200, 400, 800])
_OF_A = re.compile(r"(?: of)?[ -]an?[ -]|\s?of (?:one|1) ", re.I)
_AND_A_HALF = re.compile(r" and a half\b(?! (?:million|billion|thousand|dozen)\b)")
_VAGUE_OF = re.compile(r" of(?= [A-Za-z])|(?= )")
_PER_BEFORE = re.compile(r"(?:\bper|\bevery single|\bin every) $", re.I)
_FOR_EVERY = re.compile(r"\bfor every $", re.I)
_ROUND = re.compile(r"10{2,6}|1(?:0{0,2}(?:,000)+)|(?:a |one |10{0,2} |ten )?(?:hundred|thousand|million)[a-z ]*", re.I)
_SCALE_BEHIND = re.compile(r" (hundred|thousand|million|billion|trillion)\b(?!s)", re.I)
# "five grand" is money, "five grand pianos" are not.
_GRAND = re.compile(
    r" grand(?=\s*(?:[.,;:!?)]|$|(?:for|in|on|to|from|and|or|a|each|per|at|of|by|with|more|last|this)\b))"
)
_FEET_INCHES = re.compile(
    r"(?:\s?(?:ft|feet|foot)\.?,?[ -]?|'\s?)(?P<inches>\d{1,2})(?:\.\d)?\s?(?:in\b\.?|inch(?:es)?\b|\"|(?<=')(?!\w))"
    r"|-f(?:oo|ee)t-(?P<bare>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)(?![\w%])",
    re.I,
)


def read_amount(
    text: str,
    number: Number,
    grammar: UnitGrammar,
    context: Usage,
    read_symbol: Callable[[str], Unit | None],
) -> Amount | None:
    """Read the amount that a number stands in; None when what touches it makes it none ("per 100,000", "4WD")."""
    if _is_base(text, number):
        return None
    if named := _read_named(text, number, context):
        return named
    start, negative = _read_sign(text, number.start)
    plain = _unscaled(text, number, grammar)
    money = read_money_before(text, start, grammar, context)
    if money:
        sign, minus = money
        number = _with_mm(number)
        match = with_rate(text, replace(sign, edge=number.end), grammar)
        surface = match.unit.surface
        start, outer = _read_sign(text, sign.edge)
        negative = negative or outer
        return Amount(
            start,
            match.edge,
            number,
            Unit(match.unit.name, surface, match.unit.rule),
            "money",
            prefixed=True,
            hyphened=text[match.edge : match.edge + 1] == "-",
            negative=minus or negative,
        )
    if number.form in ("digits", "words") and (height := _read_height(text, number)):
        return height
    if (age := read_age_suffix(text, number.end)) and number.form in ("digits", "words"):
        unit, edge = age
        return Amount(
            start, edge, number, Unit(unit, text[number.end : edge].strip(" -"), "age-suffix"), "age", hyphened=True
        )
    number = plain or number
    after = None
    if number.form not in ("ratio",):
        value = number.value or number.low or Decimal(0)
        after = read_unit_after(
            text, number.end, grammar, context, scaled=number.scale is not None, large=value >= 1000
        )
        if after is None and number.form == "vague" and (link := _VAGUE_OF.match(text, number.end)):
            after = read_unit_after(text, link.end(), grammar, context, scaled=True, large=False)
        if after is None and number.form == "fraction" and (link := _OF_A.match(text, number.end)):
            after = read_unit_after(text, link.end() - 1, grammar, context, scaled=False, large=False)
    number, after = _read_scale_behind(text, number, after)
    if after is not None:
        half = _AND_A_HALF.match(text, after.edge) if number.form == "words" and number.value is not None else None
        if half and number.value is not None:
            number = replace(number, value=number.value + Decimal("0.5"))
        return Amount(
            start,
            half.end() if half else after.edge,
            number,
            after.unit,
            after.kind,
            hyphened=after.hyphened or text[after.edge : after.edge + 1] == "-",
            negative=negative,
        )
    if number.glued.endswith("?"):
        return None
    if (symbol := _SYMBOL_AFTER.match(text, number.end)) and (unit_read := read_symbol(symbol[1])):
        return Amount(start, symbol.end(), number, unit_read, "measure", negative=negative)
    if number.glued and number.rule == "digits":
        return None
    return _read_bare(text, start, number, negative=negative)


def _is_base(text: str, number: Number) -> bool:
    """Say whether a number only says what others are counted by: "per 100,000", "for every 1,000"."""
    if _PER_BEFORE.search(text, max(0, number.start - 14), number.start):
        return True
    rate = _FOR_EVERY.search(text, max(0, number.start - 10), number.start)
    return rate is not None and _ROUND.fullmatch(text, number.start, number.end) is not None


def _read_named(text: str, number: Number, context: Usage) -> Amount | None:
    """Read what its own words name: a multiple, an age by its decade, "five grand"."""
    surface = text[number.start : number.end]
    if number.form == "multiple":
        return Amount(number.start, number.end, number, Unit("times", surface, number.rule), "multiple")
    if number.rule == race_times.RULE:
        return Amount(number.start, number.end, number, Unit("second", "", number.rule), "duration")
    if number.rule == "age-decade":
        return Amount(number.start, number.end, number, Unit("year", "", "age-decade"), "age")
    if number.value is not None and (grand := _GRAND.match(text, number.end)):
        code = "GBP" if context.pounds_are_money else context.dollar
        number = replace(number, value=number.value * 1000, end=grand.end(), scale=Decimal(1000))
        return Amount(number.start, grand.end(), number, Unit(code, "grand", "currency-grand"), "money")
    return None


def _with_mm(number: Number) -> Number:
    """Read the "mm" of "$2.5mm", which only behind money is a million."""
    if number.glued not in ("mm", "MM") or number.value is None or number.scale is not None:
        return number
    scale = Decimal(10**6)
    return replace(number, value=exact(number.value * scale), end=number.end + 2, scale=scale, glued="")


def _read_scale_behind(text: str, number: Number, after: UnitMatch | None) -> tuple[Number, UnitMatch | None]:
    """Read the magnitude that stands behind the currency: "75 USD million"."""
    if after is None or after.kind != "money" or number.scale is not None or number.value is None:
        return number, after
    behind = _SCALE_BEHIND.match(text, after.edge)
    if behind is None:
        return number, after
    scale = Decimal(SCALES[behind[1].lower()])
    number = replace(number, value=exact(number.value * scale), scale=scale, rule="digits-magnitude")
    return number, replace(after, edge=behind.end())


def _read_bare(text: str, start: int, number: Number, *, negative: bool) -> Amount:
    hyphened = text[number.end : number.end + 1] == "-"
    if number.form in ("fraction", "ratio"):
        return Amount(start, number.end, number, None, "ratio", hyphened=hyphened)
    return Amount(start, number.end, number, None, "count", hyphened=hyphened, negative=negative)


def _read_sign(text: str, at: int) -> tuple[int, bool]:
    """Read a minus before the number or its currency sign; "plus or minus" is none."""
    window = max(0, at - 16)
    if PLUS_MINUS.search(text, window, at):
        return at, False
    if word := _MINUS_WORD.search(text, window, at):
        return word.start(), True
    return (at - 1, True) if _MINUS_SIGN.search(text, max(0, at - 2), at) else (at, False)


def _unscaled(text: str, number: Number, grammar: UnitGrammar) -> Number | None:
    """Take a glued letter for a unit, not for a magnitude, where the words around say so: "100m hurdles", "10K run"."""
    if (
        number.rule != "digits-glued"
        or number.glued not in ("m", "b", "T", "K", "B")
        or number.value is None
        or number.scale is None
    ):
        return None
    after = text[number.end : number.end + 20]
    small = number.value / number.scale
    track = re.search(r"\b(?:the|a|an|men's|women's|mixed) $", text[max(0, number.start - 10) : number.start])
    if number.glued == "m" and track and small in _TRACKS and not re.match(r" [a-z]+s\b|-", after):
        return replace(number, value=small, end=number.end - 1, scale=None, rule="digits", glued="m")
    length_word = re.match(
        r"[ -](?:long|tall|high|wide|deep|across|from|above|below|away|off|in (?:length|height)|sprint|hurdles|race"
        r"|freestyle|final|dash|relay|butterfly|medley|breaststroke|backstroke|x|run|swim|pool|tower|wall|yacht"
        r"|boat|by(?= \d))\b|[.,;)]|\s?$|-",
        after,
    )
    if number.glued == "m" and length_word and not re.match(r"[.,;)]|\s?$", after):
        return replace(number, value=small, end=number.end - 1, scale=None, rule="digits", glued="m")
    if (
        number.glued in ("K", "T", "B", "b")
        and small == small.to_integral_value()
        and re.match(r"\s(?:race|run|video|resolution|TV|display|screen|walk|cells?)\b|-", after)
    ):
        return replace(number, value=small, end=number.end - 1, scale=None, rule="digits", glued=number.glued + "?")
    return None


def _read_height(text: str, number: Number) -> Amount | None:
    r"""Read feet and inches as one measure in feet: "6ft 2in", "5'11\"".

    The value is exact to four decimals of a foot.
    """
    found = _FEET_INCHES.match(text, number.end)
    if not found or number.value is None or number.value > 99:
        return None
    inches = found["inches"] or found["bare"]
    value = number.value + (Decimal(SMALL.get(inches.lower(), inches)) / 12).quantize(Decimal("0.0001"))
    whole = replace(number, end=found.end(), value=value, rule="feet-inches")
    return Amount(
        number.start, found.end(), whole, Unit("foot", text[number.end : found.end()].strip(), "feet-inches"), "measure"
    )
