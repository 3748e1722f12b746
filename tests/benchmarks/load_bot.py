"""Load the bot over HTTP while it is killed and started again, and see that every message is answered.

    python tests/benchmarks/load_bot.py [--messages N] [--chats N] [--kills N] [--rate N] [--workers N] [--seed N]

A Bot API server on loopback gives the bot articles from many chats, at a rate (0: all at once); SIGKILL ends the bot at
random moments, and it is started again at once, in the same folder. Prints answers a second, the latency from message
to report, and the peak memory of the bot with all its processes. Exit status 1 when a message was not answered, when
more were answered twice than were in hand at the kills, or when one was that had its answer a second before the kill.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import re
import socket
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parents[1] / "bot/telegram"))

from bot_api import BotApi
from bot_process import BotProcess, find_descendants
from chats import Chat, private_chat
from stories import flood, new_town

DEADLINE = 900
# What was answered longer before a kill must be known after it.
KNOWN_AFTER = 1.0


@dataclass
class Asked:
    """A message, when it was sent, and when its report came."""

    chat: Chat
    number: int
    at: float
    answered_at: float = 0


@dataclass(frozen=True)
class Kills:
    """When the bot was killed, and how many messages it had taken and not answered at these moments, together."""

    at: list[float]
    in_hand: int

    def measure_gap(self, first: float) -> float:
        """Seconds from an answer to the kill next to it; below 0 for what was on its way out already."""
        return min((kill - first for kill in self.at), key=abs, default=0.0)


@dataclass
class Watch:
    """Looks at the bot until it is stopped.

    Megabytes of all its processes, shared pages counted once (PSS) and each time (RSS); seconds that its health page
    took to answer, the database included, and by which the event loop was late at worst.
    """

    bot: BotProcess
    port: int
    pss: float = 0
    rss: float = 0
    health: list[float] = field(default_factory=list)
    stall: float = 0
    done: threading.Event = field(default_factory=threading.Event)

    def measure_memory(self) -> None:
        while not self.done.wait(0.5):
            pids = [self.bot.pid, *find_descendants(self.bot.pid)]
            self.pss = max(self.pss, sum(read_kilobytes(pid, "Pss:") for pid in pids) / 1000)
            self.rss = max(self.rss, sum(read_kilobytes(pid, "Rss:") for pid in pids) / 1000)

    def measure_health(self) -> None:
        with httpx.Client(trust_env=False, timeout=10) as client:
            while not self.done.wait(0.05):
                begun = time.monotonic()
                # Between a kill and a start nobody answers.
                with contextlib.suppress(httpx.TransportError):
                    client.get(f"http://127.0.0.1:{self.port}/health")
                    self.health.append(time.monotonic() - begun)
                    if len(self.health) % 10 == 0:
                        metrics = client.get(f"http://127.0.0.1:{self.port}/metrics").text
                        found = re.search(r"^figurecheck_loop_stall_worst_seconds (\S+)$", metrics, re.MULTILINE)
                        self.stall = max(self.stall, float(found[1]) if found else 0)


def main() -> int:
    """Print the figures; gives the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--messages", type=int, default=500)
    options.add_argument("--chats", type=int, default=50)
    options.add_argument("--kills", type=int, default=10)
    options.add_argument("--rate", type=float, default=8, help="messages a second; 0: all at once")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args()
    api = BotApi().start()
    with tempfile.TemporaryDirectory() as folder:
        most = "100000"
        limits = {f"FIGURECHECK_{name}": most for name in ("PER_USER", "PER_CHAT")}
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        more = limits | {"FIGURECHECK_WORKERS": str(chosen.workers), "FIGURECHECK_METRICS_PORT": str(port)}
        bot = BotProcess(api, Path(folder), **more)
        bot.start()
        watch = Watch(bot, port)
        watching = [threading.Thread(target=each, daemon=True) for each in (watch.measure_memory, watch.measure_health)]
        for each in watching:
            each.start()
        try:
            return run(api, bot, chosen, watch)
        finally:
            watch.done.set()
            for each in watching:
                each.join()
            bot.close()
            api.stop()


def run(api: BotApi, bot: BotProcess, chosen: argparse.Namespace, watch: Watch) -> int:
    """Ask, kill, wait and count."""
    chance = random.Random(chosen.seed)
    chats = [private_chat(api, f"Reader {number}") for number in range(chosen.chats)]
    asked: list[Asked] = []
    started = time.monotonic()

    def ask() -> None:
        for number in range(chosen.messages):
            if chosen.rate:
                time.sleep(max(0, started + number / chosen.rate - time.monotonic()))
            chat = chats[number % len(chats)]
            asked.append(Asked(chat, chat.say(flood(new_town())), time.monotonic()))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    # A kill comes when so many are answered, and some random part of a second later.
    kills = sorted(chance.randrange(chosen.messages) for _ in range(chosen.kills))
    in_hand, killed = 0, []
    while (answered := note_answers(asked)) < chosen.messages and time.monotonic() - started < DEADLINE:
        if kills and answered >= kills[0]:
            kills.pop(0)
            time.sleep(chance.random() * 0.5)
            in_hand += count_in_hand(api, asked)
            killed.append(time.monotonic())
            bot.kill()
            bot.start()
        time.sleep(0.01)
    seconds = max((each.answered_at for each in asked), default=started) - started
    asking.join()
    # What is still on its way would be a second answer.
    time.sleep(2)
    return print_figures(asked, chosen, seconds, Kills(killed, in_hand), watch)


def note_answers(asked: list[Asked]) -> int:
    for each in asked:
        if not each.answered_at and (report := find_report(each)):
            each.answered_at = report[0].changed_at
    return sum(each.answered_at > 0 for each in asked)


def find_report(each: Asked) -> list:
    return [sent for sent in each.chat.replies(each.number) if "312" in sent.text]


def count_in_hand(api: BotApi, asked: list[Asked]) -> int:
    """Messages that the bot has taken and not yet answered."""
    note_answers(asked)
    return min(api.acknowledged, len(asked)) - sum(each.answered_at > 0 for each in asked)


def print_figures(asked: list[Asked], chosen: argparse.Namespace, seconds: float, kills: Kills, watch: Watch) -> int:
    lost = [each for each in asked if not each.answered_at]
    twice = sum(max(0, len(find_report(each)) - 1) for each in asked)
    gaps = [kills.measure_gap(reports[0].at) for each in asked if len(reports := find_report(each)) > 1]
    waits = sorted(each.answered_at - each.at for each in asked if each.answered_at)
    print(f"{len(asked)} messages from {chosen.chats} chats, {chosen.kills} kills, {chosen.workers} workers")
    print(f"answered {len(waits)}, lost {len(lost)}, in hand at kills {kills.in_hand}, answered twice {twice}")
    if gaps:
        print(f"the first of two answers came {min(gaps) * 1000:.0f} to {max(gaps) * 1000:.0f} ms before the kill")
    if waits:
        p50, p95 = (waits[min(len(waits) - 1, int(len(waits) * part))] for part in (0.5, 0.95))
        print(f"{len(waits) / seconds:.1f} answers a second, latency p50 {p50:.2f} s, p95 {p95:.2f} s")
    print(f"peak memory of all processes: {watch.pss:.0f} MB (PSS), {watch.rss:.0f} MB (RSS)")
    if health := sorted(watch.health):
        p50, p99 = (health[min(len(health) - 1, int(len(health) * part))] * 1000 for part in (0.5, 0.99))
        print(
            f"health page: {len(health)} answers, p50 {p50:.0f} ms, p99 {p99:.0f} ms, most {health[-1] * 1000:.0f} ms"
        )
        print(f"the event loop was late by {watch.stall * 1000:.0f} ms at most")
    return 1 if lost or twice > kills.in_hand or max(gaps, default=0) > KNOWN_AFTER else 0


def read_kilobytes(pid: int, name: str) -> int:
    with contextlib.suppress(OSError):
        for line in (Path("/proc") / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
