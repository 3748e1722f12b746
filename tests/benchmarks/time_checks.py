"""Time relations and checks beside the whole engine, on an article of 300 figures.

    python tests/benchmarks/time_checks.py [--figures N] [--rounds N]

CPU time of this process. The article is the one that ships with figurecheck, said over and over with other numbers.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time

from config.engine import load_engine
from config.example import read_example
from config.settings import Settings
from extractors import analyze, read_article
from extractors.findings.checks import check_figures


def main() -> None:
    """Print CPU milliseconds of the whole and of relations and checks, and their share."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--figures", type=int, default=300)
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()

    engine = load_engine(Settings())
    checks = engine.checks
    article = read_article(make_text(given.figures, engine))
    report = analyze(article, engine)
    alone = [measure(lambda: analyze(article, engine)) for _ in range(given.rounds)]
    added = [measure(lambda: check_figures(report.article, report.figures, checks)) for _ in range(given.rounds)]
    found = check_figures(report.article, report.figures, checks)
    print(f"{len(report.figures)} figures, {len(found)} findings, {given.rounds} rounds")
    print(f"the whole: {1000 * statistics.median(alone):.0f} ms")
    share = statistics.median(added) / statistics.median(alone)
    print(f"relations and checks: {1000 * statistics.median(added):.0f} ms, {share:.1%} of the whole")


def make_text(figures, engine) -> str:
    """Repeat the example article, its numbers changed each time, until it has so many figures."""
    example = read_example()
    text, times = example, 1
    while len(analyze(read_article(text), engine).figures) < figures:
        more = 7 * times
        text += "\n\n" + re.sub(r"\d{2,}", lambda found, more=more: str(int(found.group()) + more), example)
        times += 1
    return text


def measure(run) -> float:
    """Give the CPU seconds of one call."""
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    main()
