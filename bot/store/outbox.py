"""The outbox: which messages were sent, so that nothing that is handled again is said again."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import OUTBOX

SENDING, SENT = "sending", "sent"


def begin(connection: Connection, key: str, chat_id: int) -> tuple[str | None, int | None]:
    """Note that a message is about to be sent; gives the state before (None, sending or sent) and its message id."""
    insert = postgresql.insert(OUTBOX) if connection.dialect.name == "postgresql" else sqlite.insert(OUTBOX)
    new = insert.values(key=key, chat_id=chat_id, state=SENDING, message_id=None, changed=datetime.now(UTC))
    if connection.execute(new.on_conflict_do_nothing().returning(OUTBOX.c.key)).first() is not None:
        return None, None
    row = connection.execute(select(OUTBOX.c.state, OUTBOX.c.message_id).where(OUTBOX.c.key == key)).first()
    return (None, None) if row is None else (row.state, row.message_id)


def end(connection: Connection, key: str, chat_id: int, message_id: int) -> None:
    """Note that a message was delivered."""
    insert = postgresql.insert(OUTBOX) if connection.dialect.name == "postgresql" else sqlite.insert(OUTBOX)
    values = {"chat_id": chat_id, "state": SENT, "message_id": message_id, "changed": datetime.now(UTC)}
    connection.execute(
        insert.values(key=key, **values).on_conflict_do_update(index_elements=["key"], set_=values),
    )


def read_sent(connection: Connection, key: str) -> int | None:
    """Give the id of the message that was delivered under a key."""
    return connection.execute(select(OUTBOX.c.message_id).where(OUTBOX.c.key == key)).scalar()


def read_key(connection: Connection, chat_id: int, message_id: int) -> str | None:
    """Give the key under which a message of ours was delivered."""
    found = select(OUTBOX.c.key).where(OUTBOX.c.chat_id == chat_id, OUTBOX.c.message_id == message_id)
    return connection.execute(found.limit(1)).scalar()
