"""The answers that were given: the reports behind the buttons."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from bot.store.tables import ANSWERS, REPLIES
from bot.store.values import Answer

_FIELDS = ("chat_id", "thread_id", "asked_message_id", "key", "report_json", "created")


def save(connection: Connection, answer: Answer) -> int:
    """Save an answer, in place of the one that has its id; gives the id."""
    values = {name: getattr(answer, name) for name in _FIELDS}
    if answer.id is not None:
        changed = connection.execute(update(ANSWERS).where(ANSWERS.c.id == answer.id).values(values)).rowcount
        answer_id = answer.id if changed else _insert(connection, {"id": answer.id, **values})
    else:
        answer_id = _insert(connection, values)
    connection.execute(delete(REPLIES).where(REPLIES.c.answer_id == answer_id))
    for position, message_id in enumerate(dict.fromkeys(answer.reply_message_ids)):
        place = (REPLIES.c.chat_id == answer.chat_id, REPLIES.c.message_id == message_id)
        connection.execute(delete(REPLIES).where(*place))
        connection.execute(
            insert(REPLIES).values(
                chat_id=answer.chat_id, message_id=message_id, answer_id=answer_id, position=position
            )
        )
    return answer_id


def read(connection: Connection, answer_id: int) -> Answer | None:
    """Give the answer with an id."""
    row = connection.execute(select(ANSWERS).where(ANSWERS.c.id == answer_id)).mappings().first()
    if row is None:
        return None
    replies = connection.execute(
        # Of a group that became a supergroup the old messages are not in the new one.
        select(REPLIES.c.message_id)
        .where(REPLIES.c.answer_id == answer_id, REPLIES.c.chat_id == row["chat_id"])
        .order_by(REPLIES.c.position)
    ).scalars()
    return Answer(id=answer_id, reply_message_ids=tuple(replies), **{name: row[name] for name in _FIELDS})


def read_for(connection: Connection, chat_id: int, message_id: int) -> Answer | None:
    """Give the latest answer to a message, or the answer that a message of ours is part of."""
    asked = connection.execute(
        select(ANSWERS.c.id)
        .where(ANSWERS.c.chat_id == chat_id, ANSWERS.c.asked_message_id == message_id)
        .order_by(ANSWERS.c.id.desc())
        .limit(1)
    ).scalar()
    found = (
        asked
        or connection.execute(
            select(REPLIES.c.answer_id).where(REPLIES.c.chat_id == chat_id, REPLIES.c.message_id == message_id)
        ).scalar()
    )
    return None if found is None else read(connection, found)


def read_recent(connection: Connection, chat_id: int, key: str, *, since: datetime) -> Answer | None:
    """Give the latest answer that a chat had on an article since a moment."""
    found = connection.execute(
        select(ANSWERS.c.id)
        .where(ANSWERS.c.chat_id == chat_id, ANSWERS.c.key == key, ANSWERS.c.created >= since)
        .order_by(ANSWERS.c.id.desc())
        .limit(1)
    ).scalar()
    return None if found is None else read(connection, found)


def read_latest(connection: Connection, chat_id: int, *, limit: int) -> list[Answer]:
    """Give the latest answers of a chat, one for each article, the latest first."""
    newest = (
        select(func.max(ANSWERS.c.id).label("id"))
        .where(ANSWERS.c.chat_id == chat_id)
        .group_by(ANSWERS.c.key)
        .subquery()
    )
    found = connection.execute(select(newest.c.id).order_by(newest.c.id.desc()).limit(limit)).scalars().all()
    return [answer for answer_id in found if (answer := read(connection, answer_id))]


def list_between(connection: Connection, chat_id: int, since: datetime, until: datetime) -> list[int]:
    """Give the ids of the answers of a chat in a stretch of time, the latest of each article, the latest first."""
    newest = func.max(ANSWERS.c.id)
    return list(
        connection.execute(
            select(newest)
            .where(ANSWERS.c.chat_id == chat_id, ANSWERS.c.created >= since, ANSWERS.c.created < until)
            .group_by(ANSWERS.c.key)
            .order_by(newest.desc())
        ).scalars()
    )


def _insert(connection: Connection, values: dict[str, object]) -> int:
    return int(connection.execute(insert(ANSWERS).values(values).returning(ANSWERS.c.id)).scalar_one())
