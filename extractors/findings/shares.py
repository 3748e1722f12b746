"""Shares and multiples against part and whole: "132 of the 480, or 27.5%"; answers of one poll over 100%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from extractors.candidates.modifiers import ABOUT, LOOSE
from extractors.findings.changes import are_alike, is_after, is_before
from extractors.findings.quoting import quote, show_number
from extractors.findings.view import View, find
from extractors.relations.rounding import Spread
from extractors.relations.sums import Term, add, fits, read_term, read_terms, share
from extractors.relations.surroundings import Mention, between
from extractors.types import Finding

_HUNDRED = Decimal(100)
_OF = re.compile(
    rf"""
    (?:[ ]\w+){{0,2}},?[ ](?:of|out[ ]of|among|from)
    (?:[ ](?:the|its|all|their|his|her|those|these|a[ ]total[ ]of|{LOOSE}))*[ ]?[$£€]?
    """,
    re.VERBOSE,
)
_OR = re.compile(rf"[^.;:\d]{{0,60}}?(?:, or|,| or| ?\(|—| –| -) ?(?:{LOOSE} )*", re.I)
_BARE_OR = re.compile(rf" ?(?:, or|\(|, that is,?|, about) ?(?:{LOOSE} )*", re.I)
_THEN_OF = re.compile(rf"[,)]* (?:of|out of)(?: (?:the|its|all|their|those|these|{LOOSE}))* ?[$£€]?")
_GROUP = re.compile(
    r"""
    \b(?:
        among|of[ ](?:women|men|those|them|voters|people|republicans|democrats)|women|men|aged|under|over|both
        |either|also|compared|than|up[ ]from|down[ ]from|last[ ](?:year|month)
    )\b
    """,
    re.VERBOSE | re.I,
)
_GOES_ON = re.compile(r"(?:an?other|a further|the (?:rest|remaining|others?)|some)\b")
_NEAR = 160
"""Code points between the sentences of one question."""
_SEVERAL = re.compile(
    r"\b(?:more than one|multiple|several answers|any of|could (?:pick|choose|give|name) (?:two|three|several|more))\b",
    re.I,
)


def check_shares(view: View) -> Iterator[Finding]:
    """Yield a finding for each share that its part and whole do not give, and for answers that make over 100%."""
    for _, group in groupby(view.mentions, key=lambda m: m.figure.sentence_span):
        mentions = list(group)
        for at in range(len(mentions) - 2):
            found = _read_share(mentions[at], mentions[at + 1], mentions[at + 2])
            if found and (said := _judge(*found)):
                yield find("arithmetic", f"{said} ({quote(found[2].mention.figure)}).", *(t.mention for t in found))
    yield from _check_answers(view)


def _read_share(one: Mention, two: Mention, three: Mention) -> tuple[Term, Term, Term] | None:
    """Give part, whole and share of three figures that follow each other."""
    first, second = between(one, two), between(two, three)
    orders = (
        (one, two, three, _OF.fullmatch(first) and _OR.fullmatch(second)),
        (one, three, two, _BARE_OR.fullmatch(first) and _THEN_OF.fullmatch(second)),
        (three, two, one, _OF.fullmatch(first) and _BARE_OR.fullmatch(second)),
        (two, three, one, _BARE_OR.fullmatch(first) and _THEN_OF.fullmatch(second)),
    )
    for part, whole, rate, holds in orders:
        if (
            not holds
            or part.unit != whole.unit
            or part.figure.kind != whole.figure.kind
            or part.figure.kind == "percentage"
        ):
            continue
        terms = read_term(part), read_term(whole), _read_rate(rate)
        if terms[0] and terms[1] and terms[2] and terms[0].value <= terms[1].value:
            return terms[0], terms[1], terms[2]
    return None


def _read_rate(mention: Mention) -> Term | None:
    """Give a share in per cent: "27.5%" as written, "a quarter" as 25 with three either way."""
    if mention.figure.kind == "percentage" and mention.unit == "%":
        return read_term(mention)
    if mention.figure.kind != "ratio" or mention.value is None:
        return None
    value, room = mention.value * _HUNDRED, Decimal(3)
    return Term(mention, value, Spread(value - room, value + room))


def _judge(part: Term, whole: Term, rate: Term) -> str | None:
    spread = share(part, whole)
    if spread is None or fits(spread, rate):
        return None
    shown = f"{part.mention.figure.text} of {whole.mention.figure.text}"
    return (
        f"{shown} is {show_number(part.value / whole.value * _HUNDRED)}%; the article says {rate.mention.figure.text}"
    )


def _check_answers(view: View) -> Iterator[Finding]:
    """Yield a finding where the answers to one question, the undecided among them, make more than all."""
    sentences = [list(group) for _, group in groupby(view.mentions, key=lambda m: m.figure.sentence_span)]
    for at, mentions in enumerate(sentences):
        text = mentions[0].figure.sentence.lower()
        if not any(phrase in text for phrase in view.words.undecided):
            continue
        run = mentions
        if _GOES_ON.match(text) and at and _is_next(sentences[at - 1][0], mentions[0]):
            run = sentences[at - 1] + mentions
        shares = [m for m in run if m.unit == "%"]
        terms = read_terms(shares)
        if len(terms) != len(shares) or len(terms) < 3 or any(_is_apart(m) for m in shares):
            continue
        made = sum((t.value for t in terms), start=Decimal(0))
        if add(terms).low > _HUNDRED and made < 2 * _HUNDRED:
            sum_ = " + ".join(show_number(t.value) for t in terms)
            said = f"the shares make more than 100%: {sum_} = {show_number(made)}"
            yield find("arithmetic", f"{said} ({quote(shares[0].figure)}).", *shares)


def _is_next(one: Mention, two: Mention) -> bool:
    return 0 <= two.figure.sentence_span.start - one.figure.sentence_span.end <= _NEAR


def _is_apart(mention: Mention) -> bool:
    sentence = mention.figure.sentence
    return bool(_GROUP.search(sentence) or _SEVERAL.search(sentence) or mention.figure.change)


_TIMES = {
    "doubled": Decimal(2), "doubling": Decimal(2), "trebled": Decimal(3), "tripled": Decimal(3),
    "quadrupled": Decimal(4), "halved": Decimal("0.5"), "halving": Decimal("0.5"),
}  # fmt: skip
_ABOUT = re.compile(rf"\b{ABOUT} $", re.I)
_ROOM = Decimal("0.12")
_WIDE = Decimal("0.35")
_LEAD = re.compile(r"\b(?:majority|margin|lead|difference) of $", re.I)
_TO = re.compile(r"(?: votes)? to ")
_FAR = 60


def check_multiples(view: View) -> Iterator[Finding]:
    """Yield a finding for "doubled from 300 to 900", and for "by 52 votes to 41, a majority of 21"."""
    for at in range(len(view.mentions) - 1):
        one, two = view.mentions[at : at + 2]
        if one.figure.sentence_span != two.figure.sentence_span or len(between(one, two)) > _FAR:
            continue
        if (
            one.figure.kind == "score"
            and _LEAD.search(two.before)
            and (said := _judge_lead(one.figure.low, one.figure.high, two))
        ):
            yield find("arithmetic", f"{said} ({quote(two.figure)}).", one, two)
        following = view.mentions[at + 2] if at + 2 < len(view.mentions) else None
        if following is None or following.figure.sentence_span != one.figure.sentence_span:
            continue
        if said := _judge_multiple(one, two, following) or _judge_votes(one, two, following):
            yield find("arithmetic", f"{said} ({quote(two.figure)}).", one, two, following)


def _judge_multiple(by: Mention, one: Mention, two: Mention) -> str | None:
    factor = _TIMES.get(by.figure.text.lower())
    terms = read_term(one), read_term(two)
    if factor is None or terms[0] is None or terms[1] is None or not are_alike(one, two):
        return None
    first, second = terms
    for before, after in ((first, second), (second, first)):
        if before and after and before.value and is_before(before) and is_after(after, before):
            made = after.value / before.value
            room = factor * (_WIDE if _ABOUT.search(by.before) else _ROOM)
            if abs(made - factor) > room:
                shown = f"{before.mention.figure.text} to {after.mention.figure.text}"
                return f"{shown} is {show_number(made)} times as many; the article says {by.figure.text}"
    return None


def _judge_votes(one: Mention, two: Mention, lead: Mention) -> str | None:
    """Read "59 votes to 41, a majority of 18" of three figures that follow each other."""
    if not (_LEAD.search(lead.before) and _TO.fullmatch(between(one, two))) or one.value is None or two.value is None:
        return None
    return _judge_lead(min(one.value, two.value), max(one.value, two.value), lead)


def _judge_lead(low: Decimal | None, high: Decimal | None, lead: Mention) -> str | None:
    if low is None or high is None or lead.value is None or lead.value == high - low:
        return None
    return f"{show_number(high)} − {show_number(low)} = {show_number(high - low)}; the article says {lead.figure.text}"
