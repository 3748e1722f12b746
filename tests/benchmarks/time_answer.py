"""Time the bot from a message with an article to the report, over HTTP, in a chat that has seen nothing before.

    python tests/benchmarks/time_answer.py ARTICLE... [--runs N]

Each file is sent as Telegram sends a paste: over its limit as several messages, which come together. Prints for each
the median of the runs and each run, in seconds, from the last message to the report; two runs before them are for
warming up.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "bot/telegram"))

from bot_api import BotApi
from bot_process import BotProcess
from chats import private_chat
from stories import split_as_telegram

WARM = 2
# Between two runs: an answer is noted after it was sent.
PAUSE = 0.5


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path, nargs="+")
    options.add_argument("--runs", type=int, default=6)
    chosen = options.parse_args()
    api = BotApi().start()
    with tempfile.TemporaryDirectory() as folder:
        bot = BotProcess(api, Path(folder)).start(seconds=90)
        try:
            for path in chosen.articles:
                pieces = split_as_telegram(path.read_text(encoding="utf-8").strip())
                runs = [time_answer(api, pieces) for _ in range(WARM + chosen.runs)][WARM:]
                told = " ".join(f"{run:.2f}" for run in runs)
                print(f"{path.name}, {len(pieces)} messages: {statistics.median(runs):.2f} ({told})")
        finally:
            bot.close()
            api.stop()


def time_answer(api: BotApi, pieces: list[str]) -> float:
    """Give the seconds from the last message to the report."""
    chat = private_chat(api)
    for piece in pieces:
        begun = time.monotonic()
        chat.say(piece)
    report = chat.wait_for_sent(having=r"\d figures", seconds=60)
    time.sleep(PAUSE)
    return max(report.at, report.changed_at) - begun


if __name__ == "__main__":
    main()
