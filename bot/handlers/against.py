"""A draft held against its sources: a file or link as a reply to the draft, or drafts and sources sent together."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from telegram import Message as Incoming
from telegram import Update
from telegram.constants import ChatType

from bot.chat.against import write_against
from bot.chat.messages import Message
from bot.chat.packing import Room
from bot.chat.texts import FAILED, say
from bot.handlers.answering import NOT_FOR_THE_CHAT
from bot.handlers.asked import Asked, find_asked, find_attachment, find_links, is_small_talk, read_origin
from bot.handlers.context import Context, Place, place_of, services_of
from bot.handlers.files import make_request
from bot.handlers.kept import find_answer
from bot.handlers.noticed import Noticed
from bot.handlers.progress import Progress, send
from bot.handlers.speaking import note_language
from bot.handlers.triggers import cut_command, cut_mention, find_replied, is_reply_to
from bot.handlers.words import read_words
from bot.reports.from_json import report_from_json
from bot.workers.holding import SourceRequest
from bot.workers.request import Request
from extractors import FigurecheckError, Report

COMMAND = "against"
_MOST_SOURCES = 4
# A source that is pasted behind the command has more words.
_TEXT_WORDS = 8
_LINK = re.compile(r"https?://\S+", re.I)
_ASKS = re.compile(r"\W*(?:\w+\W+){0,3}against(?:\W+\w+){0,3}\W*", re.I)
_STAGE = "Reading the draft and its source …"
_USAGE = (
    "Which draft, and which source? Reply to the draft with the source, a file or a link, and /against; or send two "
    "files or two links, the draft first, with the word “against”."
)


def asks_against(parts: Sequence[Incoming], context: Context) -> bool:
    """Tell whether messages ask to hold one thing against another.

    The command does anywhere; the word alone, beside files and links, in a private chat or where the bot is asked. In a
    private chat a file or a link as a reply does without a word.
    """
    if _has_command(parts, COMMAND, context):
        return True
    first, sources = parts[0], _find_sources(parts, context)
    private, replied = first.chat.type == ChatType.PRIVATE, find_replied(first) is not None
    asked = private or is_reply_to(first, context.bot) or cut_mention(first, context.bot) is not None
    if not asked or not sources or _has_command(parts, "check", context):
        return False
    spoken = list(filter(None, (_LINK.sub(" ", _read_said(part, context)).strip() for part in parts)))
    if not spoken:
        return private and replied
    return len(spoken) == 1 and bool(_ASKS.fullmatch(spoken[0])) and (replied or len(sources) > 1)


def _has_command(parts: Sequence[Incoming], command: str, context: Context) -> bool:
    return any(cut_command(part, command, context.bot) is not None for part in parts)


async def answer_against(update: Update, parts: Sequence[Incoming], context: Context) -> bool:
    """Answer with the draft held against its sources; False for a reply to what is no draft, which is read as usual."""
    services, place = services_of(context), place_of(parts[0])
    sources = _find_sources(parts, context)
    replied = find_replied(parts[0])
    draft = await _find_draft(replied, context) if replied else None
    if replied and draft is None and not _has_command(parts, COMMAND, context):
        return False
    if draft is None and len(sources) > 1:
        draft, *sources = sources
    if draft is None or not sources:
        await send(services, place, say(_USAGE), key=f"{update.update_id}:0")
        return True
    async with Noticed(parts[0], context), Progress(context, place, f"{update.update_id}:0") as progress:
        rest = await _hold(draft, sources, context, place=place, progress=progress)
    for number, page in enumerate(rest, start=1):
        await send(services, place, page, key=f"{update.update_id}:{number}")
    return True


async def _hold(
    draft: Report | Asked, sources: Sequence[Asked], context: Context, *, place: Place, progress: Progress
) -> list[Message]:
    """Hold a draft against its sources and give the first message; gives those that are to follow it."""
    services = services_of(context)
    try:
        await services.limits.take(place.user_id, place.chat_id, key=progress.key)
        await note_language(services, place)
        progress.begin(_STAGE)
        report = draft if isinstance(draft, Report) else await services.pool.check(await _make(draft, context))
        requests = [await _make(each, context) for each in sources[:_MOST_SOURCES]]
        found = await services.pool.hold(report, [SourceRequest(each.file_name, each) for each in requests])
        first, *rest = await asyncio.to_thread(write_against, found, Room())
        await progress.finish(Message(first))
    except NOT_FOR_THE_CHAT:
        raise
    except FigurecheckError as error:
        await progress.finish(say(str(error)))
        return []
    except Exception:
        await progress.finish(say(FAILED))
        raise
    return [Message(page) for page in rest]


async def _make(asked: Asked, context: Context) -> Request:
    return await make_request(asked, context, None)


async def _find_draft(replied: Incoming, context: Context) -> Report | Asked | None:
    """Give the report that was made on a message, or that a message of ours shows, and else what is to be read."""
    store = services_of(context).store
    ours = replied.from_user is not None and replied.from_user.id == context.bot.id
    kept = await store.answer_for(replied.chat.id, replied.message_id) if ours else await find_answer(store, replied)
    if kept is not None:
        return await asyncio.to_thread(report_from_json, kept.report_json)
    asked = None if ours else find_asked(replied)
    return None if asked and asked.request and is_small_talk(asked.request) else asked


def _find_sources(parts: Sequence[Incoming], context: Context) -> list[Asked]:
    """Give what the messages bring, in order: files, links, and a text that is pasted behind the command."""
    found: list[Asked] = []
    for part in parts:
        origin = read_origin(part)
        if attachment := find_attachment(part):
            found.append(Asked(attachments=(attachment,), origin=origin))
        found += [Asked(Request(link=link), origin=origin) for link in find_links(part, read_words(part))]
        behind = cut_command(part, COMMAND, context.bot)
        if not found and behind is not None and len(behind.split()) >= _TEXT_WORDS:
            found.append(Asked(Request(text=behind), origin=origin))
    return found


def _read_said(part: Incoming, context: Context) -> str:
    """Give the words of a message without the bot's name."""
    rest = cut_mention(part, context.bot)
    return read_words(part) if rest is None else rest
