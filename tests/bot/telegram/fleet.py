"""Several bots as processes of their own that share a database of PostgreSQL, at one Bot API server."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import httpx
from bot_api import BotApi
from bot_process import BotProcess
from chats import Chat

FIGURES = "312"


class Fleet:
    """So many bots, each in a folder of its own; more of their environment may be given."""

    def __init__(self, api: BotApi, folder: Path, database: str, *, size: int = 2, **environ: str) -> None:
        self.api = api
        self.bots: list[BotProcess] = []
        self._ports: dict[int, int] = {}
        for number in range(size):
            place = folder / f"bot{number}"
            place.mkdir()
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
            more = {"FIGURECHECK_DATABASE": database, "FIGURECHECK_METRICS_PORT": str(port), **environ}
            self.bots.append(BotProcess(api, place, **more))
            self._ports[id(self.bots[-1])] = port

    def start(self, *bots: BotProcess, seconds: float = 60) -> Fleet:
        """Start some of them, or all, and wait until they take their part."""
        chosen = bots or self.bots
        known = {id(bot): count_starts(bot) for bot in chosen}
        for bot in chosen:
            bot.launch()
        for bot in chosen:
            deadline = time.monotonic() + seconds
            while count_starts(bot) == known[id(bot)]:
                assert bot.process is not None
                assert bot.process.poll() is None, f"the bot ended:\n{bot.log[-3000:]}"
                assert time.monotonic() < deadline, f"the bot did not start:\n{bot.log[-3000:]}"
                time.sleep(0.05)
        # A sign of life later they know of each other.
        time.sleep(1.5)
        return self

    def close(self) -> None:
        for bot in self.bots:
            bot.close()

    def read_health(self, bot: BotProcess) -> dict[str, bool]:
        """What a bot says of itself; nothing when it is not there."""
        try:
            return dict(httpx.get(f"http://127.0.0.1:{self._ports[id(bot)]}/health", trust_env=False, timeout=5).json())
        except httpx.TransportError:
            return {}

    def find_poller(self) -> BotProcess | None:
        """The bot that asks for updates."""
        return next((bot for bot in self.bots if self.read_health(bot).get("polls")), None)

    def wait_for_poller(self, *, seconds: float = 15) -> BotProcess:
        deadline = time.monotonic() + seconds
        while (found := self.find_poller()) is None:
            assert time.monotonic() < deadline, "nobody asks for updates"
            time.sleep(0.1)
        return found


def count_starts(bot: BotProcess) -> int:
    return sum('"event": "started"' in line or " started " in line for line in bot.log.splitlines())


def find_disorder(chats: list[Chat]) -> list[int]:
    """The messages that were answered, for the first time, before one that was written earlier in the same chat."""
    found = []
    for chat in chats:
        first: dict[int, float] = {}
        for sent in chat.sent:
            if sent.reply_to is not None and FIGURES in sent.text:
                first[sent.reply_to] = min(first.get(sent.reply_to, sent.at), sent.at)
        latest = 0.0
        for number in sorted(first):
            if first[number] < latest:
                found.append(number)
            latest = max(latest, first[number])
    return found
