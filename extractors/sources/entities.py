"""Who or what each name of an article stands for: the fullest form, acronyms, kinds and descriptions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.report import SourceKind
from extractors.sources.descriptions import describe_before, describe_behind
from extractors.sources.kinds import kind_of_name, kind_of_role
from extractors.sources.names import Name, scan_names
from extractors.sources.words import SourceWords
from extractors.spans import Span

_ACRONYM_AFTER = re.compile(r"\s\((?:the )?([A-Z][A-Za-z&.-]{1,9})\)")
_BEFORE_ACRONYM = re.compile(r"\b([A-Z]{2,8})\s\((?:the )?([A-Z][a-z]+(?: [\w’'&-]+){1,7})\)")
_MOST_BEARERS = 12
_CLEAR = 3
"""How many times as common one bearer of a surname must be to be taken for the short form."""


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
        at = bisect_left(self.names, offset, key=lambda n: n.span.end)
        while at > 0 and (at >= len(self.names) or self.names[at - 1].span.end > offset):
            at -= 1
        if at < len(self.names) and self.names[at].span.end == offset:
            at += 1
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
    fullest = _find_fullest(names, words) | _find_acronyms(text, names)
    surnames = {
        n.text.split()[-1] for n in names if not n.loose and " " in n.text and kind_of_name(n.text, words) == "person"
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


def without_title(name: str, words: SourceWords) -> str:
    """Take titles off the front of a name: "President Barack Obama" is Barack Obama; a lone surname keeps its title.

    Whatever stands before a title goes with it: "Emirates President Tim Clark". An office is no person: "Secretary of
    State" stays, and so does "Justice Department".
    """
    tokens = name.split()
    cut = 0
    for at, token in enumerate(tokens[:-2]):
        lowered = token.lower().strip(".")
        following = tokens[at + 1].lower()
        if (lowered in words.titles or lowered in words.fronts) and following not in ("of", "for", "on", "the", "&"):
            cut = at + 1
    rest = tokens[cut:]
    if cut and (len(rest) < 2 or any(t.lower() in words.organisations for t in rest)):
        return name
    return " ".join(rest)


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


def _find_fullest(names: Sequence[Name], words: SourceWords) -> dict[str, str]:
    """Map each short form to the fuller name of the article that ends with it.

    Titles in front are no part of a name, and a line in capitals makes no name fuller. Where two bearers of a surname
    are about as common, neither is taken: the short form stands for itself.
    """
    counts = Counter(without_title(n.text, words) for n in names if not n.loose)
    by_last: dict[str, list[str]] = {}
    for full, _ in counts.most_common():
        held = by_last.setdefault(full.split()[-1], [])
        if len(held) < _MOST_BEARERS:
            held.append(full)
    fullest: dict[str, str] = {}
    for form in dict.fromkeys(n.text for n in names):
        bare = _known_tail(form, counts) if form not in counts else without_title(form, words)
        if form.isupper() and len(form) > 3 and form.split()[-1].title() in by_last:
            bare = form.title()
        longer = _find_longer(bare, by_last.get(bare.split()[-1], []), counts, words)
        if longer and (len(longer) == 1 or counts[longer[0]] >= _CLEAR * counts[longer[1]]):
            fullest[form] = longer[0]
        elif bare != form:
            fullest[form] = bare
    return _find_companies(counts, words) | fullest


def _find_companies(counts: Counter[str], words: SourceWords) -> dict[str, str]:
    """Map "Harrow" to the "Harrow Group" of the same article, unless two companies begin so."""
    found: dict[str, str | None] = {}
    for full in counts:
        tokens = full.split()
        if len(tokens) > 1 and tokens[-1].lower() in words.company:
            for size in range(1, min(len(tokens), 5)):
                short = " ".join(tokens[:size])
                if short in counts:
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
    fuller = [o for o in bearers if size < len(o.split()) <= 8 and o.endswith(f" {bare}")]
    fuller = [o for o in fuller if not _is_titled(o, words)] or fuller
    if size > 1 and kind_of_name(bare, words) == "person" and counts[bare] > 1:
        fuller = [o for o in fuller if counts[o] > 1]
    if size == 1 and (gender := _gendered_only(fuller, words)):
        fuller = gender
    return sorted(
        (o for o in fuller if not any(o.endswith(f" {p}") and counts[p] >= counts[o] for p in fuller)),
        key=lambda o: -counts[o],
    )


def _gendered_only(fuller: list[str], words: SourceWords) -> list[str]:
    """Leave names out that are a family's or a place's, when one is a person's with a given name that is known."""
    known = [o for o in fuller if o.split()[0].lower() in words.given]
    return (
        known
        if len(known) == 1 and not any(kind_of_name(o, words) == "person" for o in fuller if o != known[0])
        else []
    )


def _is_titled(name: str, words: SourceWords) -> bool:
    tokens = name.split()
    return len(tokens) == 2 and tokens[0].lower().strip(".") in (words.titles | words.fronts)


def _find_acronyms(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Map acronyms to what they stand for: "Institute for the Study of War (ISW)", or initials that fit."""
    found: dict[str, str] = {}
    for name in names:
        after = _ACRONYM_AFTER.match(text, name.span.end)
        if after and len(name.text.split()) > 1 and _fits(after[1], name.text):
            found.setdefault(after[1], name.text)
    for match in _BEFORE_ACRONYM.finditer(text):
        if _fits(match[1], match[2]):
            found.setdefault(match[1], match[2])
    spelled = {_initials(n.text): n.text for n in names if len(n.text.split()) > 2 and not n.loose}
    for name in names:
        if name.text.isupper() and 2 < len(name.text) < 7 and name.text in spelled:
            found.setdefault(name.text, spelled[name.text])
    return found


def _fits(acronym: str, name: str) -> bool:
    """Say whether letters in brackets may be short for a name: they stand in it, in order, from an initial on.

    >>> _fits("ISW", "Institute for the Study of War"), _fits("R-OK", "Mary Fallin")
    (True, False)
    """
    letters = [c for c in acronym.lower() if c.isalpha()]
    rest = iter(name.lower())
    return letters[0] in {w[0].lower() for w in name.split()} and all(c in rest for c in letters)


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())
