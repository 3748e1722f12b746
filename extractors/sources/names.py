"""The names in an article: every run of capitalised words, its acronym in brackets, and the fullest form of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.report import SourceKind
from extractors.sources.words import SourceWords
from extractors.spans import Span

_CAP = r"(?:[A-ZÀ-ÖØ-Þ][\w’'&-]*\w|[A-Z](?:\.[A-Z])+\.?|[A-Z]\.?(?=\s[A-Z])|[A-Z](?=\b))"
_NAME = re.compile(
    rf"\b{_CAP}(?:[ ](?:(?:of|for|on|de|van|von|der|al|bin|ibn|du|da|di|la|le|del|dos|&)[ ])?(?:the[ ](?=[A-Z]))?{_CAP}"
    rf"|[ ](?:of|for|on)[ ]the[ ]{_CAP})*"
)
_POSSESSIVE = re.compile(r"(?:'s|’s|'|’)$")
_ACRONYM_AFTER = re.compile(r"\s\((?:the )?([A-Z][A-Za-z&.-]{1,9})\)")
_BEFORE_ACRONYM = re.compile(r"\b([A-Z]{2,8})\s\(([A-Z][a-z]+(?: [\w’'&-]+){1,7})\)")
_LEADING = frozenset(
    """The A An In On At But And For From With By As If When While After Before Since Its It He She They We I You This That These
    Those There Here His Her Their Our My What Who Why How Where Which Not No Yes One Two Three Four Five Six Seven Eight Nine Ten
    Some Many Most Several All Both Each Every Another Other Such So Then Now Also Still Yet Even Just Only Meanwhile However
    According Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December Under Over During Until About Around Despite Although Though Because Of To Is Are Was Were Has Have
    Had Would Could Should May Might Can Will Do Does Did Let More Less Last Next First Second Third Earlier Later Today Yesterday
    Tomorrow Nearly Almost Asked Speaking Citing Per Via Or Nor New""".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name: where it stands, and its words without a possessive."""

    span: Span
    text: str


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


def find_names(text: str, words: SourceWords) -> NameTable:
    """Find the names of an article and what each form stands for.

    "Clark" stands for the "Tim Clark" of the same article, "ISW" for the "Institute for the Study of War (ISW)".
    """
    names = tuple(_scan(text))
    fullest = _fullest(names, words)
    fullest |= _acronyms(text, names)
    entities: dict[str, Entity] = {}
    first: dict[str, Span] = {}
    for name in names:
        first.setdefault(name.text, name.span)
    for form in first:
        full = fullest.get(form, form)
        full = fullest.get(full, full)
        span = first.get(full, first[form])
        title = form.removesuffix(full).strip() if form.endswith(full) and form != full else None
        entities[form] = Entity(full, kind_of_name(full, words), span, _describe(text, first[form]) or _describe(text, span) or title)
    for form, full in fullest.items():
        if form not in entities and full in first:
            entities[form] = entities.get(full) or Entity(full, kind_of_name(full, words), first[full])
    return NameTable(names, entities)


def _scan(text: str) -> Iterator[Name]:
    for found in _NAME.finditer(text):
        start, words = found.start(), found.group()
        while True:
            head, _, rest = words.partition(" ")
            if head not in _LEADING or (not rest and head not in _LEADING):
                break
            start += len(head) + 1
            words = rest
            if not rest:
                break
        if not words:
            continue
        yield from _cut_possessives(text, start, words)


def _cut_possessives(text: str, start: int, words: str) -> Iterator[Name]:
    """Cut "Russia's Lipetsk" into two names: a possessive ends one."""
    at = start
    held: list[str] = []
    begin = start
    for word in words.split(" "):
        bare = _POSSESSIVE.sub("", word) if not word.endswith("s'") else word[:-1]
        held.append(bare)
        if bare != word:
            yield Name(Span(begin, at + len(bare)), " ".join(held))
            held, begin = [], at + len(word) + 1
        at += len(word) + 1
    if held:
        yield Name(Span(begin, at - 1), " ".join(held))


def _fullest(names: Sequence[Name], words: SourceWords) -> dict[str, str]:
    """Map each short form to the fuller name of the article that ends with it, the commonest one.

    Titles and party words in front are no part of a name; where two bearers of a surname are about as common, neither is
    taken: the short form stands for itself.
    """
    counts = Counter(_without_title(n.text, words) for n in names)
    by_last: dict[str, list[str]] = {}
    for text in counts:
        by_last.setdefault(text.split()[-1], []).append(text)
    full: dict[str, str] = {}
    for form in {n.text for n in names}:
        bare = _without_title(form, words)
        tokens = bare.split()
        longer = [o for o in by_last[tokens[-1]] if len(tokens) < len(o.split()) <= 8 and f" {o}".endswith(f" {bare}")]
        longer = [o for o in longer if not any(p != o and f" {o}".endswith(f" {p}") and counts[p] >= counts[o] for p in longer)]
        longer.sort(key=lambda o: -counts[o])
        if longer and (len(longer) == 1 or counts[longer[0]] >= 2 * counts[longer[1]] or longer[0].endswith(longer[1])):
            full[form] = longer[0]
        elif bare != form:
            full[form] = bare
    return full


def _without_title(name: str, words: SourceWords) -> str:
    """Take titles off the front of a name: "President Barack Obama" is Barack Obama; a lone surname keeps its title."""
    tokens = name.split()
    while len(tokens) > 2 and (tokens[0].lower() in words.titles or tokens[0] in _LABELS) and tokens[1] not in ("of", "for"):
        tokens = tokens[1:]
    return " ".join(tokens)


_LABELS = frozenset("Prime First Lord Attorney Foreign Interior Defence Defense Finance Republican Democrat Democratic Conservative Labour Liberal Former Senator Crooked Vice Acting Deputy".split())


def _acronyms(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Map acronyms to what they stand for: "Institute for the Study of War (ISW)", or initials that fit."""
    found: dict[str, str] = {}
    for name in names:
        if (after := _ACRONYM_AFTER.match(text, name.span.end)) and len(name.text.split()) > 1:
            found.setdefault(after[1], name.text)
    for match in _BEFORE_ACRONYM.finditer(text):
        found.setdefault(match[1], match[2])
    spelled = {_initials(n.text): n.text for n in names if len(n.text.split()) > 2}
    for name in names:
        if name.text.isupper() and 2 < len(name.text) < 7 and name.text in spelled:
            found.setdefault(name.text, spelled[name.text])
    return found


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())


def kind_of_name(name: str, words: SourceWords) -> SourceKind:
    """Tell a person's name from an organisation's by its words.

    Two or three plain capitalised words are a person; one in capitals, or with a word such as "Ministry", is not.
    """
    tokens = name.split()
    lowered = [t.lower() for t in tokens]
    if any(t in words.organisations for t in lowered) or name.isupper() or any(t in ("of", "for", "&", "the") for t in lowered):
        return "organisation"
    if lowered[0] in words.titles and len(tokens) > 1:
        return "person"
    if any(t.rstrip("s") + "s" in words.groups and t.endswith("s") for t in lowered[-1:]):
        return "group"
    if 2 <= len(tokens) <= 4 and not any(t.isupper() and len(t) > 3 for t in tokens):
        return "person"
    return "organisation"


_APPOSITION = re.compile(r",\s((?:an? |the |who (?:is|was|heads|leads|runs) |[a-z][\w-]+ (?:of|at|for|and|with|in) |(?:[\w’'-]+ ){0,4}(?:spokes\w+|director|president|chairman|professor|governor|minister|chief|analyst|economist|officer|head|founder|secretary|mayor|leader))[^,.;:()\"“”\n]{0,90}?)(?=[,.;])")


def _describe(text: str, span: Span) -> str | None:
    """Give what the article says of a name right behind it: ", governor of the Lipetsk region,"."""
    found = _APPOSITION.match(text, span.end)
    return found[1].strip() if found else None
