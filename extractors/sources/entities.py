"""Who or what each name of an article stands for: the fullest form, acronyms, kinds and descriptions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.lexicon import SourceWords
from extractors.sources.acronyms import find_acronyms
from extractors.sources.descriptions import describe_before, describe_behind
from extractors.sources.fullest import find_fullest, without_title
from extractors.sources.kinds import kind_of_name, kind_of_role
from extractors.sources.names import Name, scan_names
from extractors.types import SourceKind, Span


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
