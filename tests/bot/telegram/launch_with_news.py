"""The command itself, save that ``.test`` names lead to the news site of the tests; nothing else can be looked up."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace

import config.fetching
from config.settings import Settings
from extractors.articles.web import FetchPolicy
from extractors.articles.web.errors import NoSuchHostError

usual = config.fetching.make_fetch_policy


async def look_up(host: str, _port: int) -> Sequence[str]:
    if host.endswith(".test"):
        return ["127.0.0.1"]
    raise NoSuchHostError(host)


def make_fetch_policy(settings: Settings) -> FetchPolicy:
    policy, port = usual(settings), int(os.environ["NEWS_PORT"])
    return replace(policy, ports=policy.ports | {port}, allow_loopback=True, resolver=look_up)


if __name__ == "__main__":
    # Not when it is merely imported: the tests of fetching want the usual policy.
    config.fetching.make_fetch_policy = make_fetch_policy
    from bot.command import main

    sys.exit(main())
