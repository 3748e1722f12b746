"""What a mention is resolved to."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.sources.entities import Entity
from extractors.sources.speakers import Speaker
from extractors.types import SourceKind


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


def of_speaker(speaker: Speaker, rule: str) -> Resolved:
    """Give somebody who has spoken before."""
    return Resolved(speaker.name, speaker.kind, speaker.description, rule)
