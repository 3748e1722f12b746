"""Sending, so that everything arrives, and once where that can be told.

Telegram has no way to ask whether a message arrived. What is recorded as delivered is not sent again; what certainly
never left this machine is sent again without harm. Between the two, when the connection broke or the process died
after the message went out and before its receipt came in, it is sent again: a newsroom can live with a message that
stands there twice, not with one that is missing. The time that a receipt may take is therefore long.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from time import monotonic
from typing import TypeVar

import structlog
from telegram import Bot, InputFile, Message
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.service.draft import Draft, Keyboard, is_refusal, make_markup, make_reply, read_wait
from bot.service.metrics import Metrics
from bot.service.reach import Reach
from bot.service.rich_messages import RichMessages
from bot.store import Store
from extractors.errors import UndeliverableError

T = TypeVar("T")

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
# After so long the update that asked for it is put back, to be handled again later.
_PATIENCE = 1_800.0
_RECEIPT = 60.0
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid", "message to delete not found")

_NO_MESSAGE = ("message to react not found", "message not found", "message_id_invalid")
_MOST_KNOWN = 10_000

_log = structlog.get_logger()


class Sender:
    """Sends to Telegram; ``key`` names a message for good, so that what is handled again is not said again."""

    def __init__(self, bot: Bot, store: Store, reach: Reach, metrics: Metrics) -> None:
        self._bot, self._store, self._reach, self._metrics = bot, store, reach, metrics
        self._rich = RichMessages(bot)
        # Until when Telegram wants to hear nothing for a chat.
        self._silent_until: dict[int, float] = {}
        # Chats in which reactions are refused, in the order in which that was found.
        self._no_reactions: dict[int, None] = {}

    async def send(
        self,
        chat_id: int,
        text_html: str,
        *,
        key: str,
        reply_to: int | None = None,
        thread_id: int | None = None,
        keyboard: Keyboard = (),
        rich: str = "",
    ) -> int:
        """Send a message and give its id, at once when it was delivered before under the same key.

        ``rich`` is the HTML of a rich message that is sent in its place where Telegram takes it.

        Raises UndeliverableError when the chat will not have it, TelegramError when Telegram cannot be reached for
        long, or for a fault of ours, LeaseLostError when another process may have taken over.
        """
        draft = Draft(chat_id, text_html, reply_to=reply_to, thread_id=thread_id, keyboard=keyboard, rich=rich)
        return await self._send_once(key, draft, self._send_message)

    async def document(
        self,
        chat_id: int,
        data: bytes,
        *,
        file_name: str,
        key: str,
        caption_html: str = "",
        reply_to: int | None = None,
        thread_id: int | None = None,
    ) -> int:
        """Send a file and give the id of its message; raises what ``send`` raises."""

        async def send(draft: Draft) -> Message:
            return await self._bot.send_document(
                draft.chat_id,
                InputFile(data, filename=file_name),
                caption=draft.text or None,
                parse_mode=ParseMode.HTML if draft.text and draft.is_html else None,
                reply_parameters=make_reply(draft),
                message_thread_id=draft.thread_id,
                read_timeout=_RECEIPT,
            )

        draft = Draft(chat_id, caption_html, reply_to=reply_to, thread_id=thread_id)
        return await self._send_once(key, draft, send)

    async def picture(
        self, chat_id: int, data: bytes, *, key: str, reply_to: int | None = None, thread_id: int | None = None
    ) -> int:
        """Send a picture and give the id of its message; raises what ``send`` raises."""

        async def send(draft: Draft) -> Message:
            return await self._bot.send_photo(
                draft.chat_id,
                data,
                reply_parameters=make_reply(draft),
                message_thread_id=draft.thread_id,
                read_timeout=_RECEIPT,
            )

        return await self._send_once(key, Draft(chat_id, "", reply_to=reply_to, thread_id=thread_id), send)

    async def edit(
        self, chat_id: int, message_id: int, text_html: str, *, keyboard: Keyboard = (), rich: str = ""
    ) -> bool:
        """Put a text in place of that of a message of ours; gives False when the message is gone."""

        async def edit(draft: Draft) -> bool:
            try:
                if draft.rich and await self._rich.edit(draft, message_id):
                    return True
                await self._bot.edit_message_text(
                    draft.text,
                    chat_id=draft.chat_id,
                    message_id=message_id,
                    parse_mode=ParseMode.HTML if draft.is_html else None,
                    reply_markup=draft.markup,
                    read_timeout=_RECEIPT,
                )
            except BadRequest as error:
                said = str(error).lower()
                if any(words in said for words in _GONE):
                    return False
                if "message is not modified" not in said:
                    raise
            return True

        return await self._deliver(Draft(chat_id, text_html, keyboard=keyboard, rich=rich), edit)

    async def edit_keyboard(self, chat_id: int, message_id: int, keyboard: Keyboard) -> None:
        """Put buttons in place of those of a message of ours, as well as can be."""
        await self._try(self._bot.edit_message_reply_markup(chat_id, message_id, reply_markup=make_markup(keyboard)))

    async def react(self, chat_id: int, message_id: int, emoji: str | None) -> bool:
        """Put a reaction of ours on a message, or take it away with None, as well as can be; gives whether it was done.

        A chat that allows none is not asked again.
        """
        if chat_id in self._no_reactions:
            return False
        try:
            return await self._bot.set_message_reaction(chat_id, message_id, emoji)
        except InvalidToken:
            raise
        except (BadRequest, Forbidden) as error:
            if not any(words in str(error).lower() for words in _NO_MESSAGE):
                self._no_reactions[chat_id] = None
                while len(self._no_reactions) > _MOST_KNOWN:
                    self._no_reactions.pop(next(iter(self._no_reactions)))
            _log.debug("not_shown", error=type(error).__name__)
        except TelegramError as error:
            _log.debug("not_shown", error=type(error).__name__)
        return False

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Delete a message, as well as can be."""
        await self._try(self._bot.delete_message(chat_id, message_id))

    async def typing(self, chat_id: int, *, thread_id: int | None = None) -> None:
        """Show for some seconds that something is being written, as well as can be."""
        await self._try(self._bot.send_chat_action(chat_id, ChatAction.TYPING, message_thread_id=thread_id))

    async def _send_once(self, key: str, draft: Draft, send: Callable[[Draft], Awaitable[Message]]) -> int:
        state, message_id = await self._store.begin_send(key, draft.chat_id)
        if message_id is not None:
            return message_id
        if state is not None:
            # The process ended in between: whether it arrived cannot be told.
            self._metrics.note_send("repeated")
            _log.warning("sent_again", key=key)
        message = await self._deliver(draft, send)
        await self._store.end_send(key, message.chat.id, message.message_id)
        self._metrics.note_send("delivered")
        return message.message_id

    async def _send_message(self, draft: Draft) -> Message:
        if draft.rich and (sent := await self._rich.send(draft)):
            return sent
        return await self._bot.send_message(
            draft.chat_id,
            draft.text,
            parse_mode=ParseMode.HTML if draft.is_html else None,
            reply_parameters=make_reply(draft),
            message_thread_id=draft.thread_id,
            reply_markup=draft.markup,
            read_timeout=_RECEIPT,
        )

    async def _deliver(self, draft: Draft, act: Callable[[Draft], Awaitable[T]]) -> T:
        pause, give_up = _FIRST_PAUSE, monotonic() + _PATIENCE
        while True:
            await self._keep_silence(draft.chat_id)
            # Another process may have it in hand by now, and answer.
            self._store.peers.require()
            begun = datetime.now(UTC)
            try:
                return await act(draft)
            except RetryAfter as error:
                self._be_silent(draft.chat_id, error)
            except ChatMigrated as error:
                await self._store.migrate_chat(draft.chat_id, error.new_chat_id)
                # Its messages are numbered anew there.
                draft = Draft(error.new_chat_id, draft.text, is_html=draft.is_html, keyboard=draft.keyboard)
            except (Forbidden, BadRequest) as error:
                draft = await self._amend(draft, error, begun)
            except InvalidToken:
                raise
            except TelegramError as error:
                # A plain one is an answer that is no JSON: some server in between said it.
                if monotonic() > give_up or not (isinstance(error, NetworkError) or type(error) is TelegramError):
                    raise
                self._metrics.note_send("retried")
                _log.info("send_retried", error=type(error.__cause__ or error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)

    async def _amend(self, draft: Draft, error: TelegramError, begun: datetime) -> Draft:
        complaint = str(error)
        amended = draft.amend(complaint)
        if amended is not None:
            self._metrics.note_send("amended")
            return amended
        if isinstance(error, Forbidden) or is_refusal(complaint):
            self._metrics.note_send("refused")
            # Whoever writes while the refusal is on its way may have let it in again.
            await self._reach.close(draft.chat_id, begun)
            raise UndeliverableError(complaint) from error
        raise error

    def _be_silent(self, chat_id: int, error: RetryAfter) -> None:
        seconds = read_wait(error)
        self._metrics.note_send("flood")
        _log.info("told_to_wait", seconds=seconds)
        self._silent_until[chat_id] = monotonic() + seconds

    async def _keep_silence(self, chat_id: int) -> None:
        # Whatever else is to go to that chat waits too; asking earlier would make the wait longer.
        while (until := self._silent_until.get(chat_id)) is not None:
            if until <= monotonic():
                self._silent_until.pop(chat_id, None)
            else:
                await asyncio.sleep(until - monotonic())

    async def _try(self, act: Awaitable[object]) -> None:
        try:
            await act
        except InvalidToken:
            raise
        except TelegramError as error:
            _log.debug("not_shown", error=type(error).__name__)
