"""Who looked at what: noted once, taken back, and erased with the answer and with everything else of its chat."""

import sqlite3
from datetime import UTC, datetime, timedelta


def test_who_was_first_stays_until_it_is_taken_back(with_store):
    async def act(store):
        await store.note_checked(7, "a" * 12, chat_id=-100, name="Anna")
        await store.note_checked(7, "a" * 12, chat_id=-100, name="Boris")
        await store.note_checked(7, "b" * 12, chat_id=-100, name="Boris \ud800")
        await store.note_checked(8, "a" * 12, chat_id=-100, name="Cora")
        before = await store.checked(7)
        await store.take_back_checked(7, "a" * 12)
        await store.take_back_checked(7, "c" * 12)
        return before, await store.checked(7), await store.checked(8)

    before, after, other = with_store(act)
    assert before == {"a" * 12: "Anna", "b" * 12: "Boris \ufffd"}
    assert after == {"b" * 12: "Boris \ufffd"}
    assert other == {"a" * 12: "Cora"}


def test_it_is_counted_moved_forgotten_and_purged(with_store, make_answer):
    now = datetime.now(UTC)

    async def act(store):
        old = await store.save_answer(make_answer(created=now - timedelta(days=3)))
        new = await store.save_answer(make_answer(chat_id=-200, asked_message_id=11, created=now))
        for answer_id, chat_id in ((old, -100), (new, -200)):
            await store.note_checked(answer_id, "a" * 12, chat_id=chat_id, name="Anna")
        counted = (await store.counts(-100)).checked, (await store.counts(-300)).checked
        await store.purge(now - timedelta(days=2))
        left = await store.checked(old), await store.checked(new)
        await store.migrate_chat(-200, -2000)
        moved = (await store.counts(-2000)).checked
        await store.forget_chat(-2000)
        return counted, left, moved, await store.checked(new)

    counted, left, moved, gone = with_store(act)
    assert counted == (1, 0)
    assert left == ({}, {"a" * 12: "Anna"})
    assert moved == 1
    assert gone == {}


def test_a_first_name_is_all_that_is_kept_of_a_person(with_file, database):
    with_file(lambda store: store.note_checked(7, "a" * 12, chat_id=-100, name="Anna"))
    with sqlite3.connect(database) as connection:
        rows = connection.execute("SELECT * FROM checked").fetchall()
    connection.close()
    assert rows == [(7, "a" * 12, -100, "Anna")]
