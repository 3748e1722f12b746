"""Time one ``figurecheck check`` of a short text, start-up included.

    python tests/benchmarks/time_start.py [--rounds N]

CPU seconds (user and system) and peak memory of the process, and of ``figurecheck --help`` beside it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

TEXT = "At least 300 people were killed and 1,200 hurt, the ministry said; rebuilding will cost $3.2bn."


def main() -> None:
    """Print the least and the most that the rounds took."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5)
    rounds = arguments.parse_args().rounds
    for command in (["--help"], ["check", TEXT], ["check", TEXT, "--json"]):
        measured = [measure(command) for _ in range(rounds)]
        seconds = [each[0] for each in measured]
        peak = max(each[1] for each in measured)
        name = " ".join(word if word != TEXT else '"short text"' for word in command)
        print(f"figurecheck {name:26} {min(seconds):.2f} to {max(seconds):.2f} s CPU, peak {peak:.0f} MB")


def measure(command: list[str]) -> tuple[float, float]:
    """Run the command once and give its CPU seconds and its peak memory in MB."""
    process = subprocess.Popen([sys.executable, "-m", "bot.command", *command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"it ended with status {process.returncode}")
    # Kilobytes on Linux, bytes on macOS.
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1000 if sys.platform == "linux" else 1_000_000)


if __name__ == "__main__":
    main()
