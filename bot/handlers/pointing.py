"""The same article again: a pointer to the first answer."""

from __future__ import annotations

from bot.chat.buttons import Button, Press, View, write_press
from bot.chat.messages import Message
from bot.chat.texts import point_back
from bot.handlers.services import Place, Services
from bot.jobs.request import Request
from bot.store import Answer

# Telegram numbers supergroups and channels so; only their messages have links.
_SUPERGROUPS = -1_000_000_000_000


async def find_earlier(services: Services, request: Request, place: Place, *, key: str) -> Answer | None:
    """Give the answer that the chat had on this article within a week, unless it is the one sent under this key."""
    earlier = await services.store.recent_answer(place.chat_id, request.key)
    if earlier is None or not earlier.reply_message_ids:
        return None
    sent = await services.store.sent(key)
    return None if sent in earlier.reply_message_ids else earlier


def write_pointer(earlier: Answer, place: Place) -> Message:
    """Write the pointer, with a button that shows the report here should the first answer be gone."""
    keyboard = ((Button("Show it here", write_press(Press(earlier.id or 0, View("short")))),),)
    return point_back(make_link(earlier, place), earlier.created, keyboard)


def make_link(earlier: Answer, place: Place) -> str | None:
    """Give the link of a message in a supergroup, None in a group that has none."""
    if place.chat_id > _SUPERGROUPS:
        return None
    number = _SUPERGROUPS - place.chat_id
    thread = f"{earlier.thread_id}/" if earlier.thread_id else ""
    return f"https://t.me/c/{number}/{thread}{earlier.reply_message_ids[0]}"
