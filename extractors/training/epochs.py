"""Epochs: what the network sees, drawn anew each time around."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.figures.pieces import PieceReader
from extractors.training.corpus import Document
from extractors.training.invent import invent
from extractors.training.marked import MarkedArticle
from extractors.training.recast import Casts, recast
from extractors.training.samples import ALONE, Marked, Sample, cut_alone, cut_figures, mark, mark_article

CHUNK = 64


@dataclass(frozen=True, slots=True)
class Mixture:
    """How many windows in a chunk come of each sort, and how many documents are recast.

    ``marked`` are of articles with marked figures, ``attributed`` of documents with marked attributions, ``invented``
    of made-up passages.
    """

    marked: int = 48
    attributed: int = 10
    invented: int = 6
    recast: float = 0.4


@dataclass(frozen=True, slots=True)
class Corpora:
    """What there is to train on."""

    articles: Sequence[MarkedArticle]
    documents: Sequence[Document]
    inventory: Mapping[str, Any]


def draw_samples(corpora: Corpora, reader: PieceReader, mixture: Mixture, seed: int) -> Iterator[list[Sample]]:
    """Give samples without end, a chunk at a time.

    Where several annotators marked a document, one is drawn for each cut.
    """
    rng = random.Random(seed)
    forms = casts(corpora.inventory)
    articles = [mark_article(article, reader) for article in corpora.articles]
    number = 0
    while True:
        chunk: list[Sample] = []
        while articles and len(chunk) < mixture.marked:
            article = rng.choice(articles)
            way = cut_alone if rng.random() < ALONE else cut_figures
            chunk += way(article, reader, rng)
        wanted = len(chunk) + mixture.attributed if corpora.documents else 0
        while len(chunk) < wanted:
            document = rng.choice(corpora.documents)
            known = recast(document, forms, rng) if rng.random() < mixture.recast else document
            chunk += cut_figures(mark_any(known, reader, rng), reader, rng)
        wanted = len(chunk) + mixture.invented
        while len(chunk) < wanted:
            number += 1
            chunk += cut_figures(mark_any(invent(corpora.inventory, number, rng), reader, rng), reader, rng)
        yield chunk


def mark_any(document: Document, reader: PieceReader, rng: random.Random) -> Marked:
    """Mark a document as one of its annotators did."""
    return mark(document.text, rng.choice(document.readings), reader)


def casts(inventory: Mapping[str, Any]) -> Casts:
    """Give for each sort of name what is looked for and what may stand for it."""
    pools = {**inventory["slots"], **inventory["recast"]["to"]}
    return {sort: (known, pools[sort]) for sort, known in inventory["recast"].items() if sort != "to"}
