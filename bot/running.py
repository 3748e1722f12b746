"""``figurecheck bot``: start everything, go on until told to stop or until there is no sense in it, and stop soon."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from time import monotonic
from typing import Any

import structlog
from telegram.error import InvalidToken

from bot.chat.tongues import Tongue
from bot.handlers.context import KEY, WORDS, Services
from bot.handlers.digest import find_digests
from bot.handlers.limits import Limits
from bot.handlers.looking import Looking
from bot.handlers.memory import KNOWLEDGE
from bot.handlers.register import add_handlers, introduce_bot
from bot.pictures.canvas import can_draw
from bot.service.admission import Admission
from bot.service.application import REFUSED_TOKEN, connect, make_application
from bot.service.desk import Desk
from bot.service.dispatch import Dispatcher
from bot.service.handling import Handling
from bot.service.logs import set_up_logs
from bot.service.metrics import Metrics
from bot.service.operator import Operator
from bot.service.polling import Poller
from bot.service.presence import Presence
from bot.service.reach import Reach
from bot.service.sender import Sender
from bot.service.served import Served
from bot.service.status import Status, serve_status
from bot.service.upkeep import keep_erased, keep_up, watch_loop
from bot.service.webhook import Webhook
from bot.store import Store, open_store
from bot.workers.pool import Pool
from config.fetching import make_fetch_policy
from config.languages import read_languages
from config.settings import Settings
from extractors.articles.picture import can_read_pictures
from extractors.articles.web import FetchPolicy
from extractors.errors import ServiceError
from extractors.findings.checks import UNUSUAL

# Of the ten seconds that stopping may take, what is in hand has so many to come to its end.
GRACE = 6.0
_SWITCH = 0.001

_log = structlog.get_logger()


def run_bot(settings: Settings, *, files: Sequence[str] = (), policy: FetchPolicy | None = None) -> int:
    """Run the bot until SIGTERM or SIGINT; gives the exit status. ``files`` are those that the settings are from.

    Raises ServiceError, StoreError or ModelError when it cannot run, or cannot go on.
    """
    set_up_logs(token=settings.telegram_token)
    _log.info("settings_read", files=list(files))
    # Long work is done in threads; the event loop is not to wait five milliseconds behind each of them.
    sys.setswitchinterval(_SWITCH)
    asyncio.run(_run(settings, policy or make_fetch_policy(settings)))
    return 0


async def _run(settings: Settings, policy: FetchPolicy) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    begun = monotonic()
    running = asyncio.create_task(_serve(settings, policy, stop))
    told = asyncio.create_task(stop.wait())
    await asyncio.wait({running, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if not running.done():
        _log.info("stopping")
        begun = monotonic()
    await running
    _log.info("stopped", seconds=round(monotonic() - begun, 2))


async def _serve(settings: Settings, policy: FetchPolicy, stop: asyncio.Event) -> None:
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(_store(settings))
        metrics = Metrics()
        application = make_application(settings)
        bot = application.bot
        reach = Reach(store)
        await reach.load()
        sender = Sender(bot, store, reach, metrics)
        # Each chat chooses among all the checks that there are.
        pool = Pool(replace(settings, checks_on=settings.checks_on | UNUSUAL), policy)
        stack.push_async_callback(pool.stop)
        refused = asyncio.Event()
        operator = Operator(bot, settings.operator_chat)
        handling = Handling(
            application,
            store,
            Admission(settings, sender, reach),
            operator=operator,
            metrics=metrics,
            refuse_token=refused.set,
        )
        dispatcher = Dispatcher(store, bot, handling.handle)
        presence = Presence(store, dispatcher, metrics, weight=settings.workers)
        living = asyncio.create_task(presence.run())
        # To the end: what is in hand while it stops is still this process's.
        stack.push_async_callback(_cancel, living)
        services = application.bot_data[KEY] = Services(
            settings,
            store,
            pool,
            Limits(settings, store),
            sender,
            dispatcher.following,
            dispatcher.drop,
            pictures=await asyncio.to_thread(can_read_pictures),
            draws=can_draw(),
            tongues={code: Tongue.read(catalog) for code, catalog in read_languages().items()},
        )
        add_handlers(application)
        status = Status(settings, store, pool, presence, metrics)
        if settings.metrics_port:
            stack.callback(serve_status(settings.metrics_port, status))

        # Loading and connecting may each take long; being told to stop ends both.
        if not await _unless(stop, asyncio.gather(pool.start(), connect(application))):
            return
        stack.push_async_callback(application.shutdown)
        words = application.bot_data[WORDS]
        looking = Looking(services, application.bot_data[KNOWLEDGE])
        # Slow sites are not to keep a digest waiting.
        rounds = (lambda now: find_digests(services, words, now), looking.find)
        # Of several processes the one whose turn it is to ask Telegram does them, and whichever comes after it.
        desks = [Desk([each], operator, is_on=lambda: presence.polls) for each in rounds]
        upkeep = (keep_up(store, settings), keep_erased(store), watch_loop(metrics), *(desk.run() for desk in desks))
        background = [asyncio.create_task(work) for work in upkeep]
        stack.push_async_callback(_cancel, *background)
        dispatcher.start()
        # Without a token nothing that is in hand can be said any more.
        stack.push_async_callback(lambda: dispatcher.stop(seconds=0 if refused.is_set() else GRACE))
        presence.ready = True
        stack.callback(setattr, presence, "ready", False)
        background.append(asyncio.create_task(_announce(lambda: introduce_bot(bot, application.bot_data[KEY].tongues))))
        source = (
            Webhook(settings, bot, store, metrics, wake=dispatcher.wake).run()
            if settings.webhook_url
            else presence.poll_in_turn(Poller(bot, store, metrics, served=Served.read(settings), wake=dispatcher.wake))
        )
        _log.info(
            "started",
            name=bot.username,
            link=bot.link,
            by="webhook" if settings.webhook_url else "polling",
            pictures=application.bot_data[KEY].pictures,
            draws=application.bot_data[KEY].draws,
            inline=bool(bot.bot.supports_inline_queries),
            guest=bool(bot.bot.supports_guest_queries),
            sees_every_group_message=bool(bot.can_read_all_group_messages),
        )
        status.started = True
        try:
            await _unless(stop, _until_refused(asyncio.gather(source, asyncio.shield(living)), refused))
        except InvalidToken as error:
            refused.set()
            raise ServiceError(REFUSED_TOKEN) from error


async def _until_refused(source: Awaitable[object], refused: asyncio.Event) -> None:
    running, waiting = asyncio.ensure_future(source), asyncio.create_task(refused.wait())
    try:
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        raise InvalidToken
    finally:
        await _cancel(running, waiting)


async def _unless(stop: asyncio.Event, work: Awaitable[object]) -> bool:
    """Do something to its end unless told to stop before; gives whether it came to its end."""
    doing, told = asyncio.ensure_future(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({doing, told}, return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
            return True
        return False
    finally:
        await _cancel(doing, told)


async def _cancel(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _announce(act: Callable[[], Awaitable[None]]) -> None:
    try:
        await act()
    except Exception as error:  # the bot answers without its menu of commands too
        _log.warning("commands_not_set", error=type(error).__name__)


@asynccontextmanager
async def _store(settings: Settings) -> AsyncIterator[Store]:
    store = await open_store(settings.database)
    try:
        yield store
    finally:
        await store.close()
