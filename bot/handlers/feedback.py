"""The button "Something wrong?": what a person says is wrong is asked, kept, and named."""

from __future__ import annotations

import asyncio
import hmac
from datetime import UTC, datetime

from telegram import CallbackQuery, Message, Update

from bot.chat.buttons import Ask, Press, View, Wrong
from bot.chat.complaints import (
    ASKED_ALREADY,
    ENOUGH,
    IN_PRIVATE,
    KEPT_WORDS,
    MISSED,
    NOT_THERE,
    TOO_LATE,
    say_kept,
    show_question,
)
from bot.chat.messages import Message as Shown
from bot.chat.messages import show
from bot.chat.sight import Sight
from bot.chat.texts import say
from bot.feedback.keeping import make_complaint, make_missed
from bot.feedback.missed import find_missed
from bot.handlers.context import Context, Services, place_of, read_look_at, services_of
from bot.handlers.door import find_door
from bot.handlers.presses import GONE, answer_press
from bot.handlers.progress import put, send
from bot.handlers.speaking import tongue_for
from bot.handlers.triggers import find_replied, is_reply_to
from bot.handlers.words import read_words
from bot.reports.from_json import report_from_json
from bot.store import Answer
from config.chat_words import read_abbreviations
from extractors import Report

_KEY = "missed"


async def on_wrong_press(update: Update, context: Context) -> None:
    """Ask what is wrong, or keep what is; the press is answered whatever happens, with what was kept."""
    # Whatever is asked in a channel, all of its readers would see.
    await answer_press(
        update, lambda query, press, kept: _do(query, press, kept, context), context, in_channel=IN_PRIVATE
    )


async def _do(query: CallbackQuery, press: Press, kept: Answer, context: Context) -> str | None:
    if isinstance(press.wanted, Ask):
        return await _ask(query, kept, press.wanted.view, context)
    return await _take(query, kept, press.wanted, context) if isinstance(press.wanted, Wrong) else GONE


async def take_missed(update: Update, message: Message, context: Context) -> bool:
    """Keep the words of a reply to the question which figure is missing; False for any other message."""
    replied = find_replied(message)
    if replied is None or not is_reply_to(message, context.bot) or replied.text != MISSED:
        return False
    services, place = services_of(context), place_of(message)
    key = await services.store.sent_key(message.chat.id, replied.message_id)
    kept = await services.store.answer(int(key.split(":")[1])) if key and key.startswith(f"{_KEY}:") else None
    said = TOO_LATE
    if kept and kept.chat_id == message.chat.id:
        user = place.user_id or (message.sender_chat.id if message.sender_chat else 0)
        said = await _keep_words(services, kept, read_words(message), user)
    await send(services, place, say(said), key=f"{update.update_id}:0")
    return True


async def _ask(query: CallbackQuery, kept: Answer, view: View, context: Context) -> str | None:
    look = await read_look_at(context, kept)
    # What a group sees is its short view; the others are for whoever opens them in private.
    back = View("short") if find_door(kept, context) else None
    question = await asyncio.to_thread(lambda: show_question(_read(kept), view, look, answer=kept.id or 0, back=back))
    return await _put(query, question, context)


async def _take(query: CallbackQuery, kept: Answer, wrong: Wrong, context: Context) -> str | None:
    services = services_of(context)
    if wrong.kind == "missed":
        return await _ask_for_words(query, kept, services)
    report = await asyncio.to_thread(_read, kept)
    once = _sign(services, kept, _name(report, wrong), query.from_user.id)
    complaint = make_complaint(kept, report, wrong, once=once)
    if complaint is None:
        return GONE
    is_kept = await services.store.complain(complaint)
    look = await read_look_at(context, kept)
    door = find_door(kept, context)
    view = View("short") if door else View("figure", wrong.figure)
    shown = await asyncio.to_thread(lambda: show(Sight(report, look), view, answer=kept.id or 0, door=door))
    await _put(query, shown, context)
    return say_kept(wrong.kind) if is_kept else ENOUGH


async def _ask_for_words(query: CallbackQuery, kept: Answer, services: Services) -> str | None:
    # Within an hour it is the same question, in a group too: anybody can reply to it.
    key = f"{_KEY}:{kept.id}:{datetime.now(UTC):%Y%m%d%H}"
    if await services.store.sent(key) is not None:
        return ASKED_ALREADY
    tongue = await tongue_for(services, kept.chat_id, query.from_user.language_code)
    await services.sender.send(
        kept.chat_id,
        tongue.translate(say(MISSED)).html,
        key=key,
        reply_to=query.message.message_id if query.message else None,
        thread_id=kept.thread_id,
    )
    return None


async def _keep_words(services: Services, kept: Answer, words: str, user_id: int) -> str:
    report = await asyncio.to_thread(_read, kept)
    missed = await asyncio.to_thread(find_missed, report, words, read_abbreviations())
    if missed is None:
        return NOT_THERE
    once = _sign(services, kept, f"missed:{missed.words.start}:{missed.words.end}", user_id)
    is_kept = await services.store.complain(make_missed(kept, report, missed, once=once))
    return KEPT_WORDS if is_kept else ENOUGH


async def _put(query: CallbackQuery, said: Shown, context: Context) -> str | None:
    return None if await put(query, said, services_of(context)) else GONE


def _read(kept: Answer) -> Report:
    return report_from_json(kept.report_json)


def _name(report: Report, wrong: Wrong) -> str:
    """Name what is wrong: a false alarm is one, whichever of its figures it was pressed under."""
    if wrong.kind == "alarm":
        found = report.findings[wrong.finding : wrong.finding + 1]
        return f"alarm:{[(each.code, each.message) for each in found]}"
    return f"{wrong.kind}:{[each.span for each in report.figures[wrong.figure : wrong.figure + 1]]}"


def _sign(services: Services, kept: Answer, about: str, user_id: int) -> str:
    """Give what is the same when one person says one thing twice, and tells nobody without the token who it was."""
    # By the article and not by the report: one opened in private is that of the group.
    said = f"{kept.key}:{about}:{user_id}"
    return hmac.new(services.settings.telegram_token.encode(), said.encode("utf-8", "replace"), "sha256").hexdigest()
