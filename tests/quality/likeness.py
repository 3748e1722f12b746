"""When an answer counts as right: numbers, units, things counted and names, held against what a person marked."""

from __future__ import annotations

import re
from typing import Any

Card = dict[str, Any]
Figure = dict[str, Any]

# A number may be off by a thousandth: "about 1.33 million" for four thirds of one.
_TOLERANCE = 1e-3
_LEAST = 1e-4
# So much of the words of two phrases is the same when they name one thing.
_SHARED = 0.5

_SAME_UNIT = (
    "usd $ dollar",
    "gbp £ pound sterling",
    "eur € euro",
    "inr ₹ rupee",
    "jpy ¥ yen",
    "% percent per-cent percentage",
    "percentage-point point pp",
    "basis-point bp",
    "year yr year-old",
    "times time fold x multiple",
    "degree-celsius celsius °c c",
    "degree-fahrenheit fahrenheit °f f",
    "kilometre km kilometer",
    "mile mi",
    "kilogram kg kilogramme",
    "tonne t ton metric-ton",
    "metre m meter",
    "millimetre mm millimeter",
    "centimetre cm centimeter",
    "milligram mg",
    "kilometre-per-hour km/h kph kilometer-per-hour",
    "mile-per-hour mph",
    "penny pence p",
    "foot ft feet",
    "inch in inches",
    "litre l liter",
    "megawatt mw",
    "gigawatt gw",
    "kilowatt kw",
)
_UNITS = {alias: words.split()[0] for words in _SAME_UNIT for alias in words.split()}
_DETERMINER = re.compile(r"^(?:the|an?|its|his|her|their|our|other|such|th[eo]se|all|any)\s+", re.I)
_BEHIND_HEAD = re.compile(
    r"\s+(?:of|in|at|on|for|from|by|to|with|wh(?:o|ich|ose)|that|between|under|over|after|before|since|per|as|aged|than)\s.*"
    r"|,.*",
    re.I | re.S,
)
_SMALL_WORDS = frozenset(("the", "a", "an", "of", "in", "and"))


def is_same_number(card: Card, figure: Figure) -> bool:
    """Say whether value, low and high agree; a card without any number accepts every reading."""
    if card.get("unit") == "score":
        return sorted(_numbers(card)) == sorted(_numbers(figure))
    wanted = [card.get(key) for key in ("value", "low", "high")]
    given = [figure.get(key) for key in ("value", "low", "high")]
    if wanted[:2] == [None, None]:
        return True
    return all(_is_close(a, b) for a, b in zip(wanted, given, strict=True))


def is_same_unit(wanted: str | None, figure: Figure) -> bool:
    """Say whether a unit agrees; for things that are merely counted there is none."""
    given = (figure.get("unit") or {}).get("name") or ""
    if wanted is None:
        return given in ("", "dimensionless") or figure.get("kind") in ("count", "ratio", "score", "multiple")
    if wanted.startswith("per "):
        return True
    if wanted in ("score", "times") and figure.get("kind") in ("score", "multiple"):
        return True
    return _fold_unit(wanted) == _fold_unit(given.partition(" per ")[0]) or _fold_unit(wanted) == _fold_unit(given)


def is_same_thing(accepted: list[str | None], given: str | None) -> bool:
    """Say whether what is counted agrees: the same head noun, or mostly the same words, as one of those accepted."""
    wanted = [phrase for phrase in accepted if phrase]
    if not wanted:
        return True
    if not given:
        return False
    mine = set(fold_words(given))
    for phrase in wanted:
        theirs = set(fold_words(phrase))
        if find_head(phrase) == find_head(given) or len(mine & theirs) >= _SHARED * max(1, len(mine | theirs)):
            return True
    return False


def is_same_source(accepted: list[str | None], figure: Figure) -> bool:
    """Say whether the source agrees by name or mention; None among those accepted is the article's own voice."""
    source = figure.get("asserted_by")
    if source is None:
        return None in accepted
    given = {f" {' '.join(fold_words(name))} " for name in (source.get("name"), source.get("mention")) if name}
    wanted = [f" {' '.join(fold_words(name))} " for name in accepted if name]
    return any(a in b or b in a for a in wanted for b in given)


def fold_words(phrase: str) -> list[str]:
    """Give the words without small ones, endings of number and of possession.

    >>> fold_words("The ministry's 3 agencies of defence")
    ['ministri', '3', 'agenci', 'defence']
    """
    return [_fold_word(word) for word in re.findall(r"[^\W_][\w'’.-]*", phrase) if word.lower() not in _SMALL_WORDS]


def find_head(phrase: str) -> str:
    """Give the folded head noun.

    >>> find_head("the Russian mobilized men who fled")
    'men'
    """
    words = fold_words(_BEHIND_HEAD.sub("", _DETERMINER.sub("", phrase.strip()))) or fold_words(phrase)
    return words[-1] if words else ""


def _fold_word(word: str) -> str:
    word = re.sub(r"['’]s$", "", word.lower())
    if word.endswith(("ies", "y")):
        return re.sub(r"(?:ies|y)$", "i", word)
    return re.sub(r"(?<=[^s])e?s$", "", word)


def _fold_unit(name: str) -> str:
    name = "-".join(name.replace("_", " ").lower().split())
    return _UNITS.get(name) or _UNITS.get(name.removesuffix("s")) or name.removesuffix("s")


def _numbers(given: dict[str, Any]) -> list[float]:
    return [number for key in ("low", "high") if (number := given.get(key)) is not None]


def _is_close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= _LEAST + _TOLERANCE * abs(b)
