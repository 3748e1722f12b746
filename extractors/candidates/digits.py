"""Numbers written in digits: separators, decimals, vulgar fractions, and the magnitude glued or standing behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractors.candidates.designations import is_title_case
from extractors.candidates.number import Number

VULGAR = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333333333", "⅔": "0.6666666667", "⅕": "0.2", "⅖": "0.4",
    "⅗": "0.6", "⅘": "0.8", "⅙": "0.1666666667", "⅚": "0.8333333333", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625",
    "⅞": "0.875",
}  # fmt: skip
LONGEST = 40
"""More digits than this are a code, not a quantity."""

_FEW_GROUPS = 16
"""Groups of digits that are read from the middle of a row of such groups: each place in it may be the first."""

# As much of Europe writes it: a full stop between the groups, a comma before the decimals; the comma alone only where
# a sign of per cent or of money shows that it is no comma of a list.
_CONTINENTAL = (
    r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,8}+(?:,\d{1,2})?(?![\d.,]\d)(?!\d)"
    r"|(?<![\d.,])\d{1,3}(?:\.\d{3}){1,8}+,\d{1,2}(?![\d,])"
    r"|(?:(?<=€)|(?<=€ )|(?<=EUR ))\d{1,3},\d\d(?![\d,])"
    r"|(?<![\d.,])\d{1,4},\d{1,2}(?=\s?(?:%|€|EUR\b|per ?cent\b|percent\b|[mb]illion\b))"
)
_MARKED = r"(?<![\w.,'])\d{1,3}(?:(?:'\d{3}){1,8}+|(?:_\d{3}){1,8}+)(?![\d'_]*\d)"
# Groups that no grammar of numbers has, as in "6,5000,000,000": the digits are read as they stand.
_IMPOSSIBLE = r"(?<![\d.,])\d{1,3}(?:,\d{3}){0,4}?,\d{4,6}(?:,\d{3}){1,6}+(?![\d,]*\d)"
_SEED = re.compile(
    rf"{_CONTINENTAL}|{_MARKED}|{_IMPOSSIBLE}|(?:(?<!\d,)\d{{1,3}}(?:,\d{{3}})++|\d{{1,3}}(?:,\d{{3}}){{1,{_FEW_GROUPS}}}+)(?![\d,]\d)(?!\d)(?:\.\d+)?"
    rf"|(?:(?<!\d,)\d{{1,2}}(?:,\d\d(?=,))++|\d{{1,2}}(?:,\d\d(?=,)){{1,{_FEW_GROUPS}}}+),\d{{3}}(?!\d)"
    r"|(?<!\d )(?<![\d.,/:-])\d{1,3}(?: \d{3}){2,8}+(?![\d ]?\d)(?:\.\d+)?"
    r"|(?<!\d )(?<![\d.,/:-])\d{1,3}(?: \d{3})+(?![\d ]?\d)(?![ -][A-Z]|s\b|-\d)(?:\.\d+)?"
    r"|(?<![\w.])\.\d+"
    r"|\d+(?:\.\d+)?"
    r"|[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"
)
# What an article that writes so throughout leaves unmarked: "3.140 farms", "12,5".
_CONTINENTAL_SEED = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:\.\d{{3}}){{1,8}}+(?:,\d{{1,2}})?(?![\d,]|\.\d)|(?<![\d.,])\d{{1,4}},\d{{1,2}}(?![\d,])|{_SEED.pattern}"
)
_FRACTION = re.compile(r"[ -]?([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|[ -]([1-9])[/⁄]([2-9]|1[06])(?![\d/])")
_POWER = re.compile(r"\s?[×x]\s?10(?:\^?(-?\d{1,3})|([⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))")
_RAISED = re.compile(r"\^-?\d{1,2}(?!\d)|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
_SUPER = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_GROUPED = re.compile(r"\d{1,3}\.\d{3}")
_LETTERS = re.compile(r"(?>[A-Za-zµ]+)(?![\d²³]|/[a-z]|\.[a-z]\.)")
# The full stop of "thsd. tonnes" and "bln. roubles".
_SHORT = frozenset(["thsd", "mln", "mio", "mil", "mn", "bln", "bn", "trln", "trn", "tn"])
_GOES_ON = re.compile(r"\. [a-z]")
_SPACED = re.compile(r"(?:[ -]|\s(?=\S))([A-Za-z]{2,11})\b\.?")


_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -](half|quarter)\b", re.I)
# "50 MUSD": the magnitude is written as part of the currency's code.
_PREFIX = re.compile(r"\s?(M|k|T|mn|bn)(?=(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|JPY|CAD|AUD|NZD)(?![\w]))")


def _write_plain(digits: str) -> str:
    """Write digits without their separators, the decimals behind a full stop.

    >>> _write_plain("1.234.567,89"), _write_plain("68,25"), _write_plain("1,234.5"), _write_plain("61'000")
    ('1234567.89', '68.25', '1234.5', '61000')
    """
    head, comma, tail = digits.rpartition(",")
    if comma and 0 < len(tail) <= 2 and "," not in head:
        return f"{head.replace('.', '')}.{tail}"
    plain = re.sub("[ ,'_]", "", digits)
    return plain.replace(".", "") if plain.count(".") > 1 else plain


def exact(value: Decimal) -> Decimal:
    """Write a whole value without decimals: "3.2bn" is 3200000000, not 3200000000.0.

    >>> exact(Decimal("3200000000.0")), exact(Decimal("2.50"))
    (Decimal('3200000000'), Decimal('2.50'))
    """
    return value.to_integral_value() if value == value.to_integral_value() else value


def find_digit_numbers(
    text: str, magnitudes: Mapping[str, Decimal], glued: Mapping[str, Decimal], *, continental: bool = False
) -> Iterator[Number]:
    """Yield every number that starts with a digit, in order, with its magnitude read in.

    ``magnitudes`` are words that may stand apart ("million"), ``glued`` the letters that touch the number ("bn").
    The letters after a number that are no magnitude are left for the units and kept in ``glued``. In a ``continental``
    text a full stop before three digits only groups them.

    >>> [int(n.value) for n in find_digit_numbers("1,200 and 3.2bn", {}, {"bn": Decimal(10) ** 9})]
    [1200, 3200000000]
    """
    end = 0
    for found in (_CONTINENTAL_SEED if continental else _SEED).finditer(text):
        if found.start() < end:
            continue
        digits = found.group()
        if continental and _GROUPED.fullmatch(digits):
            digits = digits.replace(".", "")
        number = _read(text, found, _write_plain(digits), magnitudes, glued)
        end = number.end if number else found.end()
        if number:
            yield number


def _read_power(text: str, start: int, end: int, value: Decimal) -> Number | None:
    """Read "× 10⁶" behind a number, or the power of a ten: "10⁶"."""
    if power := _POWER.match(text, end):
        exponent = int((power[1] or power[2]).translate(_SUPER))
        return Number(start, power.end(), value.scaleb(exponent), "digits", "digits-power")
    if text[start:end] == "10" and (raised := _RAISED.match(text, end)):
        exponent = int(raised[0].lstrip("^").translate(_SUPER))
        return Number(start, raised.end(), exact(Decimal(10).scaleb(exponent - 1)), "digits", "digits-power")
    return None


def _read(
    text: str, found: re.Match[str], plain: str, magnitudes: Mapping[str, Decimal], glued: Mapping[str, Decimal]
) -> Number | None:
    digits, end = found.group(), found.end()
    if len(digits) > LONGEST:
        return None
    value = Decimal(VULGAR.get(digits) or plain)
    if fraction := _FRACTION.match(text, end):
        part = Decimal(VULGAR[fraction[1]]) if fraction[1] else Decimal(fraction[2]) / Decimal(fraction[3])
        value, end = value + part, fraction.end()
    elif half := _AND_A_HALF.match(text, end):
        value, end = value + (Decimal("0.5") if half[1].lower() == "half" else Decimal("0.25")), half.end()
    if power := _read_power(text, found.start(), end, value):
        return power
    if prefix := _PREFIX.match(text, end):
        scale = glued.get(prefix[1]) or magnitudes.get(prefix[1].lower())
        if scale:
            return Number(found.start(), prefix.end(), exact(value * scale), "digits", "digits-prefix", scale=scale)
    letters = _LETTERS.match(text, end)
    if letters:
        scale = glued.get(letters.group()) or glued.get(
            letters.group().lower(), magnitudes.get(letters.group().lower())
        )
        if scale:
            return Number(
                found.start(),
                letters.end(),
                exact(value * scale),
                "digits",
                "digits-glued",
                scale=scale,
                glued=letters.group(),
            )
        return Number(found.start(), end, value, "digits", "digits", glued=letters.group())
    return _with_spaced_magnitude(text, Number(found.start(), end, value, "digits", "digits"), magnitudes)


def _with_spaced_magnitude(text: str, number: Number, magnitudes: Mapping[str, Decimal]) -> Number:
    value, end, scale = number.value, number.end, None
    while value is not None and (word := _SPACED.match(text, end)):
        factor = magnitudes.get(word[1].lower())
        if factor is None or (
            word[1][0].isupper() and not word[1].isupper() and scale is None and _named(text, word.end())
        ):
            break
        value, end, scale = exact(value * factor), word.end(1), (scale or Decimal(1)) * factor
        if word[1].lower() in _SHORT and _GOES_ON.match(text, end):
            end += 1
        if scale > 10**15:
            break
    rule = "digits-magnitude" if scale else "digits"
    return Number(number.start, end, value, "digits", rule, scale=scale)


def _named(text: str, at: int) -> bool:
    """Say whether a capitalised magnitude goes on as a name ("2 Million Man March"), as in a headline all words do."""
    return bool(re.match(r"\s[A-Z][a-z]", text[at : at + 3])) and not is_title_case(text)
