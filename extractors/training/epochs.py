"""Epochs: what the network sees, drawn anew each time around."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.figures.reader import PieceReader
from extractors.training.corpus import Document
from extractors.training.invent import invent
from extractors.training.recast import Casts, recast
from extractors.training.samples import Marked, Sample, cut_figures, cut_tiles, mark

CHUNK = 100


@dataclass(frozen=True, slots=True)
class Mixture:
    """How much of an epoch is recast or read around its figures, and how many passages are invented at what weight."""

    recast: float = 0.4
    figures: float = 0.5
    invented: int = 600
    weight: float = 0.5


def draw_samples(
    documents: Sequence[Document], reader: PieceReader, inventory: Mapping[str, Any], mixture: Mixture, seed: int
) -> Iterator[list[Sample]]:
    """Give samples without end, a part of an epoch at a time.

    Every article is cut from a random place on, and every other time also around its figures the way it will be read:
    more of that and the few hundred figures are soon learned by heart.
    Where several annotators marked an article, one is drawn for each cut.
    """
    rng = random.Random(seed)
    forms = casts(inventory)
    known = {document.name: marks(document, reader) for document in documents}
    while True:
        numbers = list(range(len(documents) + mixture.invented))
        rng.shuffle(numbers)
        for at in range(0, len(numbers), CHUNK):
            samples: list[Sample] = []
            for number in numbers[at : at + CHUNK]:
                if number >= len(documents):
                    choices = marks(invent(inventory, number, rng), reader, mixture.weight)
                elif rng.random() < mixture.recast:
                    choices = marks(recast(documents[number], forms, rng), reader)
                else:
                    choices = known[documents[number].name]
                samples += cut_tiles(rng.choice(choices), reader, rng)
                if number < len(documents) and rng.random() < mixture.figures:
                    samples += cut_figures(rng.choice(choices), reader, rng)
            yield samples


def marks(document: Document, reader: PieceReader, weight: float = 1.0) -> list[Marked]:
    """Mark an article once for each of its annotators."""
    return [mark(document.text, reading, reader, weight) for reading in document.readings]


def casts(inventory: Mapping[str, Any]) -> Casts:
    """Give for each sort of name what is looked for and what may stand for it."""
    pools = {**inventory["slots"], **inventory["recast"]["to"]}
    return {sort: (known, pools[sort]) for sort, known in inventory["recast"].items() if sort != "to"}
