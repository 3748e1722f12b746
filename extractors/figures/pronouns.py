"""Whom a pronoun stands for: "he said", "it announced", "they added"."""

from __future__ import annotations

from collections.abc import Callable

from extractors.figures.antecedents import CLASSES, choose_antecedent
from extractors.figures.speakers import Resolved, Scene, of_entity
from extractors.types import SourceKind, Span

RELATIVE = frozenset("who which that whom whose".split())
SPEAKER = frozenset("i we me us my our".split())
_BESIDE = 60
_OPEN: dict[str, SourceKind] = {"person": "person", "thing": "organisation", "group": "group"}


def resolve_pronoun(span: Span, scene: Scene, resolve_noun: Callable[[Span, Scene], Resolved]) -> Resolved | None:
    """Give whom the pronoun at ``span`` stands for; one that nobody fits keeps its own words, None is no pronoun.

    ``resolve_noun`` says who is meant where it stands for a noun ("the firm").
    """
    mention = span.of(scene.text)
    lowered = mention.strip().lower()
    if lowered in CLASSES:
        candidate = choose_antecedent(span, scene)
        if candidate is None:
            return Resolved(mention, _OPEN[CLASSES[lowered]], None, "pronoun-open")
        if not candidate.named:
            return resolve_noun(candidate.span, scene)
        return Resolved(candidate.name, candidate.kind, candidate.description, "pronoun-antecedent")
    if lowered in RELATIVE:
        before = next(iter(scene.names.before(span.start)), None)
        if before and span.start - before.span.end < _BESIDE:
            return of_entity(scene.names.entities[before.text], "relative")
    if lowered in SPEAKER:
        return Resolved(mention, "person", None, "speaker")
    return None
