"""Show that a batch on a cluster answers as one without, workers that die or not, and that its client stays small.

    python tests/benchmarks/run_cluster.py [--articles 2000] [--lines 20000]

Articles are read once by two processes and once by a Dask cluster of two workers (with TLS, on loopback), one of which
is killed twice on the way. Then short lines go through the same cluster, and the client's memory is taken after a tenth
of them and at the end.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests/bot/cluster"))

from dask_cluster import DaskCluster  # noqa: E402 - it stands beside the tests

PLACES = ["Orlo", "Darvost", "Karvenia", "Tarnook", "Mount Callow", "Nordvik", "Sable Point"]
SPEAKERS = ["the mayor", "the grid operator", "the health ministry", "a union of nurses", "the port authority"]
SENTENCES = [
    "{speaker} of {place} said that {a} homes were still without power.",
    "At least {b} people were treated for cuts and burns, and {c} of them stayed overnight.",
    "Repairs will cost ${c}.{b} million, {speaker} estimates, up from ${b} million a year ago.",
    "Of {a} lorries that were stopped in {place}, {b} had no papers.",
    "The queue at {place} was {c} kilometres long, a third longer than in spring.",
    "“We counted {a} boats before noon,” said the harbour master, “and {b} after it.”",
    "A poll of {a} residents found {c}% in favour of the new road to {place}.",
    "Nobody in {place} could say when the {b} schools will open again.",
]


def main() -> int:
    """Print what was measured; gives 1 when the two outputs differ."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=2_000)
    arguments.add_argument("--lines", type=int, default=20_000)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "articles.jsonl", given.articles)
        alone = Run(folder, "articles.jsonl", "alone.jsonl", given.articles, ["--workers", "2"], {})
        print(f"{given.articles:,} articles by two processes: {alone.watch({}):.0f} s, client {alone.peak:.0f} MB")
        cluster = DaskCluster(folder / "cluster").start()
        try:
            same = compare(folder, given.articles, cluster)
            measure_memory(folder, given.lines, cluster)
        finally:
            cluster.stop()
    return 0 if same else 1


def compare(folder: Path, articles: int, cluster: DaskCluster) -> bool:
    """Read the articles on the cluster with a worker killed twice; gives whether the output is the same."""
    killed: list[int] = []

    def kill() -> None:
        killed.append(cluster.find_workers()[len(killed) % 2])
        os.kill(killed[-1], signal.SIGKILL)

    there = Run(folder, "articles.jsonl", "there.jsonl", articles, ["--cluster", cluster.address], cluster.settings)
    seconds = there.watch({articles // 3: kill, 2 * articles // 3: kill})
    digests = [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("alone.jsonl", "there.jsonl")]
    same = len(set(digests)) == 1
    print(
        f"{articles:,} articles on a cluster of two workers, {len(killed)} killed: {seconds:.0f} s, "
        f"client {there.peak:.0f} MB, output {'the same byte for byte' if same else 'ANOTHER'} ({digests[0][:12]})"
    )
    return same


def measure_memory(folder: Path, lines: int, cluster: DaskCluster) -> None:
    """Read short lines on the cluster and print the client's memory on the way."""
    (folder / "short.jsonl").write_text("".join(f'{{"id": {each}, "text": "{each} left."}}\n' for each in range(lines)))
    short = Run(folder, "short.jsonl", "short.out", lines, ["--cluster", cluster.address], cluster.settings)
    seen: dict[int, float] = {}
    marks = sorted({lines // 10, lines // 2, lines * 95 // 100})
    seconds = short.watch({mark: lambda mark=mark: seen.update({mark: short.measure()}) for mark in marks})  # type: ignore[misc]
    told = ", ".join(f"{megabytes:.1f} MB after {mark:,}" for mark, megabytes in seen.items())
    print(f"{lines:,} short lines on the cluster: {seconds:.0f} s ({lines / seconds:.0f} a second), client {told}")


class Run:
    """One batch, watched through the file that it writes."""

    def __init__(
        self, folder: Path, read: str, write: str, lines: int, more: list[str], environ: dict[str, str]
    ) -> None:
        self._out, self._lines, self.peak = folder / write, lines, 0.0
        command = [sys.executable, "-m", "bot.command", "batch", read, "--out", write, *more]
        self._process = subprocess.Popen(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)} | environ)

    def watch(self, acts: dict[int, Callable[[], None]]) -> float:
        """Wait for the end and do something after so many answers; gives the seconds."""
        begun, had, place = time.monotonic(), 0, 0
        left = dict(acts)
        while self._process.poll() is None:
            self.peak = max(self.peak, self.measure())
            if self._out.exists():
                with self._out.open("rb") as file:
                    file.seek(place)
                    piece = file.read()
                place, had = place + len(piece), had + piece.count(b"\n")
            for mark in [each for each in left if had >= each]:
                left.pop(mark)()
            time.sleep(0.05)
        if self._process.returncode != 0:
            raise SystemExit(f"the batch ended with {self._process.returncode}")
        return time.monotonic() - begun

    def measure(self) -> float:
        """Give the memory of the process in MB."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text()
        except OSError:
            return 0.0
        return next((int(row.split()[1]) / 1000 for row in status.splitlines() if row.startswith("VmRSS")), 0.0)


def write_articles(path: Path, count: int) -> None:
    """Write so many articles of invented sentences, the same each time."""
    chance = random.Random(7)
    with path.open("w") as file:
        for number in range(count):
            sentences = chance.sample(SENTENCES, chance.randint(3, 7))
            values = [
                {
                    "place": chance.choice(PLACES),
                    "speaker": chance.choice(SPEAKERS),
                    "a": f"{chance.randint(200, 90_000):,}",
                    "b": chance.randint(11, 99),
                    "c": chance.randint(2, 9),
                }
                for _ in sentences
            ]
            text = " ".join(each.format(**value) for each, value in zip(sentences, values, strict=True))
            file.write(json.dumps({"id": f"article-{number}", "text": text[0].upper() + text[1:]}) + "\n")


if __name__ == "__main__":
    sys.exit(main())
