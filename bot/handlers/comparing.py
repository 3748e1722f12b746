"""``/compare``: two or more articles side by side."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from telegram import Message as Incoming
from telegram import Update

from bot.chat.compared import write_compared
from bot.chat.messages import Message
from bot.chat.packing import Room
from bot.chat.texts import say
from bot.handlers.answering import NOT_FOR_THE_CHAT
from bot.handlers.asked import find_asked, find_links
from bot.handlers.context import Context, Services, place_of, services_of
from bot.handlers.files import make_request
from bot.handlers.memory import knowledge_of
from bot.handlers.noticed import Noticed
from bot.handlers.progress import Progress, send
from bot.handlers.triggers import cut_command, find_replied
from bot.reports.from_json import report_from_json
from bot.workers.request import Request
from extractors import Figure, FigurecheckError, Report
from extractors.relations.across import Text
from extractors.relations.meeting import lay_side_by_side
from extractors.relations.relate import RelationKnowledge
from extractors.relations.surroundings import read_mentions

_FEWEST, _MOST = 2, 5
_RECENT = timedelta(days=7)
_USAGE = (
    "Which articles? Write two links behind the command, or one as a reply to a message with the other; "
    "with neither I take the last two that were checked here, and there are not two yet."
)


async def on_compare(update: Update, context: Context) -> None:
    """Lay articles side by side: those linked, the one replied to, and else the last ones that the chat had checked."""
    message = update.message
    if message is None:
        return
    services, place = services_of(context), place_of(message)
    key = f"{update.update_id}:0"
    async with Noticed(message, context), Progress(context, place, key) as progress:
        try:
            progress.begin("Reading the articles …")
            await services.limits.take(place.user_id, place.chat_id, key=key)
            reports = await _read_reports(message, context, progress)
            if len(reports) < _FEWEST:
                await progress.finish(say(_USAGE))
                return
            first, *rest = await asyncio.to_thread(_write, reports, knowledge_of(context))
            await progress.finish(first)
        except NOT_FOR_THE_CHAT:
            raise
        except FigurecheckError as error:
            await progress.finish(say(str(error)))
            return
    for number, page in enumerate(rest, start=1):
        await send(services, place, page, key=f"{update.update_id}:{number}")


async def _read_reports(message: Incoming, context: Context, progress: Progress) -> list[Report]:
    services, chat_id = services_of(context), message.chat.id
    reports: list[Report] = []
    keys: set[str] = set()
    for request in await _find_requests(message, context, progress):
        if request.key not in keys and len(reports) < _MOST:
            keys.add(request.key)
            reports.append(await _read(services, request, chat_id))
    replied = find_replied(message)
    kept = [await services.store.answer_for(chat_id, replied.message_id)] if replied else []
    missing = len(reports) < _FEWEST
    latest = await services.store.latest_answers(chat_id, limit=_MOST) if missing else []
    for answer in [*kept, *latest]:
        if answer is not None and answer.key not in keys and len(reports) < _FEWEST:
            keys.add(answer.key)
            reports.append(await asyncio.to_thread(report_from_json, answer.report_json))
    return reports


async def _find_requests(message: Incoming, context: Context, progress: Progress) -> list[Request]:
    """Give what the message itself asks to be read: its links, and the article that it is a reply to."""
    words = cut_command(message, "compare", context.bot) or ""
    found = [Request(link=link) for link in find_links(message, words)]
    replied = find_replied(message)
    asked = (
        find_asked(replied) if replied and not (replied.from_user and replied.from_user.id == context.bot.id) else None
    )
    return [await make_request(asked, context, progress), *found] if asked else found


async def _read(services: Services, request: Request, chat_id: int) -> Report:
    answer = await services.store.recent_answer(chat_id, request.key)
    if answer and datetime.now(UTC) - answer.created < _RECENT:
        return await asyncio.to_thread(report_from_json, answer.report_json)
    return await services.pool.check(request)


def _write(reports: list[Report], knowledge: RelationKnowledge) -> list[Message]:
    texts = [
        Text(report.article.title or "", report.article.text, read_mentions(report.figures, knowledge.words))
        for report in reports
    ]
    rows = lay_side_by_side(texts, knowledge)
    figures: list[list[Figure | None]] = [[each.figure if each else None for each in row] for row in rows]
    return [Message(page) for page in write_compared([report.article for report in reports], figures, Room())]
