"""From what is asked to the answer: made, kept and delivered, pointed to where it stands, or what went wrong said."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from telegram.error import TelegramError

from bot.chat.buttons import Button, Press, View, write_press
from bot.chat.greeting import offer_help
from bot.chat.messages import Message, show_first
from bot.chat.sight import Sight
from bot.chat.texts import FAILED, NO_PICTURES, NO_PICTURES_HERE, point_back, say, say_stage
from bot.handlers.asked import Asked
from bot.handlers.context import Context, Place, Services, read_look_at, services_of, write_report
from bot.handlers.door import find_door
from bot.handlers.files import make_request
from bot.handlers.memory import hold_against_memory
from bot.handlers.progress import Progress, send
from bot.handlers.speaking import note_language
from bot.lookups import ask_published, note_fact_checks
from bot.reports.from_json import report_from_json
from bot.store import Answer
from bot.workers.request import Request
from config.fetching import make_claims_access
from extractors import FigurecheckError, Report
from extractors.articles.web.errors import FetchError, LoginNeededError
from extractors.errors import (
    DocumentError,
    FactCheckError,
    LimitError,
    ReaderMissingError,
    StoreError,
    UndeliverableError,
)
from extractors.follow.fact_checks import CODE, write_queries

SECONDS = 4.0
"""For all questions together, and as long for a worker to be free."""
# A text of so few words without a figure is said to the bot.
_MOST_IN_TALK = 25


async def add_published(report: Report, services: Services) -> Report:
    """Give the report with a finding for each published fact-check of a figure; what fails is one note."""
    settings = services.settings
    if not settings.fact_check_key or CODE in settings.checks_off or not report.figures:
        return report
    try:
        return await _look_up(report, services)
    except FigurecheckError as error:
        return note_fact_checks(report, (), error)
    except Exception as error:  # what others published must not cost the report
        failed = FactCheckError(f"Published fact-checks were not read ({type(error).__name__}): please report it.")
        return note_fact_checks(report, (), failed)


async def _look_up(report: Report, services: Services) -> Report:
    queries = await asyncio.to_thread(write_queries, report)
    found, failed = await ask_published(queries, make_claims_access(services.settings), seconds=SECONDS)
    findings = await services.pool.match(report, found, patience=SECONDS) if any(found.values()) else ()
    return note_fact_checks(report, findings, failed)


# Telegram numbers supergroups and channels so; only their messages have links.
_SUPERGROUPS = -1_000_000_000_000


async def find_earlier(services: Services, request: Request, place: Place, *, key: str) -> Answer | None:
    """Give the answer that the chat had on this article within a week, unless it is the one sent under this key."""
    earlier = await services.store.recent_answer(place.chat_id, request.key)
    if earlier is None or not earlier.reply_message_ids:
        return None
    sent = await services.store.sent(key)
    return None if sent in earlier.reply_message_ids else earlier


def write_pointer(earlier: Answer, place: Place) -> Message:
    """Write the pointer, with a button that shows the report here should the first answer be gone."""
    keyboard = ((Button("Show it here", write_press(Press(earlier.id or 0, View("short")))),),)
    return point_back(make_link(earlier, place), earlier.created, keyboard)


def make_link(earlier: Answer, place: Place) -> str | None:
    """Give the link of a message in a supergroup, None in a group that has none."""
    if place.chat_id > _SUPERGROUPS:
        return None
    number = _SUPERGROUPS - place.chat_id
    thread = f"{earlier.thread_id}/" if earlier.thread_id else ""
    return f"https://t.me/c/{number}/{thread}{earlier.reply_message_ids[0]}"


# No answer to anybody: the update is tried again later, or there is nobody to tell.
NOT_FOR_THE_CHAT = (StoreError, UndeliverableError, TelegramError)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a chat is answered: ``brief`` in a few lines; ``unasked`` without a word when there is nothing to show."""

    brief: bool = False
    unasked: bool = False


async def answer(asked: Asked, place: Place, context: Context, *, key: str, manner: Manner) -> Request | None:
    """Answer with a report, with a pointer to the one that the group had before, or with what went wrong.

    Gives what was read. ``key`` names the answer for good: handled again after a crash, it is not given twice.
    """
    if manner.unasked:
        await _answer_unasked(asked, place, context, key=key)
        return None
    services = services_of(context)
    try:
        await services.limits.take(place.user_id, place.chat_id, key=key)
        await note_language(services, place)
    except LimitError as error:
        await send(services, place, say(str(error)), key=key)
        return None
    async with Progress(context, place, key) as progress:
        try:
            request, kept, report = await _read(asked, place, context, progress, key=key if manner.brief else None)
            if report is None:
                await progress.finish(write_pointer(kept, place))
                return request
            message = await write_answer(report, context, kept, brief=manner.brief)
            if not manner.brief and _is_said_to_us(request, report):
                message = offer_help(pictures=services.pictures)
            await keep_reply(services, kept, await progress.finish(message))
            return request
        except NOT_FOR_THE_CHAT:
            raise
        except ReaderMissingError:
            await progress.finish(say(NO_PICTURES))
        except FigurecheckError as error:
            await progress.finish(say(str(error)))
        except Exception:
            # A fault of ours: the chat is told so much, and whoever runs the bot the rest.
            await progress.finish(say(FAILED))
            raise
    return None


async def _read(
    asked: Asked, place: Place, context: Context, progress: Progress, *, key: str | None
) -> tuple[Request, Answer, Report | None]:
    """Read what is asked, or the words beside it where that cannot be read and they hold a figure.

    With a ``key``, an answer that the chat had before on the same article is given in place of a report.
    """
    try:
        request = await make_request(asked, context, progress)
        progress.begin(say_stage(request))
        if key and (earlier := await find_earlier(services_of(context), request, place, key=key)):
            return request, earlier, None
        return request, *await keep_report(context, request, place, asked.parts, begun=asked.begun)
    except (FetchError, DocumentError) as error:
        beside = asked.request_beside
        if beside is None:
            raise
        return beside, *await keep_report(context, beside, place, failed=error)


def _is_said_to_us(request: Request, report: Report) -> bool:
    """Tell whether a short text without a figure is a question or a greeting, and no article."""
    text = (request.text or "").rstrip()
    few = 0 < len(text.split()) <= _MOST_IN_TALK
    return few and text.endswith(("?", "!")) and not (report.figures or report.article.notes)


async def _answer_unasked(asked: Asked, place: Place, context: Context, *, key: str) -> None:
    """Answer what nobody asked about, when there is something to show: a link to a film is no news."""
    services = services_of(context)
    try:
        await services.limits.take(None, place.chat_id, key=key)
        request = await make_request(asked, context, None)
        if earlier := await find_earlier(services, request, place, key=key):
            await send(services, place, write_pointer(earlier, place), key=key)
            return
        kept, report = await keep_report(context, request, place, asked.parts, begun=asked.begun)
    except NOT_FOR_THE_CHAT:
        raise
    except LoginNeededError as error:
        # Whoever has a subscription can paste the text.
        await send(services, place, say(str(error)), key=key)
        return
    except FigurecheckError:
        return
    if report.figures:
        message = await write_answer(report, context, kept, brief=True)
        await keep_reply(services, kept, await send(services, place, message, key=key))


async def keep_report(
    context: Context,
    request: Request,
    place: Place,
    parts: Sequence[tuple[int, str]] = (),
    *,
    begun: Awaitable[Report] | None = None,
    failed: FigurecheckError | None = None,
) -> tuple[Answer, Report]:
    """Make the report and keep it for the buttons; one that was made for this message before a crash is taken up.

    ``begun`` is its reading, where that has begun. ``failed`` is why this is read in place of something else: the
    report says so, and without a figure it is raised.
    """
    services = services_of(context)
    made = await services.store.answer_for(place.chat_id, place.message_id)
    if made and made.key == request.key and made.asked_message_id == place.message_id and not made.reply_message_ids:
        return made, await asyncio.to_thread(report_from_json, made.report_json)
    report = await add_published(await (begun or services.pool.check(request)), services)
    if failed is not None:
        if not report.figures:
            raise failed
        why = NO_PICTURES_HERE if isinstance(failed, ReaderMissingError) else str(failed)
        report = add_note(report, f"{why} Only the words beside it were read.")
    report = await hold_against_memory(report, context, chat_id=place.chat_id, key=request.key)
    answer = Answer(
        id=None,
        chat_id=place.chat_id,
        thread_id=place.thread_id,
        asked_message_id=place.message_id,
        reply_message_ids=(),
        key=request.key,
        report_json=await asyncio.to_thread(write_report, report, parts),
        created=datetime.now(UTC),
    )
    return replace(answer, id=await services.store.save_answer(answer)), report


def add_note(report: Report, note: str) -> Report:
    """Give the report with a note on its article, before the others."""
    return replace(report, article=replace(report.article, notes=(note, *report.article.notes)))


async def write_answer(report: Report, context: Context, kept: Answer, *, brief: bool) -> Message:
    """Write the first view of a report; a long one takes a while, so not on the event loop."""
    look, door = await read_look_at(context, kept), find_door(kept, context)
    return await asyncio.to_thread(lambda: show_first(Sight(report, look), brief=brief, answer=kept.id or 0, door=door))


async def keep_reply(services: Services, answer: Answer, message_id: int) -> None:
    """Note which message of ours shows the answer."""
    await services.store.save_answer(replace(answer, reply_message_ids=(message_id,)))
