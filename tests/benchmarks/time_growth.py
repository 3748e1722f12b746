"""Show that time grows with the text and no faster, and that memory stays bounded.

    python tests/benchmarks/time_growth.py [NAME ...]

Each text is read in a process of its own: CPU seconds of the analysis, and that process's peak memory.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

from config.engine import load_engine
from config.example import read_example
from config.settings import Settings
from extractors import analyze, read_article

ONE_MB = 1_000_000
TIME_LIMIT = 600


def main() -> None:
    """Print a table of all texts, or of those named."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*", help=", ".join(make_texts()))
    arguments.add_argument("--alone", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.alone:
        measure(given.alone)
        return
    print(f"{'text':24} {'bytes':>9}  {'CPU s':>7}  {'ms/kB':>7}  {'peak MB':>7}  {'figures':>7}  sentences MB")
    for name in given.names or make_texts():
        command = [sys.executable, __file__, "--alone", name]
        try:
            subprocess.run(command, check=True, timeout=TIME_LIMIT)
        except subprocess.CalledProcessError as error:
            print(f"{name:24} ended with status {error.returncode}")
        except subprocess.TimeoutExpired:
            print(f"{name:24} not done after {TIME_LIMIT} s")


def make_texts() -> dict[str, str]:
    """Make the texts, by name."""
    article = read_example()
    line = " ".join(article.split()) + " "
    return {
        "10 kB": repeat(article + "\n", 10_000),
        "100 kB": repeat(article + "\n", 100_000),
        "1 MB": repeat(article + "\n", ONE_MB),
        "1 MB in one line": repeat(line, ONE_MB),
        "1 MB without a full stop": repeat(line.replace(".", "").replace("?", ""), ONE_MB),
        "1 MB of numbers": repeat("1,200 ", ONE_MB),
        "1 MB of number words": repeat("three hundred and five ", ONE_MB),
        "1 MB of one word": "a" * ONE_MB,
        "100,000 digits": "It cost " + "7" * 100_000 + " dollars.",
        "100,000 digits by threes": "It cost " + ",".join(["777"] * 33_333) + " dollars.",
        "50,000 brackets": "(" * 50_000 + " 300 people ",
        "50,000 quotes": '"' * 50_000 + " 300 people ",
        "50,000 curly quotes": "“" * 50_000 + " 300 people ",
        "100,000 line ends": "\n" * 100_000 + " 300 people ",
    }


def repeat(piece: str, size: int) -> str:
    """Repeat a piece up to a size in bytes."""
    return (piece * (size // len(piece) + 1))[:size]


def measure(name: str) -> None:
    """Read one text and print its row."""
    text = make_texts()[name]
    engine = load_engine(Settings())
    analyze(read_article("About 300 people came."), engine)
    start = time.process_time()
    report = analyze(read_article(text), engine)
    seconds = time.process_time() - start
    # Kilobytes on Linux, bytes on macOS.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1000 if sys.platform == "linux" else 1_000_000)
    size = len(text.encode())
    # Each figure is printed with its sentence: this is what grows when one sentence holds many.
    printed = sum(len(figure.sentence) for figure in report.figures) / 1e6
    row = f"{name:24} {size:9,}  {seconds:7.2f}  {1e6 * seconds / size:7.2f}  {peak:7.0f}"
    print(f"{row}  {len(report.figures):7,}  {printed:,.1f}", flush=True)


if __name__ == "__main__":
    main()
