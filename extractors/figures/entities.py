"""Who or what each name of an article stands for: the fullest form, acronyms, kinds and descriptions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.figures.kinds import describe_before, describe_behind, gender_of, kind_of_name, kind_of_role
from extractors.figures.names import Name, find_acronyms, scan_names
from extractors.lexicon import SourceWords
from extractors.types import SourceKind, Span

_MOST_BEARERS = 12
_CLEAR = 3
"""How many times as common one bearer of a surname must be to be taken for the short form."""
_LONGEST = 8
_BEHIND = re.compile(r"(?<=\S)(?:\s(?:KC|QC|SC|MP|MEP|MBE|OBE|CBE|Jr|Sr|II|III|IV|MD|PhD)\.?){1,8}+$")


def find_fullest(names: Sequence[Name], words: SourceWords) -> dict[str, str]:
    """Map each short form to the fuller name of the article that ends with it.

    Titles in front are no part of a name, and a line in capitals makes no name fuller. Where two bearers of a surname
    are about as common, neither is taken: the short form stands for itself.
    """
    counts = Counter(without_title(n.text, words) for n in names if not n.loose)
    by_last: dict[str, list[str]] = {}
    for full, _ in counts.most_common():
        held = by_last.setdefault(_surname(full), [])
        if len(held) < _MOST_BEARERS:
            held.append(full)
    fullest: dict[str, str] = {}
    for form in dict.fromkeys(n.text for n in names):
        bare = without_title(form, words) if form in counts else _known_tail(form, counts)
        if form.isupper() and len(form) > 3 and form.split()[-1].title() in by_last:
            bare = form.title()
        titled = _is_titled(bare, words)
        short = bare.split()[-1] if titled else bare
        longer = _find_longer(short, by_last.get(_surname(short), []), counts, words)
        if titled:
            longer = [o for o in longer if not _is_titled(o, words) and _goes_with(bare, o, words)]
        if longer and (len(longer) == 1 or counts[longer[0]] >= _CLEAR * counts[longer[1]]):
            fullest[form] = longer[0]
        elif bare != form:
            fullest[form] = bare
    return _find_companies(counts, {n.text for n in names}, words) | fullest


def without_title(name: str, words: SourceWords) -> str:
    """Take titles off the front of a name: "President Barack Obama" is Barack Obama; a lone surname keeps its title.

    Whatever stands before a title goes with it: "Emirates President Tim Clark". An office is no person: "Secretary of
    State" stays, and so does "Justice Department".
    """
    tokens = name.split()
    cut = 0
    for at, token in enumerate(tokens[:-2]):
        lowered = token.lower().strip(".")
        if lowered not in words.titles and lowered not in words.fronts:
            continue
        following = tokens[at + 1].lower()
        if following in ("of", "for"):
            office = at + 4 if tokens[at + 2] == "the" else at + 3
            cut = office if len(tokens) - office > 1 else cut
        elif following not in ("on", "the", "&"):
            cut = at + 1
    rest = tokens[cut:]
    if cut and (len(rest) < 2 or any(t.lower() in words.organisations for t in rest)):
        return name
    return " ".join(rest)


def _find_companies(counts: Counter[str], forms: set[str], words: SourceWords) -> dict[str, str]:
    """Map "Harrow" to the "Harrow Group" of the same article, unless two companies begin so."""
    found: dict[str, str | None] = {}
    for full in counts:
        tokens = full.split()
        if len(tokens) > 1 and tokens[-1].lower() in words.company:
            for size in range(1, min(len(tokens), 5)):
                short = " ".join(tokens[:size])
                if short in forms:
                    found[short] = None if short in found else full
    return {short: full for short, full in found.items() if full}


def _known_tail(form: str, counts: Counter[str]) -> str:
    """Give the longest end of a form that the article uses as a name itself: "Imagine Brad Thor" is Brad Thor."""
    tokens = form.split()
    tails = (" ".join(tokens[i:]) for i in range(max(1, len(tokens) - 6), len(tokens)))
    return next((t for t in tails if t in counts), form)


def _find_longer(bare: str, bearers: Sequence[str], counts: Counter[str], words: SourceWords) -> list[str]:
    """Give the fuller names that a form may be short for, the commonest first; one short for another is left out."""
    size = len(bare.split())
    fuller = [o for o in bearers if size < len(o.split()) <= _LONGEST and _BEHIND.sub("", o).endswith(f" {bare}")]
    fuller = [o for o in fuller if not _is_titled(o, words)] or fuller
    if size > 1 and kind_of_name(bare, words) == "person" and counts[bare] > 1:
        fuller = [o for o in fuller if counts[o] > 1]
    if size == 1:
        fuller = _person_only(fuller, words)
    kept = [o for o in fuller if not any(o.endswith(f" {p}") and counts[p] >= counts[o] for p in fuller)]
    return sorted(kept, key=lambda o: -counts[o])


def _person_only(fuller: list[str], words: SourceWords) -> list[str]:
    """Leave out what is no person's, when one of the names is surely a person's and no other is a person's at all."""
    known = [o for o in fuller if o.split()[0].lower() in words.given]
    others = [o for o in fuller if kind_of_name(o, words) == "person" and o not in known]
    return known if len(known) == 1 and not others else fuller


def _surname(name: str) -> str:
    """Give the last word of a name, without letters behind it: "Hugh Lambert KC" is Lambert."""
    return _BEHIND.sub("", name).split()[-1]


def _is_titled(name: str, words: SourceWords) -> bool:
    tokens = name.split()
    return len(tokens) == 2 and tokens[0].lower().strip(".") in (words.titles | words.fronts)


def _goes_with(titled: str, full: str, words: SourceWords) -> bool:
    """Say whether a title fits a given name: "Mrs. Clinton" is not Bill Clinton."""
    genders = {gender_of(titled, words), gender_of(full, words)} - {None}
    return len(genders) < 2


@dataclass(frozen=True, slots=True)
class Entity:
    """A bearer of names: the fullest name, its kind, and what the article says of it."""

    name: str
    kind: SourceKind
    first: Span
    description: str | None = None


@dataclass(frozen=True, slots=True)
class NameTable:
    """The names of an article in order, and the entity that each form stands for."""

    names: tuple[Name, ...]
    entities: dict[str, Entity]

    def before(self, offset: int) -> Iterator[Name]:
        """Yield the names that end at or before an offset, the nearest first."""
        at = bisect_right(self.names, offset, key=lambda n: n.span.end)
        for i in range(at - 1, -1, -1):
            yield self.names[i]

    def within(self, span: Span) -> list[Name]:
        """Give the names inside a span."""
        low = bisect_left(self.names, span.start, key=lambda n: n.span.start)
        found: list[Name] = []
        while low < len(self.names) and self.names[low].span.end <= span.end:
            found.append(self.names[low])
            low += 1
        return found

    def across(self, offset: int) -> Name | None:
        """Give the name that an offset stands inside of."""
        at = bisect_left(self.names, offset, key=lambda n: n.span.end)
        name = self.names[at] if at < len(self.names) else None
        return name if name and name.span.start < offset < name.span.end else None


def find_names(text: str, words: SourceWords) -> NameTable:
    """Find the names of an article and what each form stands for.

    "Clark" stands for the "Tim Clark" of the same article, "ISW" for the "Institute for the Study of War (ISW)".
    """
    names = tuple(scan_names(text, words))
    fullest = find_fullest(names, words) | find_acronyms(text, names)
    surnames = {
        n.text.split()[-1]
        for n in names
        if not n.loose
        and " " in n.text
        and not n.text.split()[-1].isupper()
        and kind_of_name(n.text, words) == "person"
    }
    described = _find_descriptions(text, names, words)
    first: dict[str, Span] = {}
    for name in names:
        first.setdefault(name.text, name.span)
    entities: dict[str, Entity] = {}
    for form, place in first.items():
        full = fullest.get(form, form)
        full = fullest.get(full, full)
        description = described.get(full) or (described.get(form) if full != form else None) or _title_of(form, full)
        kind = "person" if full in surnames else kind_of_role(description, words) or kind_of_name(full, words)
        entities[form] = Entity(full, kind, first.get(full, place), description)
    for form, full in fullest.items():
        if form not in entities and full in entities:
            entities[form] = entities[full]
    return NameTable(names, entities)


def _title_of(form: str, full: str) -> str | None:
    """Give the title that a form has before the name that it stands for."""
    return form.removesuffix(full).strip() or None if form.endswith(full) and form != full else None


def _find_descriptions(text: str, names: Sequence[Name], words: SourceWords) -> dict[str, str]:
    """Give for each form what the article says of it where it says so first."""
    found: dict[str, str] = {}
    for name in names:
        if name.text in found or name.loose:
            continue
        bare = without_title(name.text, words)
        said = (
            describe_behind(text, name.span, words)
            or _title_of(name.text, bare)
            or describe_before(text, name.span, words)
        )
        if said:
            found[name.text] = said
            found.setdefault(bare, said)
    return found
