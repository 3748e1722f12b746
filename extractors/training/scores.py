"""Scores: how often the exported model says who asserts a figure, held against what annotators marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from extractors.figures.reader import Pointer, PointerModel, find_pointers
from extractors.training.corpus import Attribution, Document, find_figures
from extractors.types import Span

THRESHOLDS = tuple(n / 100 for n in range(35, 70, 5))


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares in percent: right answers; precision and recall of "attributed"; right sources where there is one."""

    figures: int
    accuracy: float
    precision: float
    recall: float
    f1: float
    source: float


def truth(reading: Sequence[Attribution], figure: Span) -> Attribution | None:
    """Give the attribution whose content holds the figure; the first marked, where several do."""
    return next((a for a in reading if any(figure.overlaps(span) for span in a.content)), None)


def answers(documents: Iterable[Document], model: PointerModel) -> list[tuple[Attribution | None, Pointer]]:
    """Pair what the first annotator marked with what the model says, for every figure of the articles."""
    pairs: list[tuple[Attribution | None, Pointer]] = []
    for document in documents:
        figures = find_figures(document.text)
        pointers = find_pointers(document.text, figures, model)
        pairs += [(truth(document.readings[0], f), p) for f, p in zip(figures, pointers, strict=True)]
    return pairs


def score(pairs: Iterable[tuple[Attribution | None, Pointer]]) -> Scores:
    """Count; figures attributed to nobody named are left out, as annotators hardly agree on them.

    >>> score([(None, Pointer("own", None, 1.0, None, None))]).accuracy
    100.0
    """
    pairs = [(gold, said) for gold, said in pairs if gold is None or gold.source]
    attributed = [(gold, said) for gold, said in pairs if gold is not None]
    claimed = sum(said.kind != "own" for _, said in pairs)
    found = sum(said.kind != "own" for _, said in attributed)
    sources = sum(
        said.mention_span is not None and any(said.mention_span.overlaps(span) for span in gold.source)
        for gold, said in attributed
    )
    own = sum(gold is None and said.kind == "own" for gold, said in pairs)
    return Scores(
        len(pairs),
        share(own + sources, len(pairs)),
        share(found, claimed),
        share(found, len(attributed)),
        share(2 * found, claimed + len(attributed)),
        share(sources, len(attributed)),
    )


def share(part: int, whole: int) -> float:
    """Give a share in percent; of nothing, nothing."""
    return round(100 * part / whole, 2) if whole else 0.0


def tune(documents: Sequence[Document], model: PointerModel) -> float:
    """Give the threshold of the article's own voice that is right most often; the most even one wins a tie."""
    results = []
    for threshold in THRESHOLDS:
        model.own_threshold = threshold
        results.append((score(answers(documents, model)).accuracy, -abs(threshold - 0.5), threshold))
    model.own_threshold = max(results)[2]
    return model.own_threshold


def describe(scores: Scores) -> dict[str, float]:
    """Give scores as plain values, for a file."""
    return asdict(scores)
