"""Rich messages, which the library does not know yet: sent by raw calls, until a server is found that takes none."""

from __future__ import annotations

import json
from collections.abc import Mapping

import structlog
from telegram import Bot, Message
from telegram.error import BadRequest, EndPointNotFound

from bot.service.draft import Draft, is_refusal, make_reply

_RECEIPT = 60.0
# So many messages in a row that Telegram cannot read, and it is not them.
_MOST_REFUSED = 3

_log = structlog.get_logger()


class RichMessages:
    """Sends and edits them; what is not taken is left to whoever asked, to be sent as an ordinary message."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._refused = 0

    @property
    def is_off(self) -> bool:
        """Whether none are tried any more, until the next start."""
        return self._refused >= _MOST_REFUSED

    async def send(self, draft: Draft) -> Message | None:
        """Send a draft as a rich message; None where that is not taken. Raises what sending any message raises."""
        wanted: dict[str, object] = {"chat_id": draft.chat_id, "rich_message": _write(draft)}
        if draft.thread_id is not None:
            wanted["message_thread_id"] = draft.thread_id
        if reply := make_reply(draft):
            wanted["reply_parameters"] = reply
        done = await self._call("sendRichMessage", draft, wanted)
        return Message.de_json(dict(done), self._bot) if isinstance(done, Mapping) else None

    async def edit(self, draft: Draft, message_id: int) -> bool:
        """Put a draft in place of a message as a rich one; gives whether that was taken."""
        wanted = {"chat_id": draft.chat_id, "message_id": message_id, "rich_message": _write(draft)}
        return await self._call("editMessageText", draft, wanted) is not None

    async def _call(self, method: str, draft: Draft, wanted: dict[str, object]) -> object:
        if self.is_off:
            return None
        if draft.markup:
            wanted["reply_markup"] = draft.markup
        try:
            done: object = await self._bot.do_api_request(method, api_kwargs=wanted, read_timeout=_RECEIPT)
        except EndPointNotFound:
            # A server of an earlier version.
            self._refused = _MOST_REFUSED
            _log.warning("no_rich_messages", method=method)
            return None
        except BadRequest as error:
            said = str(error)
            if is_refusal(said) or draft.amend(said) or "not found" in said.lower() or "not modified" in said.lower():
                raise
            self._refused += 1
            _log.warning("rich_message_refused", reason=said[:100])
            return None
        self._refused = 0
        return done


def _write(draft: Draft) -> str:
    # Names and numbers of an article are not for Telegram to make links of.
    return json.dumps({"html": draft.rich, "skip_entity_detection": True}, ensure_ascii=False)
