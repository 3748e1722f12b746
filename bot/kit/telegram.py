"""What Telegram says of the bot: whether it takes the token, where it sends updates, and which of them it delivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.kit.check import Check, broken, noted, right
from bot.reports.shown import clean
from bot.service.lane import UPDATE_KINDS
from config.settings import Settings

_PATIENCE = 15.0
# By so much a clock may be wrong before dates and encrypted connections suffer.
_OFF, _FAR_OFF = 5.0, 60.0
_RECENT = 3600.0

Answer = Mapping[str, Any]


def check_telegram(settings: Settings) -> Iterator[Check]:
    """Ask Telegram about the bot; without a token nothing is asked, and that is said."""
    if not settings.telegram_token:
        yield noted("token", "there is none", "ask @BotFather for one (/newbot) and set telegram_token to run the bot")
        return
    with httpx.Client(timeout=_PATIENCE) as client:
        yield from _ask(settings, client)


def _ask(settings: Settings, client: httpx.Client) -> Iterator[Check]:
    try:
        response = _call(client, settings, "getMe")
        me = response.json()
        if not isinstance(me, dict):
            raise ValueError
    except (httpx.HTTPError, ValueError) as error:
        yield broken(
            "telegram",
            f"{settings.telegram_url} does not answer ({type(error).__name__})",
            "see to the connection, the firewall and telegram_url",
        )
        return
    yield from _check_clock(response.headers.get("Date"))
    if not me.get("ok"):
        yield broken(
            "token",
            f"Telegram does not take it ({clean(str(me.get('description')))[:100]})",
            "copy it anew from @BotFather (/mybots, API Token)",
        )
        return
    bot: Answer = me["result"]
    yield right("token", f"it is @{clean(str(bot.get('username')))}, “{clean(str(bot.get('first_name')))}”")
    yield from check_delivery(bot)
    try:
        info = _call(client, settings, "getWebhookInfo").json()["result"]
        yield from check_webhook(info, settings, now=datetime.now(UTC))
    except (httpx.HTTPError, ValueError, KeyError) as error:
        yield noted("webhook", f"Telegram does not tell ({type(error).__name__})", "try again")


def check_delivery(bot: Answer) -> Iterator[Check]:
    """Say which messages of groups and other chats reach the bot, as getMe tells."""
    if bot.get("can_join_groups") is False:
        yield noted("groups", "the bot cannot be added to any", "/setjoingroups at @BotFather")
    if bot.get("can_read_all_group_messages"):
        yield right("groups", "privacy mode is off: every message of a group is delivered")
    else:
        yield noted(
            "groups",
            "privacy mode is on: commands with its name and replies to it are delivered, nothing else is sure to be",
            "for “every link”, make it an admin, or /setprivacy at @BotFather and add it to the group again",
        )
    if bot.get("supports_inline_queries"):
        yield right("inline", "it can be asked in any chat by its @name")
    else:
        yield noted("inline", "it cannot be asked in other chats", "/setinline at @BotFather, if it should be")
    # Servers of earlier versions do not tell.
    if (guest := bot.get("supports_guest_queries")) is not None:
        seen = "it can be mentioned in chats that it is not in" if guest else "no mention in other chats is delivered"
        yield right("guest mode", seen) if guest else noted("guest mode", seen, "turn it on at @BotFather, if wanted")


def check_webhook(info: Answer, settings: Settings, *, now: datetime) -> Iterator[Check]:
    """Hold what Telegram has as the webhook against the settings, and tell of its last failure."""
    there, wanted = str(info.get("url") or ""), settings.webhook_url
    waiting = f", {count:,} updates wait" if (count := int(info.get("pending_update_count") or 0)) else ""
    if there == wanted:
        yield right("webhook", (f"set as in the settings{waiting}" if wanted else f"none, the bot polls{waiting}"))
    elif not there:
        yield noted("webhook", f"not set yet{waiting}", "start the bot, which sets it")
    elif wanted:
        yield noted("webhook", f"set to another address{waiting}", "start the bot, which sets it to webhook_url")
    else:
        yield noted(
            "webhook",
            f"one is set, and the settings say to poll{waiting}",
            "if another program has the same token, end it; the bot removes the webhook when it starts",
        )
    # Left out where nothing has asked for updates yet.
    if (kinds := info.get("allowed_updates")) and (missing := sorted(set(UPDATE_KINDS) - set(kinds))):
        yield noted("updates", f"Telegram keeps back {', '.join(missing)}", "start the bot, which asks for them")
    if there and (when := info.get("last_error_date")):
        age = (now - datetime.fromtimestamp(int(when), UTC)).total_seconds()
        seen = f"its last failed call was {_name_age(age)} ago ({clean(str(info.get('last_error_message')))[:150]})"
        if there == wanted and waiting and age < _RECENT:
            yield broken("webhook", seen, "see that the address leads to webhook_listen, with a good certificate")
        else:
            yield noted("webhook", seen)


def _check_clock(date: str | None) -> Iterator[Check]:
    try:
        there = parsedate_to_datetime(date or "")
    except ValueError:
        yield noted("clock", "Telegram's server does not tell its time")
        return
    off = (datetime.now(UTC) - there.replace(tzinfo=there.tzinfo or UTC)).total_seconds()
    seen = f"{abs(off):,.0f} seconds {'ahead of' if off > 0 else 'behind'} Telegram's"
    if abs(off) <= _OFF:
        yield right("clock", "as Telegram's")
    elif abs(off) <= _FAR_OFF:
        yield noted("clock", seen, "set it by NTP")
    else:
        yield broken("clock", seen, "set it by NTP")


def _call(client: httpx.Client, settings: Settings, method: str) -> httpx.Response:
    # The address holds the token: it is told to nobody, nor is an error's text, which may repeat it.
    return client.get(f"{settings.telegram_url}/bot{settings.telegram_token}/{method}")


def _name_age(seconds: float) -> str:
    """Say a time that has passed, in the largest whole unit.

    >>> [_name_age(each) for each in (5, 90, 7_300, 400_000)]
    ['5 seconds', '1 minute', '2 hours', '4 days']
    """
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        if seconds >= size or size == 1:
            number = int(seconds // size)
            return f"{number} {unit}" + ("s" if number != 1 else "")
    return ""
