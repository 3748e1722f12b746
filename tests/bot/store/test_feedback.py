"""What people say is wrong: kept once, given in order, and erased with everything else of its chat."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.store import Complaint

NOW = datetime.now(UTC).replace(microsecond=0)
WRONG = Complaint(-100, 7, "source", '{"figures": []}', 0, "Nine sank.", None, "https://post.example/1", NOW, "a")


def test_a_complaint_comes_back_as_it_was(with_store):
    missed = replace(WRONG, kind="missed", place=None, words="nine", url=None, once="b")

    async def act(store):
        assert await store.complain(WRONG)
        assert await store.complain(missed)
        return [complaint for _, complaint in await store.complaints()]

    assert with_store(act) == [WRONG, missed]


def test_said_twice_it_is_kept_once(with_store):
    async def act(store):
        assert await store.complain(WRONG)
        assert await store.complain(replace(WRONG, given=NOW + timedelta(hours=1)))
        assert await store.complain(replace(WRONG, once="of another person"))
        return len(await store.complaints())

    assert with_store(act) == 2


def test_they_come_in_order_piece_by_piece_since_a_moment(with_store):
    async def act(store):
        for number in range(5):
            await store.complain(replace(WRONG, once=str(number), given=NOW + timedelta(days=number)))
        first = await store.complaints(limit=2)
        rest = await store.complaints(after=first[-1][0])
        since = await store.complaints(NOW + timedelta(days=3))
        return [[each.once for _, each in found] for found in (first, rest, since)]

    assert with_store(act) == [["0", "1"], ["2", "3", "4"], ["3", "4"]]


def test_of_one_report_there_is_an_end(with_store):
    async def act(store):
        kept = [await store.complain(replace(WRONG, once=str(number))) for number in range(201)]
        # What is there already may be said again.
        again = await store.complain(replace(WRONG, once="0"))
        other = await store.complain(replace(WRONG, answer_id=8, once="x"))
        return kept, again, other

    kept, again, other = with_store(act)
    assert (all(kept[:200]), kept[200], again, other) == (True, False, True, True)


def test_it_is_forgotten_counted_moved_and_purged(with_store):
    async def act(store):
        for number, chat_id in enumerate((-100, -100, -200, -300)):
            await store.complain(replace(WRONG, chat_id=chat_id, once=str(number), given=NOW - timedelta(days=number)))
        assert (await store.counts(-100)).complaints == 2
        await store.forget_chat(-100)
        assert (await store.counts(-100)).complaints == 0
        await store.migrate_chat(-200, -2000)
        assert (await store.counts(-2000)).complaints == 1
        await store.purge(NOW - timedelta(days=2, hours=12))
        return [each.chat_id for _, each in await store.complaints()]

    assert with_store(act) == [-2000]


def test_text_that_no_database_takes_is_kept_without_it(with_store):
    async def act(store):
        await store.complain(replace(WRONG, sentence="Nine\0 sank \ud800.", words="\0"))
        return (await store.complaints())[0][1]

    kept = with_store(act)
    assert (kept.sentence, kept.words) == ("Nine\ufffd sank \ufffd.", "\ufffd")


def test_the_table_has_no_column_for_a_person(with_file, database):
    with_file(lambda store: store.complain(WRONG))
    with sqlite3.connect(database) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(feedback)")]
    connection.close()
    assert columns == "id chat_id answer_id kind figures place sentence words url given once".split()
