"""Inline mode: a sentence typed behind the bot's name in any chat, and its figures as a message to send."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from hashlib import sha256

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.chat.entries import count
from bot.chat.messages import Message, show_first
from bot.chat.rich import ours
from bot.chat.sight import Sight
from bot.chat.worth import Look
from bot.handlers.context import Context, services_of, words_of
from bot.reports.shown import clean
from bot.workers.request import Request
from extractors import FigurecheckError, Report
from extractors.errors import StoreError

# Whoever types sends a query with nearly every letter: the last one counts.
_PAUSE = 0.7
_SHORTEST = 8
_KEEP_SECONDS = 300
# Two less than Telegram has room for: for what sets a word of another direction apart.
_BUTTON_LENGTH, _MOST_NAMED = 62, 50
_START = "inline"


async def on_inline(update: Update, context: Context) -> None:
    """Answer what is typed with one result, or with a button that says why there is none."""
    if update.inline_query is None:
        return
    later = await services_of(context).following(update, lambda each: each.inline_query is not None, _PAUSE)
    query = next((each.inline_query for each in reversed(later) if each.inline_query), update.inline_query)
    text = query.query.strip()
    if len(text) < _SHORTEST:
        await _refuse(query, "Type a sentence with a figure")
        return
    services = services_of(context)
    try:
        asking = query.from_user.id
        await services.limits.take(asking, asking, key=f"{update.update_id}:inline")
        report = await services.pool.check(Request(text=text))
    except StoreError:
        raise
    except FigurecheckError as error:
        await _refuse(query, str(error))
        return
    if not report.figures:
        await _refuse(query, "No figures in it yet")
        return
    look = Look(words_of(context), findings_on=services.settings.checks_on)
    message = await asyncio.to_thread(lambda: show_first(Sight(report, look), brief=False, answer=0))
    message = services.tongue(query.from_user.language_code).translate(message)
    with suppress(BadRequest):
        await query.answer([_make_result(text, report, message)], cache_time=_KEEP_SECONDS, is_personal=True)


def _make_result(text: str, report: Report, message: Message) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        message.html, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    figures = ", ".join(clean(figure.text) for figure in report.figures[:_MOST_NAMED])
    return InlineQueryResultArticle(
        id=sha256(text.encode("utf-8", "replace")).hexdigest()[:32],
        title=count(len(report.figures), "figure"),
        description=ours(figures, 200),
        input_message_content=content,
    )


async def _refuse(query: InlineQuery, why: str) -> None:
    button = InlineQueryResultsButton(ours(why, _BUTTON_LENGTH), start_parameter=_START)
    # An answer that comes too late is of no use to anybody, and no fault.
    with suppress(BadRequest):
        await query.answer([], cache_time=0, is_personal=True, button=button)
