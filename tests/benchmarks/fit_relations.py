"""Fit the weights that say how figures belong together, and print what they do on articles they were not fitted to.

    python tests/benchmarks/fit_relations.py --cards ../shared/data/cards-train \
        --marks ../shared/data/relations.train.jsonl tests/corpus/relations/marks.jsonl \
        --texts tests/corpus/relations/{texts,rivals,ties}.jsonl --drafts tests/corpus/relations/drafts.jsonl \
        --out extractors/weights/relations.json

``--marks`` has a line for each article of ``--cards``: the indices of the figures that are the same, rivals, or tied by
arithmetic. ``--texts`` has texts of our own, each with its figures and the same marks, ``--drafts`` drafts with their
sources and which figure of the one is which of the other. Needs ``figurecheck[training]``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from config.engine import load_engine
from config.settings import Settings
from extractors import Article, analyze
from extractors.relations import neighbours, parts
from extractors.relations.across import Text, compare_across, open_setting
from extractors.relations.likeness import compare
from extractors.relations.measures import are_comparable, meets
from extractors.relations.relate import are_apart, is_equal, look_around
from extractors.relations.surroundings import Mention, read_mentions
from extractors.relations.ties import NONE
from extractors.training.relations import Example, fit_judge, fit_weights
from extractors.types import Span
from extractors.weighing import Weights

FOLDS = 8
FEWEST_OF_CLASS = 8
ROLES = {"parts": "part"}
SHRINK = {"same": 1.0, "rival": 0.5, "sums": 0.5, "ties": 1.0, "across": 1.5}


@dataclass(frozen=True)
class Marked:
    """A text with its figures as read, the index of the mark of each, and the marks."""

    name: str
    mentions: tuple[Mention, ...]
    marks: dict[int, int]
    relations: dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=Path, required=True)
    parser.add_argument("--marks", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--drafts", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    texts = list(read_texts(args.cards, args.marks, args.texts))
    print(f"{len(texts)} texts, {sum(len(text.mentions) for text in texts)} figures")
    examples = {
        "same": list(find_pairs(texts, "same")),
        "rival": list(find_pairs(texts, "rival")),
        "sums": list(find_sums(texts)),
        "ties": join_rare(list(find_ties(texts))),
        "across": list(find_across(args.drafts)) if args.drafts else [],
    }
    for name, found in examples.items():
        print(name, Counter(example.label for example in found).most_common(8))
        if name != "ties":
            cross_validate(found, SHRINK[name])
    if args.out:
        weights = {name: fit_weights(examples[name], shrink=SHRINK[name]) for name in SHRINK if name != "ties"}
        weights["ties"] = fit_judge(examples["ties"], shrink=SHRINK["ties"])
        args.out.write_text(json.dumps(weights, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")


def read_texts(cards: Path, marks: Sequence[Path], own: Sequence[Path]) -> Iterator[Marked]:
    """Read the marked texts with the engine as it is; a mark belongs to the figure that covers most of it."""
    engine = load_engine(Settings())
    items: list[tuple[str, str, list[Span], dict[str, Any]]] = []
    for row in (json.loads(line) for path in marks for line in path.read_text(encoding="utf-8").splitlines()):
        article = json.loads((cards / f"{row['article']}.json").read_text(encoding="utf-8"))
        items.append((row["article"], article["text"], [Span(*card["span"]) for card in article["cards"]], row))
    for row in (json.loads(line) for path in own for line in path.read_text(encoding="utf-8").splitlines()):
        items.append((row["id"], row["text"], [Span(*figure["span"]) for figure in row["figures"]], row))
    for name, text, spans, row in items:
        report = analyze(Article(text), engine)
        mentions = read_mentions(report.figures, engine.checks.words)
        yield Marked(name, mentions, pair(mentions, spans), row)


def pair(mentions: Sequence[Mention], spans: Sequence[Span]) -> dict[int, int]:
    """Give for each figure the index of the mark that it shares most code points with, one to one."""
    shared = sorted(
        (-(min(m.figure.span.end, span.end) - max(m.figure.span.start, span.start)), m.index, at)
        for m in mentions
        for at, span in enumerate(spans)
        if m.figure.span.overlaps(span)
    )
    found: dict[int, int] = {}
    for _, index, at in shared:
        if index not in found and at not in found.values():
            found[index] = at
    return found


def find_pairs(texts: Sequence[Marked], kind: str) -> Iterator[Example]:
    """Yield the pairs of marked figures that can be of the kind, and whether they are marked so."""
    for text in texts:
        groups = text.relations[kind]
        wanted = {frozenset((one, two)) for group in groups for one in group for two in group if one != two}
        around = look_around(text.mentions)
        for at, one in enumerate(text.mentions):
            for two in text.mentions[at + 1 :]:
                if one.index not in text.marks or two.index not in text.marks or not may_be(kind, one, two):
                    continue
                label = "yes" if frozenset((text.marks[one.index], text.marks[two.index])) in wanted else "no"
                yield Example(text.name, compare(one, two, around, WORDS), label)


def may_be(kind: str, one: Mention, two: Mention) -> bool:
    if kind == "rival":
        return are_apart(one, two)
    return are_comparable(one.figure, two.figure) and (is_equal(one, two) or meets(one.figure, two.figure))


def find_sums(texts: Sequence[Marked]) -> Iterator[Example]:
    """Yield the figures that add up, and whether they are marked as a total with its parts."""
    for text in texts:
        wanted = [set(read_roles(tie)) for tie in text.relations["derived"] if tie["kind"] == "sum"]
        for total, found in parts.find_candidates(text.mentions):
            marked = {text.marks[m.index] for m in (total, *found) if m.index in text.marks}
            label = "yes" if any(len(marked & tie) > 1 and marked <= tie for tie in wanted) else "no"
            yield Example(text.name, parts.describe(total, found), label)


def find_ties(texts: Sequence[Marked]) -> Iterator[Example]:
    """Yield neighbouring figures with the kind of their tie and the role of each, or none."""
    for text in texts:
        labels: dict[tuple[int, int], str] = {}
        for tie in text.relations["derived"]:
            roles = read_roles(tie)
            kinds = {(one, two): f"{tie['kind']}:{roles[one]}:{roles[two]}" for one in roles for two in roles}
            labels |= {pair: kind for pair, kind in kinds.items() if pair[0] != pair[1]}
        for one, two in neighbours.find_neighbours(text.mentions):
            if one.index in text.marks and two.index in text.marks:
                label = labels.get((text.marks[one.index], text.marks[two.index]), NONE)
                yield Example(text.name, neighbours.describe(one, two), label)


def find_across(path: Path) -> Iterator[Example]:
    """Yield each figure of a draft beside each of its source, and whether the draft should have followed that one."""
    engine = load_engine(Settings())
    for row in (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()):
        one, two = (analyze(Article(row[key]), engine) for key in ("draft", "source"))
        mentions, others = (read_mentions(report.figures, WORDS) for report in (one, two))
        spans = ([Span(*figure["span"]) for figure in row[f"{key}_figures"]] for key in ("draft", "source"))
        here, there = pair(mentions, next(spans)), pair(others, next(spans))
        setting = open_setting(Text("", two.article.text, others), WORDS)
        links = {link["draft"]: link for link in row["links"]}
        for mention in mentions:
            link = links.get(here.get(mention.index, -1))
            for other in others if link else ():
                if other.index in there:
                    followed = link["as"] != "unsupported" and link.get("source") == there[other.index]
                    features = compare_across(mention, other, setting, WORDS)
                    yield Example(row["id"], features, "yes" if followed else "no")


def read_roles(tie: dict[str, Any]) -> dict[int, str]:
    roles: dict[int, str] = {}
    for role, held in tie.items():
        for index in held if isinstance(held, list) else [held]:
            if role not in ("kind", "holds") and isinstance(index, int) and not isinstance(index, bool):
                roles[index] = ROLES.get(role, role)
    return roles


def join_rare(examples: list[Example]) -> list[Example]:
    """Give classes with few examples up: nothing can be learned of them."""
    counts = Counter(example.label for example in examples)
    return [e if counts[e.label] >= FEWEST_OF_CLASS else Example(e.article, e.features, NONE) for e in examples]


def cross_validate(examples: Sequence[Example], shrink: float) -> None:
    """Print precision and recall among the candidates, each text judged by weights that were fitted without it."""
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        held = fit_weights([e for e in examples if fold_of(e.article) != fold], shrink=shrink)
        weights = Weights(held["bias"], held["weights"])
        judged += [(weights.judge(e.features), e.label == "yes") for e in examples if fold_of(e.article) == fold]
    total = sum(yes for _, yes in judged)
    for least in (0.2, 0.3, 0.4, 0.5, 0.6):
        mine = [yes for chance, yes in judged if chance >= least]
        precision, recall = sum(mine) / (len(mine) or 1), sum(mine) / (total or 1)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        print(f"  from {least}: P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f} ({total} pairs)")


def fold_of(name: str) -> int:
    return int(sha256(name.encode()).hexdigest(), 16) % FOLDS


if __name__ == "__main__":
    from config.check_words import read_check_words

    WORDS = read_check_words()
    main()
