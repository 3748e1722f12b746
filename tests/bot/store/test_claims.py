"""Claims: an update is with one process, a lane in one hand, and each process has its part."""

import asyncio

import pytest

from bot.store import Arrival, open_store
from extractors.errors import StoreError


def arrive(*numbers, chat_id=1):
    return [Arrival(number, f'{{"update_id": {number}}}', f"chat:{chat_id}", chat_id) for number in numbers]


async def claim(store, *, lanes=100, rows=100):
    return [each.update_id for each in (await store.claim(lanes=lanes, rows=rows)).waiting]


def test_what_is_claimed_is_claimed_once_and_in_order(with_store):
    async def act(store):
        await store.add([*arrive(1, 2), *arrive(3, chat_id=2), *arrive(4)])
        assert await claim(store) == [1, 2, 3, 4]
        assert await claim(store) == []
        await store.add(arrive(5))
        assert await claim(store) == [5]

    with_store(act)


def test_so_many_lanes_and_so_many_updates_are_claimed(with_store):
    async def act(store):
        await store.add([*arrive(1), *arrive(2, chat_id=2), *arrive(3, 4), *arrive(5, chat_id=3)])
        assert await claim(store, lanes=1) == [1, 3, 4]
        # More of a lane that one has is no other lane.
        await store.add(arrive(6))
        assert await claim(store, lanes=0) == [6]
        assert await claim(store, rows=1) == [2]
        assert await claim(store, rows=1) == [5]

    with_store(act)


def test_only_what_is_claimed_is_taken_in_hand(with_store):
    async def act(store):
        await store.add(arrive(1))
        assert await store.take(1) is None
        await claim(store)
        assert (await store.take(1)).tries == 1
        await store.release([1])
        assert await store.take(1) is None
        assert await claim(store) == [1]

    with_store(act)


def test_what_was_claimed_before_a_restart_is_free(with_store):
    async def act(store):
        await store.add(arrive(1, 2))
        assert await claim(store) == [1, 2]

    with_store(act)
    assert with_store(claim) == [1, 2]


@pytest.fixture
def with_two(postgresql):
    """Two processes' stores at one database."""

    def run(act):
        async def open_and_act():
            address = postgresql.make_database()
            stores = [await open_store(address) for _ in range(2)]
            try:
                for store in stores:
                    await store.peers.beat(weight=1)
                await act(*stores)
            finally:
                for store in stores:
                    await store.close()

        asyncio.run(open_and_act())

    return run


def test_a_lane_that_one_has_is_left_alone_by_the_other(with_two):
    async def act(one, two):
        await one.add([*arrive(1, 2), *arrive(3, chat_id=2)])
        assert await claim(one, lanes=1) == [1, 2]
        await one.add(arrive(4))
        assert await claim(two) == [3]
        assert await two.take(1) is None
        await one.done(1, 2)
        # Nobody has it now.
        assert await claim(two, lanes=0) == []
        await two.done(3)
        assert await claim(two) == [4]

    with_two(act)


def test_a_lane_is_never_claimed_by_two_however_they_race(with_two):
    async def act(one, two):
        await one.add([update for number in range(300) for update in arrive(number, chat_id=number % 30)])
        got = {one: [], two: []}

        async def work(store):
            for _ in range(80):
                claimed = (await store.claim(lanes=1, rows=3)).waiting
                got[store] += [(each.lane, each.update_id) for each in claimed]
                await store.done(*(each.update_id for each in claimed))

        await asyncio.gather(*(work(store) for store in (one, two)))
        done = [number for store in (one, two) for _, number in got[store]]
        assert sorted(done) == list(range(300))
        for store in (one, two):
            assert got[store]
            lanes = {lane for lane, _ in got[store]}
            assert all(
                (order := [number for name, number in got[store] if name == lane]) == sorted(order) for lane in lanes
            )

    with_two(act)


def test_each_has_its_part_by_how_much_it_can_do(with_two):
    async def act(one, two):
        await two.peers.beat(weight=3)
        await one.add([update for number in range(8) for update in arrive(number, chat_id=number)])
        assert await claim(one) == [0, 1]
        assert await claim(two) == [2, 3, 4, 5, 6, 7]
        # Who takes nothing in hand has no part, and who stays alone has all of it.
        await two.release([2, 3, 4, 5, 6, 7])
        await two.peers.beat(weight=0)
        assert await claim(two) == []
        assert await claim(one) == [2, 3, 4, 5, 6, 7]

    with_two(act)


def test_what_another_drops_is_held_until_it_is_let_go(with_two):
    async def act(one, two):
        await one.add([*arrive(1, 2), *arrive(3, chat_id=2)])
        assert await claim(one) == [1, 2]
        assert await two.drop(1, before=10) == [1, 2]
        assert await two.others_hold()
        assert not await one.others_hold()
        assert await one.take(1) is None
        assert sorted(await one.dropped()) == [1, 2]
        await one.let_go([1, 2])
        assert not await two.others_hold()
        assert await one.dropped() == []
        assert [each.update_id for each in await two.waiting()] == [3]

    with_two(act)


def test_of_what_one_drops_itself_nothing_is_held(with_store):
    async def act(store):
        await store.add(arrive(1))
        await claim(store)
        assert await store.drop(1, before=10) == [1]
        assert await store.dropped() == []

    with_store(act)


def test_a_file_has_one_process(with_file, database):
    async def act(store):
        await store.add(arrive(1))
        with pytest.raises(StoreError, match=r"Another figurecheck has the database kept\.db open") as raised:
            await open_store(database)
        assert len(str(raised.value).splitlines()) == 1
        assert await claim(store) == [1]

    with_file(act)
    # It leaves nothing that keeps the next one out.
    assert with_file(claim) == [1]


def test_a_visitor_is_let_in_and_leaves_all_as_it_is(with_store, address):
    async def act(store):
        await store.add(arrive(1))
        assert await claim(store) == [1]
        visitor = await open_store(address, visiting=True)
        assert [each.update_id for each in await visitor.waiting()] == [1]
        await visitor.close()
        assert (await store.take(1)).tries == 1
        assert (await store.peers.beat(weight=1)).processes == 1

    with_store(act)
