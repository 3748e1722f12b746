"""The inbox: nothing twice, in order, until it is done, whatever happens in between."""

from datetime import UTC, datetime, timedelta

from bot.store import Arrival


def arrive(*numbers, chat_id=1):
    return [Arrival(number, f'{{"update_id": {number}}}', f"chat:{chat_id}", chat_id) for number in numbers]


def test_updates_wait_in_the_order_in_which_they_came(with_store):
    async def act(store):
        # Telegram begins again with any number after a quiet week.
        assert await store.add(arrive(900, 901)) == 2
        assert await store.add(arrive(5)) == 1
        return await store.waiting()

    assert [each.update_id for each in with_store(act)] == [900, 901, 5]


def test_an_update_that_is_there_already_is_not_added_again(with_store):
    async def act(store):
        await store.add(arrive(1, 2))
        await store.claim(lanes=1, rows=9)
        await store.take(1)
        await store.done(1)
        assert await store.add(arrive(1, 2, 3)) == 1
        assert [each.update_id for each in await store.waiting()] == [2, 3]
        assert await store.take(1) is None

    with_store(act)


def test_what_waits_outlives_the_process(with_store):
    with_store(lambda store: store.add(arrive(1, 2)))
    waiting = with_store(lambda store: store.waiting())
    assert [(each.update_id, each.lane) for each in waiting] == [(1, "chat:1"), (2, "chat:1")]


def test_each_try_is_counted_but_not_one_that_is_given_back(with_store):
    async def act(store):
        await store.add(arrive(1))
        await store.claim(lanes=1, rows=9)
        assert (await store.take(1)).tries == 1
        await store.give_back([1])
        assert (await store.take(1)).tries == 1
        taken = await store.take(1)
        assert taken.tries == 2
        assert taken.raw == '{"update_id": 1}'
        assert abs(datetime.now(UTC) - taken.received) < timedelta(seconds=5)

    with_store(act)


def test_looking_at_an_update_is_no_try(with_store):
    async def act(store):
        await store.add(arrive(1))
        assert await store.peek(1) == '{"update_id": 1}'
        await store.claim(lanes=1, rows=9)
        assert (await store.take(1)).tries == 1
        await store.done(1)
        assert await store.peek(1) is None

    with_store(act)


def test_what_is_set_aside_waits_no_more(with_store):
    async def act(store):
        await store.add(arrive(1, 2))
        await store.set_aside(1, "it is no update")
        assert await store.count_waiting() == 1
        assert await store.take(1) is None

    with_store(act)


def test_pages_begin_after_a_place(with_store):
    async def act(store):
        await store.add(arrive(*range(10, 20)))
        first = await store.waiting(limit=4)
        rest = await store.waiting(after=first[-1].place)
        return [each.update_id for each in (*first, *rest)]

    assert with_store(act) == list(range(10, 20))


def test_what_a_chat_waits_for_is_dropped_up_to_a_place(with_store):
    async def act(store):
        await store.add([*arrive(1, 2), *arrive(3, chat_id=9), *arrive(4, 5)])
        await store.done(1)
        (*_, fourth, _) = await store.waiting()
        assert await store.drop(1, before=fourth.place) == [2]
        assert await store.drop(1, before=fourth.place) == []
        assert [(each.update_id, each.chat_id) for each in await store.waiting()] == [(3, 9), (4, 1), (5, 1)]
        # It may have been in hand.
        await store.give_back([2])
        await store.claim(lanes=9, rows=9)
        assert await store.take(2) is None
        assert await store.add(arrive(2)) == 0

    with_store(act)
