"""What can be watched, and when it is looked at again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from bot.store import Watch
from bot.workers.request import Request
from extractors import Figure

MOST = 10
"""Of one chat."""
DAYS = 14
_CHANNEL = re.compile(
    r"(https?)://(?:www\.)?(?:t|telegram)\.me(:[0-9]{1,5})?/(?:s/)?([a-z][a-z0-9_]{3,31})/?(?:[?#].*)?", re.I | re.S
)
_NO_CHANNELS = frozenset("addlist addstickers addemoji boost joinchat login proxy setlanguage share socks".split())
_PREVIEW = re.compile(r"/s/([a-z0-9_]+)", re.I)
# How much longer it takes each time that a look fails; and what ends it.
_LONGEST = timedelta(hours=4)
_DAY, _FEWEST = timedelta(days=1), 3
_LATER = timedelta(minutes=1)
_HASHED = 12


@dataclass(frozen=True, slots=True)
class Target:
    """A page, or a public channel: the link that is fetched, and what names it in a chat."""

    link: str
    key: str


def read_target(link: str) -> Target:
    """Give what a link leads to; of a channel its page of latest posts is fetched.

    >>> read_target("https://t.me/HarbourWire")
    Target(link='https://t.me/s/HarbourWire', key='channel:harbourwire')
    >>> read_target("https://paper.example/a?utm_source=x").key
    'link:paper.example/a'
    """
    channel = _CHANNEL.fullmatch(link)
    if channel is None or channel[3].lower() in _NO_CHANNELS:
        return Target(link, Request(link=link).key)
    scheme, port, name = channel.groups()
    return Target(f"{scheme.lower()}://t.me{port or ''}/s/{name}", f"channel:{name.lower()}")


def name_channel(watch: Watch) -> str | None:
    """Give the name of the channel that is watched, None for a page.

    >>> from datetime import UTC
    >>> moment = datetime(2026, 11, 20, tzinfo=UTC)
    >>> name_channel(Watch(1, 7, None, "channel:harbourwire", "https://t.me/s/HarbourWire", None, moment, moment))
    'HarbourWire'
    """
    found = _PREVIEW.fullmatch(urlsplit(watch.link).path) if watch.key.startswith("channel:") else None
    return found[1] if found else None


def name_site(watch: Watch) -> str:
    """Give the site that a watch fetches from."""
    return (urlsplit(watch.link).hostname or "").removeprefix("www.").lower()


def end_watch(begun: datetime, retention_days: int) -> datetime:
    """Give the moment at which a watch ends: nothing is kept longer than whoever runs the bot wants."""
    return begun + timedelta(days=min(DAYS, retention_days))


def note_look(watch: Watch, now: datetime, every: timedelta) -> Watch:
    """Note that a look went well."""
    return replace(watch, due=now + every, failing_since=None, failures=0)


def note_failure(watch: Watch, now: datetime, every: timedelta) -> Watch:
    """Note that a look failed: the next one is later each time."""
    pause = min(every * 2 ** min(watch.failures + 1, 10), max(_LONGEST, every))
    return replace(watch, due=now + pause, failing_since=watch.failing_since or now, failures=watch.failures + 1)


def put_off(watch: Watch, now: datetime) -> Watch:
    """Note that there was no time to look."""
    return replace(watch, due=now + _LATER)


def is_hopeless(watch: Watch, now: datetime) -> bool:
    """Tell whether looks have failed for a day."""
    return watch.failing_since is not None and watch.failures >= _FEWEST and now - watch.failing_since >= _DAY


def hash_figure(figure: Figure) -> str:
    """Give what tells a figure of which a chat was told from others, and has none of its words."""
    words = "\0".join((figure.text, figure.counted or "", figure.sentence))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_HASHED]
