"""What is known of a figure, in an editor's words."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors import Figure, Source

_RELATIONS = {"~": "about", ">=": "at least", "<=": "up to", ">": "more than", "<": "less than"}
# A number of more digits than this is no easier to read written out.
_MOST_DIGITS = 30
_DIGITS = re.compile(r"\d+(?:[,.\u00a0\u2009\u202f ]?\d+)*")


def describe_figure(figure: Figure) -> str:
    """Say what kind of figure it is, where it stands, what bounds it and how it moves, as in ``money · up``.

    A bound that the figure's own words name already is not said again.
    """
    words: list[str] = [figure.kind]
    if figure.part != "body":
        words.append(f"in the {figure.part}")
    bound = _RELATIONS.get(figure.relation)
    if bound and bound not in figure.text.casefold():
        words.append(bound)
    if figure.change:
        words.append(figure.change)
    return " · ".join(words)


def read_out(figure: Figure) -> str | None:
    """Give the number in digits with its unit, or None when the figure is written just so already."""
    numbers = [number for number in (figure.value, figure.low, figure.high) if number is not None]
    if not numbers or any(len(number.as_tuple().digits) + abs(number.adjusted()) > _MOST_DIGITS for number in numbers):
        return None
    written = {_strip(match.group()) for match in _DIGITS.finditer(figure.text)}
    if written >= {_strip(write_number(number)) for number in numbers}:
        return None
    if figure.kind == "ratio":
        return "–".join(f"{write_number(round(number * 100, 1).normalize())}%" for number in numbers)
    return "–".join(write_number(number) for number in numbers) + _write_unit(figure)


def write_number(number: Decimal) -> str:
    """Write a number in digits, thousands apart.

    >>> [write_number(Decimal(text)) for text in ("3.2E+9", "1.10", "-5")]
    ['3,200,000,000', '1.10', '−5']
    """
    whole = number == number.to_integral_value()
    text = format(number.to_integral_value() if whole else number, ",f")
    return text.replace("-", "−")


def describe_source(figure: Figure, outlet: str | None = None) -> str:
    """Say who asserts the figure, and what holds it back; with no source it is the outlet's own words."""
    words: list[str] = []
    if figure.asserted_by:
        words.append(_describe_asserter(figure.asserted_by, figure.via) + (" (quote)" if figure.quoted else ""))
    elif figure.unsure:
        words.append("unsure who says so: read the sentence")
    else:
        words.append(f"{outlet}'s own words, no source given" if outlet else "the article's own words, no source given")
    words += [f'"{hedge}"' for hedge in figure.hedges]
    return " · ".join(words)


def _describe_asserter(source: Source, via: tuple[Source, ...]) -> str:
    """Name the source with what the article says of it, then whoever relays it."""
    return ", via ".join([_name(source), *(_name(each, short=True) for each in via)])


def _name(source: Source, *, short: bool = False) -> str:
    if source.kind == "unnamed":
        if source.rule.startswith("hidden"):
            return f'nobody named ("{source.mention}")' if source.mention else "nobody named"
        return source.mention
    if source.description and not short:
        return f"{source.name}, {source.description}"
    name = source.name
    # A name in the middle of a line goes without "the"; an organisation behind "via" reads better with it.
    return f"the {name}" if short and source.kind == "organisation" and " of " in name else name


def _write_unit(figure: Figure) -> str:
    if figure.unit is None:
        return ""
    if figure.unit.name == "%":
        return "%"
    # Words such as "doubled" and "$" say more by their names; "years" is read as it is written.
    return f" {figure.unit.name if figure.kind in ('money', 'multiple') else figure.unit.surface}"


def _strip(text: str) -> str:
    return re.sub(r"[^\d.]", "", text)
