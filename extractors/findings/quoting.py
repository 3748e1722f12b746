"""Show the words of an article in a message: short enough to read, the figure always among them."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.types import Figure

_LONGEST = 110
_SENTENCE = 320


def quote(figure: Figure, longest: int = _LONGEST) -> str:
    """Give the words around a figure in quotation marks, cut at words where the sentence is long."""
    text = figure.sentence
    if len(text) <= longest:
        return _mark(text)
    start = figure.span.start - figure.sentence_span.start
    end = min(figure.span.end - figure.sentence_span.start, start + longest)
    room = max(0, longest - (end - start))
    low = max(0, start - room // 2)
    high = min(len(text), low + longest)
    low = max(0, high - longest)
    if low:
        low = text.find(" ", low, start) + 1 or low
    if high < len(text):
        high = text.rfind(" ", end, high) if text.rfind(" ", end, high) > 0 else high
    return _mark(f"{'…' if low else ''}{text[low:high].strip()}{'…' if high < len(text) else ''}")


def quote_text(text: str) -> str:
    """Give words of the article in quotation marks, cut at a word where they are long."""
    return _mark(text if len(text) <= _LONGEST else text[: text.rfind(" ", 0, _LONGEST)] + "…")


def quote_sentence(figure: Figure) -> str:
    """Give the whole sentence of a figure in quotation marks, cut only where it is very long."""
    return quote(figure, _SENTENCE)


def _mark(text: str) -> str:
    return "“" + re.sub(r"\s+", " ", text).strip('"“”„ ') + "”"


def show_number(number: Decimal) -> str:
    """Write a number for a sum: thousands apart, at most one decimal more than needed.

    >>> show_number(Decimal("45000000")), show_number(Decimal("0.15000")), show_number(Decimal("12.3456"))
    ('45 million', '0.15', '12.35')
    """
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(number) >= size:
            return f"{show_number(number / size)} {name}"
    rounded = round(number, 2) if abs(number) < 1000 else round(number, 0)
    text = format(rounded, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text
