"""Weights for pronouns, fitted to marked articles."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from config.source_words import read_source_words
from extractors.training.antecedents import Example, Outcome, find_examples, fit, score
from extractors.training.marked import MarkedArticle, MarkedFigure
from extractors.types import Span

TEXT = "Ann Moss visited Kell. She counted 40 ships."
SOURCES = ("Ann Moss", "She")
FIGURE = MarkedFigure(Span(35, 37), is_figure=True, counted=("ships",), sources=SOURCES, mention=Span(23, 26))
ARTICLE = MarkedArticle("kell", "kell", TEXT, (FIGURE, FIGURE))


def test_a_mention_is_asked_about_once() -> None:
    (example,) = find_examples([ARTICLE], read_source_words())
    assert (example.kind, sum(example.right), len(example.right)) == ("person", 1, 2)


def test_the_fitted_weights_tell_what_they_were_shown() -> None:
    near, far = {"distance": 0.1}, {"distance": 1.0}
    examples = [Example(str(n), "person", (near, far), (True, False), (True, True)) for n in range(20)]
    examples += [Example(str(n), "thing", (far, near), (False, True), (True, True)) for n in range(20)]
    weights = fit(examples)
    assert score(examples, weights, 0.5) == Outcome(40, 0, 0)
    assert score(examples, weights, 1.1) == Outcome(0, 0, 40)
