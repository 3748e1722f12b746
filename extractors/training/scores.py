"""Scores: how often the exported model says who asserts a figure, held against what annotators marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from extractors.figures.pointers import Pointer
from extractors.figures.reader import PointerModel, find_pointers
from extractors.training.corpus import Attribution, Document, find_figures
from extractors.training.marked import MarkedArticle
from extractors.types import Span

THRESHOLDS = tuple(n / 100 for n in range(35, 70, 5))
EVEN = 0.5


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

    >>> score([(None, Pointer("own", None, 1.0, None))]).accuracy
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


@dataclass(frozen=True, slots=True)
class MarkedScores:
    """Shares in percent on marked articles: what is counted, and who asserts, of all figures and of the attributed.

    A mention that shares words with the marked one is right: names are not resolved here.
    """

    figures: int
    counted: float
    source: float
    attributed: float
    is_figure: float


def score_marked(articles: Iterable[MarkedArticle], model: PointerModel) -> MarkedScores:
    """Score the network alone on figures given by their spans; those that only some would mark are left out."""
    tally: Counter[str] = Counter()
    for article in articles:
        pointers = find_pointers(article.text, [figure.span for figure in article.figures], model)
        for figure, said in zip(article.figures, pointers, strict=True):
            tally["numbers"] += 1
            tally["told apart"] += (said.is_figure > EVEN) == figure.is_figure
            if not figure.is_figure or figure.weight < 1:
                continue
            counted = said.counted_span.of(article.text) if said.counted_span else None
            right = None in figure.sources if said.kind == "own" else _overlap(said.mention_span, figure.mention)
            tally.update(figures=1, counted=is_same_thing(figure.counted, counted), source=right)
            if None not in figure.sources:
                tally.update(attributed=1, attributed_right=right)
    return MarkedScores(
        tally["figures"],
        share(tally["counted"], tally["figures"]),
        share(tally["source"], tally["figures"]),
        share(tally["attributed_right"], tally["attributed"]),
        share(tally["told apart"], tally["numbers"]),
    )


def _overlap(one: Span | None, two: Span | None) -> bool:
    return one is not None and two is not None and one.overlaps(two)


def is_same_thing(accepted: Sequence[str], phrase: str | None) -> bool:
    """Say whether a phrase names what is counted: half the words are those of an accepted one, or the last one is.

    >>> is_same_thing(("stolen lanterns",), "lanterns"), is_same_thing(("lanterns",), None), is_same_thing((), None)
    (True, False, True)
    """
    if not accepted or phrase is None:
        return not accepted
    mine = phrase.lower().split()
    for words in (other.lower().split() for other in accepted):
        if words[-1:] == mine[-1:] or len({*words} & {*mine}) >= len({*words} | {*mine}) / 2:
            return True
    return False


def describe(scores: Scores | MarkedScores) -> dict[str, float]:
    """Give scores as plain values, for a file."""
    return asdict(scores)
