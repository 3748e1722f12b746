"""What a chat has seen asserted about a thing: asked for by a word of any form, a name, or the sign of a unit."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from bot.memory.seen import Seen
from bot.reports.tolls import name_state
from extractors import Figure
from extractors.lexicon import Currencies
from extractors.relations.surroundings import read_mentions
from extractors.relations.words import CheckWords

_WORD = re.compile(r"(?<!['’-])(?:['’-]*+\w++)++")
_SMALL = frozenset("a an and by for from in of on or the to with".split())
_PERCENT = "%"
_WRITTEN = re.compile(r"\bper[ -]?cent\b|\bpct\b", re.I)
"""Per cent in words, which is its sign."""
_DOLLAR, _USUAL = "¤", "USD"
"""What stands for a dollar without a country, and whose it is as a rule."""


@dataclass(frozen=True, slots=True)
class FindWords:
    """What a search is read with: words by their kinds, and the codes of currencies by a sign or name in lower case."""

    checks: CheckWords
    codes: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """What was seen about a thing, each the oldest first: figures that count it, and others whose sentence names it."""

    counted: tuple[Seen, ...] = ()
    beside: tuple[Seen, ...] = ()

    @property
    def all(self) -> tuple[Seen, ...]:
        """All of them."""
        return self.counted + self.beside


def make_find_words(checks: CheckWords, currencies: Currencies) -> FindWords:
    """Gather the codes of currencies under each of their signs and names, "£" among "E£" and "pound" alike."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for sign, code in currencies.signs.items():
        for key in (sign.lower(), *filter(_is_sign, sign)):
            codes[key].add(code.replace(_DOLLAR, _USUAL))
    for name, code in currencies.names.items():
        last = name.rpartition(" ")[2]
        for key in (last, f"{last}s"):
            codes[key].add(code.replace(_DOLLAR, _USUAL))
    return FindWords(checks, {key: frozenset(held) for key, held in codes.items()})


def find_seen(seen: Iterable[Seen], asked: str, words: FindWords) -> Found:
    """Give what was seen about a thing; every word asked for must fit.

    A figure counts it by what it counts, by its unit, and by what has happened to those counted: "dead", "deaths" and
    "killed" ask for the same. Of other figures those are given whose sentence has the words; but what stands beside a
    figure that counts the thing is no more of it, unless the word is a name. Case, plural and small words do not
    matter. A figure that one article gives twice in the same words is given once.
    """
    wanted = _read_asked(asked, words)
    if not wanted:
        return Found()
    held = sorted(seen, key=lambda each: (each.day, each.seen, each.figure.span))
    counted: list[Seen] = []
    others: list[tuple[Seen, bool]] = []
    for each in held:
        said = _name_words(each.figure.sentence, words)
        thing = _name_thing(each.figure, words)
        spoken = _fits(wanted, said | thing)
        if _fits(wanted, thing) or (spoken and _fits(wanted, thing | _name_what_happened(each.figure, words))):
            counted.append(each)
        elif spoken:
            others.append((each, _holds_name(each.figure.sentence, wanted, words)))
    taken = {(each.key, each.figure.sentence_span) for each in counted}
    beside = [each for each, named in others if named or (each.key, each.figure.sentence_span) not in taken]
    return Found(_drop_repeated(counted), _drop_repeated(beside))


def _read_asked(asked: str, words: FindWords) -> list[frozenset[str]]:
    """Give for each word or sign that is asked for the names that fit it."""
    wanted: list[frozenset[str]] = []
    for piece in _WRITTEN.sub(_PERCENT, asked).split():
        signs = [each for each in piece if _is_sign(each)]
        if (codes := words.codes.get(piece.lower())) and (signs or piece.isupper()):
            # A whole sign, "US$", is one currency, and "$" is each of those that are written with it.
            wanted.append(codes)
            continue
        wanted += [words.codes.get(sign, frozenset([sign])) for sign in signs]
        for word in _read_words(piece):
            named = {words.checks.name(word), *words.codes.get(word, ())}
            wanted.append(frozenset(named | ({_PERCENT} if word == "percentage" else set())))
    return wanted


def _fits(wanted: Sequence[frozenset[str]], names: Set[str]) -> bool:
    return all(not each.isdisjoint(names) for each in wanted)


def _name_thing(figure: Figure, words: FindWords) -> frozenset[str]:
    """Name what a figure counts: its words by their kinds, and its unit as it may be asked for."""
    unit = figure.unit
    said = " ".join(filter(None, (figure.counted, figure.concept, *((unit.surface, unit.name) if unit else ()))))
    of_unit: set[str] = {"money"} if figure.kind == "money" else set()
    if unit:
        # "NOK per share" has the code first, and "%" stands for itself.
        of_unit.add(unit.name.partition(" ")[0])
    return _name_words(said, words) | of_unit


def _name_what_happened(figure: Figure, words: FindWords) -> frozenset[str]:
    """Name what has happened to those that a figure counts, as far as its sentence says."""
    (mention,) = read_mentions([figure], words.checks)
    state = name_state(mention, words.checks)
    return frozenset([state] if state else [])


def _name_words(text: str, words: FindWords) -> frozenset[str]:
    return frozenset(words.checks.name(word) for word in _read_words(text))


def _holds_name(sentence: str, wanted: Sequence[frozenset[str]], words: FindWords) -> bool:
    """Say whether a word that is asked for is a name in a sentence: it has a capital, and does not begin it."""
    capitals = [found[0].lower() for found in _WORD.finditer(sentence) if found.start() and found[0][0].isupper()]
    names = {words.checks.name(word) for word in capitals}
    return any(not each.isdisjoint(names) for each in wanted)


def _drop_repeated(found: Sequence[Seen]) -> tuple[Seen, ...]:
    """Leave of what one article says twice the first."""
    return tuple({_name_claim(each): each for each in reversed(found)}.values())[::-1]


def _name_claim(each: Seen) -> tuple[str | None, ...]:
    """Say what makes two figures of one article the same claim."""
    figure = each.figure
    return each.key, figure.text.lower(), figure.counted, figure.asserted_by.name if figure.asserted_by else None


def _read_words(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text.lower()) if word not in _SMALL)


def _is_sign(character: str) -> bool:
    """Say whether a character is the sign of a unit.

    >>> [_is_sign(each) for each in "£%a"]
    [True, True, False]
    """
    return character == _PERCENT or unicodedata.category(character) == "Sc"
