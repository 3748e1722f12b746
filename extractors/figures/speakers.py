"""Everybody the article lets speak, in order: what a later "he", "it" or "the ministry" may stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extractors.figures.entities import Entity, NameTable, find_names
from extractors.figures.headings import Heading
from extractors.figures.labels import find_labels
from extractors.figures.polls import Poll, find_polls
from extractors.figures.quotations import Quotations, find_quotations
from extractors.lexicon import SourceWords
from extractors.types import SourceKind, Span

_BETWEEN = r"(?:,[^,.;\n]{1,90},|\s\([^()\n]{1,20}\))?\s(?:also |has |had |have |later |then |previously |recently )?"


@dataclass(frozen=True, slots=True, order=True)
class Speaker:
    """Somebody who asserts something somewhere, with the mention's place."""

    span: Span
    name: str
    kind: SourceKind
    description: str | None = field(default=None, compare=False)


@dataclass(slots=True)
class SpeakerLog:
    """The speakers of one article, sorted by place; a stage adds those it resolves."""

    speakers: list[Speaker]

    def before(self, offset: int, reach: int) -> Iterator[Speaker]:
        """Yield the speakers mentioned within ``reach`` code points before an offset, the nearest first."""
        at = bisect_left(self.speakers, offset, key=lambda s: s.span.start) - 1
        while at >= 0 and offset - self.speakers[at].span.end < reach:
            if self.speakers[at].span.end <= offset:
                yield self.speakers[at]
            at -= 1

    def add(self, speaker: Speaker) -> None:
        """Add one, in its place."""
        insort(self.speakers, speaker)


def find_speakers(text: str, table: NameTable, words: SourceWords) -> SpeakerLog:
    """Find the names that stand beside a cue: "Ann Moss said", "said Ann Moss", "according to the Harrow Institute"."""
    verbs = "|".join(sorted(words.cues, key=len, reverse=True))
    after = re.compile(rf"{_BETWEEN}(?:{verbs})\b")
    before = re.compile(rf"(?:\b(?i:{'|'.join(words.before)})|[\"”,]\s?(?:{verbs}))\s(?:[\w’'&.-]+\s){{0,5}}$")
    found: list[Speaker] = []
    for name in table.names:
        if after.match(text, name.span.end, name.span.end + 120) or before.search(
            text[max(0, name.span.start - 60) : name.span.start]
        ):
            entity = table.entities[name.text]
            found.append(Speaker(name.span, entity.name, entity.kind, entity.description))
    return SpeakerLog(found)


Weights = Mapping[str, Mapping[str, float]]
"""For each class of pronoun the weight of each feature of who it may stand for, and under "none" that of nobody."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is found once in an article before its figures are looked at."""

    text: str
    words: SourceWords
    names: NameTable
    log: SpeakerLog
    quotations: Quotations
    polls: tuple[Poll, ...]
    labels: tuple[Span, ...]
    antecedents: Weights
    headings: tuple[Heading, ...] = ()

    def entity(self, form: str) -> Entity | None:
        """Give whom a form stands for; a label in capitals ("PENCE") is read as the name it spells."""
        found = self.names.entities.get(form)
        if found is None and form.isupper() and len(form) > 3:
            found = self.names.entities.get(form.title())
        return found

    def is_quoted_apart(self, inner: Span, outer: Span) -> bool:
        """Say whether ``inner`` stands in a quotation that ``outer`` does not stand in."""
        held = self.quotations.around(inner)
        return held is not None and not held.overlaps(outer)


def make_scene(text: str, words: SourceWords, antecedents: Weights) -> Scene:
    """Find the names, speakers, quotations, polls and labels of an article; ``antecedents`` weigh whom "he" means."""
    names = find_names(text, words)
    log = find_speakers(text, names, words)
    polls, labels = tuple(find_polls(text)), tuple(find_labels(text))
    return Scene(text, words, names, log, find_quotations(text), polls, labels, antecedents)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The name a mention stands for, its kind and description, and the rule that resolved it."""

    name: str
    kind: SourceKind
    description: str | None
    rule: str


def of_entity(entity: Entity, rule: str, description: str | None = None) -> Resolved:
    """Give what a name of the article stands for."""
    return Resolved(entity.name, entity.kind, description or entity.description, rule)
