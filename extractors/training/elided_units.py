"""Find the bare numbers of marked articles, and what their unit is: examples for the weights of elided units."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from extractors.analyze import find_candidates, read_sentences
from extractors.articles.clearing import clear_text
from extractors.engine import Engine
from extractors.figures.elided_units import Placed, describe, find_lenders
from extractors.figures.make import place_quantities
from extractors.figures.reader import find_pointers
from extractors.types import Article, Unit

IsUnit = Callable[[str, Unit], bool]
"""Says whether a marked unit is one that was read."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A bare number of a text, by its place among the numbers, beside one that might lend its unit; whether it does."""

    article: str
    number: int
    features: Mapping[str, float]
    lends: bool


def find_pairs(marked: Mapping[str, Any], engine: Engine, is_unit: IsUnit) -> Iterator[Pair]:
    """Yield the bare numbers of a marked article with those before them, up to the one that lends its unit.

    A bare number that has its unit lends it to later ones, as it does when figures are made. Optional figures, of which
    people mark one thing or the other, teach nothing.
    """
    cleared = clear_text(Article(marked["text"], language="en"), engine.lexicon.parts, engine.lexicon.posts)
    article = cleared.article
    candidates = list(find_candidates(list(read_sentences(article, engine)), engine))
    pointers = find_pointers(cleared.seen or article.text, [item.core for item in candidates], engine.network)
    placed = place_quantities(candidates, pointers)
    for at, bare in enumerate(placed):
        card = _find_card(marked, bare)
        if not bare.is_bare or (card and card.get("optional")):
            continue
        for lender in find_lenders(placed, at):
            unit = placed[lender].quantity.unit
            lends = bool(card and card["unit"] and unit and is_unit(card["unit"], unit))
            yield Pair(marked["article"], at, describe(placed, at, lender), lends)
            if lends:
                quantity = replace(bare.quantity, unit=unit, kind=placed[lender].quantity.kind)
                placed[at] = replace(bare, quantity=quantity)
                break


def _find_card(marked: Mapping[str, Any], bare: Placed) -> Mapping[str, Any] | None:
    overlapping = (c for c in marked["cards"] if c["span"][0] < bare.core.end and bare.core.start < c["span"][1])
    return next(overlapping, None)
