"""What a figure counts or measures: the rules in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable

from extractors.figures.rules.counted_aged import find_aged
from extractors.figures.rules.counted_carried import find_carried
from extractors.figures.rules.counted_context import Counted
from extractors.figures.rules.counted_elided import find_earlier, find_elided, find_part, find_state
from extractors.figures.rules.counted_measured import find_before, find_content, find_noun
from extractors.figures.rules.counted_modified import find_modified, find_multiplied, find_of
from extractors.figures.rules.counted_place import Place
from extractors.figures.rules.counted_predicates import find_dimension, find_predicated

Rule = Callable[[Place], Counted | None]

_COUNT: tuple[Rule, ...] = (
    find_modified,
    find_part,
    find_of,
    find_state,
    find_carried,
    find_elided,
    find_before,
    find_predicated,
    find_earlier,
)
_RATIO: tuple[Rule, ...] = (
    find_modified,
    find_part,
    find_of,
    find_carried,
    find_elided,
    find_before,
    find_predicated,
)
_MULTIPLE: tuple[Rule, ...] = (find_multiplied, find_modified, find_of, find_carried, find_predicated)
_SHARE: tuple[Rule, ...] = (
    find_noun,
    find_content,
    find_carried,
    find_before,
    find_predicated,
)
_MONEY: tuple[Rule, ...] = (
    find_noun,
    find_content,
    find_carried,
    find_before,
    find_predicated,
)
_MEASURE: tuple[Rule, ...] = (
    find_noun,
    find_content,
    find_carried,
    find_before,
    find_predicated,
    find_dimension,
)
_AGE: tuple[Rule, ...] = (find_aged,)
_RULES: dict[str, tuple[Rule, ...]] = {
    "count": _COUNT,
    "score": _COUNT,
    "ratio": _RATIO,
    "multiple": _MULTIPLE,
    "percentage": _SHARE,
    "money": _MONEY,
    "measure": _MEASURE,
    "duration": _MEASURE,
    "age": _AGE,
}


def find_counted(place: Place) -> Counted | None:
    """Give what a figure counts or measures, by the first rule that knows; None when nothing claims it.

    A count takes the noun it modifies ("about 300 *Russian mobilized men*"); an elided head is filled in from the count
    before or, with a verb of harm, is people. A measure takes the noun that has the quantity ("*prison sentence*").
    """
    for rule in _RULES[place.quantity.kind]:
        counted = rule(place)
        if counted is not None:
            return counted if counted.phrase else None
    return None
