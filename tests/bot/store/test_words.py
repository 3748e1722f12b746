"""Whatever bytes a text has, each database takes it; what is no character of a text is kept as a mark."""

import random
import string
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.json_text import read_json, write_json
from bot.store import Arrival, ChatCounts, ChatSettings, SeenFigure
from bot.store.words import make_storable

NOW = datetime.now(UTC).replace(microsecond=0)
ODD = "No\0 such \ud83d ship \udc00\udfff, 😀 Öl\u202e\x1b\x85\u2028\ufffe"
MARKED = "No\ufffd such \ufffd ship \ufffd\ufffd, 😀 Öl\u202e\x1b\x85\u2028\ufffe"


@given(st.text(st.characters(exclude_categories=())))
def test_a_text_keeps_its_length_and_its_characters(text):
    storable = make_storable(text)
    assert len(storable) == len(text)
    assert all(old == new or new == "\ufffd" for old, new in zip(text, storable, strict=True))
    assert "\0" not in storable
    storable.encode()


def test_a_report_comes_back_with_its_offsets(with_store, make_answer):
    async def act(store):
        odd = make_answer(key=f"link:{ODD}", report_json=write_json({"title": ODD, "text": ODD}))
        answer_id = await store.save_answer(odd)
        kept = await store.answer(answer_id)
        # JSON has an escape for the first of them.
        assert read_json(kept.report_json)["title"].replace("\0", "\ufffd") == MARKED
        # What it is looked for by is made storable too.
        assert (await store.recent_answer(-100, f"link:{ODD}")).id == answer_id
        assert [each.id for each in await store.latest_answers(-100, limit=5)] == [answer_id]

    with_store(act)


def test_figures_are_found_by_odd_words(with_store):
    figure = SeenFigure(ODD, ODD * 9, f'"{ODD}"', ODD, ODD, ODD, ODD * 9, NOW)

    async def act(store):
        await store.remember(1, ODD, [figure, figure])
        (found, _) = await store.seen_of(1, ODD)
        assert (found.key, found.title, found.outlet, found.url) == (MARKED,) * 4
        assert (len(found.head), len(found.published)) == (100, 40)
        assert len(await store.seen_alike(1, [ODD * 9], but="another")) == 2
        assert await store.seen_alike(1, [ODD * 9], but=ODD) == []
        await store.remember(1, ODD, ())
        assert await store.seen_all(1) == []

    with_store(act)


def test_a_link_may_be_long(with_store):
    letters = random.Random(1).choices(string.ascii_letters + string.digits, k=4000)
    one, two = (f"link:paper.example/{''.join(letters)}{number}" for number in (1, 2))

    async def act(store):
        for key in (one, two):
            await store.remember(1, key, [SeenFigure(key, "ships", "{}", None, None, None, None, NOW)])
        (first,) = await store.seen_of(1, one)
        (second,) = await store.seen_alike(1, ["ships"], but=one)
        assert first.key != second.key

    with_store(act)


def test_updates_wait_with_odd_words(with_store):
    async def act(store):
        await store.add([Arrival(1, ODD, f"button:1:{ODD}"[:200], 1), Arrival(2, "{}", "x" * 200)])
        assert (await store.waiting())[0].lane == f"button:1:{MARKED}"
        assert await store.peek(1) == MARKED
        await store.set_aside(1, ODD)

    with_store(act)


@pytest.mark.parametrize("findings", [{"no-source"}, {ODD}])
def test_settings_and_keys_may_be_odd(with_store, findings):
    async def act(store):
        await store.save_chat_settings(5, ChatSettings("links", "check", frozenset(findings)))
        assert (await store.chat_settings(5)).listen == "links"
        assert await store.begin_send(ODD, 5) == (None, None)
        await store.end_send(ODD, 5, 77)
        assert await store.sent(ODD) == 77

    with_store(act)


def test_each_database_does_the_same(with_store, make_answer):
    """The life of a few updates, answers and chats."""

    async def act(store):
        await store.ping()
        assert await store.add([Arrival(number, "{}", "chat:1", 1) for number in (1, 2, 3, 1)]) == 3
        await store.claim(lanes=1, rows=9)
        assert (await store.take(1)).tries == 1
        await store.done(1)
        (second, third) = await store.waiting()
        assert await store.drop(1, before=third.place) == [second.update_id]
        await store.set_aside(3, "it is broken")
        assert await store.count_waiting() == 0
        await store.save_answer(make_answer(chat_id=1))
        old = make_answer(chat_id=1, created=NOW - timedelta(days=9), reply_message_ids=(30,))
        await store.save_answer(old)
        await store.set_unreachable(2, NOW)
        assert await store.unreachable() == {2: NOW}
        assert await store.purge(NOW - timedelta(days=8)) == 1
        await store.migrate_chat(1, -1001)
        assert (await store.counts(-1001)).answers == 1
        await store.end_send("2:0", -1001, 40)
        assert await store.forget_chat(-1001, unanswered=[2]) == [40]
        assert await store.counts(-1001) == ChatCounts(0, None, False)
        assert await store.clean_up()
        assert await store.sweep()
        assert await store.rewrite()

    with_store(act)
