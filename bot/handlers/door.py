"""The way from a group's report into a private chat: long pages open for whoever asks, and for nobody else."""

from __future__ import annotations

import hmac
import re
from hashlib import sha256

from bot.chat.buttons import View, read_passage
from bot.handlers.context import Context, services_of
from bot.store import Answer

_DOOR = re.compile(r"r_([0-9]{1,18})_([0-9a-f]{20})_(\w{2,7})")
_SIGNED = 20


def write_door(answer: int, *, name: str, token: str) -> str:
    """Write the address that opens a kept report in a private chat, but for the view, which ends it.

    Nobody can make one for another report: it is signed with the bot's token.

    >>> address = write_door(7, name="figure_bot", token="7:x") + "f11"
    >>> read_door(address.partition("=")[2], token="7:x"), read_door(address.partition("=")[2], token="7:y")
    ((7, View(kind='figure', place=11)), None)
    """
    return f"https://t.me/{name}?start=r_{answer}_{_sign(answer, token)}_"


def read_door(payload: str, *, token: str) -> tuple[int, View] | None:
    """Read what /start brings; None for what no button of ours sends."""
    match = _DOOR.fullmatch(payload)
    view = read_passage(match[3]) if match else None
    if match is None or view is None or not hmac.compare_digest(match[2], _sign(int(match[1]), token)):
        return None
    return int(match[1]), view


def find_door(kept: Answer, context: Context) -> str | None:
    """Give the address for the answers of a group, None for those that are in private already."""
    if kept.chat_id > 0 or not kept.id:
        return None
    return write_door(kept.id, name=context.bot.username, token=services_of(context).settings.telegram_token)


def _sign(answer: int, token: str) -> str:
    return hmac.new(token.encode(), f"report {answer}".encode(), sha256).hexdigest()[:_SIGNED]
