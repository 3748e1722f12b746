"""Answers: found by their id, by the message that asked, by what we replied, and by their article."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

NOW = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def test_an_answer_comes_back_as_it_was(with_store, make_answer):
    answer_id = with_store(lambda store: store.save_answer(make_answer()))
    assert with_store(lambda store: store.answer(answer_id)) == make_answer(id=answer_id)
    assert with_store(lambda store: store.answer(answer_id + 1)) is None


def test_an_answer_is_found_by_the_message_that_asked_and_by_each_reply(with_store, make_answer):
    async def act(store):
        answer_id = await store.save_answer(make_answer())
        assert (await store.answer_for(-100, 10)).id == answer_id
        assert (await store.answer_for(-100, 11)).id == answer_id
        assert await store.answer_for(-101, 10) is None
        assert await store.answer_for(-100, 99) is None

    with_store(act)


def test_a_second_answer_to_a_message_is_the_one_that_counts(with_store, make_answer):
    async def act(store):
        await store.save_answer(make_answer())
        second = await store.save_answer(make_answer(reply_message_ids=(20,), key="text:x"))
        assert (await store.answer_for(-100, 10)).id == second

    with_store(act)


def test_saving_with_an_id_puts_it_in_place(with_store, make_answer):
    async def act(store):
        answer_id = await store.save_answer(make_answer())
        changed = make_answer(id=answer_id, report_json="{}", reply_message_ids=(12, 30))
        assert await store.save_answer(changed) == answer_id
        assert await store.answer(answer_id) == changed
        assert await store.answer_for(-100, 11) is None

    with_store(act)


def test_the_same_article_is_found_in_its_chat_for_some_days(with_store, make_answer):
    async def act(store):
        old = make_answer(created=NOW - timedelta(days=8), asked_message_id=1, reply_message_ids=(2,))
        await store.save_answer(old)
        assert await store.recent_answer(-100, old.key) is None
        assert (await store.recent_answer(-100, old.key, within_days=9)).asked_message_id == 1
        await store.save_answer(replace(old, created=NOW - timedelta(days=6), reply_message_ids=(3,)))
        assert (await store.recent_answer(-100, old.key)).reply_message_ids == (3,)
        assert await store.recent_answer(-200, old.key) is None
        assert await store.recent_answer(-100, "link:paper.example/b") is None

    with_store(act)


def test_an_id_is_never_given_twice(with_store, make_answer):
    async def act(store):
        first = await store.save_answer(make_answer())
        await store.forget_chat(-100)
        assert await store.save_answer(make_answer()) > first

    with_store(act)


def test_answers_of_a_stretch_of_time_are_the_latest_of_each_article(with_store, make_answer):
    day = datetime(2026, 11, 20, tzinfo=UTC)

    async def act(store):
        made = []
        for hours, key, chat_id in (
            (-1, "a", -100),
            (0, "a", -100),
            (1, "b", -100),
            (2, "a", -100),
            (3, "c", -200),
            (24, "d", -100),
        ):
            answer = make_answer(
                chat_id=chat_id, key=key, created=day + timedelta(hours=hours), asked_message_id=hours + 50
            )
            made.append(await store.save_answer(answer))
        assert await store.answers_between(-100, day, day + timedelta(days=1)) == [made[3], made[2]]
        assert await store.answers_between(-100, day - timedelta(days=9), day) == [made[0]]
        assert await store.answers_between(-100, day - timedelta(days=9), day - timedelta(days=8)) == []

    with_store(act)
