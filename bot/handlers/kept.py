"""The answer that is kept on a message of a person."""

from __future__ import annotations

from telegram import Message

from bot.handlers.context import read_parts
from bot.store import Answer, Store

# A long text is split into so many messages that a later one of them is looked for so far back.
_PARTS = 5


async def find_answer(store: Store, message: Message) -> Answer | None:
    """Find the answer to the message, or to the first part of the text that it is a part of."""
    for number in range(message.message_id, message.message_id - _PARTS, -1):
        kept = await store.answer_for(message.chat.id, number)
        if kept and kept.asked_message_id == number and kept.reply_message_ids:
            known = number == message.message_id or message.message_id in read_parts(kept.report_json)
            return kept if known else None
    return None
