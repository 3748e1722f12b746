"""So many at so much each, and what that makes in all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from extractors.checks.mentions import Mention
from extractors.checks.quoting import quote, show_number
from extractors.checks.sums import Term, fits, multiply, read_term
from extractors.checks.view import View, find
from extractors.types import Finding

_EACH = re.compile(
    r"(?: \w+)?,? (?:each|apiece|a (?:piece|head|person)|per (?:head|person|capita|unit|item|piece)|for (?:each"
    r"|every)(?: one)?)\b",
    re.I,
)
_EACH_BEFORE = re.compile(
    r"\b(?:each|every)(?: \w+){0,4} $|\b(?:price|cost|fee|rate)(?: \w+)? of (?:about |just )?[$£€]?$", re.I
)
_TOTAL_AFTER = re.compile(r"[\w\s]{0,20}\b(?:in all|in total|altogether|all told|overall)\b", re.I)
_TOTAL_BEFORE = re.compile(
    r"\b(?:total (?:of|cost of|bill of|price of|value of)|totall?ing|for a total of|a bill of|bill (?:comes|came) to"
    r"|or|makes|making|comes to|came to"
    r"|adds? up to)(?: (?:about|some|around|nearly|just|a|over|under))? ?[$£€]?$",
    re.I,
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
