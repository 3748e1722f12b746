"""``python -m extractors.training --polnear DIR --out DIR``: train, export, check and score the pointer model."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch

from extractors.figures.reader import PieceReader, PointerModel
from extractors.training.corpus import Document, read_corpus
from extractors.training.epochs import Mixture, draw_samples
from extractors.training.export import agreement, annotate, export, quantise
from extractors.training.invent import read_inventory
from extractors.training.model import PointerNetwork, load_pretrained
from extractors.training.pretrained import read_pretrained
from extractors.training.scores import answers, describe, score, tune
from extractors.training.train import Schedule, train

HELD_EVERY = 24


def read_options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m extractors.training", description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True, help="a folder with train/ and, to be scored on, dev/")
    parser.add_argument("--more", type=Path, action="append", default=[], help="a further folder of marked articles")
    parser.add_argument("--out", type=Path, required=True, help="where the model and its scores are written")
    parser.add_argument("--start", type=Path, help="a network.pt to go on from, instead of the pretrained encoder")
    parser.add_argument("--steps", type=int, default=7000, help="batches of eight windows (default: %(default)s)")
    parser.add_argument("--rate", type=float, default=2e-4, help="the encoder's learning rate (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args(arguments)


def fit(options: argparse.Namespace, documents: Sequence[Document]) -> tuple[PointerNetwork, str]:
    """Train a network on the articles and give it with its tokenizer."""
    weights, tokenizer = read_pretrained()
    torch.manual_seed(options.seed)
    network = PointerNetwork()
    load_pretrained(network, weights)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True))
    samples = draw_samples(documents, PieceReader(tokenizer), read_inventory(), Mixture(), options.seed)
    schedule = Schedule(options.steps, encoder_rate=options.rate, head_rate=5 * options.rate, seed=options.seed)
    return train(network, samples, schedule, report), tokenizer


def report(step: int, loss: float, seconds: float) -> None:
    """Say how the training goes."""
    print(f"step {step}  loss {loss:.4f}  {seconds:.0f} s", flush=True)


def deliver(options: argparse.Namespace, network: PointerNetwork, tokenizer: str, held: Sequence[Document]) -> None:
    """Write the model in 32-bit floats and in 8 bits, tune its threshold, and hold the two against each other."""
    out: Path = options.out
    full, small = out / "pointer.float.onnx", out / "pointer.onnx"
    torch.save(network.state_dict(), out / "network.pt")
    (out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    export(network, full)
    quantise(full, small)
    quantised, floats = (PointerModel(path.read_bytes(), tokenizer) for path in (small, full))
    threshold = floats.own_threshold = tune(held, quantised)
    annotate(small, {"own_threshold": str(threshold)})
    pairs, exact = answers(held, quantised), answers(held, floats)
    scores = {
        "settings": {key: str(value) for key, value in vars(options).items() if key not in ("polnear", "out", "more")},
        "own_threshold": threshold,
        "megabytes": round(small.stat().st_size / 1e6, 2),
        "int8 and float agree": agreement([p for _, p in pairs], [p for _, p in exact]),
        "held out": describe(score(pairs)),
        "held out, float": describe(score(exact)),
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
    held = marked[::HELD_EVERY]
    documents = [document for number, document in enumerate(marked) if number % HELD_EVERY]
    documents += [document for folder in options.more for document in read_corpus(folder)]
    network, tokenizer = fit(options, documents)
    deliver(options, network, tokenizer, held)


if __name__ == "__main__":
    main()
