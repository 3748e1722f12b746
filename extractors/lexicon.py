"""The vocabulary the stages read with, as values; what holds it on disk is no concern of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from extractors.types import Change, FigureKind, Relation

UNITS = {w: n for n, w in enumerate("one two three four five six seven eight nine".split(), 1)}


TEENS = {
    w: n
    for n, w in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10)
}


TENS = {w: n * 10 for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}


SMALL = {**UNITS, **TEENS, **TENS}


SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}


VAGUE = {
    "tens": (20, 99), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999),
    "millions": (2 * 10**6, 10**9 - 1), "billions": (2 * 10**9, 10**12 - 1), "trillions": (2 * 10**12, 10**15 - 1),
}  # fmt: skip


_PER = {"hour": Decimal(3600), "minute": Decimal(60), "second": Decimal(1), "day": Decimal(86400)}


@dataclass(frozen=True, slots=True)
class Conversions:
    """Units by name, each with what it measures and how many of the base unit one is."""

    units: Mapping[str, tuple[str, Decimal]]

    def find(self, name: str | None) -> tuple[str, Decimal] | None:
        """Give what a unit measures and its size; a rate is what it measures over time.

        >>> Conversions({"mile": ("length", Decimal("1609.344"))}).find("mile per hour")
        ('length per time', Decimal('0.44704'))
        """
        if name is None:
            return None
        over, _, under = name.partition(" per ")
        found = self.units.get(over)
        if not under or found is None:
            return found
        return (f"{found[0]} per time", found[1] / _PER[under]) if under in _PER else None

    def count(self, smaller: str | None, larger: str | None) -> int | None:
        """Give how many of one unit make another; None where they measure different things or no whole number does.

        >>> Conversions({"hour": ("time", Decimal(3600)), "minute": ("time", Decimal(60))}).count("minute", "hour")
        60
        """
        one, other = self.find(smaller), self.find(larger)
        if one is None or other is None or one[0] != other[0] or one[1] >= other[1] or other[1] % one[1]:
            return None
        return int(other[1] / one[1])


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit the vocabulary knows: its name, the kind of figure it makes, and the quantity it measures."""

    name: str
    kind: FigureKind
    measures: str


@dataclass(frozen=True, slots=True)
class UnitUses:
    """How units are written: currency names that need a large number, symbols that must touch it, denominators."""

    needs_scale: frozenset[str]
    glued_only: frozenset[str]
    per_item: frozenset[str]


@dataclass(frozen=True, slots=True)
class Currencies:
    """Currencies by sign or code before a number and by name after it; the bare dollar has the code "¤".

    ``paying`` and ``weighing`` before "500 pounds", and ``paid_as`` behind it, tell whether it is money. ``shared`` are
    names and signs of several currencies, the first meant where nothing shows another; ``homes`` the words, ``hosts``
    the ends of addresses, that show a country.
    """

    signs: Mapping[str, str]
    names: Mapping[str, str]
    subunits: Mapping[str, str]
    paying: frozenset[str] = frozenset()
    weighing: frozenset[str] = frozenset()
    paid_as: frozenset[str] = frozenset()
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    hosts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Words that bound a number, lower-cased, by where they stand.

    ``fillers`` may stand between them and the number. "over" is none behind a word of ``concerning`` ("charged over
    two deaths"), and before a duration only behind one of ``lasting`` ("for over two years"); "about" is none behind a
    word of ``telling``, "around" few things behind one of ``standing``, "under" before a noun of ``ruling``;
    "up to" is none behind one of ``adding``.
    """

    before: Mapping[str, Relation]
    after: Mapping[str, Relation]
    fillers: frozenset[str] = frozenset()
    concerning: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    ruling: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()
    adding: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class YearWords:
    """Words beside four digits, lower-cased: before a year, before either, before a count, and people behind one."""

    calendar: frozenset[str]
    open: frozenset[str]
    counting: frozenset[str]
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class PairWords:
    """Words beside two numbers: of a contest, of a vote in words, of a spread and of going before "from"."""

    contest: frozenset[str]
    voted: frozenset[str]
    spread: frozenset[str]
    going: frozenset[str]


@dataclass(frozen=True, slots=True)
class Designations:
    """Words that make a number a name: before it as written or in lower case, whole names, and street words.

    A number behind any other name in mid-sentence is part of it ("Hut 8"), unless the word is in ``no_name``.
    """

    capitalised: frozenset[str]
    lower: frozenset[str]
    names: tuple[str, ...]
    streets: tuple[str, ...]
    no_name: frozenset[str]
    bodies: frozenset[str]
    years: YearWords


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Words of rising and falling, lower-cased: verb forms, nouns and adverbs, each with its direction.

    The object of a ``collecting`` verb is a sum unless its unit is a ``moving`` one; "up" behind a ``phrasal`` verb is
    part of it.
    """

    verbs: Mapping[str, Change]
    nouns: Mapping[str, Change]
    adverbs: Mapping[str, Change]
    collecting: frozenset[str] = frozenset()
    moving: frozenset[str] = frozenset()
    phrasal: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ConceptWords:
    """Nouns that no concept is made of, and states that are counted in place of people; all lower-cased."""

    time: frozenset[str]
    link: frozenset[str]
    generic: frozenset[str]
    state: frozenset[str]


@dataclass(frozen=True, slots=True)
class PartWords:
    """Lines that end the article, head a list of others, how others begin and what they hold; all lower-cased."""

    endings: frozenset[str]
    headings: frozenset[str]
    starts: tuple[str, ...]
    contains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostWords:
    """Words of the lines that a channel adds to its posts, lower-cased.

    ``calls`` begin requests to the reader, ``beside`` are the other words of such a line, ``audience`` is what a
    channel counts of itself, and ``counted`` what of that counts nothing else.
    """

    calls: frozenset[str]
    beside: frozenset[str]
    audience: frozenset[str]
    counted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All vocabulary together."""

    magnitudes: Mapping[str, Decimal]
    glued: Mapping[str, Decimal]
    currencies: Currencies
    unit_words: Mapping[str, UnitEntry]
    unit_symbols: Mapping[str, UnitEntry]
    unit_uses: UnitUses
    conversions: Conversions
    pairs: PairWords
    modifiers: Modifiers
    designations: Designations
    change: ChangeWords
    concept: ConceptWords
    abbreviations: frozenset[str]
    parts: PartWords
    posts: PostWords


@dataclass(frozen=True)
class SourceWords:
    """Cue verbs in every form, phrases that hide a source, hedges by why they hedge, and nouns by the kind of source.

    All lower-cased, save ``openers``, which only begin a sentence. ``deeds`` are cues that with a plain object say what
    somebody did ("counted 60 candles"); ``holding`` are cues that hold a figure back by themselves. ``documents_kept``
    are the documents that stand for themselves (a poll), not for who made them. ``fronts`` stand before titles,
    ``modest`` are in lower case there. ``civic`` are words in the names of organisations that are no company,
    ``company`` those behind a company's name, ``firms`` nouns for a company. ``gendered`` are titles and given names by
    the one pronoun that goes with them.
    """

    reporting: frozenset[str]
    judging: frozenset[str]
    deeds: frozenset[str]
    before: tuple[str, ...]
    hidden: tuple[str, ...]
    hedges: Mapping[str, tuple[str, ...]]
    holding: frozenset[str]
    documents: frozenset[str]
    documents_kept: frozenset[str]
    organisations: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]
    fronts: frozenset[str]
    modest: frozenset[str]
    generic: frozenset[str]
    places: frozenset[str]
    openers: frozenset[str]
    anonymity: tuple[str, ...]
    civic: frozenset[str]
    firms: frozenset[str]
    company: frozenset[str]
    gendered: Mapping[str, frozenset[str]]

    @cached_property
    def cues(self) -> frozenset[str]:
        """Every cue verb."""
        return self.reporting | self.judging

    @cached_property
    def institutions(self) -> frozenset[str]:
        """Words after which "of" or "for" goes on with a name: "Bank of Orlo", "Survey of Households"."""
        return self.organisations | self.places | self.documents | self.groups

    @cached_property
    def given(self) -> frozenset[str]:
        """Every given name that is known."""
        return frozenset(name for held in self.gendered.values() for name in held) - self.titles

    def is_anonymous(self, text: str) -> bool:
        """Say whether a text says that somebody is not named."""
        lowered = text.lower()
        return any(phrase in lowered for phrase in self.anonymity)
