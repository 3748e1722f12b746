"""``/digest``: what a chat checked and what is still open; asked for, and sent at the hour that a chat chose."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import structlog
from telegram import Update

from bot.chat.digest import DAY, TODAY, USAGE, WEEK, Digested, digest_report, say_nothing, write_digest
from bot.chat.messages import Message
from bot.chat.texts import say
from bot.chat.worth import Look, WorthWords
from bot.desk.hours import begin_day, find_due, name_hour
from bot.handlers.answering import make_link
from bot.handlers.context import Context, Place, Services, make_look, place_of, services_of, words_of
from bot.handlers.progress import send
from bot.handlers.speaking import note_language, tongue_for
from bot.handlers.triggers import cut_command
from bot.reports.from_json import report_from_json
from bot.service.desk import Errand
from bot.service.handling import is_passing
from bot.service.served import Served
from bot.store import Answer, DigestWish
from extractors import FigurecheckError
from extractors.errors import StoreError, UndeliverableError

# Of one digest; reading one takes some milliseconds.
_MOST = 300
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)

_log = structlog.get_logger()


async def on_digest(update: Update, context: Context) -> None:
    """Send what was checked today, or in a week."""
    message = update.message
    if message is None:
        return
    services, place, key = services_of(context), place_of(message), f"{update.update_id}:0"
    words, now = (cut_command(message, "digest", context.bot) or "").casefold(), datetime.now(UTC)
    zone = (await services.store.chat_settings(place.chat_id)).zone
    days = {"": (begin_day(now, zone), TODAY), "today": (begin_day(now, zone), TODAY), "week": (now - _WEEK, WEEK)}
    if words not in days:
        await send(services, place, say(USAGE), key=key)
        return
    try:
        await services.limits.take(place.user_id, place.chat_id, key=key)
        await note_language(services, place)
    except FigurecheckError as error:
        await send(services, place, say(str(error)), key=key)
        return
    since, when = days[words]
    when = f"{when}, since {name_hour(since, zone)}" if when == TODAY else when
    said = await make_digest(services, words_of(context), place.chat_id, since=since, until=now, when=when)
    await send(services, place, said or say(say_nothing(when)), key=key)


async def find_digests(services: Services, words: WorthWords, now: datetime) -> list[Errand]:
    """Give the digests that are due now, each to be made and sent."""
    served, due = Served.read(services.settings), []
    for wish in await services.store.digest_wishes():
        moment = find_due(wish.hour, wish.zone, wish.digested, now)
        if moment and served.keeps(wish.chat_id):
            due.append(Errand(f"digest:{wish.chat_id}", _Sending(services, words, wish, moment).send))
    return due


class _Sending:
    """One digest that is due."""

    def __init__(self, services: Services, words: WorthWords, wish: DigestWish, due: datetime) -> None:
        self._services, self._words, self._wish, self._due = services, words, wish, due

    async def send(self) -> None:
        """Make it and send it once; when there is nothing to tell, nothing is sent."""
        try:
            await self._send()
        except Exception as error:
            if not (isinstance(error, StoreError) or is_passing(error)):
                # It would fail again.
                await self._services.store.set_digested(self._wish.chat_id, datetime.now(UTC))
            raise

    async def _send(self) -> None:
        services, wish, due = self._services, self._wish, self._due
        when = f"{DAY} {name_hour(due, wish.zone)}"
        said = await make_digest(services, self._words, wish.chat_id, since=due - _DAY, until=due, when=when)
        if said is not None:
            key = f"digest:{wish.chat_id}:{due.astimezone(UTC):%Y%m%d%H}"
            try:
                tongue = await tongue_for(services, wish.chat_id)
                await services.sender.send(wish.chat_id, tongue.translate(said).html, key=key)
            except UndeliverableError as error:
                _log.info("undeliverable", reason=str(error))
        await services.store.set_digested(wish.chat_id, datetime.now(UTC))


async def make_digest(
    services: Services, words: WorthWords, chat_id: int, *, since: datetime, until: datetime, when: str
) -> Message | None:
    """Make the digest of what a chat checked between two moments; None when it is nothing."""
    found = await services.store.answers_between(chat_id, since, until)
    articles = await _read(services, words, found[:_MOST])
    if not articles:
        return None
    unread = len(found) - min(len(found), _MOST)
    return Message(await asyncio.to_thread(write_digest, articles, when, unread=unread))


async def _read(services: Services, words: WorthWords, found: Sequence[int]) -> list[Digested]:
    articles = []
    for answer_id in found:
        answer = await services.store.answer(answer_id)
        if answer is not None:
            look = await make_look(services, words, answer)
            articles.append(await asyncio.to_thread(_digest, answer, look))
    return articles


def _digest(answer: Answer, look: Look) -> Digested:
    link = make_link(answer, Place(answer.chat_id, 0)) if answer.reply_message_ids else None
    return digest_report(report_from_json(answer.report_json), look, link)
