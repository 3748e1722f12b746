"""``/watch``: a page or a channel is looked at again for a chat; which are, and the buttons to stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from telegram import CallbackQuery, Update
from telegram import Message as Incoming

from bot.chat.messages import Message
from bot.chat.texts import FAILED, say
from bot.chat.watches import END, STOP, STOPPED, USAGE, say_full, show_watched, tell_begun
from bot.desk.watched import MOST, end_watch, hash_figure, name_channel, read_target
from bot.handlers.answering import NOT_FOR_THE_CHAT
from bot.handlers.asked import find_links
from bot.handlers.chat_settings import ONLY_ADMINS, may_change, may_press
from bot.handlers.context import Context, Place, Services, place_of, services_of
from bot.handlers.looking import list_contradictions, show_watch
from bot.handlers.memory import knowledge_of
from bot.handlers.noticed import Noticed
from bot.handlers.presses import tell
from bot.handlers.progress import Progress, put, send
from bot.handlers.speaking import note_language
from bot.handlers.triggers import cut_command, find_replied
from bot.handlers.words import read_words
from bot.memory.recalling import hold
from bot.store import Watch
from bot.workers.request import Request
from extractors import FigurecheckError, Report


async def on_watch(update: Update, context: Context) -> None:
    """Watch what the link leads to, or without one show what is watched."""
    message = update.message
    if message is None:
        return
    services, place, key = services_of(context), place_of(message), f"{update.update_id}:0"
    words = cut_command(message, "watch", context.bot) or ""
    link = _find_link(message, words)
    if link is None:
        said = say(USAGE) if words else await _list(services, place.chat_id)
        await send(services, place, said, key=key)
        return
    if not await may_change(message, context):
        await send(services, place, say(ONLY_ADMINS), key=key)
        return
    async with Noticed(message, context), Progress(context, place, key) as progress:
        try:
            progress.begin("Fetching the page and looking for figures …")
            await services.limits.take(place.user_id, place.chat_id, key=key)
            await note_language(services, place)
            await progress.finish(await _begin(link, place, context))
        except NOT_FOR_THE_CHAT:
            raise
        except FigurecheckError as error:
            await progress.finish(say(str(error)))
        except Exception:
            await progress.finish(say(FAILED))
            raise


async def on_watch_press(update: Update, context: Context) -> None:
    """Stop what the button is of, in groups for admins; pressed again, it stays stopped."""
    query = update.callback_query
    if query is None or query.message is None:
        return
    services, said = services_of(context), ONLY_ADMINS
    try:
        if await may_press(query, context):
            said = STOPPED
            await _stop(query, services)
    finally:
        await tell(query, said, services)


async def _stop(query: CallbackQuery, services: Services) -> None:
    data, message = query.data or "", query.message
    number = data.removeprefix(STOP).removeprefix(END)
    if message is None or not number.isdecimal() or len(number) > 18:
        return
    await services.store.stop_watch(message.chat.id, int(number))
    if data.startswith(STOP):
        await put(query, await _list(services, message.chat.id), services)
    else:
        await services.sender.edit_keyboard(message.chat.id, message.message_id, ())


async def _list(services: Services, chat_id: int) -> Message:
    watched = [show_watch(watch) for watch in await services.store.watches(chat_id)]
    return show_watched(watched, most=MOST, minutes=services.settings.watch_minutes)


def _find_link(message: Incoming, words: str) -> str | None:
    """Give the link behind the command, or that of the message that it is a reply to."""
    replied = find_replied(message)
    links = find_links(message, words) or (find_links(replied, read_words(replied)) if replied and not words else [])
    return links[0] if links else None


async def _begin(link: str, place: Place, context: Context) -> Message:
    services, now = services_of(context), datetime.now(UTC)
    target = read_target(link)
    watch = Watch(
        id=0,
        chat_id=place.chat_id,
        thread_id=place.thread_id,
        key=target.key,
        link=target.link,
        title=None,
        ends=end_watch(now, services.settings.retention_days),
        due=now + timedelta(minutes=services.settings.watch_minutes),
    )
    name = name_channel(watch)
    return await (_begin_page(watch, context) if name is None else _begin_channel(watch, name, services))


def _say_why(report: Report) -> str | None:
    """Say why there are no figures, as that only English is read."""
    return next(iter(report.article.notes), None)


async def _begin_channel(watch: Watch, name: str, services: Services) -> Message:
    posts = await services.pool.look_at_posts(watch.link, name, after=None)
    kept = await services.store.add_watch(replace(watch, title=posts.title or name, last_post=posts.latest), most=MOST)
    if kept is None:
        return say(say_full(MOST))
    return tell_begun(show_watch(kept), None, services.settings.watch_minutes, said=None, found=())


async def _begin_page(watch: Watch, context: Context) -> Message:
    services = services_of(context)
    report = await services.pool.check(Request(link=watch.link))
    held = await hold(report, services.store, chat_id=watch.chat_id, key=watch.key, knowledge=knowledge_of(context))
    found = await list_contradictions(held.found, services, watch.chat_id)
    told = frozenset(hash_figure(report.figures[index]) for each in found for index in each.figures)
    kept = await services.store.add_watch(replace(watch, title=report.article.title, told=told), most=MOST)
    if kept is None:
        return say(say_full(MOST))
    await services.store.save_watch(kept, seen_key=watch.key, figures=held.figures)
    return tell_begun(
        show_watch(kept),
        len(report.figures),
        services.settings.watch_minutes,
        said=(held.said if held.known else None) or (_say_why(report) if not report.figures else None),
        found=[each.message for each in found],
    )
