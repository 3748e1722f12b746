"""Scores of answers on articles whose figures a person has marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from likeness import Card, Figure, is_same_number, is_same_source, is_same_thing, is_same_unit

Article = dict[str, Any]


def score_cards(articles: Sequence[Article], answers: Mapping[str, Sequence[Figure]]) -> dict[str, float]:
    """Give the measures in percent: figures found and no others (F1), and how many of them are right in what.

    ``whole`` counts figures whose number, thing and source are right, over all that were wanted. Optional cards are
    neither wanted nor wrong.
    """
    tally: Counter[str] = Counter()
    for article in articles:
        _count_article(article["cards"], answers.get(article["article"], ()), tally)
    precision = _share(tally["found"], tally["found"] + tally["spurious"])
    recall = _share(tally["found"], tally["wanted"])
    return {
        "figures": round(2 * precision * recall / ((precision + recall) or 1), 1),
        "value": _share(tally["value"], tally["found"]),
        "unit": _share(tally["unit"], tally["found"]),
        "counted": _share(tally["counted"], tally["found"]),
        "source": _share(tally["source"], tally["found"]),
        "attributed": _share(tally["attributed right"], tally["attributed"]),
        "whole": _share(tally["whole"], tally["wanted"]),
    }


def _count_article(cards: Sequence[Card], figures: Sequence[Figure], tally: Counter[str]) -> None:
    pairs = pair_figures(cards, figures)
    tally["spurious"] += len(figures) - len(pairs)
    for at, card in enumerate(cards):
        if card.get("optional"):
            continue
        tally["wanted"] += 1
        if at not in pairs:
            continue
        figure = figures[pairs[at]]
        value = is_same_number(card, figure) and card["relation"] == figure["relation"]
        counted = is_same_thing(card["counted"], figure.get("counted"))
        source = is_same_source(card["asserted_by"], figure)
        tally["found"] += 1
        tally["value"] += value
        tally["unit"] += is_same_unit(card["unit"], figure)
        tally["counted"] += counted
        tally["source"] += source
        tally["whole"] += value and counted and source
        if None not in card["asserted_by"]:
            tally["attributed"] += 1
            tally["attributed right"] += source


def pair_figures(cards: Sequence[Card], figures: Sequence[Figure]) -> dict[int, int]:
    """Pair cards with figures one to one, by their places: right numbers first, then the larger overlap."""
    ranked = sorted(
        (
            (not is_same_number(card, figure), -shared, figure["span"][0], i, j)
            for i, card in enumerate(cards)
            for j, figure in enumerate(figures)
            if (shared := _overlap(card["span"], figure["span"])) > 0
        ),
    )
    pairs: dict[int, int] = {}
    for *_, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _overlap(a: Sequence[int], b: Sequence[int]) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def _share(part: int, whole: int) -> float:
    return round(100 * part / (whole or 1), 1)
