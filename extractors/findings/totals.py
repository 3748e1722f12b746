"""Parts against their total, and prices by number: "of the 48, 21, 15 and the remaining 12"; "40 in all"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from extractors.candidates.modifiers import LOOSE
from extractors.findings.quoting import quote, show_number
from extractors.findings.view import View, find
from extractors.relations.differences import is_same_measure
from extractors.relations.sums import Term, add, fits, multiply, read_term, read_terms
from extractors.relations.surroundings import Mention, between
from extractors.types import Finding

_REST = re.compile(
    rf"\b(?:remaining|rest|remainder|balance|(?:the )?other)(?:,? (?:{LOOSE}|of|was|is|were|are|the|a))*,? $", re.I
)
_OF_ALL = re.compile(
    r"\b(?:of|out of|from) (?:the|its|their|all|those|these|this|that|his|her)(?: \w+)? ?[$£€]?$", re.I
)
_IN_ALL = re.compile(r"[\w\s]{0,25}\b(?:in all|in total|altogether|all told|overall|combined)\b", re.I)
_TOTAL_OF = re.compile(
    r"\b(?:a (?:grand |combined |overall )?total of|totall?ing|total(?:led|ed)? (?:to )?|adds? up to"
    r"|adding up to)\s?[$£€]?$",
    re.I,
)
_OPENS = re.compile(r"[^.;,\d]{0,40}(?:: ?| ?\(| ?[—–] ?| - )(?:with |made up of |comprising )?$")
_NEXT = re.compile(r"[^.;:()\d]{1,50}(?:,| and|, and|, plus| plus) $")
_CLOSES = re.compile(r"[^.;:,\d]{0,60}(?:\)| ?[—–]| - |\.|$)")
_INCLUDING = re.compile(
    r"\b(?:including|among them|of them|of whom|of which|mostly|mainly|such as|at least|more than)\b", re.I
)
_MOST = 8


def check_parts(view: View) -> Iterator[Finding]:
    """Yield a finding for each list of parts, said to be whole, that does not make its total."""
    previous: list[Mention] = []
    for _, group in groupby(view.mentions, key=lambda m: m.figure.sentence_span):
        mentions = list(group)
        for found in (_read_rest(mentions, previous), _read_list(mentions), _read_all(mentions)):
            if found is None:
                continue
            total, parts = found
            whole = add(parts)
            if not fits(whole, total):
                sum_ = " + ".join(show_number(part.value) for part in parts)
                made = show_number(sum((part.value for part in parts), start=parts[0].value * 0))
                said = f"{sum_} = {made}; the article gives {total.mention.figure.text} as the total"
                yield find(
                    "arithmetic", f"{said} ({quote(total.mention.figure)}).", total.mention, *(p.mention for p in parts)
                )
                break
        previous = mentions


def _read_rest(mentions: list[Mention], previous: list[Mention]) -> tuple[Term, list[Term]] | None:
    """Read "of the 48, 21 …, 15 … and the remaining 12"."""
    rest = next((m for m in mentions if _REST.search(m.before)), None)
    if rest is None or rest.figure.kind in ("percentage", "ratio", "age"):
        return None
    before = [m for m in mentions if m.index < rest.index and is_same_measure(m, rest)]
    whole = next((m for m in before if _OF_ALL.search(m.before)), None)
    if whole is None or whole.index != before[0].index:
        return None
    parts = read_terms([m for m in before if m.index != whole.index] + [rest])
    total = read_terms([whole])
    enough = 2 <= len(parts) <= _MOST and len(parts) == len(before)
    if not total or not enough or any(part.value > total[0].value for part in parts):
        return None
    return (total[0], parts) if not any(_INCLUDING.search(p.mention.before) for p in parts) else None


def _read_list(mentions: list[Mention]) -> tuple[Term, list[Term]] | None:
    """Read "14 people: nine men and five women", "14 people (nine men and five women)"."""
    for at, total in enumerate(mentions[:-2]):
        if not _OPENS.fullmatch(between(total, mentions[at + 1])):
            continue
        parts = [mentions[at + 1]]
        for following in mentions[at + 2 : at + _MOST]:
            if not _NEXT.fullmatch(between(parts[-1], following)) or not is_same_measure(parts[0], following):
                break
            parts.append(following)
        terms, whole = read_terms(parts), read_terms([total])
        end = parts[-1].figure.span.end - parts[-1].figure.sentence_span.start
        listed = [between(a, b) for a, b in pairwise(parts)]
        if (
            len(parts) > 1
            and whole
            and len(terms) == len(parts)
            and total.figure.kind == parts[0].figure.kind in ("count", "money", "measure")
            and is_same_measure(total, parts[0])
            and listed[-1].rstrip().endswith(("and", "plus"))
            and _CLOSES.match(total.figure.sentence, end)
            and not _INCLUDING.search(total.figure.sentence)
            and max(t.value for t in terms) < whole[0].value
        ):
            return whole[0], terms
    return None


def _read_all(mentions: list[Mention]) -> tuple[Term, list[Term]] | None:
    """Read "21 men and 15 women, 36 in all"."""
    total = next((m for m in mentions if _IN_ALL.match(m.after) or _TOTAL_OF.search(m.before)), None)
    if total is None or total.index == mentions[0].index or total.figure.kind not in ("count", "money", "measure"):
        return None
    before = [m for m in mentions if m.index < total.index]
    parts, whole = read_terms(before), read_terms([total])
    listed = all(_NEXT.fullmatch(between(a, b)) for a, b in pairwise(before))
    if len(before) < 2 or len(parts) != len(before) or not whole or not listed:
        return None
    if not all(is_same_measure(m, total) for m in before) or max(t.value for t in parts) >= whole[0].value:
        return None
    return (whole[0], parts) if not _INCLUDING.search(total.figure.sentence) else None


_EACH = re.compile(
    r"(?: \w+)?,? (?:each|apiece|a (?:piece|head|person)|per (?:head|person|capita|unit|item|piece)|for (?:each"
    r"|every)(?: one)?)\b",
    re.I,
)
_EACH_BEFORE = re.compile(
    rf"\b(?:each|every)(?: \w+){{0,4}} $|\b(?:price|cost|fee|rate)(?: \w+)? of (?:{LOOSE} )?[$£€]?$", re.I
)
_TOTAL_AFTER = re.compile(r"[\w\s]{0,20}\b(?:in all|in total|altogether|all told|overall)\b", re.I)
_TOTAL_BEFORE = re.compile(
    rf"""
    \b(?:
        total[ ](?:of|cost[ ]of|bill[ ]of|price[ ]of|value[ ]of)|totall?ing|for[ ]a[ ]total[ ]of
        |a[ ]bill[ ]of|bill[ ](?:comes|came)[ ]to|or|makes|making|comes[ ]to|came[ ]to|adds?[ ]up[ ]to
    )
    (?:[ ](?:{LOOSE}|a))?[ ]?[$£€]?$
    """,
    re.VERBOSE | re.I,
)


def check_products(view: View) -> Iterator[Finding]:
    """Yield a finding for each total that a number of things and the price of one do not make."""
    for _, group in groupby(view.mentions, key=lambda m: m.figure.sentence_span):
        mentions = list(group)
        for at in range(len(mentions) - 2):
            found = _read_product(mentions[at : at + 3])
            if found and not fits(multiply(found[0], found[1]), found[2]):
                number, price, total = found
                made = number.value * price.value
                said = f"{show_number(number.value)} × {show_number(price.value)} = {show_number(made)}"
                said = f"{said}; the article says {total.mention.figure.text}"
                yield find("arithmetic", f"{said} ({quote(total.mention.figure)}).", *(t.mention for t in found))


def _read_product(three: list[Mention]) -> tuple[Term, Term, Term] | None:
    """Give number, price of one and total of three figures that follow each other."""
    total = next((m for m in three if _TOTAL_AFTER.match(m.after) or _TOTAL_BEFORE.search(m.before)), None)
    prices = [m for m in three if m is not total and m.figure.kind in ("money", "measure", "count") and _is_each(m)]
    numbers = [m for m in three if m is not total and m not in prices and _counts(m, prices)]
    if total is None or len(prices) != 1 or len(numbers) != 1 or not _is_sum_of(prices[0], total):
        return None
    terms = read_term(numbers[0]), read_term(prices[0]), read_term(total)
    if not terms[0] or not terms[1] or not terms[2] or min(t.value for t in terms if t) <= Decimal(1):
        return None
    return (terms[0], terms[1], terms[2]) if terms[2].value > terms[1].value else None


def _is_each(mention: Mention) -> bool:
    rate = " per " in (mention.unit or "")
    return rate or bool(_EACH.match(mention.after) or _EACH_BEFORE.search(mention.before))


def _is_sum_of(price: Mention, total: Mention) -> bool:
    one, two = (price.unit or "").partition(" per ")[0], (total.unit or "").partition(" per ")[0]
    return bool(one) and one == two and price.figure.kind == total.figure.kind


def _counts(mention: Mention, prices: list[Mention]) -> bool:
    """Say whether a figure is how many: of things, or of the days or hours that a rate is for."""
    if mention.figure.kind == "count":
        return not any(" per " in (price.unit or "") for price in prices)
    return any(mention.unit is not None and (price.unit or "").endswith(f" per {mention.unit}") for price in prices)
