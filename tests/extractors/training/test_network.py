"""The network: what is asked of it, one step of training, and the export."""

from __future__ import annotations

import copy
import importlib.util
import random
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")
pytest.importorskip("safetensors")

import torch
from torch import Tensor

from extractors.figures.pieces import FIRST, OWN, UNNAMED, PieceReader
from extractors.figures.reader import PointerModel, Window, find_pointers
from extractors.training.corpus import Attribution, Document
from extractors.training.epochs import Corpora, Mixture, draw_samples
from extractors.training.export import agreement, annotate, export, quantise
from extractors.training.invent import invent, read_inventory
from extractors.training.marked import MarkedArticle, read_article
from extractors.training.model import Heads, PointerNetwork, load_pretrained
from extractors.training.pretrained import PACKAGE, read_pretrained
from extractors.training.samples import Marked, Sample, cut, cut_alone, cut_figures, mark, mark_article
from extractors.training.scores import score_marked
from extractors.training.teacher import Teacher
from extractors.training.train import Schedule, marks_loss, stack, teacher_loss, train
from extractors.types import Span

TEXT = "Police said 12 people died. The lake holds 300 islands."
READING = (Attribution((Span(0, 6),), (Span(7, 11),), (Span(12, 26),)),)


@pytest.fixture(scope="module")
def pretrained() -> tuple[dict[str, Tensor], str]:
    if importlib.util.find_spec(PACKAGE) is None:
        pytest.skip("the package that carries the encoder is not installed")
    return read_pretrained()


@pytest.fixture(scope="module")
def reader(pretrained: tuple[dict[str, Tensor], str]) -> PieceReader:
    return PieceReader(pretrained[1])


@pytest.fixture(scope="module")
def article() -> MarkedArticle:
    text = "Police said 12 sailors died.\n\nIn 1998 the lake held 300 islands, Ann Moss said. It has 40 piers."
    cards = [
        {
            "span": [12, 14],
            "counted": ["sailors"],
            "counted_span": [15, 22],
            "asserted_by": ["Police"],
            "mention_span": [0, 6],
            "cue_span": [7, 11],
        },
        {"span": [53, 56], "counted": ["islands"], "counted_span": [57, 64], "asserted_by": [None], "optional": True},
        {"span": [88, 90], "counted": [], "asserted_by": [None]},
    ]
    none = [{"span": [33, 37], "why": "date"}, {"span": [60, 61], "why": "part"}]
    return read_article({"text": text, "cards": cards, "none": none, "origin": {"outlet": "Kell Courier"}}, "lake")


def whole(marked: Marked, reader: PieceReader, size: int | None = None) -> Sample:
    end = len(marked.pieces) if size is None else size
    return cut(marked, (0, end), [*marked.figures, *marked.others], reader)


def test_answers_of_a_window(reader: PieceReader) -> None:
    marked = mark(TEXT, READING, reader)
    sample = cut(marked, (0, len(marked.pieces)), marked.figures, reader)
    assert [TEXT[marked.pieces.starts[row - FIRST] :][:3] for row in sample.rows] == ["12 ", "300"]
    source, cue, *_ = sample.pointing
    assert [np.flatnonzero(row).tolist() for row in source] == [[FIRST], [OWN]]
    assert np.flatnonzero(cue[0]).tolist() == [FIRST + 1]
    assert sample.counted_weights.sum() == 0
    without_source = cut(marked, (1, len(marked.pieces)), marked.figures, reader)
    assert np.flatnonzero(without_source.pointing[0][0]).tolist() == [UNNAMED]


def test_answers_of_a_marked_article(article: MarkedArticle, reader: PieceReader) -> None:
    marked = mark_article(article, reader)
    sample = cut(marked, (0, len(marked.pieces)), marked.figures, reader)
    words = [article.text[start:end] for start, end in zip(marked.pieces.starts, marked.pieces.ends, strict=True)]
    assert [words[row - FIRST] for row in sample.rows] == ["12", "1998", "300", "40"]
    assert sample.figure.tolist() == [1, 0, 1, 1]
    assert sample.source_weights.tolist() == [1, 0, 0.5, 1]
    first = [np.flatnonzero(row).tolist() for row in sample.pointing[2]]
    assert [words[at[0] - FIRST] if at and at[0] >= FIRST else at for at in first] == ["sailors", [], "islands", [0]]
    tags = sample.source_tags[FIRST:-1]
    assert tags[0] == 1
    assert tags[1] == 0
    assert (tags[4:] == -100).any()


def test_passages_that_stand_alone(article: MarkedArticle, reader: PieceReader) -> None:
    marked = mark_article(article, reader)
    sizes = {len(sample) for seed in range(30) for sample in cut_alone(marked, reader, random.Random(seed))}
    assert len(sizes) > 2
    assert max(sizes) < len(marked.pieces)
    assert all(len(sample.rows) == 4 for sample in cut_figures(marked, reader, random.Random(1)))


def test_padding_changes_nothing(reader: PieceReader, pretrained: tuple[dict[str, Tensor], str]) -> None:
    network = PointerNetwork()
    load_pretrained(network.eval(), pretrained[0])
    marked = mark(TEXT, READING, reader)
    batch = stack([whole(marked, reader), whole(marked, reader, 5)])
    with torch.no_grad():
        padded = network(batch.ids, batch.shapes, batch.rows, batch.real)
        alone = network(batch.ids[1:, :8], batch.shapes[1:, :8], batch.rows[1:, :5])
    assert torch.allclose(padded.pointing[0][1:, :5, :8], alone.pointing[0], atol=1e-4)


def test_training_lowers_the_loss_and_repeats(
    reader: PieceReader, pretrained: tuple[dict[str, Tensor], str], article: MarkedArticle
) -> None:
    inventory = read_inventory()
    documents = [invent(inventory, number, random.Random(number)) for number in range(4)]
    documents.append(Document("police", TEXT, (READING,)))
    corpora = Corpora([article], documents, inventory)
    first: list[float] = []
    second: list[float] = []
    for losses in (first, second):
        torch.manual_seed(1)
        network = PointerNetwork()
        load_pretrained(network.eval(), pretrained[0])
        network.freeze()
        marked = mark_article(article, reader)
        batch = stack([cut(marked, (0, len(marked.pieces)), marked.figures, reader)])
        with torch.no_grad():
            losses.append(marks_loss(network(batch.ids, batch.shapes, batch.rows, batch.real), batch).item())
        samples = draw_samples(corpora, reader, Mixture(marked=8, attributed=4, invented=2), 1)
        averaged = train(network, samples, Schedule(10, batch=4, warmup=2), lambda *_: None)
        averaged.eval()
        with torch.no_grad():
            losses.append(marks_loss(averaged(batch.ids, batch.shapes, batch.rows, batch.real), batch).item())
    assert first == second
    assert first[1] < first[0]


def test_a_pupil_comes_nearer_to_its_teacher_than_without_one(
    reader: PieceReader, pretrained: tuple[dict[str, Tensor], str], article: MarkedArticle
) -> None:
    torch.manual_seed(2)
    teacher, fresh = PointerNetwork().eval(), PointerNetwork()
    for network in (teacher, fresh):
        load_pretrained(network, pretrained[0])
        network.freeze()
    marked = mark_article(article, reader)
    batch = stack([cut(marked, (0, len(marked.pieces)), marked.figures, reader)])

    def apart(network: Heads) -> float:
        with torch.no_grad():
            mine = network(batch.ids, batch.shapes, batch.rows, batch.real)
            theirs = teacher(batch.ids, batch.shapes, batch.rows, batch.real)
        return float(teacher_loss(mine, theirs, batch))

    def learn(taught_by: Heads | None) -> float:
        pupil = copy.deepcopy(fresh)
        samples = draw_samples(Corpora([article], [], read_inventory()), reader, Mixture(marked=8, invented=0), 1)
        schedule = Schedule(12, batch=4, warmup=2, distilled=5.0)
        return apart(train(pupil, samples, schedule, lambda *_: None, taught_by).eval())

    assert learn(teacher) < learn(None)


def test_the_teacher_reads_what_its_pupil_reads(article: MarkedArticle, reader: PieceReader) -> None:
    torch.manual_seed(3)
    marked = mark_article(article, reader)
    batch = stack([cut(marked, (0, len(marked.pieces)), marked.figures, reader)])
    with torch.no_grad():
        output = Teacher().eval()(batch.ids, batch.shapes, batch.rows, batch.real)
    assert [scores.shape for scores in output.pointing] == [(*batch.rows.shape, batch.ids.shape[1])] * 4
    assert torch.allclose(output.pointing[2].exp().sum(-1), torch.ones(batch.rows.shape), atol=1e-4)


def test_export_says_the_same_in_eight_bits(
    tmp_path: Path, reader: PieceReader, pretrained: tuple[dict[str, Tensor], str], article: MarkedArticle
) -> None:
    torch.manual_seed(1)
    network = PointerNetwork()
    load_pretrained(network, pretrained[0])
    full, small = tmp_path / "full.onnx", tmp_path / "small.onnx"
    export(network, full)
    quantise(full, small)
    annotate(small, {"own_threshold": "0.01"})
    assert small.stat().st_size < 25e6
    models = [PointerModel(path.read_bytes(), pretrained[1]) for path in (full, small)]
    assert models[1].own_threshold == 0.01
    spans = [Span(12, 14), Span(43, 46)]
    for model in models:
        model.own_threshold = 1.0
    said = [find_pointers(TEXT, spans, model) for model in models]
    assert 0 <= agreement(*said) <= 100
    assert score_marked([article], models[1]).figures == 2
    marked = mark(TEXT, READING, reader)
    sample = cut(marked, (0, len(marked.pieces)), marked.figures, reader)
    given = (torch.from_numpy(array[None]) for array in (sample.ids, sample.shapes, sample.rows))
    with torch.no_grad():
        expected = network(*given)
    window = Window(0, len(marked.pieces), ())
    got = models[0].run(marked.pieces, window, [int(row) - FIRST for row in sample.rows])
    assert np.allclose(expected.pointing[2][0].numpy(), got.start, atol=1e-3)
    assert np.allclose(expected.figure[0].sigmoid().numpy(), got.figure, atol=1e-3)
