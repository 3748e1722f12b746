"""A value written in any of the ways of newsrooms is read back as that value."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from config.lexicon import read_lexicon
from extractors.candidates.find import compile_quantities, find_numbers, find_quantities
from extractors.candidates.folding import fold
from extractors.candidates.units import Usage
from extractors.lexicon import SMALL, TENS, UNITS

LEXICON = read_lexicon()
GRAMMAR = compile_quantities(LEXICON)
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
GLUED = {"k": 10**3, "m": 10**6, "M": 10**6, "bn": 10**9, "tn": 10**12}
MARKS = [",", " ", ".", "'", "’", "_", "\u00a0", "\u202f"]
BLANKS = [" ", "  ", "\u00a0"]
SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "A$": "AUD", "Rs ": "INR"}
few = settings(max_examples=60, deadline=None)


def spell(value: int) -> str:
    words = {n: w for w, n in SMALL.items()}
    if value >= 100:
        rest = value % 100
        return f"{words[value // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    if value in words:
        return words[value]
    tens = next(w for w, n in TENS.items() if n == value // 10 * 10)
    return f"{tens}-{next(w for w, n in UNITS.items() if n == value % 10)}"


def values(text: str) -> list[Decimal | None]:
    return [number.value for number in find_numbers(fold(text).text, LEXICON)]


@few
@given(st.integers(1, 999), st.lists(st.integers(0, 999), min_size=2, max_size=3), st.sampled_from(MARKS))
def test_groups_by_any_mark(first, groups, mark):
    written = mark.join([str(first), *(f"{group:03d}" for group in groups)])
    assert values(f"It came to {written} in all.") == [Decimal("".join([str(first), *(f"{g:03d}" for g in groups)]))]


@few
@given(st.integers(1, 999), st.integers(0, 999), st.integers(0, 99))
def test_groups_and_decimals_of_the_continent(first, group, cents):
    assert values(f"It came to {first}.{group:03d},{cents:02d} in all.") == [
        Decimal(f"{first}{group:03d}.{cents:02d}").normalize().quantize(Decimal("0.01"))
    ]


@few
@given(st.integers(1, 999), st.sampled_from(sorted(SCALES)), st.sampled_from(BLANKS), st.booleans())
def test_digits_or_words_before_a_magnitude(value, scale, blank, spelled):
    number = spell(value) if spelled else str(value)
    assert values(f"It came to {number}{blank}{scale} in all.") == [value * SCALES[scale]]


@few
@given(st.integers(1, 999), st.sampled_from(sorted(GLUED)), st.sampled_from(sorted(SIGNS)))
def test_money_with_a_glued_magnitude(value, scale, sign):
    text = f"It cost {sign}{value}{scale} in all."
    (found,) = find_quantities(text, GRAMMAR, Usage(), lambda _: None)
    assert (found.value, found.unit and found.unit.name) == (value * GLUED[scale], SIGNS[sign])


@few
@given(st.integers(1, 59), st.integers(1, 59))
def test_hours_and_minutes_are_one_quantity(hours, minutes):
    ways = [f"{hours}h {minutes}m", f"{hours} hours {minutes} minutes", f"{spell(hours)} hours and {minutes} minutes"]
    for written in ways:
        (found,) = find_quantities(f"It took {written} in all.", GRAMMAR, Usage(), lambda _: None)
        assert found.value is not None
        assert abs(found.value - (hours + Decimal(minutes) / 60)) < Decimal("1e-9")


def test_a_sign_between_two_numbers_is_one_of_theirs():
    found = find_quantities("0$ 0", GRAMMAR, Usage(), lambda _: None)
    assert [(q.start, q.end, q.unit and q.unit.name) for q in found] == [(0, 2, "USD"), (3, 4, None)]
