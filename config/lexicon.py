"""Read the vocabulary from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any, get_args

from extractors.lexicon import (
    ChangeWords,
    ConceptWords,
    Conversions,
    Currencies,
    Designations,
    Lexicon,
    Modifiers,
    PairWords,
    PartWords,
    PostWords,
    UnitEntry,
    UnitUses,
    YearWords,
)
from extractors.types import Change, FigureKind, Relation


def read_table(name: str) -> dict[str, Any]:
    """Give one file of the vocabulary as it stands, examples included.

    >>> sorted(read_table("sentences"))
    ['abbreviations', 'example']
    """
    return tomllib.loads((files("config") / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))


def read_lexicon() -> Lexicon:
    """Read the whole vocabulary.

    >>> read_lexicon().modifiers.before["at least"]
    '>='
    """
    magnitudes = read_table("magnitudes")["magnitude"]
    unit_words, unit_symbols = _read_units(read_table("units"))
    sentences, parts = read_table("sentences"), read_table("parts")
    currencies = _read_currencies(read_table("currencies"), read_table("countries"))
    shortened = {sign.removesuffix(".") for sign in currencies.signs if sign.endswith(".")}
    return Lexicon(
        magnitudes={word: Decimal(entry["factor"]) for entry in magnitudes for word in entry["words"]},
        glued={mark: Decimal(entry["factor"]) for entry in magnitudes for mark in entry.get("glued", ())},
        currencies=currencies,
        unit_words=unit_words,
        unit_symbols=unit_symbols,
        unit_uses=_read_unit_uses(read_table("units")["uses"]),
        conversions=_read_conversions(read_table("conversions")),
        pairs=PairWords(**_sets(read_table("pairs"), "contest", "voted", "spread", "going")),
        modifiers=_read_modifiers(read_table("modifiers")),
        designations=_read_designations(read_table("designations")),
        change=_read_change(read_table("change")),
        concept=ConceptWords(**_sets(read_table("concept"), "time", "link", "generic", "state")),
        abbreviations=frozenset(sentences["abbreviations"]) | shortened,
        parts=PartWords(
            frozenset(parts["endings"]), frozenset(parts["headings"]), tuple(parts["starts"]), tuple(parts["contains"])
        ),
        posts=PostWords(**_sets(read_table("posts"), "calls", "beside", "audience", "counted")),
    )


def _sets(table: Mapping[str, Any], *names: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(table[name]) for name in names}


def _read_currencies(table: Mapping[str, Any], countries: Mapping[str, Any]) -> Currencies:
    signs, names, codes = table["signs"], table["names"], table["codes"]
    plain = {*codes["plain"], *names.values(), *signs.values()} - {"¤", *codes["words"]}
    dotted = {f"{sign}.": code for sign, code in signs.items() if _is_shortened(sign)}
    return Currencies(
        signs={**{code: code for code in plain}, **codes["aliases"], **signs, **dotted},
        names=names,
        subunits=table["subunits"],
        **_sets(table["pounds"], "paying", "weighing", "paid_as"),
        shared={word: tuple(codes_of) for word, codes_of in countries["shared"].items()},
        homes={word: code for code, words in countries["words"].items() for word in words},
        hosts=countries["hosts"],
    )


def _is_shortened(sign: str) -> bool:
    """Say whether a full stop may follow a sign, as that of "Rs." and "Tk." does."""
    return len(sign) > 1 and sign.isascii() and sign.isalpha() and not sign.isupper()


def _read_units(table: Mapping[str, Any]) -> tuple[dict[str, UnitEntry], dict[str, UnitEntry]]:
    kinds: dict[str, FigureKind] = {"percent": "percentage", "duration": "duration", "measure": "measure"}
    words: dict[str, UnitEntry] = {}
    symbols: dict[str, UnitEntry] = {}
    for section, kind in kinds.items():
        for name, entry in table[section].items():
            unit = UnitEntry(name, "multiple" if name == "times" else kind, entry["of"])
            words |= {word.lower(): unit for word in entry["words"]}
            symbols |= dict.fromkeys(entry["symbols"], unit)
    return words, symbols


def _read_unit_uses(table: Mapping[str, Any]) -> UnitUses:
    return UnitUses(**_sets(table, "needs_scale", "glued_only", "per_item"))


_MODIFIER_SETS = ("fillers", "concerning", "lasting", "telling", "ruling", "standing", "adding")


def _read_conversions(table: Mapping[str, Any]) -> Conversions:
    sections = {measure: section for measure, section in table.items() if measure != "example"}
    return Conversions(
        {
            name: (measure, Decimal(size))
            for measure, section in sections.items()
            for name, size in section.items()
            if name != "base"
        }
    )


def _read_modifiers(table: Mapping[str, Any]) -> Modifiers:
    sides: list[dict[str, Relation]] = []
    for side in ("before", "after"):
        found: dict[str, Relation] = {}
        for entry in table[side]:
            relation = entry["relation"]
            if relation not in get_args(Relation):
                raise ValueError(f"modifiers.toml: {relation!r} is no relation")
            found |= dict.fromkeys(entry["words"], relation)
        sides.append(found)
    return Modifiers(sides[0], sides[1], **_sets(table, *_MODIFIER_SETS))


def _read_designations(table: Mapping[str, Any]) -> Designations:
    return Designations(
        capitalised=frozenset(word for entry in table["designator"] for word in entry.get("words", ())),
        lower=frozenset(word for entry in table["designator"] for word in entry.get("lower", ())),
        names=tuple(phrase for entry in table["name"] for phrase in entry["phrases"]),
        streets=tuple(word for entry in table["street"] for word in entry["words"]),
        no_name=frozenset(word for entry in table["no_name"] for word in entry["words"]),
        bodies=frozenset(word for entry in table["bodies"] for word in entry["words"]),
        years=YearWords(**_sets(read_table("years"), "calendar", "open", "counting", "people")),
    )


def _read_change(table: Mapping[str, Any]) -> ChangeWords:
    verbs: dict[str, Change] = {}
    nouns: dict[str, Change] = {}
    adverbs: dict[str, Change] = {}
    for direction in get_args(Change):
        entry = table[direction]
        verbs |= dict.fromkeys([*entry["verbs"], *entry["forms"]], direction)
        nouns |= dict.fromkeys([form for noun in entry["nouns"] for form in (noun, noun + "s")], direction)
        adverbs |= dict.fromkeys(entry["adverbs"], direction)
    return ChangeWords(verbs, nouns, adverbs, **_sets(table, "collecting", "moving", "phrasal"))
