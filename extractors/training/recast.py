"""Recasting: the same article with other people, places and bodies, so that the network learns forms and not names."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from extractors.training.corpus import Attribution, Document
from extractors.types import Span

Casts = Mapping[str, tuple[Sequence[str], Sequence[str]]]


def recast(document: Document, casts: Casts, rng: random.Random) -> Document:
    """Put other names for those it knows, the same for the same throughout the article, and move the spans along.

    ``casts`` gives for each sort of name what to look for and what may stand for it.
    """
    roles: dict[str, str] = {}
    for known, pool in casts.values():
        drawn = rng.sample(pool, len(pool))
        shuffled = rng.sample(known, len(known))
        roles |= {name: drawn[i % len(drawn)] for i, name in enumerate(shuffled)}
    return replace_names(document, roles)


def replace_names(document: Document, roles: Mapping[str, str]) -> Document:
    """Replace whole words and move every span along.

    >>> one = Document("d", "Ann and Bo ran", ((Attribution((Span(8, 10),), (), ()),),))
    >>> replace_names(one, {"Ann": "Marianne"}).readings[0][0].source[0].of("Marianne and Bo ran")
    'Bo'
    """
    names = "|".join(re.escape(name) for name in sorted(roles, key=len, reverse=True))
    text, at = "", 0
    old, shift = [0], [0]
    for match in re.finditer(rf"(?<![\w@#/.])(?:{names})(?![\w/])", document.text):
        word = roles[match[0]]
        text += document.text[at : match.start()] + word
        at = match.end()
        old.append(at)
        shift.append(shift[-1] + len(word) - len(match[0]))
    text += document.text[at:]

    def move(span: Span) -> Span:
        start, end = (spot + shift[bisect_right(old, spot) - 1] for spot in span)
        return Span(start, max(start, end))

    readings = tuple(
        tuple(Attribution(*(tuple(map(move, spans)) for spans in (a.source, a.cue, a.content))) for a in reading)
        for reading in document.readings
    )
    return Document(document.name, text, readings)
