"""Fit the weights that say whether a bare number has the unit of one before it, and print what they do.

    python tests/benchmarks/fit_elided_units.py --marked ../shared/data/cards-train tests/corpus/training \
        --out extractors/weights/elided_units.json

Precision and recall are of bare numbers in texts that the weights were not fitted to; recall is of those of which a
number before has the unit. The weights that are written were fitted to all texts. Needs ``figurecheck[training]``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from config.engine import load_engine
from config.settings import Settings
from extractors.figures.elided_units import LIKELY, share_chances
from extractors.training.elided_units import Pair, find_pairs
from extractors.training.relations import Example, fit_weights
from extractors.types import Unit
from extractors.weighing import Weights

FOLDS = 5
SHRINK = 1.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marked", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    engine = load_engine(Settings())
    pairs = [p for path in args.marked for marked in read_texts(path) for p in find_pairs(marked, engine, is_unit)]
    print(f"{len(pairs)} pairs, {sum(p.lends for p in pairs)} with one unit")
    judged = cross_validate(pairs)
    for likely in (0.4, 0.5, 0.6, LIKELY, 0.8, 0.9):
        print(f"from {likely:.1f} on: {score(judged, likely)}")
    if args.out:
        weights = fit(pairs)
        args.out.write_text(json.dumps(weights, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")


def read_texts(path: Path) -> list[dict[str, Any]]:
    """Read the marked texts of a folder: one in each ``*.json``, one in each line of ``*.jsonl``."""
    texts = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(path.glob("*.json"))]
    lines = [line for file in sorted(path.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    return [text for text in [*texts, *map(json.loads, lines)] if "text" in text]


def is_unit(marked: str, unit: Unit) -> bool:
    """Say whether a marked unit is one that was read: their names, whatever the number."""
    return _name(marked) == _name(unit.name)


def _name(unit: str) -> str:
    return unit.lower().replace("-", " ").replace("meter", "metre").removesuffix("s")


def fit(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Fit the weights."""
    return fit_weights([Example(p.article, p.features, "yes" if p.lends else "no") for p in pairs], shrink=SHRINK)


def cross_validate(pairs: Sequence[Pair]) -> list[tuple[float, Pair]]:
    """Give each pair the probability by weights that were fitted to other texts."""
    judged = []
    for fold in range(FOLDS):
        weights = Weights.read(fit([p for p in pairs if fold_of(p.article) != fold]))
        judged += [(weights.judge(p.features), p) for p in pairs if fold_of(p.article) == fold]
    return judged


def fold_of(article: str) -> int:
    """Give the fold of a text."""
    return int(sha256(article.encode()).hexdigest(), 16) % FOLDS


def score(judged: Sequence[tuple[float, Pair]], likely: float) -> str:
    """Give precision and recall of bare numbers when the likeliest unit is taken from a probability on."""
    apart: dict[tuple[str, int], list[tuple[float, Pair]]] = {}
    for chance, pair in judged:
        apart.setdefault((pair.article, pair.number), []).append((chance, pair))
    taken = []
    for held in apart.values():
        shares = share_chances([chance for chance, _ in held])
        best = max(range(len(held)), key=shares.__getitem__)
        if shares[best] >= likely:
            taken.append(held[best][1])
    right, wanted = sum(p.lends for p in taken), sum(p.lends for _, p in judged)
    return f"{right} of {len(taken)} right, {right} of {wanted} found"


if __name__ == "__main__":
    main()
