"""Numbers too large or too small for what they are of: a magnitude that was lost, a part above its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from extractors.candidates.modifiers import LOOSE
from extractors.findings.quoting import quote
from extractors.findings.view import View, find
from extractors.relations.claim_words import Limit
from extractors.relations.rounding import spread_of
from extractors.relations.surroundings import Mention, between
from extractors.types import Finding

_WORD = re.compile(r"[^\W\d_]+")
_BARE = Decimal(10_000)
_MILLION = Decimal(1_000_000)
_SMALLER = Decimal(1000)
_FEWEST = 3
_JOINED = re.compile(r"(?:[^.:()\d]|(?:1[5-9]|20)\d\d){0,45}")
_ALIKE = re.compile(r" (?P<word>on|in|for|to|from|at|by|of|went)\b")


def check_bare_sums(view: View) -> Iterator[Finding]:
    """Yield a finding for each sum without a magnitude in a row of sums in millions."""
    for _, group in groupby(view.mentions, key=lambda m: m.figure.sentence_span):
        run: list[Mention] = []
        for mention in (*group, None):
            if mention is not None and (not run or _goes_on(run[-1], mention)):
                run.append(mention)
                continue
            yield from _judge_row(run)
            run = [mention] if mention is not None else []


def _goes_on(one: Mention, two: Mention) -> bool:
    alike = one.figure.kind == two.figure.kind == "money" and one.unit == two.unit
    return alike and _JOINED.fullmatch(between(one, two)) is not None


def _judge_row(row: Sequence[Mention]) -> Iterator[Finding]:
    bare = next((m for m in row if _is_bare(m)), None)
    if len(row) < _FEWEST or bare is None or bare.value is None or not _are_alike(row):
        return
    others = [m for m in row if m is not bare]
    if all(m.value is not None and m.value >= max(_MILLION, bare.value * _SMALLER) for m in others):
        beside = ", ".join(m.figure.text for m in others)
        said = f"{bare.figure.text} stands in a row with {beside}: millions or billions may be missing"
        yield find("size", f"{said} ({quote(bare.figure)}).", *row)


def _are_alike(row: Sequence[Mention]) -> bool:
    """Say whether the sums of a row go on alike: "on roads, … on rail and … on schools"."""
    behind = [_ALIKE.match(m.after) for m in row]
    return bool(behind[0]) and len({found["word"] if found else "" for found in behind}) == 1


def _is_bare(mention: Mention) -> bool:
    return mention.value is not None and 0 < mention.value < _BARE and not _WORD.search(mention.figure.text[1:])


_OF = re.compile(
    rf"(?: [^\W\d_]+){{0,2}},? (?:of|out of|among) (?:the|its|all|their|those|these|our|his|her)"
    rf"(?: (?:total|{LOOSE}))* ?[$£€]?"
)
_INCLUDING = re.compile(rf"(?: [^\W\d_]+){{1,3}}, (?:including|among them|of whom|of them)(?: {LOOSE})* ")
_COUNTED = re.compile(r"\s[^\W\d_]")
_EACH = re.compile(r"^\S+ (?:[^\W\d_]+ ){0,2}?(?:each|apiece|per person|a head)\b", re.I)
_IN_ALL = re.compile(r"\b(?:total(?:s|led|ling)?(?: of)?|altogether|in all|combined|sum of)(?: \w+){0,2} $", re.I)
_WHOLE_KINDS = ("count", "money")


def check_wholes(view: View) -> Iterator[Finding]:
    """Yield a finding for each part that is more than its whole, and for each share of one above the sum of all."""
    for one, two in pairwise(view.mentions):
        if one.figure.sentence_span != two.figure.sentence_span or one.figure.kind != two.figure.kind:
            continue
        if one.figure.kind in _WHOLE_KINDS:
            yield from _judge_parts(one, two, view)
            for each, total in ((one, two), (two, one)):
                yield from _judge_each(each, total)


def _judge_parts(one: Mention, two: Mention, view: View) -> Iterator[Finding]:
    words = between(one, two)
    if one.unit != two.unit:
        return
    if _OF.fullmatch(words) and _COUNTED.match(two.after):
        yield from _judge_part(one, two)
    elif _INCLUDING.fullmatch(words) and {one.head, two.head} <= view.words.claims.persons:
        yield from _judge_part(two, one)


def _judge_each(each: Mention, total: Mention) -> Iterator[Finding]:
    unit = (each.unit or "").partition(" per ")[0]
    if unit == (total.unit or "") and _EACH.search(f"{each.figure.text} {each.after}") and _IN_ALL.search(total.before):
        yield from _judge_part(each, total)


def _judge_part(part: Mention, whole: Mention) -> Iterator[Finding]:
    held, room = spread_of(part.figure), spread_of(whole.figure)
    if held is None or room is None or part.figure.relation in ("<", "<=") or whole.figure.relation in (">", ">="):
        return
    if held.low > room.high:
        said = f"{part.figure.text} would be a part of {whole.figure.text}, and is more"
        yield find("size", f"{said} ({quote(part.figure)}).", part, whole)


_LIVING = re.compile(rf"\b(?:population of|home to)(?: {LOOSE})* $", re.I)
_PEOPLE = re.compile(
    r" (?:people|residents|inhabitants|souls)\b|[,.;)]|$| (?:in|on|near|where|that|which|with)\b", re.I
)
_ROOM = Decimal("1.05")


def check_places(view: View) -> Iterator[Finding]:
    """Yield a finding for each number of locals that is more than all who live in the one place of the article."""
    names = "|".join(sorted(view.words.claims.places))
    stated = re.compile(rf"\b(?:{names}) of(?: {LOOSE})* $", re.I)
    told = [m for m in view.mentions if _is_of_people(m) and _tells_population(m, stated)]
    if len({m.value for m in told}) != 1 or told[0].value is None:
        return
    for mention in _find_locals(view, names):
        if mention not in told and mention.value is not None and mention.value > told[0].value * _ROOM:
            said = f"{mention.figure.text} {mention.figure.counted or 'people'} of a place of {told[0].figure.text}"
            yield find("size", f"{said} ({quote(mention.figure)}).", told[0], mention)


def _find_locals(view: View, names: str) -> Iterator[Mention]:
    before = re.compile(
        rf"\b(?:the|its|that|this) (?:{names})['’]s(?: {LOOSE})* $|\bof (?:the|its|that|this)(?: (?:{names})['’]s)? $",
        re.I,
    )
    behind = re.compile(
        rf" [^\W\d_]+ (?:of|in) (?:the|this) (?:{names})\b| of (?:the (?:{names})['’]s|its) [^\W\d_]+", re.I
    )
    for mention in view.mentions:
        local = _is_of_people(mention) and mention.head in view.words.claims.locals
        if local and (before.search(mention.before) or behind.match(mention.after)):
            yield mention


def _is_of_people(mention: Mention) -> bool:
    return mention.figure.kind == "count" and mention.unit is None and mention.value is not None and mention.value > 0


def _tells_population(mention: Mention, stated: re.Pattern[str]) -> bool:
    if _LIVING.search(mention.before):
        return True
    return bool(stated.search(mention.before) and _PEOPLE.match(mention.after))


def check_limits(view: View) -> Iterator[Finding]:
    """Yield a finding for each number of more than there can be."""
    for mention in view.mentions:
        for limit in view.words.claims.limits:
            if _is_over(mention, limit):
                said = f"{mention.figure.text} is more than there can be: {limit.holds}"
                yield find("size", f"{said} ({quote(mention.figure)}).", mention)


def _is_over(mention: Mention, limit: Limit) -> bool:
    figure = mention.figure
    if figure.kind != limit.kind or mention.value is None or mention.value <= limit.most:
        return False
    if limit.units and mention.unit not in limit.units:
        return False
    if limit.heads and (mention.unit is not None or mention.head not in limit.heads):
        return False
    return not limit.unless.intersection(_WORD.findall(figure.sentence.lower()))
