"""JSON as text, with decimals printed exactly: a number never passes through a float."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

JsonValue: TypeAlias = "bool | int | Decimal | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"

# Python and others refuse to read an integer of more digits than this; in exponent form they read it.
_MOST_DIGITS = 4000
_CHUNK = 65_536


def write_json(value: JsonValue) -> str:
    """Write one value on one line, non-ASCII characters as they are.

    >>> write_json({"value": Decimal("1.10"), "unit": "€", "span": [0, 4]})
    '{"value": 1.10, "unit": "€", "span": [0, 4]}'
    """
    return "".join(iterate_json(value))


def iterate_json(value: JsonValue) -> Iterator[str]:
    """Yield a value piece by piece, so that a long report is never in memory as one text."""
    if isinstance(value, str):
        yield json.dumps(value, ensure_ascii=False)
    elif isinstance(value, Decimal):
        yield write_decimal(value)
    elif value is None or isinstance(value, (bool, int)):
        yield json.dumps(value)
    elif isinstance(value, Mapping):
        before = "{"
        for key, item in value.items():
            yield f"{before}{json.dumps(key, ensure_ascii=False)}: "
            yield from iterate_json(item)
            before = ", "
        yield "}" if value else "{}"
    else:
        before = "["
        for item in value:
            yield before
            yield from iterate_json(item)
            before = ", "
        yield "]" if value else "[]"


def encode_line(value: JsonValue) -> Iterator[bytes]:
    """Yield a value as a line of UTF-8, in chunks of some size."""
    held: list[str] = []
    length = 0
    for piece in iterate_json(value):
        held.append(piece)
        length += len(piece)
        if length >= _CHUNK:
            yield encode("".join(held))
            held.clear()
            length = 0
    yield encode("".join(held) + "\n")


def encode(text: str) -> bytes:
    r"""Encode as UTF-8; half a surrogate pair, which UTF-8 cannot hold, becomes the escape that JSON has for it.

    >>> encode("é\ud800")
    b'\xc3\xa9\\ud800'
    """
    return text.encode("utf-8", "backslashreplace")


def write_decimal(number: Decimal) -> str:
    """Write a decimal as a JSON number of the same value; a whole number has no point.

    Raises ValueError for what is no number.

    >>> [write_decimal(Decimal(text)) for text in ("300.00", "1.10", "3.2E+9", "-0", "1E+5000")]
    ['300', '1.10', '3200000000', '0', '1E+5000']
    """
    if not number.is_finite():
        raise ValueError(f"{number} is not a number that JSON can hold")
    if not number:
        return "0"
    if max(abs(number.adjusted()), len(number.as_tuple().digits)) >= _MOST_DIGITS:
        # str() prints a long whole number without an exponent, and "e" always prints one.
        return format(number, "E")
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain and number == number.to_integral_value() else plain


def read_json(text: str) -> object:
    """Read one value, numbers with a fraction as decimals; NaN and Infinity, which are no JSON, are refused.

    Raises ValueError, also for what is nested too deep.

    >>> read_json('[1.10]')
    [Decimal('1.10')]
    """
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    except ArithmeticError as error:
        raise ValueError("a number in it is too large") from error


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is no JSON number")
