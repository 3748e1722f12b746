"""``/export``: the figures of everything that the chat checked in a day or a week, as one file."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from telegram import Update

from bot.chat.exported import USAGE, Wanted, describe_exported, read_wanted, say_none
from bot.chat.texts import say
from bot.chat.worth import Look, choose_findings
from bot.handlers.context import Context, Place, Services, place_of, read_look, services_of
from bot.handlers.noticed import Noticed
from bot.handlers.progress import send
from bot.handlers.triggers import cut_command
from bot.reports.from_json import report_from_json
from bot.reports.rows import COLUMNS, Row, list_rows
from bot.reports.tables import write_table
from bot.store import Answer
from extractors.errors import LimitError

# Figures in a file: some seconds of work, and more than a desk reads in a week.
_MOST = 10_000


async def on_export(update: Update, context: Context) -> None:
    """Send the file, or say what can be asked for."""
    message = update.message
    if message is None:
        return
    services, place, key = services_of(context), place_of(message), f"{update.update_id}:0"
    wanted = read_wanted(cut_command(message, "export", context.bot) or "", datetime.now(UTC))
    if wanted is None:
        await send(services, place, say(USAGE), key=key)
        return
    try:
        await services.limits.take(place.user_id, place.chat_id, key=key)
    except LimitError as error:
        await send(services, place, say(str(error)), key=key)
        return
    async with Noticed(message, context):
        await services.sender.typing(place.chat_id, thread_id=place.thread_id)
        await _answer(services, place, wanted, await read_look(context, place.chat_id), key=key)


async def _answer(services: Services, place: Place, wanted: Wanted, look: Look, *, key: str) -> None:
    found = await services.store.answers_between(place.chat_id, wanted.since, wanted.until)
    tables, articles, left = await _read_tables(services, found, look)
    rows = [row for table in reversed(tables) for row in table]
    if not rows:
        await send(services, place, say(say_none(wanted)), key=key)
        return
    await services.sender.document(
        place.chat_id,
        await asyncio.to_thread(write_table, COLUMNS, rows, wanted.kind),
        file_name=wanted.name,
        key=key,
        caption_html=say(describe_exported(len(rows), articles, wanted, left=left)).html,
        reply_to=place.message_id,
        thread_id=place.thread_id,
    )


async def _read_tables(services: Services, found: list[int], look: Look) -> tuple[list[list[Row]], int, int]:
    """Give the rows of each article, the latest first, how many articles there are, and how many do not fit."""
    tables: list[list[Row]] = []
    rows = 0
    for place, answer_id in enumerate(found):
        answer = await services.store.answer(answer_id)
        table = await asyncio.to_thread(_list_rows, answer, look) if answer else []
        if tables and rows + len(table) > _MOST:
            return tables, len(tables), len(found) - place
        rows += len(table)
        tables += [table] if table else []
    return tables, len(tables), 0


def _list_rows(answer: Answer, look: Look) -> list[Row]:
    report = choose_findings(report_from_json(answer.report_json), look)
    return list(list_rows(report, answer.created.date()))
