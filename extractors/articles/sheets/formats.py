"""Numbers as a spreadsheet shows them: 0.153 is 15.3%, 45352 is 1 March 2024, 3200000 is £3.2m, each by its format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0",
    42: "$#,##0", 43: "#,##0.00", 44: "$#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a file names by number alone."""

_LONGEST = 255
_SECTION = re.compile(r"""(?:[^;"\\\[]++|"[^"]*+"?|\\.?|\[[^\]]*+\]?)*+""", re.DOTALL)
_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*+)"? | \\(?P<escaped>.?) | [_*].?
    | \[\$(?P<currency>[^\]-]*+)(?:-[^\]]*+)?\]? | \[(?P<condition>[<>=]{1,2}-?[\d.]{1,20})\]
    | \[(?P<elapsed>h+|m+|s+)\] | \[[^\]]*+\]? | (?P<general>General) | (?P<digits>[0#?][0#?,.]*+|\.[0#?]++)
    | (?P<exponent>E[+-]?[0#?]+) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_CONDITION = re.compile(r"([<>=]{1,2})(-?[\d.]+)")
_SYMBOLS = "$£€¥₦₹"
_MOST_DIGITS = 30
_EXACT = Context(prec=15)
_SHOWN = Context(prec=10)
"""A cell without a format shows no more digits."""


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of a format: what stands before and behind the number, and how its digits are written."""

    before: str
    behind: str
    decimals: int | None
    grouped: bool
    thousandths: int
    percent: bool
    condition: str
    has_digits: bool


def write_number(written: str, code: str, *, from_1904: bool = False) -> str:
    """Give a number as its format shows it, dates and times in words.

    >>> write_number("0.153", "0.0%"), write_number("-1234.5", '#,##0.00;[Red]-#,##0.00')
    ('15.3%', '-1,234.50')
    >>> write_number("3200000", '[$£-809]0.0,,"m"'), write_number("0.30000000000000004", "General")
    ('£3.2m', '0.3')
    """
    try:
        value = _EXACT.create_decimal(written.strip()[:60])
    except InvalidOperation:
        return written.strip()
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return written.strip()[:60]
    code = code[:_LONGEST]
    if _is_date(code):
        return _write_moment(value, code, from_1904=from_1904)
    sections = [_read_section(each) for each in _split(code)]
    section, signed = _choose(sections, value)
    if section.has_digits is False and not value:
        return "0"
    if section.decimals is None:
        return _join(section, _write_plain(abs(value)), negative=value < 0)
    return _join(section, _write_digits(abs(value), section), negative=signed)


def _split(code: str) -> list[str]:
    sections: list[str] = []
    at = 0
    while at <= len(code) and len(sections) < 4:
        found = _SECTION.match(code, at)
        end = found.end() if found else at
        sections.append(code[at:end])
        at = end + 1
    return sections


def _is_date(code: str) -> bool:
    rest = "".join(found["other"] or found["elapsed"] or "" for found in _TOKEN.finditer(_split(code)[0]))
    return _DATE.search(rest) is not None


def _read_section(code: str) -> _Section:
    before = behind = condition = digits = ""
    begun = percent = False
    for found in _TOKEN.finditer(code):
        literal = next(filter(None, found.group("quoted", "escaped", "currency", "other")), "")
        condition = found["condition"] or condition
        percent = percent or found["other"] == "%"
        digits = digits or found["digits"] or ""
        begun = begun or bool(digits) or found["general"] is not None
        if begun:
            behind += literal
        else:
            before += literal
    general = re.search("General", code, re.IGNORECASE) is not None or not digits
    whole, _, fraction = digits.partition(".")
    scaled = len(digits) - len(digits.rstrip(","))
    return _Section(
        before=before,
        behind=behind,
        decimals=None if general else len(fraction.rstrip(",")),
        grouped="," in whole.rstrip(","),
        thousandths=scaled,
        percent=percent,
        condition=condition,
        has_digits=general or not {"0", "#"}.isdisjoint(digits),
    )


def _choose(sections: list[_Section], value: Decimal) -> tuple[_Section, bool]:
    """Give the section for a value, and whether a minus is to be written."""
    for section in sections:
        if section.condition and _holds(section.condition, value):
            return section, value < 0
    if any(section.condition for section in sections):
        return sections[-1], value < 0
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if not value and len(sections) > 2:
        return sections[2], False
    return sections[0], value < 0


def _holds(condition: str, value: Decimal) -> bool:
    found = _CONDITION.fullmatch(condition)
    try:
        bound = Decimal(found[2]) if found else None
    except InvalidOperation:
        bound = None
    if found is None or bound is None:
        return False
    return (
        ("<" in found[1] and value < bound)
        or (">" in found[1] and value > bound)
        or ("=" in found[1] and value == bound)
        or (found[1] == "<>" and value != bound)
    )


def _write_digits(value: Decimal, section: _Section) -> str:
    value = value * 100 if section.percent else value
    value = value.scaleb(-3 * section.thousandths)
    decimals = min(section.decimals or 0, _MOST_DIGITS)
    value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=90))
    return f"{value:,f}" if section.grouped else f"{value:f}"


def _write_plain(value: Decimal) -> str:
    if value == value.to_integral_value():
        return f"{value:.0f}"
    return f"{_SHOWN.plus(value).normalize():f}"


def _join(section: _Section, digits: str, *, negative: bool) -> str:
    """Put a number between what its format writes around it, as prose would have it: "-£3.2m", "12 EUR"."""
    before = section.before.strip(" -()\xa0").strip()
    behind = section.behind.rstrip(" -()\xa0")
    if behind.strip() in tuple(_SYMBOLS) and not before:
        before, behind = behind.strip(), ""
    elif before.isalpha() and len(before) == len("EUR") and not behind.strip():
        before, behind = "", f" {before}"
    elif before.isalpha():
        before += " "
    return f"{'-' if negative and digits.strip('0.,') else ''}{before}{digits}{behind.replace(chr(0xA0), ' ')}"


_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_FALSE_LEAP_DAY = 60
_LAST_DAY = 2_958_465
"""31 December 9999."""


def _write_moment(value: Decimal, code: str, *, from_1904: bool) -> str:
    if not 0 <= value <= _LAST_DAY:
        return _write_plain(value)
    if re.search(r"\[[hms]+\]", code, re.IGNORECASE):
        minutes, seconds = divmod(round(value * 86_400), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    epoch = _EPOCH_1904 if from_1904 else _EPOCH if value >= _FALSE_LEAP_DAY else _EPOCH + timedelta(days=1)
    moment = epoch + timedelta(seconds=round(value * 86_400))
    shown = "".join(found["other"] or "" for found in _TOKEN.finditer(_split(code)[0])).lower()
    timed = not {"h", "s"}.isdisjoint(shown)
    clock = f"{moment.hour}:{moment:%M:%S}" if shown.count("s") * moment.second else f"{moment.hour}:{moment:%M}"
    if "d" in shown:
        written = write_day(moment.date())
        return f"{written}, {clock}" if timed and clock != "0:00" else written
    if "y" in shown:
        return f"{moment:%B} {moment.year}" if "m" in shown else str(moment.year)
    return clock if timed else f"{moment:%B}"


def write_day(day: date) -> str:
    """Give a day in words, which no reader takes for a figure.

    >>> write_day(date(2024, 3, 1))
    '1 March 2024'
    """
    return f"{day.day} {day:%B} {day.year}"
