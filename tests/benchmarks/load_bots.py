"""Load several bots that share a database of PostgreSQL while they are killed, and see that every message is answered.

    python tests/benchmarks/load_bots.py [--messages N] [--chats N] [--kills N] [--rate N] [--bots N] [--seed N]
    python tests/benchmarks/load_bots.py --scale [--nap SECONDS] [--messages N]

A Bot API server on loopback gives articles from many chats. SIGKILL ends one of the bots at random moments, and once
the one that asks for updates; it is started again at once, in the same folder. Prints what was lost, answered out of
order within its chat, and answered twice; answers a second and the latency; and how soon another asked for updates.
Exit status 1 when a message was lost or out of order, when more were answered twice than were in hand at the kills, or
when one was that had its answer a second before the kill.

With --scale nobody is killed, all messages come at once, and one, two and four bots with a worker each answer them.
With --nap each article is a nap of so many seconds in place of work: what is left is what sharing costs.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "bot/telegram"))
sys.path.insert(0, str(Path(__file__).parents[1] / "bot/store"))

from bot_api import BotApi
from bot_process import BotProcess
from chats import Chat, private_chat
from fleet import FIGURES, Fleet, find_disorder
from postgresql import PostgreSQL, find_programs
from stories import flood, new_town

DEADLINE = 1500
KNOWN_AFTER = 1.0
SIZES = (1, 2, 4)


@dataclass
class Asked:
    """A message, when it was sent, and when its report came."""

    chat: Chat
    number: int
    at: float
    answered_at: float = 0

    def reports(self) -> list:
        return [sent for sent in self.chat.replies(self.number) if FIGURES in sent.text]


@dataclass
class Load:
    """Messages to some bots, and what became of them."""

    api: BotApi
    asked: list[Asked] = field(default_factory=list)
    kills: list[float] = field(default_factory=list)
    in_hand: int = 0
    # Seconds from the kill of the one that asked for updates to the next question of another.
    replaced: float = 0

    def ask(self, messages: int, chats: list[Chat], rate: float) -> None:
        started = time.monotonic()
        for number in range(messages):
            if rate:
                time.sleep(max(0, started + number / rate - time.monotonic()))
            chat = chats[number % len(chats)]
            self.asked.append(Asked(chat, chat.say(flood(new_town())), time.monotonic()))

    def count_answered(self) -> int:
        for each in self.asked:
            if not each.answered_at and (reports := each.reports()):
                each.answered_at = reports[0].changed_at
        return sum(each.answered_at > 0 for each in self.asked)

    def kill(self, bot: BotProcess) -> None:
        self.in_hand += min(self.api.acknowledged, len(self.asked)) - self.count_answered()
        self.kills.append(time.monotonic())
        bot.kill()

    def kill_poller(self, fleet: Fleet) -> BotProcess:
        poller = fleet.wait_for_poller()
        self.kill(poller)
        killed, asked = time.monotonic(), len(self.api.made("getUpdates"))
        while len(self.api.made("getUpdates")) == asked and time.monotonic() - killed < 60:
            time.sleep(0.01)
        self.replaced = time.monotonic() - killed
        return poller


def main() -> int:
    """Print the figures; gives the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--messages", type=int, default=500)
    options.add_argument("--chats", type=int, default=50)
    options.add_argument("--kills", type=int, default=10)
    options.add_argument("--rate", type=float, default=8, help="messages a second; 0: all at once")
    options.add_argument("--bots", type=int, default=2)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--scale", action="store_true")
    options.add_argument("--nap", type=float, default=0)
    chosen = options.parse_args()
    programs = find_programs()
    if programs is None:
        print("there is no PostgreSQL: apt-get install postgresql")
        return 1
    server = PostgreSQL(programs).start()
    try:
        if chosen.scale:
            for size in SIZES:
                measure_scale(server, chosen, size)
            return 0
        return measure_kills(server, chosen)
    finally:
        server.stop()


def start(server: PostgreSQL, api: BotApi, folder: str, size: int, nap: float = 0) -> Fleet:
    """Start bots that refuse nobody."""
    most = {f"FIGURECHECK_{name}": "10000" for name in ("PER_USER", "PER_CHAT", "QUEUE")}
    more = {"NAP_SECONDS": str(nap)} if nap else {}
    fleet = Fleet(api, Path(folder), server.make_database(), size=size, **most, **more)
    if nap:
        for bot in fleet.bots:
            bot.command = [sys.executable, str(Path(__file__).with_name("launch_with_naps.py")), "bot"]
    return fleet.start(seconds=120)


def measure_kills(server: PostgreSQL, chosen: argparse.Namespace) -> int:
    """Kill the bots while they answer."""
    chance, api = random.Random(chosen.seed), BotApi().start()
    with tempfile.TemporaryDirectory() as folder:
        fleet = start(server, api, folder, chosen.bots)
        try:
            load, chats = Load(api), [private_chat(api, f"Reader {number}") for number in range(chosen.chats)]
            begun = time.monotonic()
            asking = threading.Thread(target=load.ask, args=(chosen.messages, chats, chosen.rate), daemon=True)
            asking.start()
            # A kill comes when so many are answered, and some random part of a second later; one is the poller's.
            due = sorted(chance.randrange(chosen.messages * 9 // 10) for _ in range(chosen.kills + 1))
            poller_at = chance.choice(due)
            starting: dict[int, threading.Thread] = {}
            while (answered := load.count_answered()) < chosen.messages and time.monotonic() - begun < DEADLINE:
                running = [bot for bot in fleet.bots if id(bot) not in starting or not starting[id(bot)].is_alive()]
                if due and answered >= due[0] and running:
                    time.sleep(chance.random() * 0.5)
                    if due.pop(0) == poller_at and not load.replaced:
                        killed = load.kill_poller(fleet)
                    else:
                        killed = chance.choice(running)
                        load.kill(killed)
                    starting[id(killed)] = threading.Thread(target=fleet.start, args=(killed,), daemon=True)
                    starting[id(killed)].start()
                time.sleep(0.02)
            asking.join()
            for each in starting.values():
                each.join()
            # What is still on its way would be a second answer.
            time.sleep(10)
            return print_kills(load, chats, chosen, begun)
        finally:
            fleet.close()
            api.stop()


def print_kills(load: Load, chats: list[Chat], chosen: argparse.Namespace, begun: float) -> int:
    lost = [each for each in load.asked if not each.reports()]
    disorder = find_disorder(chats)
    doubled = [each.reports() for each in load.asked if len(each.reports()) > 1]
    twice = sum(len(reports) - 1 for reports in doubled)
    gaps = [min((kill - reports[0].at for kill in load.kills), key=abs, default=0.0) for reports in doubled]
    waits = sorted(each.answered_at - each.at for each in load.asked if each.answered_at)
    seconds = max((each.answered_at for each in load.asked), default=begun) - begun
    print(f"{len(load.asked)} messages from {chosen.chats} chats to {chosen.bots} bots, {len(load.kills)} kills")
    print(f"answered {len(waits)}, lost {len(lost)}, out of order in their chat {len(disorder)}")
    print(f"in hand at kills {load.in_hand}, answered twice {twice}")
    if gaps:
        print(f"the first of two answers came {min(gaps) * 1000:.0f} to {max(gaps) * 1000:.0f} ms before the kill")
    p50, p95 = (waits[min(len(waits) - 1, int(len(waits) * part))] for part in (0.5, 0.95))
    print(
        f"{len(waits) / seconds:.1f} answers a second, latency p50 {p50:.2f} s, p95 {p95:.2f} s, most {waits[-1]:.1f} s"
    )
    print(f"after the one that asked was killed, another asked {load.replaced:.1f} s later")
    return 1 if lost or disorder or twice > load.in_hand or max(gaps, default=0) > KNOWN_AFTER else 0


def measure_scale(server: PostgreSQL, chosen: argparse.Namespace, size: int) -> None:
    """Have so many bots answer what comes all at once."""
    api = BotApi().start()
    with tempfile.TemporaryDirectory() as folder:
        fleet = start(server, api, folder, size, chosen.nap)
        try:
            load, chats = Load(api), [private_chat(api, f"Reader {number}") for number in range(chosen.chats)]
            begun = time.monotonic()
            load.ask(chosen.messages, chats, 0)
            while load.count_answered() < chosen.messages and time.monotonic() - begun < DEADLINE:
                time.sleep(0.05)
            seconds = max(each.answered_at for each in load.asked) - begun
            what = f"naps of {chosen.nap} s" if chosen.nap else f"articles, on {os.cpu_count()} cores"
            print(
                f"{size} bots with a worker each: {chosen.messages / seconds:.1f} answers a second ({what})", flush=True
            )
        finally:
            fleet.close()
            api.stop()


if __name__ == "__main__":
    sys.exit(main())
