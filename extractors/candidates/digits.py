"""Numbers written in digits: separators, decimals, vulgar fractions, and the magnitude glued or standing behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

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

_SEED = re.compile(
    rf"(?:(?<!\d,)\d{{1,3}}(?:,\d{{3}})++|\d{{1,3}}(?:,\d{{3}}){{1,{_FEW_GROUPS}}}+)(?![\d,]\d)(?!\d)(?:\.\d+)?"
    rf"|(?:(?<!\d,)\d{{1,2}}(?:,\d\d(?=,))++|\d{{1,2}}(?:,\d\d(?=,)){{1,{_FEW_GROUPS}}}+),\d{{3}}(?!\d)"
    r"|(?<!\d )(?<![\d.,/:-])\d{1,3}(?: \d{3})+(?![\d ]?\d)(?![ -][A-Z]|s\b|-\d)(?:\.\d+)?"
    r"|(?<![\w.])\.\d+"
    r"|\d+(?:\.\d+)?"
    r"|[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"
)
_FRACTION = re.compile(r"[ -]?([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|[ -]([1-9])/([2-9]|1[06])(?![\d/])")
_POWER = re.compile(r"\s?[×x]\s?10(?:\^?(-?\d{1,3})|([⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))")
_SUPER = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_LETTERS = re.compile(r"(?>[A-Za-zµ]+)(?![\d²³]|/[a-z]|\.[a-z]\.)")
_SPACED = re.compile(r"(?:[ -]|\s(?=\S))([A-Za-z]{2,11})\b\.?")


def exact(value: Decimal) -> Decimal:
    """Write a whole value without decimals: "3.2bn" is 3200000000, not 3200000000.0.

    >>> exact(Decimal("3200000000.0")), exact(Decimal("2.50"))
    (Decimal('3200000000'), Decimal('2.50'))
    """
    return value.to_integral_value() if value == value.to_integral_value() else value


def find_digit_numbers(
    text: str, magnitudes: Mapping[str, Decimal], glued: Mapping[str, Decimal], *, start: int = 0
) -> Iterator[Number]:
    """Yield every number that starts with a digit, in order, with its magnitude read in.

    ``magnitudes`` are words that may stand apart ("million"), ``glued`` the letters that touch the number ("bn").
    The letters after a number that are no magnitude are left for the units and kept in ``glued``.

    >>> [int(n.value) for n in find_digit_numbers("1,200 and 3.2bn", {}, {"bn": Decimal(10) ** 9})]
    [1200, 3200000000]
    """
    end = start
    for found in _SEED.finditer(text, start):
        if found.start() < end:
            continue
        number = _read(text, found, magnitudes, glued)
        end = number.end if number else found.end()
        if number:
            yield number


def _read(
    text: str, found: re.Match[str], magnitudes: Mapping[str, Decimal], glued: Mapping[str, Decimal]
) -> Number | None:
    digits, end = found.group(), found.end()
    if len(digits) > LONGEST:
        return None
    value = Decimal(VULGAR.get(digits) or digits.replace(",", "").replace(" ", ""))
    if fraction := _FRACTION.match(text, end):
        part = Decimal(VULGAR[fraction[1]]) if fraction[1] else Decimal(fraction[2]) / Decimal(fraction[3])
        value, end = value + part, fraction.end()
    if power := _POWER.match(text, end):
        exponent = int((power[1] or power[2]).translate(_SUPER))
        return Number(found.start(), power.end(), value.scaleb(exponent), "digits", "digits-power")
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
        if scale > 10**15:
            break
    rule = "digits-magnitude" if scale else "digits"
    return Number(number.start, end, value, "digits", rule, scale=scale)


def _named(text: str, at: int) -> bool:
    """Say whether a capitalised magnitude goes on as a name ("2 Million Man March")."""
    return bool(re.match(r"\s[A-Z][a-z]", text[at : at + 3]))
