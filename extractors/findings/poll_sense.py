"""What a poll can tell: leads within its margin of error, a margin that its sample does not give, answers over 100%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractors.candidates.modifiers import LOOSE
from extractors.findings.quoting import quote, show_number
from extractors.findings.view import View, find
from extractors.relations.rounding import half_step
from extractors.relations.surroundings import Mention, between
from extractors.types import Finding

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = r"\d{1,2}(?:\.\d{1,2})?"
_POINTS = r"[\s-]?(?:%|percent|per cent|percentage[- ]points?|points?)"
_OF_ERROR = r"(?:margin (?:of|for) (?:sampling )?error|error margin)\b"
_MARGIN = re.compile(
    rf"\b{_OF_ERROR}[^.;\d]{{0,60}}?(?P<margin>{_NUMBER}){_POINTS}|(?P<before>{_NUMBER}){_POINTS}[- ]{_OF_ERROR}", re.I
)
_ASKED = re.compile(
    r"\b(?:poll(?:ed|s|ing)?|survey(?:ed|s)?|interview(?:ed|s)?|questioned|asked|sample|respondents|responses|sampled)\b",
    re.I,
)
_ONE_SIDE, _WIDE = Decimal(98), Decimal("2.4")
"""A hundred half-widths of 95% of a sample of one; weights make a margin wider, up to about so many times."""
_NINETY = re.compile(r"\b90(?:%| percent| per cent|-percent)\s(?:confidence|probability)|\b19 times out of 20\b", re.I)
_LEAST, _MOST = Decimal(100), Decimal(200_000)


def check_margins(view: View) -> Iterator[Finding]:
    """Yield a finding where the one margin of error of an article is not that of the one sample that it names."""
    margins = list(_MARGIN.finditer(view.article.text))
    if len({_read(found) for found in margins}) != 1 or _NINETY.search(view.article.text):
        return
    samples = [m for m in view.mentions if _is_sample(m, view)]
    if len({m.value for m in samples}) != 1 or samples[0].value is None:
        return
    margin, size = Decimal(_read(margins[0])), samples[0].value
    made = _ONE_SIDE / size.sqrt()
    half = half_step(_read(margins[0]), margin)
    if made * Decimal("0.97") <= margin + half and margin - half <= made * _WIDE:
        return
    shown = f"{samples[0].figure.text} asked give a margin of error of about {show_number(round(made, 1))} points"
    finding = view.find_at("form", "", margins[0].start("margin" if margins[0]["margin"] else "before"))
    said = f"{shown}; the article says {_read(margins[0])} ({quote(samples[0].figure)})."
    yield find("form", said, samples[0], *(view.mentions[index] for index in finding.figures))


def _read(found: re.Match[str]) -> str:
    return found["margin"] or found["before"]


def _is_sample(mention: Mention, view: View) -> bool:
    if mention.figure.kind != "count" or mention.value is None or not _LEAST <= mention.value <= _MOST:
        return False
    return mention.head in view.words.claims.persons and bool(_ASKED.search(f"{mention.before} {mention.after}"))


_UNITS = ("point", "percentage point", "%")
_HUNDRED = Decimal(100)
_BY = re.compile(rf"\bby(?: (?:{LOOSE}|a|an))* $", re.I)
_LEAD_BEHIND = re.compile(r"[- ]?(?:percentage[- ])?(?:points?)?[- ]?(?P<lead>lead|advantage|edge)\b", re.I)
_LEAD_AHEAD = re.compile(r"\b(?:lead|advantage|edge) of(?: (?:about|just|only|nearly))* $", re.I)
_AGAINST = re.compile(r"(?: of [^\W\d_]+)? (?:to|against|versus)(?: [^\W\d_]+['’]s)? ")


def check_leads(view: View) -> Iterator[Finding]:
    """Yield a finding for each lead in a poll that is within the one margin of error of the article."""
    text = view.article.text
    margins = list(_MARGIN.finditer(text))
    if len({_read(found) for found in margins}) != 1:
        return
    low = text.lower()
    if any(phrase in low for phrase in view.words.claims.tied):
        return
    margin = Decimal(_read(margins[0]))
    for lead, mentions in _find_leads(view):
        if 0 < lead <= margin:
            said = f"a lead of {show_number(lead)} is within the margin of error of {show_number(margin)}"
            yield find("form", f"{said} ({quote(mentions[0].figure)}).", *mentions)
            return


def _find_leads(view: View) -> Iterator[tuple[Decimal, tuple[Mention, ...]]]:
    for mention in view.mentions:
        if mention.value is not None and mention.unit in _UNITS and _is_lead(mention, view):
            yield mention.value, (mention,)
    for one, two in pairwise(view.mentions):
        alike = one.figure.sentence_span == two.figure.sentence_span and one.unit == "%" and two.unit in ("%", None)
        if not alike or not _is_led(one, view) or not _AGAINST.fullmatch(between(one, two)):
            continue
        if one.value and two.value and two.value < one.value <= _HUNDRED:
            yield one.value - two.value, (one, two)


def _is_lead(mention: Mention, view: View) -> bool:
    if _LEAD_AHEAD.search(mention.before) or _LEAD_BEHIND.match(mention.after):
        return True
    return bool(_BY.search(mention.before)) and _is_led(mention, view)


def _is_led(mention: Mention, view: View) -> bool:
    return not view.words.claims.lead.isdisjoint(word.lower() for word in _WORD.findall(mention.before))


_FEWER = re.compile(
    r"\b(?:among|women|men|republicans|democrats|both|either|also|multiple|year|month|before|than)\b", re.I
)
_ALL = Decimal("101.5")


def check_answers(view: View) -> Iterator[Finding]:
    """Yield a finding where two answers that exclude each other make more than all."""
    for one, two in pairwise(view.mentions):
        made = _add(one, two)
        if made is None or made <= _ALL:
            continue
        first, second = (_WORD.findall(words.lower())[:4] for words in (between(one, two), two.after))
        for opposite in view.words.claims.opposites:
            ways = ((opposite.one, opposite.other), (opposite.other, opposite.one))
            if any(not a.isdisjoint(first) and not b.isdisjoint(second) and a.isdisjoint(second) for a, b in ways):
                sum_ = f"{show_number(one.value or made)} + {show_number(two.value or made)} = {show_number(made)}"
                yield find("form", f"two answers make more than 100%: {sum_} ({quote(one.figure)}).", one, two)
                break


def _add(one: Mention, two: Mention) -> Decimal | None:
    """Give the sum of two shares of one question; None where they may be of two."""
    if one.figure.sentence_span != two.figure.sentence_span or one.unit != "%" or two.unit != "%":
        return None
    if one.value is None or two.value is None or max(one.value, two.value) > _HUNDRED:
        return None
    if one.figure.change or two.figure.change or _FEWER.search(one.figure.sentence):
        return None
    return one.value + two.value
