"""Numbers written as none is meant: "17.4% per 100,000", "1,2345", 37% of 25 people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from extractors.candidates.modifiers import LOOSE
from extractors.findings.quoting import quote, quote_text, show_number
from extractors.findings.view import View, find
from extractors.relations.rounding import half_step
from extractors.relations.surroundings import Mention, between
from extractors.types import Finding

_RATE = re.compile(
    r"""
    \s?per\s(?:1,000|10,000|100,000|1[ ]million|(?:one[ ]|ten[ ]|a[ ])?(?:hundred[ ])?thousand|hundred|million)\b
    # Per a thousand miles is another matter.
    (?![ ](?:km|kilomet|miles?|met(?:re|er)|feet|litres?|liters?|tons?|tonnes?|years?|hours?|kg|acres?|hectares?))
    """,
    re.VERBOSE | re.I,
)


def check_rates(view: View) -> Iterator[Finding]:
    """Yield a finding for each share in per cent that is one of so many too."""
    for mention in view.mentions:
        found = _RATE.match(mention.after) if mention.unit == "%" else None
        if found:
            rate = f"{mention.figure.text}{found.group()}"
            said = f"“{rate}” is a share of a hundred and of another number at once"
            yield find("form", f"{said} ({quote(mention.figure)}).", mention)


_GROUPED = re.compile(r"(?<![\w.,/:#@&=+-])(?P<money>[$£€¥]\s?)?(?P<number>\d{1,3}(?:[.,]\d++)++)(?![\w/:@&=]|[-–]\d)")
_NAMED = re.compile(
    r"""
    \b(?:
        version|section|chapter|article|verse|pages?|pp?\.|ip|release|build|nos?\.|numbers|genesis|psalms?
        |(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?
    )\s$
    """,
    re.VERBOSE | re.I,
)
_BROKEN = re.compile(
    r"""
    \d{1,3}(?:,\d{3})*,\d{4,}           # 1,2345
    |\d{1,3}(?:,\d{3})+,\d{1,2}         # 1,234,56
    |\d{1,2}(?:,\d\d)+,\d{3}           # 12,34,567
    |\d{1,3}(?:\.\d{3})+,\d{1,3}       # 1.234,56
    |\d{1,3}(?:,\d{3})+(?:\.\d{3}){2,} # 1,234.567.890
    """,
    re.VERBOSE,
)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_LAKH = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")
# "May 3,2019" has lost a space.
_DATED = re.compile(r"\d{1,2},(?:1[5-9]|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+\.?|₹")


def check_digits(view: View) -> Iterator[Finding]:
    """Yield a finding for each number whose digits are grouped as those of no number are."""
    text = view.article.text
    by_hundreds: bool | None = None
    for part in view.article.parts:
        if part.kind == "boilerplate":
            continue
        for found in _GROUPED.finditer(text, part.span.start, part.span.end):
            number = found["number"].rstrip(".,")
            if _NAMED.search(text, max(0, found.start() - 16), found.start()) or not _is_broken(found["money"], number):
                continue
            if _LAKH.fullmatch(number):
                if by_hundreds is None:
                    by_hundreds = not view.words.claims.lakh.isdisjoint(_WORD.findall(text.lower()))
                if by_hundreds:
                    continue
            line = text[max(part.span.start, found.start() - 40) : min(part.span.end, found.end() + 40)]
            shown = f"the digits of {(found['money'] or '').strip()}{number} are grouped as those of no number are"
            yield view.find_at("form", f"{shown} ({quote_text(line)}).", found.start("number"))


def _is_broken(money: str | None, number: str) -> bool:
    if money:
        return bool(_BROKEN.fullmatch(number) or _DOTTED.fullmatch(number))
    return bool(_BROKEN.fullmatch(number)) and not _DATED.fullmatch(number)


_OF = re.compile(
    rf" (?:of|out of|among) (?:(?:the|its|all|their|those|these|our|a total of|a group of|{LOOSE}) )*", re.I
)
_THEN = re.compile(rf"(?: [^\W\d_]+){{1,4}}, (?:or )?(?:{LOOSE} )?", re.I)
_OPENS = re.compile(r"\b[Oo]f (?:the|its|all|those|these|our|a total of) $")
_APART = re.compile(r"(?:\s[^\W\d_]+)?['’]|\s?-")
_MOST_STEPS = 400
_HALF = Decimal("0.5")


def check_people_shares(view: View) -> Iterator[Finding]:
    """Yield a finding for each share of a few people that no whole number of them makes."""
    for one, two in pairwise(view.mentions):
        if one.figure.sentence_span != two.figure.sentence_span:
            continue
        words = between(one, two)
        if one.unit == "%" and _OF.fullmatch(words):
            share, whole = one, two
        elif two.unit == "%" and _OPENS.search(one.before) and _THEN.fullmatch(words):
            share, whole = two, one
        else:
            continue
        if said := _judge(share, whole, view):
            yield find("form", f"{said} ({quote(share.figure)}).", share, whole)


def _judge(share: Mention, whole: Mention, view: View) -> str | None:
    if share.figure.relation != "=" and share.figure.relation != "~":
        return None
    if whole.head not in view.words.claims.persons or whole.figure.kind != "count" or whole.figure.relation != "=":
        return None
    if share.value is None or whole.value is None or not 1 < whole.value < _MOST_STEPS or _APART.match(whole.after):
        return None
    half = half_step(share.figure.text, share.value)
    half = min(half, _HALF) if share.figure.relation == "=" else max(half, _HALF * 4)
    low, high = ((share.value + side) * whole.value / 100 for side in (-half, half))
    if low.to_integral_value(ROUND_CEILING) <= high:
        return None
    near = int(share.value * whole.value / 100)
    shown = " and ".join(
        f"{n} of {whole.figure.text} is {show_number(n / whole.value * 100)}%" for n in (near, near + 1)
    )
    return f"{shown}; the article says {share.figure.text}"
