"""Whose "its own records" are: a possessive pronoun before a source gives way to its owner's name."""

from __future__ import annotations

import re

from extractors.figures.antecedents import CLASSES, Candidate, choose_among, find_candidates, is_placed, is_subject
from extractors.figures.speakers import Scene
from extractors.types import Span

_OWNED = re.compile(r"(?P<pronoun>its|his|her|their)\s(?=\S)", re.I)
_OWNED_BEFORE = re.compile(r"\b(?:its|his|her|their)\s(?:own\s)?$|\bown\s$", re.I)
# "The ferry company, Northline, disputed the survey."
_ACTS = re.compile(r",\s[a-z]{3,20}(?:ed|es|s)\b")
_LONGEST = len("their own ")


def widen_owned(text: str, start: int) -> int:
    """Give where a mention at ``start`` begins with the possessive before it.

    >>> widen_owned("Its own records show 12", 8)
    0
    """
    found = _OWNED_BEFORE.search(text, max(0, start - _LONGEST), start)
    return found.start() if found else start


def name_owner(span: Span, phrase: str, scene: Scene) -> str:
    """Give a phrase, with which the mention at ``span`` begins, with its owner's name in place of the pronoun.

    Where the article does not surely say whose it is, the phrase keeps its words.
    """
    found = _OWNED.match(phrase)
    if found is None or not span.of(scene.text).startswith(found[0]):
        return phrase
    pronoun = Span(span.start, span.start + len(found["pronoun"]))
    kind = CLASSES[found["pronoun"].lower()]
    fitting = [c for c in find_candidates(pronoun, scene) if (c.kind == "person") == (kind == "person")]
    owner = choose_among(fitting, kind, pronoun, scene)
    if owner is None or not owner.named or not _has_staff(owner, scene):
        return phrase
    return f"{owner.name}'s {phrase[found.end() :]}"


def _has_staff(owner: Candidate, scene: Scene) -> bool:
    """Say whether it surely has documents and people: a person, or what a sentence before is about and no place."""
    if owner.kind == "person":
        return True
    acts = is_subject(scene.text, owner.span, scene.words.cues) or _ACTS.match(scene.text, owner.span.end) is not None
    placed = is_placed(owner.span, scene.text) or any(map(str.isdigit, owner.name))
    return owner.kind == "organisation" and acts and not placed
