"""What is known of a chat: its settings, whether it can be reached, and how all of it is forgotten or moved."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store import requests
from bot.store.inbox import ASIDE, DONE
from bot.store.tables import ANSWERS, CHATS, CHECKED, FEEDBACK, INBOX, OUTBOX, REPLIES, SEEN, WATCHES
from bot.store.values import ChatCounts, ChatSettings, DigestWish, Languages

# Telegram offers an update again for a day; by then it must be known that it is done, and what was sent for it.
_OFFERED_AGAIN = timedelta(days=2)
# Where it could not be said that a watch has ended, it is not kept for longer.
_ENDED = timedelta(days=7)


def read_settings(connection: Connection, chat_id: int) -> ChatSettings:
    """Give the settings of a chat, the usual ones when it never set any."""
    row = connection.execute(select(CHATS).where(CHATS.c.chat_id == chat_id)).first()
    if row is None or row.listen is None:
        return ChatSettings()
    # Who chose before there was anything to ask for has asked for nothing.
    off, on = (frozenset(json.loads(kept or "[]")) for kept in (row.findings_off, row.findings_on))
    return ChatSettings(
        row.listen, row.figure_order, off, on, row.digest_hour, row.zone or "UTC", bool(row.rich), row.language
    )


def save_settings(connection: Connection, chat_id: int, settings: ChatSettings) -> None:
    """Save the settings of a chat."""
    off, on = (json.dumps(sorted(codes)) for codes in (settings.findings_off, settings.findings_on))
    chosen = {"listen": settings.listen, "figure_order": settings.order, "findings_off": off, "findings_on": on}
    more = {"zone": settings.zone, "rich": int(settings.rich), "language": settings.language}
    _put(connection, chat_id, **chosen, digest_hour=settings.digest_hour, **more)


def read_languages(connection: Connection, chat_id: int) -> Languages:
    """Give the languages of a chat."""
    row = connection.execute(select(CHATS.c.language, CHATS.c.asked_in).where(CHATS.c.chat_id == chat_id)).first()
    return Languages(row.language, row.asked_in) if row else Languages()


def note_language(connection: Connection, chat_id: int, language: str) -> None:
    """Note the language of whoever asks in a chat; of one that is spoken to in English anyway nothing is kept."""
    if language != (read_languages(connection, chat_id).asked_in or "en"):
        _put(connection, chat_id, asked_in=language)


def read_digest_wishes(connection: Connection) -> list[DigestWish]:
    """Give the chats that want a digest and take what is sent."""
    wanting = (CHATS.c.digest_hour.is_not(None), CHATS.c.unreachable.is_(None))
    rows = connection.execute(
        select(CHATS.c.chat_id, CHATS.c.digest_hour, CHATS.c.zone, CHATS.c.digested).where(*wanting)
    )
    return [DigestWish(row.chat_id, row.digest_hour, row.zone or "UTC", row.digested) for row in rows]


def set_digested(connection: Connection, chat_id: int, moment: datetime) -> None:
    """Note when a chat had its digest, if anything is kept of it."""
    connection.execute(update(CHATS).where(CHATS.c.chat_id == chat_id).values(digested=moment))


def set_unreachable(connection: Connection, chat_id: int, since: datetime | None) -> None:
    """Note since when a chat refuses what is sent, None for a chat that does not."""
    if since is None:
        connection.execute(update(CHATS).where(CHATS.c.chat_id == chat_id).values(unreachable=None))
    else:
        _put(connection, chat_id, unreachable=since)


def read_unreachable(connection: Connection) -> dict[int, datetime]:
    """Give the chats that cannot be reached, and since when."""
    rows = connection.execute(select(CHATS.c.chat_id, CHATS.c.unreachable).where(CHATS.c.unreachable.is_not(None)))
    return {row.chat_id: row.unreachable for row in rows}


def migrate(connection: Connection, old: int, new: int) -> None:
    """Move what is kept of a group to the supergroup that it became; the messages themselves have not moved."""
    if old == new:
        return
    # The settings that the new one has already are the later ones.
    if connection.execute(select(CHATS.c.chat_id).where(CHATS.c.chat_id == new)).first() is None:
        connection.execute(update(CHATS).where(CHATS.c.chat_id == old).values(chat_id=new, unreachable=None))
    connection.execute(delete(CHATS).where(CHATS.c.chat_id == old))
    # Its messages are numbered anew: replies keep the old chat, where only the buttons of old messages ask for them.
    for table in (ANSWERS, SEEN, FEEDBACK, CHECKED):
        connection.execute(update(table).where(table.c.chat_id == old).values(chat_id=new))
    known = select(WATCHES.c.key).where(WATCHES.c.chat_id == new).scalar_subquery()
    connection.execute(delete(WATCHES).where(WATCHES.c.chat_id == old, WATCHES.c.key.in_(known)))
    connection.execute(update(WATCHES).where(WATCHES.c.chat_id == old).values(chat_id=new))


def forget(connection: Connection, chat_id: int, unanswered: Collection[int]) -> list[int]:
    """Delete all that is kept of a chat but the updates that wait.

    Gives the messages of ours that were sent for unanswered updates and are no answers: they said that one is coming.
    """
    answers = select(ANSWERS.c.id).where(ANSWERS.c.chat_id == chat_id)
    shown = _read_shown(connection, chat_id, unanswered)
    connection.execute(delete(REPLIES).where(REPLIES.c.answer_id.in_(answers)))
    for table in (REPLIES, ANSWERS, OUTBOX, SEEN, FEEDBACK, CHECKED, WATCHES, CHATS):
        connection.execute(delete(table).where(table.c.chat_id == chat_id))
    requests.forget(connection, f"chat:{chat_id}")
    return shown


def _read_shown(connection: Connection, chat_id: int, unanswered: Collection[int]) -> list[int]:
    answered = select(REPLIES.c.message_id).where(REPLIES.c.chat_id == chat_id)
    sent = connection.execute(
        select(OUTBOX.c.key, OUTBOX.c.message_id)
        .where(OUTBOX.c.chat_id == chat_id, OUTBOX.c.message_id.is_not(None), OUTBOX.c.message_id.not_in(answered))
        .order_by(OUTBOX.c.message_id)
    )
    wanted = {str(update_id) for update_id in unanswered}
    return [row.message_id for row in sent if row.key.partition(":")[0] in wanted]


def count(connection: Connection, chat_id: int) -> ChatCounts:
    """Count what is kept of a chat."""
    answers, oldest = connection.execute(
        select(func.count(), func.min(ANSWERS.c.created)).where(ANSWERS.c.chat_id == chat_id)
    ).one()
    chosen = connection.execute(select(CHATS.c.listen).where(CHATS.c.chat_id == chat_id)).scalar()
    complaints, checked, watches = (
        connection.execute(select(func.count()).where(table.c.chat_id == chat_id)).scalar_one()
        for table in (FEEDBACK, CHECKED, WATCHES)
    )
    return ChatCounts(answers, oldest, chosen is not None, complaints, checked, watches)


def purge(connection: Connection, older_than: datetime) -> int:
    """Delete what is older, and what is needed for two days only; gives how many reports it were."""
    old = select(ANSWERS.c.id).where(ANSWERS.c.created < older_than)
    for table in (REPLIES, CHECKED):
        connection.execute(delete(table).where(table.c.answer_id.in_(old)))
    purged = connection.execute(delete(ANSWERS).where(ANSWERS.c.created < older_than)).rowcount
    connection.execute(delete(SEEN).where(SEEN.c.seen < older_than))
    connection.execute(delete(FEEDBACK).where(FEEDBACK.c.given < older_than))
    now = datetime.now(UTC)
    requests.purge(connection, now)
    past = now - _OFFERED_AGAIN
    connection.execute(delete(OUTBOX).where(OUTBOX.c.changed < past))
    connection.execute(delete(WATCHES).where(WATCHES.c.ends < datetime.now(UTC) - _ENDED))
    connection.execute(delete(INBOX).where(INBOX.c.state == DONE, INBOX.c.received < past))
    # Why it was set aside is all that it still tells.
    connection.execute(delete(INBOX).where(INBOX.c.state == ASIDE, INBOX.c.received < older_than))
    return purged


def _put(connection: Connection, chat_id: int, **values: object) -> None:
    insert = postgresql.insert(CHATS) if connection.dialect.name == "postgresql" else sqlite.insert(CHATS)
    connection.execute(
        insert.values(chat_id=chat_id, **values).on_conflict_do_update(index_elements=["chat_id"], set_=values)
    )
