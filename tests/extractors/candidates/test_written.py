"""Sentences that were written and marked without sight of the grammar, 40 a kind; ``wrong.txt`` may only shrink.

A text is right when every figure of it is found with its value, bound and unit, and nothing else is reported. One
quantity in two units may come in either.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from extractors import analyze, read_article

HERE = Path(__file__).parent / "written"
ROWS = [
    json.loads(line)
    for part in ("first", "second", "third", "fourth")
    for line in (HERE / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
]
SIZES = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600,
    "ounce": 1, "pound": 16, "stone": 224, "inch": 1, "foot": 12, "yard": 36, "furlong": 7920, "mile": 63360,
    "metre": 100, "centimetre": 1, "kilometre": 100_000, "cent": 1, "USD": 100, "penny": 1, "GBP": 100,
    "gram": 1, "kilogram": 1000,
}  # fmt: skip


def numbers(figure) -> tuple[Decimal | None, Decimal | None]:
    if figure.low is not None or figure.high is not None:
        return figure.low if figure.low is not None else figure.value, figure.high
    return figure.value, None


def is_near(one, other) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return abs(Decimal(one) - other) <= max(abs(Decimal(one)), abs(other)) * Decimal("1e-4")


def is_same_size(gold, unit, value, high) -> bool:
    """Say whether value and unit are those of the gold, as written or in another unit of the same quantity."""
    wanted, name = gold["unit"], unit.split(" per ")[0] if unit else None
    if (
        (wanted or "").casefold() == (unit or "").casefold()
        or (wanted or "").split(" per ")[0] == (name or "")
        or (not wanted and name in (None, "times"))
    ):
        return is_near(gold["value"], value) and is_near(gold["value_max"], high)
    if wanted not in SIZES or name not in SIZES or value is None or gold["value"] is None:
        return False
    mine, its = SIZES[name], SIZES[wanted]
    ends = [(gold["value"], value), (gold["value_max"], high)]
    return all(is_near(g and Decimal(g) * its, v and v * mine) for g, v in ends)


def fits(gold, figure) -> bool:
    value, high = numbers(figure)
    unit = figure.unit.name if figure.unit else "score" if figure.kind == "score" else None
    also = [{}, *gold.get("also", ())]
    return (
        any(is_same_size({**gold, **a}, unit, value, high) for a in also)
        and any({**gold, **a}["relation"] == figure.relation for a in also)
        and (not gold.get("change") or any({**gold, **a}["change"] == figure.change for a in also))
        and ("sentence" not in gold or gold["sentence"].strip() == figure.sentence.strip())
    )


def is_right(wanted, figures) -> bool:
    left = list(figures)
    for gold in wanted:
        found = [f for f in left if f.span.start < gold["end"] and gold["start"] < f.span.end]
        if not found:
            if gold.get("opt"):
                continue
            return False
        best = next((f for f in found if fits(gold, f)), None)
        if best is None:
            return False
        left.remove(best)
    return not left


def find_wrong(engine) -> set[str]:
    wrong = set()
    for row in ROWS:
        figures = analyze(read_article(row["text"]), engine).figures
        if not any(is_right(wanted, figures) for wanted in (row["figures"], *row.get("or", ()))):
            wrong.add(row["id"])
    return wrong


def test_the_list_of_wrong_ones_only_shrinks(engine):
    listed = set((HERE / "wrong.txt").read_text(encoding="utf-8").split())
    wrong = find_wrong(engine)
    assert wrong - listed == set(), "these were right before"
    assert listed - wrong == set(), "these are right now: take them off the list"


@pytest.mark.parametrize("kind", sorted({row["kind"] for row in ROWS}))
def test_there_are_40_of_a_kind(kind):
    assert sum(row["kind"] == kind for row in ROWS) == 40
