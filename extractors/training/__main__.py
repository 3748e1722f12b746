"""``python -m extractors.training --polnear DIR --marked DIR --out DIR``: train, export, check, score the network."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from extractors.figures.pieces import PieceReader
from extractors.figures.reader import PointerModel
from extractors.training.corpus import Document, read_corpus
from extractors.training.epochs import Corpora, Mixture, draw_samples
from extractors.training.export import agreement, annotate, export, quantise
from extractors.training.invent import read_inventory
from extractors.training.marked import MarkedArticle, read_marked
from extractors.training.model import PointerNetwork, load_pretrained
from extractors.training.pretrained import read_pretrained
from extractors.training.scores import answers, describe, score, score_marked, tune
from extractors.training.shipped import read_shipped
from extractors.training.teacher import Teacher, read_teacher
from extractors.training.train import Schedule, train

HELD_EVERY = 24
TEACHER_SHARE = 0.4
"""Steps of each stage of a teacher for each step of its pupil."""
CHUNK_OF_ATTRIBUTIONS = 64
"""Windows in a chunk while a teacher learns to point."""


def read_options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m extractors.training", description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True, help="a folder with train/ and, to be scored on, dev/")
    parser.add_argument(
        "--marked", type=Path, action="append", default=[], help="a folder of articles with figures marked"
    )
    parser.add_argument("--more", type=Path, action="append", default=[], help="a further folder of attributions")
    parser.add_argument("--out", type=Path, required=True, help="where the model and its scores are written")
    parser.add_argument("--start", type=Path, help="a network.pt or pointer.onnx to go on from")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate over the outlets of --marked, and no more")
    parser.add_argument("--teacher", action="store_true", help="train a larger network first, and learn from it too")
    parser.add_argument("--steps", type=int, default=3000, help="batches of eight windows (default: %(default)s)")
    parser.add_argument("--rate", type=float, default=2e-4, help="the encoder's learning rate (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--threads", type=int, default=1, help="more are slower on a busy machine (default: %(default)s)"
    )
    return parser.parse_args(arguments)


def fit(options: argparse.Namespace, corpora: Corpora) -> tuple[PointerNetwork, str]:
    """Train a network on the corpora and give it with its tokenizer."""
    weights, tokenizer = read_pretrained()
    torch.manual_seed(options.seed)
    network = PointerNetwork()
    load_pretrained(network, weights)
    if options.start:
        network.load_state_dict(read_start(options.start), strict=False)
    network.freeze()
    reader = PieceReader(tokenizer)
    teacher = fit_teacher(options, corpora, reader) if options.teacher else None
    schedule = Schedule(options.steps, encoder_rate=options.rate, head_rate=5 * options.rate, seed=options.seed)
    return train(network, draw_samples(corpora, reader, Mixture(), options.seed), schedule, report, teacher), tokenizer


def read_start(path: Path) -> dict[str, Tensor]:
    """Read the weights of a network trained before, as it was saved or as it ships."""
    if path.suffix == ".onnx":
        return read_shipped(path)
    weights: dict[str, Tensor] = torch.load(path, weights_only=True)
    return weights


def fit_teacher(options: argparse.Namespace, corpora: Corpora, reader: PieceReader) -> Teacher:
    """Train the larger network: on attributions first, which teach it to point, then on everything."""
    teacher = read_teacher()
    steps = round(options.steps * TEACHER_SHARE)
    for stage, (mixture, rate) in enumerate(
        ((Mixture(marked=0, attributed=CHUNK_OF_ATTRIBUTIONS), 1e-4), (Mixture(), 5e-5))
    ):
        schedule = Schedule(steps, batch=16, encoder_rate=rate, head_rate=10 * rate, average=0.99, seed=options.seed)
        teacher = train(teacher, draw_samples(corpora, reader, mixture, options.seed + stage), schedule, report)
    teacher.eval().requires_grad_(False)
    return teacher


def report(step: int, loss: float, seconds: float) -> None:
    """Say how the training goes."""
    print(f"step {step}  loss {loss:.4f}  {seconds:.0f} s", flush=True)


def cross_validate(options: argparse.Namespace, corpora: Corpora) -> None:
    """Train once for every fold without its outlets, and score the 8-bit network on them."""
    found = []
    for fold in range(options.folds):
        held = [article for article in corpora.articles if article.fold(options.folds) == fold]
        rest = [article for article in corpora.articles if article.fold(options.folds) != fold]
        network, tokenizer = fit(options, Corpora(rest, corpora.documents, corpora.inventory))
        scores = score_marked(held, write(options.out, network, tokenizer)[0])
        found.append({"fold": fold, **describe(scores)})
        print(json.dumps(found[-1]), flush=True)
    (options.out / "folds.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def write(out: Path, network: PointerNetwork, tokenizer: str) -> tuple[PointerModel, PointerModel]:
    """Write the network in 8 bits and in 32-bit floats, and give both as they are read."""
    full, small = out / "pointer.float.onnx", out / "pointer.onnx"
    export(network, full)
    quantise(full, small)
    return PointerModel(small.read_bytes(), tokenizer), PointerModel(full.read_bytes(), tokenizer)


def deliver(
    options: argparse.Namespace,
    network: PointerNetwork,
    tokenizer: str,
    held: Sequence[Document],
    own: Sequence[MarkedArticle],
) -> None:
    """Write the model, tune its threshold, hold its 8 bits against its floats, and score it."""
    out: Path = options.out
    torch.save(network.state_dict(), out / "network.pt")
    (out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    quantised, floats = write(out, network, tokenizer)
    threshold = floats.own_threshold = tune(held, quantised)
    annotate(out / "pointer.onnx", {"own_threshold": str(threshold)})
    pairs, exact = answers(held, quantised), answers(held, floats)
    scores = {
        "settings": {
            key: str(value) for key, value in vars(options).items() if key not in ("polnear", "more", "marked", "out")
        },
        "own_threshold": threshold,
        "megabytes": round((out / "pointer.onnx").stat().st_size / 1e6, 2),
        "int8 and float agree": agreement([p for _, p in pairs], [p for _, p in exact]),
        "held out": describe(score(pairs)),
        "marked, trained on": describe(score_marked(own, quantised)),
    }
    if (options.polnear / "dev").is_dir():
        scores["dev"] = describe(score(answers(read_corpus(options.polnear / "dev"), quantised)))
    (out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))


def main() -> None:
    """Do all of it."""
    options = read_options()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    marked = read_corpus(options.polnear / "train")
    documents = [document for number, document in enumerate(marked) if number % HELD_EVERY]
    documents += [document for folder in options.more for document in read_corpus(folder)]
    corpora = Corpora(read_marked(options.marked), documents, read_inventory())
    if options.folds:
        cross_validate(options, corpora)
        return
    network, tokenizer = fit(options, corpora)
    deliver(options, network, tokenizer, marked[::HELD_EVERY], corpora.articles)


if __name__ == "__main__":
    main()
