"""Give every hostile input to `figurecheck check`, and say what each one cost and whether it held.

    python tests/hostile/run.py [--only NAME-PART] [--seconds 30] [--megabytes 1500] [--jobs 1] [--markdown]

An input holds when the command ends within the limits, with an answer (exit status 0) or with one sentence (exit
status 2), neither a traceback nor "please report it", and no mark left open that turns the text after it. Exit status
1 where one does not hold. Memory is what is resident, summed over the command and all that it started: pages that two
processes share count twice.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from inputs import Hostile, every_input
from measuring import Limits, Outcome, measure

ROOT = Path(__file__).parents[2]
HEADS = ("inputs", "held", "answered", "refused", "clock", "memory", "wrong")
Results = list[tuple[Hostile, Outcome]]


def main() -> None:
    """Print a row for each input, and the total of each kind."""
    given = read_arguments()
    chosen = [one for one in every_input() if given.only in f"{one.kind}/{one.name}"]
    limits = Limits(given.seconds, given.megabytes)
    results: Results = []
    with ThreadPoolExecutor(given.jobs) as pool:
        try:
            for one, outcome in zip(chosen, pool.map(lambda one: attack(one, limits), chosen), strict=True):
                results.append((one, outcome))
                if not given.markdown:
                    print(write_row(one, outcome), flush=True)
        except KeyboardInterrupt:
            # Those that run are waited for; the others never begin.
            pool.shutdown(cancel_futures=True)
            raise
    print(*(write_markdown(results) if given.markdown else write_totals(results)), sep="\n")
    sys.exit(any(outcome.faults for _, outcome in results))


def read_arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="NAME-PART", help="a part of KIND/NAME")
    parser.add_argument("--seconds", type=float, default=30, help="the longest that one may take")
    parser.add_argument("--megabytes", type=float, default=1_500, help="the most memory that one may take")
    parser.add_argument("--jobs", type=int, default=1, help="how many run at the same time")
    parser.add_argument("--markdown", action="store_true", help="print the table of the README")
    return parser.parse_args()


def attack(hostile: Hostile, limits: Limits) -> Outcome:
    """Write the input to a folder of its own and let figurecheck read it there."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, hostile.name + hostile.suffix)
        path.write_bytes(hostile.make())
        # This copy of figurecheck, whichever is installed.
        paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        environment = os.environ | {"PYTHONPATH": paths}
        return measure([*find_command(), "check", path.name], limits, folder=Path(folder), environment=environment)


def find_command() -> list[str]:
    """The console script beside this Python, or the same without it."""
    script = Path(sys.executable).with_name("figurecheck")
    return [str(script)] if script.exists() else [sys.executable, "-c", "from bot.command import main; main()"]


def write_row(one: Hostile, outcome: Outcome) -> str:
    """One line: kind, name, seconds, megabytes, exit status, lines on standard error, and what is wrong."""
    status = "-" if outcome.status is None else str(outcome.status)
    lines = len(outcome.said.splitlines())
    verdict = ", ".join(outcome.faults) or "holds"
    row = f"{one.kind:8} {one.name:30} {outcome.seconds:6.1f} s {outcome.megabytes:6.0f} MB  {status:>3} {lines:3}"
    sentence = next(iter(outcome.said.split("\n")), "")[:160]
    return f"{row}  {verdict:24}  {sentence}".rstrip()


def count_kinds(results: Results) -> list[tuple[str, list[Outcome]]]:
    """The outcomes of each kind, and at last of all."""
    kinds = list(dict.fromkeys(one.kind for one, _ in results))
    found = [(kind, [outcome for one, outcome in results if one.kind == kind]) for kind in kinds]
    return [*found, ("all", [outcome for _, outcome in results])]


def count(outcomes: list[Outcome]) -> list[int]:
    """Inputs, held, answered, refused, stopped by the clock, stopped by memory, wrong in another way."""
    held = [outcome for outcome in outcomes if not outcome.faults]
    clock = sum(outcome.stopped.endswith(" s") for outcome in outcomes)
    memory = sum(outcome.stopped.endswith(" MB") for outcome in outcomes)
    answered = sum(outcome.status == 0 for outcome in held)
    wrong = len(outcomes) - len(held) - clock - memory
    return [len(outcomes), len(held), answered, len(held) - answered, clock, memory, wrong]


def write_totals(results: Results) -> list[str]:
    """The totals, in plain columns."""
    lines = ["", " " * 8 + "".join(f"{head:>10}" for head in HEADS)]
    return lines + [
        f"{kind:8}" + "".join(f"{n:>10}" for n in count(outcomes)) for kind, outcomes in count_kinds(results)
    ]


def write_markdown(results: Results) -> list[str]:
    """The totals, the slowest and the largest of each kind, and those that do not hold, as the README has them."""
    lines = [
        f"| kind | {' | '.join(HEADS)} | slowest | most memory |",
        "| --- |" + " --- |" * (len(HEADS) + 2),
    ]
    for kind, outcomes in count_kinds(results):
        slowest, most = max(o.seconds for o in outcomes), max(o.megabytes for o in outcomes)
        numbers = " | ".join(str(n) for n in count(outcomes))
        lines.append(f"| {kind} | {numbers} | {slowest:.1f} s | {most:,.0f} MB |")
    failed = [(one, outcome) for one, outcome in results if outcome.faults]
    if failed:
        lines += ["", "| does not hold | seconds | MB | why |", "| --- | --- | --- | --- |"]
        for one, outcome in failed:
            why = ", ".join(outcome.faults)
            lines.append(f"| `{one.kind}/{one.name}` | {outcome.seconds:.1f} | {outcome.megabytes:,.0f} | {why} |")
    return lines


if __name__ == "__main__":
    main()
