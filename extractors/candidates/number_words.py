"""Numbers written in words: cardinals, dozens, halves of a million, and the vague ones (dozens, tens of thousands)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from extractors.candidates.digits import exact
from extractors.candidates.number import Number
from extractors.lexicon import SCALES, SMALL, TENS, VAGUE

_FACTORS = {"thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
_ALL = "|".join(sorted([*SMALL, *SCALES, *VAGUE, "dozen", "half", "score"], key=len, reverse=True))
_SEED = re.compile(rf"\b(?:{_ALL})\b", re.I)
_WORD = re.compile(r"([ -]|\s+(?=\S))?(and[ -])?([A-Za-z]+)\b")
_BEFORE = re.compile(r"\b(an?|several|a few|a couple(?: of)?|many)[ -]$", re.I)
_BARE_SCALE = re.compile(
    r"(?:,? and (?:" + "|".join(SMALL) + r")\b| (?:dollars?|pounds?|euros?|rupees?|francs?|pesos?|per ?cent)\b)", re.I
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_PART_OF_SCALE = re.compile(
    r"""
    \b(?:(?P<top>an?|one|two|three|four)[ -])?
    (?P<part>half|thirds?|quarters?|fifths?|tenths?)(?P<of>[ -]of)?(?:[ -]an?)?
    [ -](?P<scale>dozen|hundred|thousand|million|billion|trillion)\b(?!s)
    """,
    re.I | re.X,
)
_DIGIT = "(?:nought|zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_SPOKEN = re.compile(
    rf"""
    \b(?<!\bat\ )(?P<whole>nought | zero | (?:{_DIGIT}[ -]hundred(?:\sand)?[ -])?(?:{"|".join(SMALL)})(?:-{_DIGIT})?)
    [ -]point(?P<digits>(?:[ -]{_DIGIT}\b){{1,6}})
    (?:[ -](?P<scale>thousand|million|billion|trillion)\b)?
    """,
    re.I | re.X,
)
_FIGURES = re.compile(r"\b(four|five|six|seven|eight|nine|ten|[4-9])[ -]figures?\b", re.I)
_OF_SCALE = re.compile(r" of (thousands|millions|billions|trillions)\b", re.I)
_A_UNIT_AND_A_HALF = re.compile(
    r"\ban?(?= (?:second|minute|hour|day|week|month|year|decade|century|mile|metre|meter|tonne|ton|acre"
    r"|foot) and a half\b)",
    re.I,
)
_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -](half|quarter)\b(?:[ -](thousand|million|billion|trillion|dozen)\b)?", re.I)
_ORDINAL_TAIL = re.compile(
    r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth|ish)\b"
)
_DIGITS_OF = re.compile(r"\b(?:(single)|(double)|(triple)) digits\b", re.I)


def find_word_numbers(text: str, magnitudes: Mapping[str, Decimal]) -> Iterator[Number]:
    """Yield every number written in words, in order.

    Vague words give ``low`` and ``high`` (dozens: 24 and 99); "a" belongs to "a dozen" and "a hundred", and a bare
    "hundred" or "million" with nothing before it is no number.

    >>> [n.value for n in find_word_numbers("three hundred and five men, a million more", {})]
    [Decimal('305'), Decimal('1000000')]
    """
    end = 0
    for found in _SEED.finditer(text):
        if found.start() < end:
            continue
        number = _read(text, found, magnitudes)
        if number and number.start >= end:
            end = number.end
            yield number
    return


def find_digit_words(text: str) -> Iterator[Number]:
    """Yield "single digits" (1 to 9), "double digits" (10 to 99) and "triple digits" as ranges.

    >>> [(n.low, n.high) for n in find_digit_words("a lead in the low single digits")]
    [(Decimal('1'), Decimal('9'))]
    """
    for found in _DIGITS_OF.finditer(text):
        low = 1 if found[1] else 10 if found[2] else 100
        yield Number(
            found.start(), found.end(), None, "vague", "words-digits", low=Decimal(low), high=Decimal(low * 10 - 1)
        )


def find_unit_and_a_half(text: str) -> Iterator[Number]:
    """Yield the "a" of "an hour and a half" as a one; the half is read with the unit.

    >>> [n.value for n in find_unit_and_a_half("It took an hour and a half")]
    [Decimal('1')]
    """
    for found in _A_UNIT_AND_A_HALF.finditer(text):
        yield Number(found.start(), found.end(), Decimal(1), "words", "words-a")


def _read(text: str, found: re.Match[str], magnitudes: Mapping[str, Decimal]) -> Number | None:
    word = found.group().lower()
    if word in VAGUE:
        return _read_vague(text, found, word)
    before = _BEFORE.search(text, max(0, found.start() - 16), found.start())
    lead = before[1].lower() if before else ""
    if word in SCALES or word in ("dozen", "score"):
        return _read_scaled(text, found, before, lead)
    if word == "half":
        return None
    return _read_cardinal(text, found, magnitudes)


def _read_vague(text: str, found: re.Match[str], word: str) -> Number | None:
    low, high = (Decimal(n) for n in VAGUE[word])
    end = found.end()
    if word in ("tens", "dozens", "scores", "hundreds", "thousands") and (of := _OF_SCALE.match(text, end)):
        factor, end = Decimal(_FACTORS[of[1].lower()]), of.end()
        low, high = low * factor, (high + 1) * factor - 1
    elif word == "tens" or (word == "scores" and not text.startswith(" of ", end) and not found.group().isupper()):
        return None
    return Number(found.start(), end, None, "vague", "words-vague", low=low, high=high)


def _read_scaled(text: str, found: re.Match[str], before: re.Match[str] | None, lead: str) -> Number | None:
    """Read a scale word that no number word precedes: "a dozen", "several hundred thousand", "hundred dollars"."""
    word = found.group().lower()
    scale = Decimal({"dozen": 12, "score": 20}.get(word) or SCALES[word])
    if before is None:
        bare = word in ("hundred", "thousand") and _BARE_SCALE.match(text, found.end())
        return _add_rest(text, found.start(), found.end(), (Decimal(1), scale)) if bare else None
    if word == "score":
        return None
    if lead in ("several", "a few", "many"):
        factor, end = _scale_after(text, found.end(), {})
        low, high = scale * 2 * factor, (scale * 10 if scale > 12 else Decimal(100)) * factor - 1
        return Number(before.start(), end, None, "vague", "words-several", low=low, high=high, scale=scale * factor)
    couple = "couple" in lead
    number = _add_rest(text, before.start(), found.end(), (Decimal(2 if couple else 1), scale))
    return replace(number, loose=couple)


def _add_rest(text: str, start: int, end: int, read: tuple[Decimal, Decimal]) -> Number:
    """Read on after a factor and its scale: "a hundred *and five*", "a couple of hundred *thousand*"."""
    factor, scale = read
    above, stop = _scale_after(text, end, {})
    if above > 1 and scale == 100:
        scale, end, rest = scale * above, stop, Decimal(0)
    else:
        rest, end = _after_scale(text, end, scale)
        above, stop = _scale_after(text, end, {}) if scale == 100 else (Decimal(1), end)
        if above > 1:
            # "a hundred and ten thousand"
            return Number(start, stop, (factor * scale + rest) * above, "words", "words-scale", scale=above)
    return Number(start, end, factor * scale + rest, "words", "words-scale", scale=scale)


def _after_scale(text: str, end: int, scale: Decimal) -> tuple[Decimal, int]:
    """Read on after a scale: "a hundred and five", "a hundred thousand", "a million and a half"."""
    total = Decimal(0)
    if (half := _AND_A_HALF.match(text, end)) and not half[2]:
        return scale / (2 if half[1].lower() == "half" else 4), half.end()
    word = _WORD.match(text, end)
    if word and word[1] and word[3].lower() in SMALL and scale >= 100 and (word[2] or scale == 100):
        value, end = _group(text, word.start(3))
        if value < scale:
            return Decimal(value), end
    return total, end


def find_parts_of_scales(text: str) -> Iterator[Number]:
    """Yield parts of a magnitude: "half a million", "a quarter million", "three-quarters of a million".

    >>> [str(n.value) for n in find_parts_of_scales("Half a dozen boats and three-quarters of a million fish")]
    ['6.0', '750000.00']
    """
    for found in _PART_OF_SCALE.finditer(text):
        top, part, scale = found["top"], found["part"].lower(), found["scale"].lower()
        if part not in ("half", "quarter", "quarters") and not found["of"]:
            continue
        size = Decimal(12 if scale == "dozen" else SCALES[scale])
        share = Decimal(SMALL.get(top.lower(), 1) if top else 1) / _PARTS[part.rstrip("s")]
        yield Number(found.start(), found.end(), share * size, "words", "words-half-scale", scale=size)


def find_spoken_decimals(text: str) -> Iterator[Number]:
    """Yield decimals that are written as they are spoken, "one point five billion"; not "at one point five men".

    >>> [str(n.value) for n in find_spoken_decimals("nought point two per cent; sixty-one point four per cent")]
    ['0.2', '61.4']
    """
    for found in _SPOKEN.finditer(text):
        whole = Decimal(0)
        for word in re.findall("[a-z]+", found["whole"].lower()):
            whole = whole * 100 if word == "hundred" else whole + SMALL.get(word, 0)
        digits = "".join(str(SMALL.get(word, 0)) for word in re.findall("[a-z]+", found["digits"].lower()))
        scale = Decimal(SCALES[found["scale"].lower()]) if found["scale"] else Decimal(1)
        value = exact(Decimal(f"{whole}.{digits}") * scale)
        yield Number(found.start(), found.end(), value, "words", "words-point", scale=scale if scale > 1 else None)


def find_figure_words(text: str) -> Iterator[Number]:
    """Yield "a six-figure sum" as a range of that many digits.

    >>> [(int(n.low), int(n.high)) for n in find_figure_words("a six-figure sum") if n.low and n.high]
    [(100000, 999999)]
    """
    for found in _FIGURES.finditer(text):
        digits = SMALL.get(found[1].lower()) or int(found[1])
        low = Decimal(10) ** (digits - 1)
        yield Number(found.start(), found.end(), None, "vague", "words-figures", low=low, high=low * 10 - 1)


def _group(text: str, at: int) -> tuple[int, int]:
    """Read one group below a thousand at ``at``; gives its value and where it ends."""
    value, end, last = 0, at, 0
    while word := _WORD.match(text, end):
        name, glue = word[3].lower(), word[1]
        if end != at and not glue:
            break
        if name in SMALL:
            n = SMALL[name]
            fits = last == 0 or (last in TENS.values() and n < 10 and not word[2]) or last == 100
            if not fits:
                break
            value, last = value + n, n
        elif name == "hundred" and 0 < value < 100 and not word[2]:
            value, last = value * 100, 100
        else:
            break
        end = word.end()
        if last not in TENS.values() and last != 100:
            follow = _WORD.match(text, end)
            if not (follow and follow[1] and follow[3].lower() == "hundred" and not follow[2] and value < 100):
                break
    return value, end


def _read_cardinal(text: str, found: re.Match[str], magnitudes: Mapping[str, Decimal]) -> Number | None:
    """Read a whole cardinal: groups joined by thousand, million, billion; "and a half" before a scale."""
    total, end, floor = Decimal(0), found.start(), Decimal(10) ** 18
    scale_read: Decimal | None = None
    while True:
        value, stop = _group(text, end)
        if stop == end:
            break
        group, end = Decimal(value), stop
        if half := _AND_A_HALF.match(text, end):
            group += Decimal("0.5") if half[1].lower() == "half" else Decimal("0.25")
            end = half.end()
            if half[2]:
                scale = Decimal(12 if half[2].lower() == "dozen" else SCALES[half[2].lower()])
                total, scale_read = total + group * scale, scale
                break
        factor, end = _scale_after(text, end, magnitudes)
        if factor >= floor:
            break
        total += group * factor
        if factor > 1:
            scale_read = factor
        if factor == 1:
            break
        floor = factor
        following = _WORD.match(text, end)
        if not (following and following[1] and following[3].lower() in SMALL):
            break
        end_of_glue = following.start(3)
        if _group(text, end_of_glue)[0] >= factor:
            break
        end = end_of_glue
    if _ORDINAL_TAIL.match(text, end):
        return None
    return Number(found.start(), end, exact(total), "words", "words", scale=scale_read)


def _scale_after(text: str, end: int, magnitudes: Mapping[str, Decimal]) -> tuple[Decimal, int]:
    factor = Decimal(1)
    while word := _WORD.match(text, end):
        name = word[3].lower()
        step = Decimal(SCALES[name]) if name in SCALES else Decimal(12) if name == "dozen" else magnitudes.get(name)
        if step is None or word[2] or not word[1] or len(name) < 4:
            break
        factor, end = factor * step, word.end()
        if factor > 10**15:
            break
    return factor, end
