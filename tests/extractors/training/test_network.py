"""The network: what is asked of it, one step of training, and the export."""

from __future__ import annotations

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

from extractors.figures.reader import PieceReader, PointerModel, Window, find_pointers
from extractors.training.corpus import Attribution
from extractors.training.epochs import Mixture, draw_samples
from extractors.training.export import agreement, annotate, export, quantise
from extractors.training.invent import invent, read_inventory
from extractors.training.model import PointerNetwork, load_pretrained
from extractors.training.pretrained import PACKAGE, read_pretrained
from extractors.training.samples import FIRST, OWN, UNNAMED, cut, mark
from extractors.training.train import Schedule, loss_of, stack, train
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


def test_answers_of_a_window(reader: PieceReader) -> None:
    marked = mark(TEXT, READING, reader)
    sample = cut(marked, 0, len(marked.pieces), reader)
    twelve, lake = marked.pieces.range_of(12, 14)[0] + FIRST, marked.pieces.range_of(32, 36)[0] + FIRST
    assert np.flatnonzero(sample.source[twelve]).tolist() == [FIRST]
    assert np.flatnonzero(sample.cue[twelve]).tolist() == [FIRST + 1]
    assert np.flatnonzero(sample.source[lake]).tolist() == [OWN]
    assert sample.weights[twelve] > sample.weights[twelve + 1]
    without_source = cut(marked, 1, len(marked.pieces), reader)
    assert np.flatnonzero(without_source.source[twelve - 1]).tolist() == [UNNAMED]


def test_padding_changes_nothing(reader: PieceReader, pretrained: tuple[dict[str, Tensor], str]) -> None:
    network = PointerNetwork()
    load_pretrained(network.eval(), pretrained[0])
    marked = mark(TEXT, READING, reader)
    batch = stack([cut(marked, 0, size, reader) for size in (len(marked.pieces), 5)])
    with torch.no_grad():
        padded = network(batch.ids, batch.shapes, batch.real)
        alone = network(batch.ids[1:, :8], batch.shapes[1:, :8])
    assert torch.allclose(padded.source[1:, :8, :8], alone.source, atol=1e-4)


def test_training_lowers_the_loss_and_repeats(reader: PieceReader, pretrained: tuple[dict[str, Tensor], str]) -> None:
    inventory = read_inventory()
    documents = [invent(inventory, number, random.Random(number)) for number in range(6)]
    first: list[float] = []
    second: list[float] = []
    for losses in (first, second):
        torch.manual_seed(1)
        network = PointerNetwork()
        load_pretrained(network.eval(), pretrained[0])
        batch = stack([cut(mark(TEXT, READING, reader), 0, 12, reader)])
        with torch.no_grad():
            losses.append(loss_of(network(batch.ids, batch.shapes, batch.real), batch).item())
        samples = draw_samples(documents, reader, inventory, Mixture(invented=2), 1)
        averaged = train(network, samples, Schedule(8, batch=2, warmup=2), lambda *_: None)
        averaged.eval()
        with torch.no_grad():
            losses.append(loss_of(averaged(batch.ids, batch.shapes, batch.real), batch).item())
    assert first == second
    assert first[1] < first[0]


def test_export_says_the_same_in_eight_bits(
    tmp_path: Path, reader: PieceReader, pretrained: tuple[dict[str, Tensor], str]
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
    marked = mark(TEXT, READING, reader)
    sample = cut(marked, 0, len(marked.pieces), reader)
    with torch.no_grad():
        expected = network(torch.from_numpy(sample.ids[None]), torch.from_numpy(sample.shapes[None])).source.numpy()
    got = models[0].run(marked.pieces, Window(0, len(marked.pieces), ()))[0]
    assert np.allclose(expected[0], got, atol=1e-3)
