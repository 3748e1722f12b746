"""The store as the rest of the program sees it: each method is one transaction, done off the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection, Engine, text

from bot.store import answers, chats, checked, claims, erasing, feedback, inbox, outbox, requests, seen, watches
from bot.store.peers import Peers
from bot.store.thread import StoreThread
from bot.store.values import (
    Answer,
    Arrival,
    ChatCounts,
    ChatSettings,
    Claimed,
    Complaint,
    DigestWish,
    Languages,
    SeenFigure,
    Taken,
    Waiting,
    Watch,
)
from extractors.errors import StoreError

T = TypeVar("T")

# A database of so many bytes is written anew in a fraction of a second.
_SMALL = 32_000_000
_LAST_TRIES, _LAST_PAUSE = 5, 0.1


class Store:
    """What must outlive the process; every method raises StoreError when the database cannot do it."""

    def __init__(self, thread: StoreThread, engine: Engine, peers: Peers) -> None:
        self._thread, self._engine, self.peers = thread, engine, peers
        # Whether something may have been erased since the last sweep, and since the last rewriting: before a start too.
        self.has_remains = self.has_traces = True

    async def close(self) -> None:
        """Finish what was asked for, leave nothing of what was erased, and close the database."""
        try:
            for _ in range(_LAST_TRIES):
                if await self.clean_up():
                    break
                await asyncio.sleep(_LAST_PAUSE)
        except StoreError:
            # It is done at the next start.
            pass
        try:
            await self.peers.leave()
        except StoreError:
            # It is taken for dead soon.
            pass
        await self._thread.call(self._engine.dispose)
        self._thread.stop()

    async def ping(self) -> None:
        """Ask the database for nothing."""
        await self._do(lambda connection: connection.execute(text("SELECT 1")))

    # Erasing.

    async def sweep(self) -> bool:
        """Leave nothing of what was erased in the log of SQLite; gives False when another program keeps it from that.

        Until then ``has_remains`` is true.
        """
        self.has_remains = False
        try:
            swept = await self._thread.call(lambda: erasing.sweep(self._engine))
        except StoreError:
            self.has_remains = True
            raise
        self.has_remains |= not swept
        return swept

    async def rewrite(self) -> bool:
        """Leave nothing of it anywhere in the files of SQLite, at the cost of writing all of them anew.

        Gives what ``sweep`` gives; until it is done ``has_traces`` is true.
        """
        self.has_traces = False
        try:
            rewritten = await self._thread.call(lambda: erasing.rewrite(self._engine))
        except StoreError:
            self.has_traces = True
            raise
        self.has_traces |= not rewritten
        return rewritten

    async def clean_up(self) -> bool:
        """Do as much of both as takes a moment; gives what ``sweep`` gives."""
        small = self.has_traces and await self._do(erasing.measure) <= _SMALL
        return await self.rewrite() if small else await self.sweep()

    # The inbox.

    async def add(self, arrivals: Sequence[Arrival]) -> int:
        """Put updates into the inbox; gives how many were new."""
        return await self._do(lambda connection: inbox.add(connection, arrivals))

    async def waiting(self, *, after: int = 0, limit: int = 500) -> list[Waiting]:
        """Give the updates that are not done, in the order of arrival, beginning after a place."""
        return await self._do(lambda connection: inbox.read_waiting(connection, after=after, limit=limit))

    async def count_waiting(self) -> int:
        """Count the updates that are not done."""
        return await self._do(inbox.count_waiting)

    async def claim(self, *, lanes: int, rows: int) -> Claimed:
        """Claim so many updates at most, of lanes that this process has and of so many more."""
        me = self.peers.me
        return await self._write(lambda connection: claims.claim(connection, me, lanes=lanes, rows=rows))

    async def release(self, update_ids: Sequence[int]) -> None:
        """Leave claimed updates to whoever claims them next."""
        me = self.peers.me
        await self._write(lambda connection: claims.release(connection, me, update_ids))

    async def release_but(self, known: Sequence[int]) -> None:
        """Leave what was claimed, except these, to whoever claims it next."""
        me = self.peers.me
        await self._write(lambda connection: claims.release_but(connection, me, known))

    async def take(self, update_id: int) -> Taken | None:
        """Take a claimed update in hand and count the try; None when it is done already."""
        me = self.peers.me
        return await self._write(lambda connection: inbox.take(connection, me, update_id))

    async def peek(self, update_id: int) -> str | None:
        """Give the text of an update that is not done, without taking it."""
        return await self._do(lambda connection: inbox.peek(connection, update_id))

    async def give_back(self, update_ids: Sequence[int]) -> None:
        """Put updates back that were in hand, without counting the try."""
        await self._write(lambda connection: inbox.give_back(connection, update_ids))

    async def done(self, *update_ids: int) -> None:
        """Note that updates are done, and erase their text."""
        await self._erase(lambda connection: inbox.finish(connection, update_ids))

    async def set_aside(self, update_id: int, reason: str) -> None:
        """Note that an update is not tried again, and why, and erase its text."""
        await self._erase(lambda connection: inbox.set_aside(connection, update_id, reason))

    async def drop(self, chat_id: int, *, before: int) -> list[int]:
        """Note that all updates of a chat up to a place are done, and erase their text; gives those that were not."""
        me = self.peers.me
        return await self._erase(lambda connection: inbox.drop(connection, me, chat_id, before=before))

    async def dropped(self) -> list[int]:
        """Give the updates that another process dropped and this one may have in hand."""
        return await self._do(lambda connection: claims.read_dropped(connection, self.peers.me))

    async def let_go(self, update_ids: Sequence[int]) -> None:
        """Note that nothing more comes of updates that were dropped."""
        me = self.peers.me
        await self._do(lambda connection: claims.let_go(connection, me, update_ids))

    async def others_hold(self) -> bool:
        """Tell whether another process has not let go yet of something that was dropped."""
        return await self._do(lambda connection: claims.are_held(connection, self.peers.me))

    async def count_request(self, key: str, most: Sequence[tuple[str, int]]) -> tuple[int, int] | None:
        """Count a request of each of these, who may make so many in an hour; one of the same key is counted once.

        Gives the index of the first who made too many, and the seconds to wait: then it is counted for nobody.
        """
        return await self._write(lambda connection: requests.count(connection, key, most, now=datetime.now(UTC)))

    # The outbox.

    async def begin_send(self, key: str, chat_id: int) -> tuple[str | None, int | None]:
        """Note that a message is about to be sent; gives the state before (None, sending or sent) and its id."""
        return await self._write(lambda connection: outbox.begin(connection, key, chat_id))

    async def end_send(self, key: str, chat_id: int, message_id: int) -> None:
        """Note that a message was delivered."""
        await self._do(lambda connection: outbox.end(connection, key, chat_id, message_id))

    async def sent(self, key: str) -> int | None:
        """Give the id of the message that was delivered under a key."""
        return await self._do(lambda connection: outbox.read_sent(connection, key))

    async def sent_key(self, chat_id: int, message_id: int) -> str | None:
        """Give the key under which a message was delivered; of an old one it is not known any more."""
        return await self._do(lambda connection: outbox.read_key(connection, chat_id, message_id))

    # Answers.

    async def save_answer(self, answer: Answer) -> int:
        """Save an answer, in place of the one that has its id; gives the id."""
        return await self._erase(lambda connection: answers.save(connection, answer))

    async def answer(self, answer_id: int) -> Answer | None:
        """Give the answer with an id."""
        return await self._do(lambda connection: answers.read(connection, answer_id))

    async def answer_for(self, chat_id: int, message_id: int) -> Answer | None:
        """Give the answer to a message, or the answer that a message of ours is part of."""
        return await self._do(lambda connection: answers.read_for(connection, chat_id, message_id))

    async def recent_answer(self, chat_id: int, key: str, *, within_days: int = 7) -> Answer | None:
        """Give the latest answer that a chat had on the same article in the last days."""
        since = datetime.now(UTC) - timedelta(days=within_days)
        return await self._do(lambda connection: answers.read_recent(connection, chat_id, key, since=since))

    async def latest_answers(self, chat_id: int, *, limit: int) -> list[Answer]:
        """Give the latest answers of a chat, one for each article, the latest first."""
        return await self._do(lambda connection: answers.read_latest(connection, chat_id, limit=limit))

    async def answers_between(self, chat_id: int, since: datetime, until: datetime) -> list[int]:
        """Give the ids of a chat's answers from a moment to before another, one for each article, the latest first."""
        return await self._do(lambda connection: answers.list_between(connection, chat_id, since, until))

    # Figures that a chat has seen.

    async def remember(self, chat_id: int, key: str, figures: Sequence[SeenFigure]) -> None:
        """Keep the figures of an article for a chat, in place of those it had of the same article."""
        await self._erase(lambda connection: seen.remember(connection, chat_id, key, figures))

    async def seen_of(self, chat_id: int, key: str) -> list[SeenFigure]:
        """Give the figures that a chat has of one article, in reading order."""
        return await self._do(lambda connection: seen.read_of(connection, chat_id, key))

    async def seen_alike(self, chat_id: int, heads: Iterable[str], *, but: str) -> list[SeenFigure]:
        """Give the figures that count one of these things, of all articles but one, the latest first."""
        return await self._do(lambda connection: seen.read_alike(connection, chat_id, heads, but=but))

    async def seen_all(self, chat_id: int) -> list[SeenFigure]:
        """Give the figures that a chat has seen, the latest first."""
        return await self._do(lambda connection: seen.read_all(connection, chat_id))

    # Feedback.

    async def complain(self, complaint: Complaint) -> bool:
        """Keep what somebody said is wrong, once; gives False when too much was said of that report."""
        return await self._write(lambda connection: feedback.add(connection, complaint))

    async def complaints(
        self, since: datetime | None = None, *, after: int = 0, limit: int = 500
    ) -> list[tuple[int, Complaint]]:
        """Give what was said is wrong since a moment, with numbers that count up, beginning after a number."""
        return await self._do(lambda connection: feedback.read_since(connection, since, after=after, limit=limit))

    # What somebody looked at.

    async def note_checked(self, answer_id: int, mark: str, *, chat_id: int, name: str) -> None:
        """Note who looked at something of an answer; whoever was first stays."""
        await self._do(lambda connection: checked.note(connection, answer_id, mark, chat_id=chat_id, name=name))

    async def take_back_checked(self, answer_id: int, mark: str) -> None:
        """Note that nobody looked at something of an answer."""
        await self._erase(lambda connection: checked.take_back(connection, answer_id, mark))

    async def checked(self, answer_id: int) -> dict[str, str]:
        """Give who looked at what of an answer, by its mark."""
        return await self._do(lambda connection: checked.read(connection, answer_id))

    # What is watched.

    async def add_watch(self, watch: Watch, *, most: int) -> Watch | None:
        """Keep a watch, in place of that of the same key; gives None when the chat has as many as it may."""
        return await self._erase(lambda connection: watches.add(connection, watch, most=most))

    async def watches(self, chat_id: int) -> list[Watch]:
        """Give what a chat has watched, in the order in which it asked."""
        return await self._do(lambda connection: watches.read_of(connection, chat_id))

    async def due_watches(self, now: datetime, *, limit: int) -> list[Watch]:
        """Give what is to be looked at again, in order; nothing of chats that refuse what is sent."""
        return await self._do(lambda connection: watches.read_due(connection, now, limit=limit))

    async def save_watch(self, watch: Watch, *, seen_key: str = "", figures: Sequence[SeenFigure] = ()) -> bool:
        """Save what became of a watch, and what its chat has seen by it; nothing when it was stopped or forgotten.

        Gives whether it was there.
        """

        def save(connection: Connection) -> bool:
            chat_id = watches.save(connection, watch)
            if chat_id is not None and seen_key:
                seen.remember(connection, chat_id, seen_key, figures)
            return chat_id is not None

        return await self._erase(save)

    async def stop_watch(self, chat_id: int, watch_id: int) -> bool:
        """Delete a watch of a chat; gives whether there was one."""
        return await self._erase(lambda connection: watches.stop(connection, chat_id, watch_id))

    # Chats.

    async def digest_wishes(self) -> list[DigestWish]:
        """Give the chats that want a digest and take what is sent."""
        return await self._do(chats.read_digest_wishes)

    async def set_digested(self, chat_id: int, moment: datetime) -> None:
        """Note when a chat had its digest, if anything is kept of it."""
        await self._do(lambda connection: chats.set_digested(connection, chat_id, moment))

    async def chat_settings(self, chat_id: int) -> ChatSettings:
        """Give the settings of a chat, the usual ones when it never set any."""
        return await self._do(lambda connection: chats.read_settings(connection, chat_id))

    async def save_chat_settings(self, chat_id: int, settings: ChatSettings) -> None:
        """Save the settings of a chat."""
        await self._write(lambda connection: chats.save_settings(connection, chat_id, settings))

    async def languages(self, chat_id: int) -> Languages:
        """Give the languages of a chat."""
        return await self._do(lambda connection: chats.read_languages(connection, chat_id))

    async def note_language(self, chat_id: int, language: str) -> None:
        """Note the language of whoever asks in a chat."""
        await self._write(lambda connection: chats.note_language(connection, chat_id, language))

    async def set_unreachable(self, chat_id: int, since: datetime | None) -> None:
        """Note since when a chat refuses what is sent, None for a chat that does not."""
        await self._do(lambda connection: chats.set_unreachable(connection, chat_id, since))

    async def unreachable(self) -> dict[int, datetime]:
        """Give the chats that refuse what is sent, and since when."""
        return await self._do(chats.read_unreachable)

    async def migrate_chat(self, old: int, new: int) -> None:
        """Move what is kept of a group to the supergroup that it became."""
        await self._do(lambda connection: chats.migrate(connection, old, new))

    async def forget_chat(self, chat_id: int, *, unanswered: Collection[int] = ()) -> list[int]:
        """Delete all that is kept of a chat but the updates that wait.

        Gives the messages of ours that were sent for the updates that are not answered, and are no answers.
        """
        return await self._erase(lambda connection: chats.forget(connection, chat_id, unanswered))

    async def counts(self, chat_id: int) -> ChatCounts:
        """Count what is kept of a chat."""
        return await self._do(lambda connection: chats.count(connection, chat_id))

    async def purge(self, older_than: datetime) -> int:
        """Delete what is older; gives the number of reports deleted."""
        return await self._erase(lambda connection: chats.purge(connection, older_than))

    async def _erase(self, work: Callable[[Connection], T]) -> T:
        # Said before it is given to the thread, where a sweep that is asked for later comes later.
        self.has_remains = self.has_traces = True
        return await self._write(work)

    async def _write(self, work: Callable[[Connection], T]) -> T:
        """Do what only a process that counts as alive may do; raises LeaseLostError for one that does not."""
        # Who asks for it, and not who this process is by the time that the thread comes to it.
        me = self.peers.me

        def check_and_work(connection: Connection) -> T:
            self.peers.check(connection, me)
            return work(connection)

        return await self._do(check_and_work)

    async def _do(self, work: Callable[[Connection], T]) -> T:
        return await self._thread.transact(self._engine, work)
