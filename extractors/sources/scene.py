"""One article as its sources are read: its names, everybody who speaks in it, its quotations, polls and labels."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.lexicon import SourceWords
from extractors.sources.entities import Entity, NameTable, find_names
from extractors.sources.labels import find_labels
from extractors.sources.polls import Poll, find_polls
from extractors.sources.quotations import Quotations, find_quotations
from extractors.sources.speakers import SpeakerLog, find_speakers
from extractors.types import Span


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


def make_scene(text: str, words: SourceWords) -> Scene:
    """Find the names, speakers, quotations, polls and labels of an article."""
    names = find_names(text, words)
    log = find_speakers(text, names, words)
    return Scene(text, words, names, log, find_quotations(text), tuple(find_polls(text)), tuple(find_labels(text)))
