"""Looking again at what is watched, a site's in turn, when nobody else waits: what is new is told, else nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import structlog

from bot.chat.entries import count
from bot.chat.messages import Message
from bot.chat.watches import Shown, tell_change, tell_ended, tell_failed, tell_post
from bot.desk.watched import (
    DAYS,
    hash_figure,
    is_hopeless,
    name_channel,
    name_site,
    note_failure,
    note_look,
    put_off,
)
from bot.handlers.context import Services
from bot.handlers.speaking import tongue_for
from bot.memory.recalling import Recalled, hold
from bot.service.desk import Errand
from bot.service.handling import is_passing
from bot.service.served import Served
from bot.store import Watch
from bot.workers.request import Request
from extractors import FigurecheckError, Finding, Report
from extractors.errors import BusyError, NotAnArticleError, StoreError, UndeliverableError
from extractors.relations.relate import RelationKnowledge

_MOST = 1000
_UNSERVED = timedelta(hours=1)
_CONTRADICTS = "seen-before"

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Looking:
    """What is needed to look again."""

    services: Services
    knowledge: RelationKnowledge

    async def find(self, now: datetime) -> list[Errand]:
        """Give the looks that are due, one errand for each site: it is never asked twice at the same time."""
        sites: defaultdict[str, list[Watch]] = defaultdict(list)
        served = Served.read(self.services.settings)
        for watch in await self.services.store.due_watches(now, limit=_MOST):
            if served.keeps(watch.chat_id):
                sites[name_site(watch)].append(watch)
            else:
                # It may be let in again; until then it is not to stand before the others.
                await self.services.store.save_watch(replace(watch, due=now + _UNSERVED))
        return [Errand(f"watch:{site}", _Round(self, tuple(due)).go) for site, due in sites.items()]

    async def look(self, watch: Watch) -> None:
        """Look at one, tell what is new, and note when to look again."""
        now, every = datetime.now(UTC), timedelta(minutes=self.services.settings.watch_minutes)
        if now >= watch.ends:
            days = min(DAYS, self.services.settings.retention_days)
            await self._end(watch, tell_ended(show_watch(watch), days))
            return
        try:
            name = name_channel(watch)
            seen = await (self._look_at_page(watch) if name is None else self._look_at_channel(watch, name))
        except (StoreError, UndeliverableError):
            raise
        except BusyError:
            await self.services.store.save_watch(put_off(watch, now))
        except FigurecheckError as error:
            failed = note_failure(watch, now, every)
            if is_hopeless(failed, now):
                await self._end(failed, tell_failed(show_watch(watch), str(error)))
            else:
                await self.services.store.save_watch(failed)
        else:
            await self.services.store.save_watch(note_look(seen, now, every))

    async def _look_at_page(self, watch: Watch) -> Watch:
        report = await self.services.pool.check(Request(link=watch.link), idle=True)
        held = await self._hold(report, watch, watch.key)
        if held.known and not held.figures:
            # A wall, or an empty page for an hour: to tell that all figures are gone would help nobody.
            raise NotAnArticleError("There are no figures in it any more.")
        found = await list_contradictions(held.found, self.services, watch.chat_id)
        hashes = [frozenset(hash_figure(report.figures[index]) for index in each.figures) for each in found]
        new = [each.message for each, told in zip(found, hashes, strict=True) if not told <= watch.told]
        seen = replace(watch, title=report.article.title or watch.title, told=frozenset().union(*hashes))
        said = held.said if held.known else None
        if held.figures and not held.known:
            said = f"It has {count(len(report.figures), 'figure')} now; none were known before."
        if said or new:
            await self._tell(seen, tell_change(show_watch(seen), said, new))
            await self.services.store.save_watch(seen, seen_key=watch.key, figures=held.figures)
        return seen

    async def _look_at_channel(self, watch: Watch, name: str) -> Watch:
        posts = await self.services.pool.look_at_posts(watch.link, name, after=watch.last_post, idle=True)
        for number, report in posts.reports:
            post = f"https://t.me/{name}/{number}"
            key = Request(link=post).key
            held = await self._hold(report, watch, key)
            found = await list_contradictions(held.found, self.services, watch.chat_id)
            watch = replace(watch, last_post=number)
            if found:
                said = tell_post(show_watch(watch), number, post, [each.message for each in found])
                await self._tell(watch, said, of=number)
                # What the chat was told of it has seen.
                await self.services.store.save_watch(watch, seen_key=key, figures=held.figures)
        # A channel that deleted its last posts begins anew where it is.
        return replace(watch, title=posts.title or watch.title, last_post=posts.latest)

    async def _hold(self, report: Report, watch: Watch, key: str) -> Recalled:
        return await hold(report, self.services.store, chat_id=watch.chat_id, key=key, knowledge=self.knowledge)

    async def _tell(self, watch: Watch, said: Message, *, of: int = 0) -> None:
        """Tell the chat, unless it was stopped or forgotten meanwhile; of one look, and one post, it is told once."""
        if await self.find_again(watch):
            await self._send(watch, said, key=f"watch:{watch.id}:{round(watch.due.timestamp())}:{of}")

    async def _end(self, watch: Watch, said: Message) -> None:
        if await self.find_again(watch):
            await self._send(watch, said, key=f"watch:{watch.id}:end")
            await self.services.store.stop_watch(watch.chat_id, watch.id)

    async def _send(self, watch: Watch, said: Message, *, key: str) -> None:
        told = (await tongue_for(self.services, watch.chat_id)).translate(said)
        await self.services.sender.send(
            watch.chat_id, told.html, key=key, thread_id=watch.thread_id, keyboard=told.keyboard
        )

    async def find_again(self, watch: Watch) -> Watch | None:
        """Give a watch as it is now, None when it was stopped or forgotten."""
        return next((each for each in await self.services.store.watches(watch.chat_id) if each.id == watch.id), None)


@dataclass(frozen=True, slots=True)
class _Round:
    """The looks at one site, one after the other."""

    looking: Looking
    due: tuple[Watch, ...]

    async def go(self) -> None:
        """Look at each; what goes wrong with one is noted and costs the others nothing."""
        for watch in self.due:
            try:
                await self.looking.look(watch)
            except UndeliverableError as error:
                # Its chat is left alone until somebody writes there.
                _log.info("undeliverable", reason=str(error))
            except StoreError:
                raise
            except Exception as error:
                await self._note(watch, error)
                raise

    async def _note(self, watch: Watch, error: Exception) -> None:
        """Note what went wrong with a look: Telegram is out of reach, or it is a fault of ours."""
        services, now = self.looking.services, datetime.now(UTC)
        again = await self.looking.find_again(watch)
        if again is not None:
            every = timedelta(minutes=services.settings.watch_minutes)
            noted = put_off(again, now) if is_passing(error) else note_failure(again, now, every)
            await services.store.save_watch(noted)


async def list_contradictions(found: Iterable[Finding], services: Services, chat_id: int) -> list[Finding]:
    """Give of what was seen earlier the other numbers, unless nobody wants to know."""
    chosen = await services.store.chat_settings(chat_id)
    off = services.settings.checks_off | chosen.findings_off
    return [each for each in found if each.code == _CONTRADICTS and each.code not in off]


def show_watch(watch: Watch) -> Shown:
    """Give a watch as it is shown; the page of a channel's latest posts is for us alone."""
    name = name_channel(watch)
    link = watch.link if name is None else f"https://t.me/{name}"
    return Shown(watch.id, watch.title, link, watch.ends, watch.failing_since is not None)
