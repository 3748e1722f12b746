"""Whom a pronoun stands for: "he said", "it announced", "they added"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractors.figures.entities import Entity
from extractors.figures.kinds import gender_of, is_organisation
from extractors.figures.names import Name
from extractors.figures.speakers import Resolved, Scene, of_entity, of_speaker
from extractors.types import Span

PERSONAL = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
NEUTRAL = frozenset("it its itself".split())
PLURAL = frozenset("they them their".split())
RELATIVE = frozenset("who which that whom whose".split())
SPEAKER = frozenset("i we me us my our".split())

NEAR = 1200
"""Code points back that a pronoun is resolved over."""
_CLOSE = 400
_BESIDE = 60
_MOST_NAMES = 40
_SENTENCE_START = re.compile(r"(?:^|\n|[.?!][”\"’')]?\s)$")
_AUXILIARY = r"is|was|has|had|will|would|can|could|did|does|also|who|whose|were|are|have|do|don|didn|doesn|won"


def resolve_pronoun(span: Span, scene: Scene) -> Resolved | None:
    """Give whom the pronoun at ``span`` stands for; one that nobody fits keeps its own words, None is no pronoun."""
    mention = span.of(scene.text)
    lowered = mention.strip().lower()
    if lowered in PERSONAL:
        return _resolve_person(span, PERSONAL[lowered], scene) or Resolved(mention, "person", None, "pronoun-open")
    if lowered in NEUTRAL:
        return _resolve_thing(span, scene) or Resolved(mention, "organisation", None, "pronoun-open")
    if lowered in PLURAL:
        return _resolve_group(span, scene) or Resolved(mention, "group", None, "pronoun-open")
    if lowered in RELATIVE:
        before = next(iter(scene.names.before(span.start)), None)
        if before and span.start - before.span.end < _BESIDE:
            return of_entity(scene.names.entities[before.text], "relative")
    if lowered in SPEAKER:
        return Resolved(mention, "person", None, "speaker")
    return None


def _names_before(span: Span, scene: Scene, reach: int) -> Iterator[tuple[Name, Entity]]:
    """Yield the names before a pronoun, without those in a quotation that the pronoun stands outside of."""
    for name in islice(scene.names.before(span.start), _MOST_NAMES):
        if span.start - name.span.end > reach:
            return
        if not name.loose and not scene.is_quoted_apart(name.span, span):
            yield name, scene.names.entities[name.text]


def _resolve_person(span: Span, pronoun: str, scene: Scene) -> Resolved | None:
    """Take the person who spoke or was the subject of a sentence last, of those whom the pronoun fits."""
    words = scene.words
    spoke = next(
        (
            s
            for s in scene.log.before(span.start, NEAR)
            if s.kind == "person"
            and gender_of(s.name, words) in (None, pronoun)
            and not scene.is_quoted_apart(s.span, span)
        ),
        None,
    )
    fitting = [
        (n, e)
        for n, e in _names_before(span, scene, NEAR)
        if e.kind == "person" and gender_of(e.name, words) in (None, pronoun)
    ]
    subject = next(((n, e) for n, e in fitting if is_subject(scene.text, n.span, words.cues)), None)
    if subject and (spoke is None or subject[0].span.start > spoke.span.start):
        return of_entity(subject[1], "pronoun-named")
    if spoke:
        return of_speaker(spoke, "pronoun-source")
    close = {e.name: e for n, e in fitting if span.start - n.span.end < _CLOSE}
    return of_entity(next(iter(close.values())), "pronoun-named") if len(close) == 1 else None


def is_subject(text: str, span: Span, cues: frozenset[str]) -> bool:
    """Say whether a verb follows the name at once: it is what its sentence is about."""
    if _SENTENCE_START.search(text, max(0, span.start - 3), span.start):
        return True
    found = re.compile(r"(?:,[^,.\n]{1,80},| \([^()\n]{1,20}\))?\s(\w+)").match(text, span.end, span.end + 110)
    return bool(found and (found[1] in cues or re.fullmatch(rf"(?:{_AUXILIARY}|\w+ed|\w+[^su]s)", found[1])))


def _resolve_thing(span: Span, scene: Scene) -> Resolved | None:
    """Take what spoke last, or an organisation that is a subject since; in doubt none."""
    spoke = next(
        (
            s
            for s in scene.log.before(span.start, NEAR)
            if s.kind in ("organisation", "document") and not scene.is_quoted_apart(s.span, span)
        ),
        None,
    )
    subject: Entity | None = None
    for name, entity in _names_before(span, scene, _CLOSE):
        if spoke and name.span.start <= spoke.span.start:
            break
        if entity.kind != "organisation":
            continue
        if is_organisation(entity.name, scene.words) or is_subject(scene.text, name.span, scene.words.cues):
            subject = entity
            break
    if subject and not (spoke and spoke.name == subject.name):
        return of_entity(subject, "pronoun-named")
    return of_speaker(spoke, "pronoun-source") if spoke else None


def _resolve_group(span: Span, scene: Scene) -> Resolved | None:
    """Take the group or the organisation that spoke last."""
    spoke = next(
        (
            s
            for s in scene.log.before(span.start, NEAR)
            if s.kind in ("group", "organisation") and not scene.is_quoted_apart(s.span, span)
        ),
        None,
    )
    return of_speaker(spoke, "pronoun-source") if spoke else None
