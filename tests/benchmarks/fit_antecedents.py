"""Fit the weights that say whom a pronoun stands for, and print what they do on articles they were not fitted to.

    python tests/benchmarks/fit_antecedents.py --marked ../shared/data/cards-train tests/corpus/training \
        --out extractors/weights/antecedents.json

Articles of one outlet are in one fold. The weights that are written were fitted to all articles given.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from config.source_words import read_source_words
from extractors.figures.antecedents import LIKELY
from extractors.training.antecedents import Outcome, find_examples, fit, score
from extractors.training.marked import read_marked

FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marked", type=Path, nargs="+", required=True)
    parser.add_argument("--held", type=Path, nargs="*", default=[], help="marked articles that are only scored")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    words, articles = read_source_words(), read_marked(args.marked)
    folds = {article.name: article.fold(FOLDS) for article in articles}
    examples = find_examples(articles, words)
    reachable = sum(any(e.right) for e in examples)
    print(f"{len(examples)} pronouns in {len(articles)} articles, the right name among the candidates of {reachable}")
    for likely in (0.0, LIKELY - 0.1, LIKELY, LIKELY + 0.1):
        parts = []
        for fold in range(FOLDS):
            weights = fit([e for e in examples if folds[e.article] != fold])
            parts.append(score((e for e in examples if folds[e.article] == fold), weights, likely))
        print(f"from {likely:.1f} on, cross-validated: {_add(parts)}")
    weights = fit(examples)
    if args.held:
        held = find_examples(read_marked(args.held), words)
        print(f"held out: {score(held, weights, LIKELY)}")
    if args.out:
        args.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def _add(parts: list[Outcome]) -> Outcome:
    return Outcome(sum(p.right for p in parts), sum(p.wrong for p in parts), sum(p.left for p in parts))


if __name__ == "__main__":
    main()
