"""What handlers work with; they find it under ``bot_data["services"]``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias, cast

from telegram import Message, Update
from telegram.ext import CallbackContext, ExtBot

from bot.chat.tongues import Tongue, choose_tongue
from bot.chat.worth import Look, WorthWords
from bot.handlers.limits import Limits
from bot.reports.json_text import JsonValue, read_json, write_json
from bot.reports.to_json import report_to_json
from bot.service.sender import Sender
from bot.store import Answer, Store
from bot.workers.pool import Pool
from config.settings import Settings
from extractors import Report

Drop: TypeAlias = Callable[[Update], Awaitable[list[int]]]
Following: TypeAlias = Callable[[Update, Callable[[Update], bool], float], Awaitable[list[Update]]]

KEY = "services"


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of a running bot.

    ``following(update, belongs, seconds)`` is for what comes in several messages: it takes the later updates of the
    same chat for which ``belongs`` is true, in order, and waits until none came for so many seconds. They are handled
    with the first: done when it is, handled again with it after a crash, and given to no other handler.

    ``drop(update)`` is for forgetting: what came before the update in the same chat and is not done is dropped, its
    text erased; what is in hand of it is ended, and has come to its end when this gives the numbers of the dropped.

    ``pictures`` says whether they can be read on this machine, ``draws`` whether some can be drawn;
    ``tongues`` are the languages of the interface by their codes.
    """

    settings: Settings
    store: Store
    pool: Pool
    limits: Limits
    sender: Sender
    following: Following
    drop: Drop
    pictures: bool = True
    draws: bool = False
    tongues: Mapping[str, Tongue] = field(default_factory=dict)

    def tongue(self, code: str | None) -> Tongue:
        """Give the language of the interface for somebody whose Telegram is set to a language."""
        return choose_tongue(code, self.tongues)


Context: TypeAlias = "CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]"


__all__ = ["Context", "Place", "Services", "place_of", "services_of"]


def services_of(context: Context) -> Services:
    """Give the services of the application that handles the update."""
    return cast(Services, context.bot_data[KEY])


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, a topic in it, the message that it answers; and who asked, if a person did.

    ``language`` is the code of the language that Telegram is set to for whoever asked.
    """

    chat_id: int
    message_id: int
    thread_id: int | None = None
    user_id: int | None = None
    language: str | None = None


def place_of(message: Message) -> Place:
    """Say where the answer to a message goes; who writes as a chat (an anonymous admin, a channel) is nobody."""
    user = None if message.sender_chat else message.from_user
    thread_id = message.message_thread_id if message.is_topic_message else None
    return Place(
        message.chat.id,
        message.message_id,
        thread_id,
        user.id if user else None,
        user.language_code if user else None,
    )


WORDS = "worth_words"


async def read_look(context: Context, chat_id: int) -> Look:
    """Give the look that a chat chose."""
    return await _make_look(services_of(context), words_of(context), chat_id)


async def read_look_at(context: Context, kept: Answer) -> Look:
    """Give the look that a chat chose, with who looked at what of an answer."""
    return await make_look(services_of(context), words_of(context), kept)


async def make_look(services: Services, words: WorthWords, kept: Answer) -> Look:
    """Do what ``read_look_at`` does where no update is handled."""
    look = await _make_look(services, words, kept.chat_id)
    return replace(look, checked=await services.store.checked(kept.id or 0))


async def _make_look(services: Services, words: WorthWords, chat_id: int) -> Look:
    chosen = await services.store.chat_settings(chat_id)
    asked = services.settings.checks_on | chosen.findings_on
    return Look(words, chosen.order, chosen.findings_off, asked, draws=services.draws, rich=chosen.rich)


def words_of(context: Context) -> WorthWords:
    """Give the words that decide what is worth checking, read once at the start."""
    return cast(WorthWords, context.bot_data[WORDS])


_PARTS = "parts_of_text"


def write_report(report: Report, parts: Sequence[tuple[int, str]] = ()) -> str:
    """Write what ``report_from_json`` reads, and the number and text of each part."""
    more: dict[str, JsonValue] = {_PARTS: [[number, text] for number, text in parts]} if parts else {}
    return write_json({**report_to_json(report), **more})


def read_parts(kept: str) -> dict[int, str]:
    """Read the parts, in order; a text that came in one message has none."""
    if f'"{_PARTS}"' not in kept:
        return {}
    report = read_json(kept)
    parts = report.get(_PARTS, []) if isinstance(report, Mapping) else []
    return {int(number): str(text) for number, text in parts}
