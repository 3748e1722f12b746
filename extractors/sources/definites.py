"""What "the ministry", "the think tank" and "the poll" stand for: somebody or something named before."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from extractors.sources.entities import Entity
from extractors.sources.pronouns import NEAR
from extractors.sources.resolved import Resolved, of_entity, of_speaker
from extractors.sources.scene import Scene
from extractors.types import Span

_MOST_NAMES = 60
_REACH = 4000
_JUST_BEFORE = 500
_CAPITALISED = r"[A-Z](?:[\w’'&/-]|\.(?=\w)){0,60}+"
_NAMED = rf"(?:the )?{_CAPITALISED}(?: (?:for the |of the |of |for |and |the )?{_CAPITALISED})*"
_EMPTY = frozenset(
    "New Latest Recent Only One National Another Last This That Previous Earlier The Poll Survey Report".split()
)
_BROKEN = re.compile(r"\b(?:said|says|in an?|told|shows?|showed|found|is|was|are|were|has|had|and)\b")
_ALIKE = (("poll", "survey"), ("study", "paper", "research"))
_TAIL = re.compile(r"\s(?:released|published|conducted|taken|out)\s.*$", re.S)
_OPENS = re.compile(r"^(?:The|An?|In|On|According to|But|And|From) ")


def resolve_definite(span: Span, head: str, scene: Scene, *, bare: bool) -> Resolved | None:
    """Resolve "the ministry" to the last name with the word in it, "the think tank" to the organisation before.

    A role ("the governor") is the person of whom the article says so; where two fit, nobody is taken. A noun that is
    not ``bare`` ("the grid operator") is taken only for what the article calls so.
    """
    for name in islice(scene.names.before(span.start), _MOST_NAMES):
        if span.start - name.span.end > _REACH:
            break
        if head in name.text.lower().split()[1:] and scene.names.entities[name.text].kind != "person":
            return of_entity(scene.names.entities[name.text], "definite-word")
    if head in scene.words.titles:
        return _resolve_role(span, head, scene)
    if head not in scene.words.generic:
        return None
    for name in islice(scene.names.before(span.start), _MOST_NAMES):
        entity = scene.names.entities[name.text]
        if entity.description and re.search(rf"\b{re.escape(head)}\b", entity.description) and entity.kind != "person":
            return of_entity(entity, "definite-described")
    return _resolve_generic(span, head, scene) if bare else None


def _resolve_generic(span: Span, head: str, scene: Scene) -> Resolved | None:
    """Resolve "the company" to the organisation that spoke just before, or to the one the article is about.

    Where several might be meant and none is named far more often, nobody is taken.
    """
    spoke = next(
        (s for s in scene.log.before(span.start, NEAR) if s.kind == "organisation" and _may_be(s.name, head, scene)),
        None,
    )
    if spoke and head not in scene.words.firms and span.start - spoke.span.end < _JUST_BEFORE:
        return of_speaker(spoke, "definite-source")
    counts: Counter[str] = Counter()
    held: dict[str, Entity] = {}
    for name in islice(scene.names.before(span.start), _MOST_NAMES):
        entity = scene.names.entities[name.text]
        fits = entity.kind == "organisation" and len(entity.name) > 2 and _may_be(entity.name, head, scene)
        if fits and not name.loose and not scene.is_quoted_apart(name.span, span):
            counts[entity.name] += 1
            held.setdefault(entity.name, entity)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return of_speaker(spoke, "definite-source") if spoke and len(ranked) < 2 else None
    return of_entity(held[ranked[0][0]], "definite-about")


def _may_be(name: str, head: str, scene: Scene) -> bool:
    """Say whether an organisation may be called by a noun: a union is no company, a ministry no airline."""
    civic = any(t.lower() in scene.words.civic for t in name.split())
    return not civic or head in scene.words.civic or head in ("organisation", "organization", "group", "body", "agency")


def _resolve_role(span: Span, head: str, scene: Scene) -> Resolved | None:
    """Give the person whom the article calls so, unless it calls two so."""
    word = re.compile(rf"\b{re.escape(head)}\b", re.I)
    found: dict[str, Entity] = {}
    for name in islice(scene.names.before(span.start), _MOST_NAMES):
        entity = scene.names.entities[name.text]
        if entity.kind == "person" and entity.description and word.search(entity.description):
            found.setdefault(entity.name, entity)
    return of_entity(next(iter(found.values())), "definite-person") if len(found) == 1 else None


def find_earlier_phrase(span: Span, head: str, scene: Scene) -> str | None:
    """Give the fuller phrase that introduced "the poll": the last before it with the same head and a name in it."""
    alike = next((g for g in _ALIKE if head in g), (head,))
    noun = rf"(?i:{'|'.join(map(re.escape, alike))})"
    pattern = re.compile(
        rf"\b({_CAPITALISED}\s(?:(?:[\w’'&/-]|\.(?=\w)){{1,60}}+\s){{0,4}}?{noun}\b(?: (?:by"
        rf"|from|for|of) {_NAMED})?|{noun} (?:by|from|for) {_NAMED})"
    )
    last = None
    for found in pattern.finditer(scene.text, max(0, span.start - _REACH), span.start):
        last = _TAIL.sub("", _OPENS.sub("", found[1]))
        named = any(w[0].isupper() for w in last.split() if w not in _EMPTY and w.lower() not in alike)
        if named and not _BROKEN.search(last):
            return last
    return None
