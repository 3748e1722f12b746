"""Fit the weights that say whom a pronoun stands for, to marked articles: a log-linear ranking of candidates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from extractors.figures.antecedents import CLASSES, LIKELY_NOUN, describe, find_candidates, rank
from extractors.figures.kinds import kind_of_name
from extractors.figures.mentions import resolve_mention
from extractors.figures.speakers import Scene, Speaker, make_scene
from extractors.lexicon import SourceWords
from extractors.training.marked import MarkedArticle
from extractors.types import Span

STEPS, RATE = 400, 0.05
SHRINK, SHRINK_APART = 0.002, 0.006
"""How strongly the weights are drawn to nothing, and those of one class of pronouns to those of all."""

_NOBODY = {kind: {"none": 99.0} for kind in CLASSES.values()}
"""Weights before there are any: nothing stands for anybody."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun of a marked article: the features of its candidates, which are right, and which have a name."""

    article: str
    kind: str
    features: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]
    named: tuple[bool, ...]


def find_examples(articles: Iterable[MarkedArticle], words: SourceWords) -> list[Example]:
    """Give the pronouns that are marked as sources; each mention is asked about once."""
    examples = []
    for article in articles:
        scene = make_scene(article.text, words, _NOBODY)
        marked = {f.mention: f.sources for f in reversed(article.figures) if f.mention and None not in f.sources}
        for mention, sources in sorted(marked.items()):
            names = [name for name in sources if name and name.lower() not in CLASSES]
            pronoun = CLASSES.get(mention.of(article.text).strip().lower())
            if pronoun and names:
                examples.append(_ask(mention, names, scene, article.name))
            if names:
                said = resolve_mention(mention, scene) if pronoun is None else None
                name, sort = (said.name, said.kind) if said else (names[0], kind_of_name(names[0], words))
                scene.log.add(Speaker(mention, name, sort))
    return examples


def _ask(mention: Span, names: Sequence[str], scene: Scene, article: str) -> Example:
    candidates = find_candidates(mention, scene)
    right = tuple(any(is_same_name(name, c.name) for name in names) for c in candidates)
    kind = CLASSES[mention.of(scene.text).strip().lower()]
    return Example(
        article, kind, tuple(describe(candidates, mention, scene)), right, tuple(c.named for c in candidates)
    )


def is_same_name(one: str, other: str) -> bool:
    """Say whether one of two names holds all the words of the other.

    >>> is_same_name("Ann Moss", "Moss"), is_same_name("Ann Moss", "Ann Hale")
    (True, False)
    """
    a, b = ({w for w in name.lower().split() if w not in ("the", "a", "an", "of")} for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def fit(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Give the weights under which the right candidates are the most likely ones."""
    names = sorted({name for e in examples for seen in e.features for name in seen})
    kinds = sorted(set(CLASSES.values()))
    shared = torch.zeros(len(names), requires_grad=True)
    apart = torch.zeros(len(kinds), len(names), requires_grad=True)
    none = torch.zeros(len(kinds), requires_grad=True)
    rows = [
        (kinds.index(e.kind), torch.tensor([[s.get(n, 0.0) for n in names] for s in e.features]), _goals(e.right))
        for e in examples
        if e.features
    ]
    optimizer = torch.optim.Adam([shared, apart, none], lr=RATE)
    for _ in range(STEPS):
        loss = SHRINK * (shared**2).sum() + SHRINK_APART * (apart**2).sum()
        for kind, features, goals in rows:
            scores = torch.cat((features @ (shared + apart[kind]), none[kind : kind + 1])).log_softmax(0)
            loss = loss - scores[goals].logsumexp(0) / len(rows)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
    weights = (shared + apart).detach().tolist()
    return {
        kind: {name: round(weight, 3) for name, weight in zip(names, weights[number], strict=True)}
        | {"none": round(none[number].item(), 3)}
        for number, kind in enumerate(kinds)
    }


def _goals(right: Sequence[bool]) -> Tensor:
    return torch.tensor([*right, not any(right)])


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many pronouns got the right name, a wrong one, or kept their own words."""

    right: int
    wrong: int
    left: int


def score(examples: Iterable[Example], weights: Mapping[str, Mapping[str, float]], likely: float) -> Outcome:
    """Count what becomes of the pronouns when only a name at least so likely is given, a noun as the engine does."""
    right = wrong = left = 0
    for example in examples:
        chances = rank(example.features, weights[example.kind])
        best = max(range(len(chances)), key=lambda i: chances[i])
        if best == len(example.right) or chances[best] < (likely if example.named[best] else max(likely, LIKELY_NOUN)):
            left += 1
        elif example.right[best]:
            right += 1
        else:
            wrong += 1
    return Outcome(right, wrong, left)
