"""The sets that the gate scores: the corpus of the repository, and the ones beside it with their own scorers."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from marked import score_cards

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests/corpus"
SHARED = ROOT.parent / "shared"
BATCH = [sys.executable, "-m", "bot.command", "batch", "--workers", "2"]
FEWER_IS_BETTER = frozenset(("alarms", "flagged"))


@dataclass(frozen=True)
class Measured:
    """Scores in percent by measure, and which of them are to be low."""

    scores: dict[str, float]
    fewer_is_better: frozenset[str] = FEWER_IS_BETTER


@dataclass(frozen=True)
class MeasuredSet:
    """The files of a set, and how it is scored."""

    paths: Callable[[], Sequence[Path]]
    measure: Callable[[], Measured]

    def is_here(self) -> bool:
        """Say whether there is anything to score."""
        return any(path.exists() for path in self.paths())

    def digest(self) -> str:
        """Give a digest of the names and contents of the files."""
        digest = hashlib.sha256()
        for path in sorted(self.paths()):
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()[:16]


def answer(texts: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Give the figures of texts by their ids, as the command gives them."""
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    done = subprocess.run(BATCH, cwd=ROOT, input=lines, capture_output=True, text=True, check=True)
    return {row["id"]: row["figures"] for row in map(json.loads, done.stdout.splitlines())}


@cache
def _read_corpus(part: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in sorted((CORPUS / part).glob("*.json")))


@cache
def _answer_corpus() -> dict[str, list[dict[str, Any]]]:
    return answer({a["article"]: a["text"] for part in ("seen", "blind") for a in _read_corpus(part)})


def make_own(part: str) -> MeasuredSet:
    """Score one half of the corpus in the repository."""
    return MeasuredSet(
        lambda: sorted((CORPUS / part).glob("*.json")),
        lambda: Measured(score_cards(_read_corpus(part), _answer_corpus())),
    )


def make_shared(scorer: str, option: str, data: str, patterns: dict[str, str], *more: str) -> MeasuredSet:
    """Score a set beside the repository by its own scorer, and read the scores off what that prints."""
    path = SHARED / "data" / data

    def measure() -> Measured:
        # What is listed and never counted is no alarm: not every scorer knows it by its code.
        batch = shlex.join(["env", "FIGURECHECK_CHECKS_OFF=rank", *BATCH])
        command = [sys.executable, str(SHARED / "bench" / scorer), option, str(path), *more, "--cmd", batch]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        return Measured({name: _read_score(pattern, said) for name, pattern in patterns.items()})

    return MeasuredSet(lambda: sorted(path.glob("*.json")) if path.is_dir() else [path], measure)


def _read_score(pattern: str, said: str) -> float:
    found = re.search(pattern, said)
    if found is None:
        raise ValueError(f"the scorer does not print {pattern!r}: {said[-300:]}")
    return float(found[1])


_CARDS = {
    "figures": r"F1 ([\d.]+)",
    "value": r"value\+relation ([\d.]+)",
    "unit": r"unit ([\d.]+)",
    "counted": r"counted ([\d.]+)",
    "source": r"source ([\d.]+)",
    "attributed": r"attributed ones ([\d.]+)",
    "whole": r"whole cards right: ([\d.]+)",
}
_FAULTS = {"found": r"faults found: ([\d.]+)", "alarms": r"false alarms: ([\d.]+)%\s*$"}
_HEADLINES = {"values": r"values: ([\d.]+)", "flagged": r"other than no-source: ([\d.]+)"}

SETS: dict[str, MeasuredSet] = {
    "own-seen": make_own("seen"),
    "own-blind": make_own("blind"),
    "cards": make_shared("cards.py", "--cards", "cards-train", _CARDS),
    "traps": make_shared("traps.py", "--data", "traps.dev.jsonl", {"exact": r"exact sentences: ([\d.]+)"}),
    "cases": make_shared("cases.py", "--data", "cases.dev.jsonl", {"right": r"cases right: ([\d.]+)"}),
    "headlines": make_shared("headlines.py", "--data", "headlines.dev.csv", _HEADLINES, "--limit", "500"),
    "faults": make_shared("faults.py", "--data", "faults.dev.jsonl", _FAULTS),
    "corrections": make_shared("faults.py", "--data", "corrections.dev.jsonl", _FAULTS),
}
