"""The gate: scores of today beside the floors that they may not fall below.

    python tests/quality/gate.py                      score everything that is here, fail below a floor
    python tests/quality/gate.py own-seen cards       only these sets
    python tests/quality/gate.py --raise              write today's scores as floors wherever they are higher
    python tests/quality/gate.py --lower cards/whole  let this floor sink to today's score
    python tests/quality/gate.py --accept-data        take note of data that is not the data of the floors

The corpus in the repository is scored always; the sets beside it (``../shared``) only where they are. Nothing of a text
of ``blind/`` is ever printed.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measures import SETS, Measured, MeasuredSet

FLOORS = Path(__file__).with_name("floors.json")
# Scores are printed with one decimal; no rounding is to close the gate.
_SLACK = 0.05


@dataclass(frozen=True)
class Row:
    """One measure of one set: its floor, if it has one, and today's score. ``least`` is false where less is better."""

    name: str
    floor: float | None
    score: float
    least: bool

    @property
    def holds(self) -> bool:
        if self.floor is None:
            return True
        return self.score >= self.floor - _SLACK if self.least else self.score <= self.floor + _SLACK

    @property
    def gains(self) -> bool:
        return self.floor is None or (self.score > self.floor if self.least else self.score < self.floor)


def main() -> int:
    """Score, print the table, and give 1 when a floor does not hold."""
    arguments = _read_arguments()
    floors: dict[str, Any] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    failed: list[str] = []
    for name, one in SETS.items():
        if arguments.sets and name not in arguments.sets:
            continue
        if not one.is_here():
            print(f"{name}: not here")
            continue
        failed += judge(name, one, floors, arguments)
    if arguments.up or arguments.lower or arguments.accept_data:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n")
    if failed:
        print(f"\nbelow the floor: {', '.join(failed)}")
    return 1 if failed else 0


def judge(name: str, one: MeasuredSet, floors: dict[str, Any], arguments: argparse.Namespace) -> list[str]:
    """Score one set and print its rows; gives the names of what fails, and changes the floors as it is told."""
    held = floors.setdefault(name, {"data": None, "floors": {}})
    measured: Measured = one.measure()
    digest = one.digest()
    if held["data"] not in (None, digest) and not arguments.accept_data:
        print(f"{name}: the data is not the data of the floors (--accept-data takes note of it)")
        return [f"{name}/data"]
    held["data"] = digest
    failed = []
    for measure, score in measured.scores.items():
        row = Row(f"{name}/{measure}", held["floors"].get(measure), score, measure not in measured.fewer_is_better)
        floor = "-" if row.floor is None else row.floor
        print(f"{row.name:32} {floor:>6} {row.score:>6}{'' if row.holds else '   BELOW'}")
        if (arguments.up and row.gains) or row.name in arguments.lower:
            held["floors"][measure] = score
        elif not row.holds:
            failed.append(row.name)
    return failed


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[*SETS, []])
    parser.add_argument("--raise", action="store_true", dest="up")
    parser.add_argument("--lower", action="append", default=[], metavar="SET/MEASURE")
    parser.add_argument("--accept-data", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
