"""The patterns of units and currencies, made once from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractors.lexicon import Currencies, Lexicon, UnitEntry, UnitUses

# Codes that are also written small: "10eur", "20 usd"; the others may be words.
_LOOSE = ("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "INR", "JPY", "CNY", "AUD", "CAD", "NZD")
_TAIL = re.compile(r"[ -](?:per|an?|to|Celsius|Fahrenheit|centigrade|C|F)\b.*$", re.I | re.S)


@dataclass(frozen=True, slots=True)
class PoundGrammar:
    """The patterns that tell pounds of money from pounds of weight, up to the number and behind the word."""

    paying: re.Pattern[str]
    weighing: re.Pattern[str]
    paid_as: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class UnitGrammar:
    """The patterns of units, made once from the vocabulary."""

    words: re.Pattern[str]
    symbols: re.Pattern[str]
    money_before: re.Pattern[str]
    money_after: re.Pattern[str]
    by_word: Mapping[str, UnitEntry]
    by_symbol: Mapping[str, UnitEntry]
    currencies: Currencies
    pounds: PoundGrammar
    uses: UnitUses


def pluralise(phrase: str) -> str:
    """Give the plural of a unit's words.

    >>> pluralise("mile per hour"), pluralise("century"), pluralise("inch"), pluralise("degree Celsius")
    ('miles per hour', 'centuries', 'inches', 'degrees Celsius')
    """
    tail = _TAIL.search(phrase)
    head, rest = (phrase[: tail.start()], tail.group()) if tail else (phrase, "")
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return head[:-1] + "ies" + rest
    if head.endswith(("ch", "x", "sh")):
        return head + "es" + rest
    if head.endswith("ium"):
        return head[:-2] + "a" + rest
    return head + ("" if head.endswith("s") else "s") + rest


def compile_units(lexicon: Lexicon) -> UnitGrammar:
    """Make the patterns of units from the vocabulary."""
    by_word: dict[str, UnitEntry] = {}
    for word, entry in lexicon.unit_words.items():
        by_word[word.lower()] = entry
        by_word.setdefault(pluralise(word).lower(), entry)
    names: dict[str, str] = {}
    for name, code in {**lexicon.currencies.names, "pound": "GBP"}.items():
        names[name] = code
        names.setdefault(name if name.endswith("s") else name + "s", code)
        names.setdefault("rupiah", "IDR")
    currencies = replace(lexicon.currencies, names=names)
    signs = sorted(lexicon.currencies.signs, key=len, reverse=True)
    codes = [s for s in signs if len(s) == 3 and s.isupper()]
    before = "|".join(rf"(?<![\w$]){re.escape(s)}" if s[0].isalpha() else re.escape(s) for s in signs)
    after = _alternatives({**names, **lexicon.currencies.subunits})
    loose = "|".join(sorted(code.lower() for code in _LOOSE))
    symbols = "|".join(re.escape(s) for s in sorted(lexicon.unit_symbols, key=len, reverse=True))
    return UnitGrammar(
        words=re.compile(
            rf"(?P<glue>[ -]?| - )(?P<unit>{_alternatives(by_word).replace(chr(92) + ' ', '[ -]')})(?![\w])", re.I
        ),
        symbols=re.compile(rf"(?P<glue>[ -]?)(?P<unit>{symbols})(?![\w°]|&|/(?!\s))"),
        money_before=re.compile(rf"(?P<sign>{before})(?P<glue>\s?)(?P<minus>-?)$"),
        money_after=re.compile(
            rf"(?P<glue>[ -]?)(?P<unit>{after}|[€£¥₽₴$]|(?-i:{'|'.join(codes)}|{loose}))(?![\w])",
            re.I,
        ),
        by_word=by_word,
        by_symbol=lexicon.unit_symbols,
        currencies=currencies,
        pounds=_compile_pounds(currencies),
        uses=lexicon.unit_uses,
    )


def _compile_pounds(words: Currencies) -> PoundGrammar:
    paying, weighing, paid_as = ("|".join(sorted(w)) for w in (words.paying, words.weighing, words.paid_as))
    return PoundGrammar(
        paying=re.compile(rf"\b(?:{paying})\b[^.;]{{0,60}}$", re.I),
        weighing=re.compile(rf"\b(?:{weighing})\b[^.;,]{{0,50}}$", re.I),
        paid_as=re.compile(rf"\s(?:{paid_as})\b"),
    )


def _alternatives(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
