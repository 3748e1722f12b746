"""Fit the weights that say how figures belong together to marked articles: log-linear models, one for each question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch

SHRINK = 0.5
"""How strongly the weights are drawn to nothing, beside the loss of all examples."""
FEWEST = 8
"""Examples that a feature must be seen in before it has a weight."""
_ROUNDS = 150
_PLACES = 2
LEAST = 0.05
"""A weight that is smaller for every class is left out."""


@dataclass(frozen=True, slots=True)
class Example:
    """What is known of a candidate, and what it is; ``article`` keeps the examples of one text in one fold."""

    article: str
    features: Mapping[str, float]
    label: str


def fit_judge(examples: Sequence[Example], *, shrink: float = SHRINK) -> dict[str, Any]:
    """Give biases and weights of all classes that the examples have; features seen seldom have none.

    The loss is the sum of the cross-entropies and ``shrink`` times the squared weights, at its only minimum.
    """
    classes = sorted({example.label for example in examples})
    seen = Counter(name for example in examples for name in example.features)
    names = sorted(name for name, count in seen.items() if count >= FEWEST)
    number = {name: at for at, name in enumerate(names)}
    given = torch.zeros(len(examples), len(names))
    for at, example in enumerate(examples):
        for name, value in example.features.items():
            if name in number:
                given[at, number[name]] = value
    goals = torch.tensor([classes.index(example.label) for example in examples])
    weights = torch.zeros(len(names), len(classes), requires_grad=True)
    bias = torch.zeros(len(classes), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=_ROUNDS, line_search_fn="strong_wolfe")

    def measure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(given @ weights + bias, goals, reduction="sum")
        loss = loss + shrink * (weights**2).sum()
        torch.autograd.backward(loss)
        return loss

    optimizer.step(measure)
    table = weights.detach()
    return {
        "classes": classes,
        "bias": [round(each, _PLACES) for each in bias.tolist()],
        "weights": {
            name: [round(each, _PLACES) for each in table[at].tolist()]
            for name, at in number.items()
            if float(table[at].abs().max()) >= LEAST
        },
    }


def fit_weights(examples: Sequence[Example], *, shrink: float = SHRINK) -> dict[str, Any]:
    """Give bias and weights of a question with two answers, "yes" and "no"; they are the log-odds of "yes"."""
    judge = fit_judge(examples, shrink=shrink)
    yes, no = judge["classes"].index("yes"), judge["classes"].index("no")
    return {
        "bias": round(judge["bias"][yes] - judge["bias"][no], _PLACES),
        "weights": {name: round(each[yes] - each[no], _PLACES) for name, each in judge["weights"].items()},
    }
