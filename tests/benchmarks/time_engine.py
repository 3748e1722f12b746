"""Time the whole engine against quantulum3 alone, on the same articles in one run.

    python tests/benchmarks/time_engine.py FOLDER [--rounds N] [--limit N]

quantulum3 gets a paragraph a call. CPU time of this process; what either needs to start is left out.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from quantulum3 import parser as quantulum

from config.engine import load_engine
from config.settings import Settings
from extractors import analyze, read_article

WARM_UP = "It cost $3.2bn and took 15 years, 12% more than the 300 people at the meeting had planned."
# A plain count, the same for both: neither is timed by its own idea of a sentence.
SENTENCE_END = re.compile(r"[.!?]['\"”’)]*(?:\s|$)|\n\s*\n")


def main() -> None:
    """Print CPU milliseconds a sentence for both, and the ratio."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--limit", type=int, help="use the first N articles")
    given = arguments.parse_args()

    texts = read_texts(given.folder)[: given.limit]
    sentences = sum(max(1, len(SENTENCE_END.findall(text))) for text in texts)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {sentences:,} sentences, {words:,} words, {given.rounds} rounds")

    engine = load_engine(Settings())
    runs: dict[str, Callable[[str], object]] = {
        "figurecheck": lambda text: analyze(read_article(text), engine),
        "quantulum3": read_with_quantulum,
    }
    for run in runs.values():
        run(WARM_UP)
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    # In turns, so that a busy minute of the machine falls on both.
    for _ in range(given.rounds):
        for name, run in runs.items():
            seconds[name].append(time_run(run, texts))
    for name, measured in seconds.items():
        best = min(measured)
        spread = f"{min(measured):.2f} to {max(measured):.2f} s"
        per_sentence, per_words = 1000 * best / sentences, 1000 * best / words
        print(f"{name:12} {per_sentence:7.2f} ms a sentence, {per_words:.3f} s for 1,000 words ({spread})")
    ratios = [ours / theirs for ours, theirs in zip(seconds["figurecheck"], seconds["quantulum3"], strict=True)]
    print(f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


def read_texts(folder: Path) -> list[str]:
    """Read every article of a folder, in the order of their names."""
    texts = [
        json.loads(path.read_text(encoding="utf-8")).get("text", "")
        if path.suffix == ".json"
        else path.read_text(encoding="utf-8")
        for path in sorted(folder.iterdir())
        if path.suffix in (".txt", ".json")
    ]
    texts = [text for text in texts if text.strip()]
    if not texts:
        raise SystemExit(f"{folder} holds no .txt files and no .json files with a text.")
    return texts


def read_with_quantulum(text: str) -> list[object]:
    """Read a text with quantulum3, a paragraph a call; where it raises, it has no figures."""
    figures: list[object] = []
    for paragraph in filter(str.strip, text.split("\n")):
        try:
            figures += quantulum.parse(paragraph)
        except Exception:
            continue
    return figures


def time_run(run: Callable[[str], object], texts: list[str]) -> float:
    """Give the CPU seconds that a run over all texts takes."""
    gc.collect()
    start = time.process_time()
    for text in texts:
        run(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
