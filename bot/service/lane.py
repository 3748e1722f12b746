"""Lanes: what must be handled in order shares one, the rest goes on side by side."""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot.store import Arrival

UPDATE_KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
    "guest_message",
    "my_chat_member",
)


def read_arrival(update: Mapping[str, object]) -> Arrival:
    """Give an update with the lane it belongs in; its ``update_id`` must be there.

    Messages of a chat share a lane, presses of the buttons of one message, and the inline queries of one person.

    >>> read_arrival({"update_id": 7, "message": {"chat": {"id": -5}}}).lane
    'chat:-5'
    >>> read_arrival({"update_id": 8, "message": "?"}).lane
    'update:8'
    """
    update_id = update["update_id"]
    assert isinstance(update_id, int)
    lane, chat_id = _find_lane(update)
    # Not escaped: of half a surrogate pair, which no part of the program can write, the store keeps a mark as long.
    return Arrival(update_id, json.dumps(update, ensure_ascii=False), (lane or f"update:{update_id}")[:200], chat_id)


def _find_lane(update: Mapping[str, object]) -> tuple[str | None, int | None]:
    if (press := update.get("callback_query")) is not None:
        chat_id, message_id = find_int(press, "message", "chat", "id"), find_int(press, "message", "message_id")
        inline = press.get("inline_message_id") if isinstance(press, dict) else None
        return f"button:{chat_id}:{message_id}:{inline}", chat_id
    if (asker := find_int(update.get("inline_query"), "from", "id")) is not None:
        return f"inline:{asker}", None
    if (guest := update.get("guest_message")) is not None:
        # Its chat is one of others, whose number may be that of a chat of ours.
        return f"guest:{find_int(guest, 'chat', 'id')}:{find_int(guest, 'message_id')}", None
    for kind, value in update.items():
        if kind != "update_id" and (chat_id := find_int(value, "chat", "id")) is not None:
            return f"chat:{chat_id}", chat_id
    return None, None


def find_int(value: object, *path: str) -> int | None:
    """Give the number at the end of a path through objects of JSON, None where there is none that can be kept."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63 else None
