"""Dispatch: in order in a lane, lanes side by side, each update until it is done, with a real store."""

import asyncio
import json
from contextlib import asynccontextmanager

import pytest
from updates import BOT, press, until, write

from bot.service import dispatch
from bot.service.dispatch import Dispatcher
from bot.service.lane import read_arrival
from bot.service.outcome import Outcome
from extractors.errors import StoreError


@asynccontextmanager
async def running(store, handle, *, seconds=0.2):
    dispatcher = Dispatcher(store, BOT, handle)
    dispatcher.start()
    try:
        yield dispatcher
    finally:
        await dispatcher.stop(seconds=seconds)


def is_empty(store):
    async def check():
        return await store.count_waiting() == 0

    return check


def test_updates_of_a_chat_are_handled_in_order_and_chats_side_by_side(with_store):
    events = []

    async def handle(update, taken):
        events.append(("begin", update.update_id))
        await asyncio.sleep(0.2 if update.message.chat.id == 1 else 0.01)
        events.append(("end", update.update_id))
        return Outcome.DONE

    async def act(store):
        await store.add([write(1, 1), write(2, 1), write(3, 2), write(4, 2)])
        async with running(store, handle):
            await until(is_empty(store))

    with_store(act)
    order = [number for event, number in events if event == "end"]
    assert order.index(1) < order.index(2)
    assert order == [3, 4, 1, 2]
    assert events.index(("end", 1)) < events.index(("begin", 2))


def test_what_waited_from_before_and_what_comes_later_is_handled(with_store):
    seen = []

    async def handle(update, taken):
        seen.append((update.update_id, taken.tries))
        return Outcome.DONE

    async def act(store):
        await store.add([write(1), write(2)])
        await store.claim(lanes=1, rows=1)
        await store.take(1)
        await store.release([1])
        async with running(store, handle) as dispatcher:
            await until(is_empty(store))
            await store.add([write(3)])
            dispatcher.wake()
            await until(is_empty(store))
            assert (dispatcher.in_hand, dispatcher.in_mind) == (0, 0)

    with_store(act)
    assert seen == [(1, 2), (2, 1), (3, 1)]


def test_what_cannot_be_read_is_set_aside_and_holds_nobody_up(with_store):
    seen = []

    async def handle(update, taken):
        seen.append(update.update_id)
        return Outcome.DONE

    async def act(store):
        broken = read_arrival({"update_id": 1, "message": {"message_id": "x", "chat": {"id": 1}, "date": "yesterday"}})
        await store.add([broken, write(2)])
        async with running(store, handle):
            await until(is_empty(store))

    with_store(act)
    assert seen == [2]


def test_what_ends_the_program_again_and_again_is_set_aside(with_store):
    async def handle(update, taken):
        raise AssertionError("it was handled")

    async def act(store):
        await store.add([write(1)])
        await store.claim(lanes=1, rows=1)
        for _ in range(dispatch.MOST_TRIES):
            await store.take(1)
        await store.release([1])
        async with running(store, handle):
            await until(is_empty(store))

    with_store(act)


def test_what_fails_for_a_while_is_tried_again_before_the_next_of_its_chat(with_store, monkeypatch):
    monkeypatch.setattr(dispatch, "PAUSES", (0.02,) * 5)
    seen = []

    async def handle(update, taken):
        seen.append(update.update_id)
        if len(seen) == 2:
            raise StoreError("The disk is full.")
        return Outcome.LATER if len(seen) < 4 else Outcome.DONE

    async def act(store):
        await store.add([write(1), write(2)])
        async with running(store, handle):
            await until(is_empty(store))

    with_store(act)
    assert seen == [1, 1, 1, 1, 2]


def test_what_fails_for_ever_is_set_aside_in_the_end(with_store, monkeypatch):
    monkeypatch.setattr(dispatch, "PAUSES", (0.01,) * 3)
    seen = []

    async def handle(update, taken):
        seen.append(update.update_id)
        return Outcome.LATER if update.update_id == 1 else Outcome.DONE

    async def act(store):
        await store.add([write(1), write(2)])
        async with running(store, handle):
            await until(is_empty(store))

    with_store(act)
    assert seen == [1] * 4 + [2]


def test_what_is_in_hand_at_the_end_is_finished_or_kept(with_store):
    ended = []

    async def handle(update, taken):
        await asyncio.sleep(0.05 if update.update_id == 1 else 60)
        ended.append(update.update_id)
        return Outcome.DONE

    async def act(store):
        await store.add([write(1, 1), write(2, 2), write(3, 1)])
        async with running(store, handle, seconds=0.3) as dispatcher:
            await until(lambda: dispatcher.in_hand == 2)
        assert ended == [1]
        waiting = [each.update_id for each in await store.waiting()]
        assert waiting == [2, 3]
        # Being told to stop is no try.
        assert (await store.take(2)).tries == 1

    with_store(act)


def test_what_belongs_together_is_handled_together(with_store):
    handled = []

    async def act(store):
        async def handle(update, taken):
            more = await dispatcher.following(update, lambda later: later.message.text == "part", 0.1)
            handled.append([each.update_id for each in (update, *more)])
            return Outcome.DONE

        await store.add([write(1, text="part"), write(2, text="alone"), write(3, text="part")])
        dispatcher = Dispatcher(store, BOT, handle)
        dispatcher.start()
        await asyncio.sleep(0.05)
        await store.add([write(4, text="part"), write(5, chat_id=9, text="part")])
        dispatcher.wake()
        await until(is_empty(store))
        await dispatcher.stop(seconds=1)
        assert (dispatcher.in_hand, dispatcher.in_mind) == (0, 0)

    with_store(act)
    assert sorted(handled) == [[1, 3, 4], [2], [5]]


def test_what_was_taken_along_comes_again_when_the_first_fails(with_store, monkeypatch):
    monkeypatch.setattr(dispatch, "PAUSES", (0.02,) * 3)
    handled = []

    async def act(store):
        async def handle(update, taken):
            more = await dispatcher.following(update, lambda later: True, 0.02)
            handled.append([each.update_id for each in (update, *more)])
            return Outcome.LATER if len(handled) == 1 else Outcome.DONE

        await store.add([write(1), write(2), write(3)])
        dispatcher = Dispatcher(store, BOT, handle)
        dispatcher.start()
        await until(is_empty(store))
        await dispatcher.stop(seconds=1)

    with_store(act)
    assert handled == [[1, 2, 3], [1, 2, 3]]


def test_a_flood_is_read_in_pages_and_all_of_it_is_handled(with_store, monkeypatch):
    monkeypatch.setattr(dispatch, "MOST_IN_MIND", 50)
    monkeypatch.setattr(dispatch, "_PAGE", 20)
    most, seen = [0], []

    async def act(store):
        async def handle(update, taken):
            most[0] = max(most[0], dispatcher.in_mind)
            seen.append(update.update_id)
            return Outcome.DONE

        await store.add([write(number, chat_id=number % 7 + 1) for number in range(1, 301)])
        dispatcher = Dispatcher(store, BOT, handle)
        dispatcher.start()
        await until(is_empty(store), seconds=20)
        await dispatcher.stop(seconds=1)

    with_store(act)
    assert sorted(seen) == list(range(1, 301))
    assert most[0] <= 70


@pytest.mark.parametrize("raw", ["[]", "no JSON", "{", json.dumps({"message": {}})])
def test_whatever_is_in_the_inbox_does_no_harm(with_store, raw):
    async def handle(update, taken):
        raise AssertionError("it was handled")

    async def act(store):
        from bot.store import Arrival

        await store.add([Arrival(1, raw, "chat:1", 1)])
        async with running(store, handle):
            await until(is_empty(store))

    with_store(act)


def test_what_came_before_in_the_chat_is_dropped_in_hand_or_waiting(with_store):
    events, dropped = [], []

    async def act(store):
        async def handle(update, taken):
            if update.callback_query:
                dropped.extend(await dispatcher.drop(update))
                events.append("dropped")
                return Outcome.DONE
            try:
                # Work that was dropped may still have something to put in order.
                await asyncio.sleep(0.3 if update.update_id in (1, 2) else 0)
            except asyncio.CancelledError:
                await asyncio.sleep(0.05)
                events.append(f"ended {update.update_id}")
                raise
            events.append(update.update_id)
            return Outcome.DONE

        await store.add([write(1), write(2, chat_id=2), write(3)])
        dispatcher = Dispatcher(store, BOT, handle)
        dispatcher.start()
        await until(lambda: dispatcher.in_hand == 2)
        await store.add([press(4), write(5)])
        dispatcher.wake()
        await until(is_empty(store))
        await dispatcher.stop(seconds=1)
        assert (dispatcher.in_hand, dispatcher.in_mind) == (0, 0)

    with_store(act)
    assert dropped == [1, 3]
    # Nothing comes of what is dropped once it is said to be; the other chat, and what came later, go on.
    assert events == ["ended 1", "dropped", 5, 2]


def test_what_waits_for_another_try_is_dropped(with_store, monkeypatch):
    monkeypatch.setattr(dispatch, "PAUSES", (0.2,) * 9)
    tries = []

    async def act(store):
        async def handle(update, taken):
            if update.callback_query:
                await dispatcher.drop(update)
                return Outcome.DONE
            tries.append(update.update_id)
            return Outcome.LATER

        await store.add([write(1)])
        dispatcher = Dispatcher(store, BOT, handle)
        dispatcher.start()
        await until(lambda: tries)
        await store.add([press(2)])
        dispatcher.wake()
        await until(lambda: dispatcher.in_mind == 0)
        await dispatcher.stop(seconds=1)

    with_store(act)
    assert tries == [1]


def test_told_to_stop_while_something_is_dropped_it_stops(with_store):
    async def act(store):
        async def handle(update, taken):
            if update.callback_query:
                await dispatcher.drop(update)
                return Outcome.DONE
            try:
                await asyncio.sleep(60)
            finally:
                await asyncio.sleep(0.4)

        await store.add([write(1)])
        dispatcher = Dispatcher(store, BOT, handle)
        dispatcher.start()
        await until(lambda: dispatcher.in_hand)
        await store.add([press(2)])
        dispatcher.wake()
        await until(lambda: dispatcher.in_hand == 2)
        await asyncio.sleep(0.1)
        async with asyncio.timeout(5):
            await dispatcher.stop(seconds=0)
        # The press is done at the next start.
        assert [each.update_id for each in await store.waiting()] == [2]

    with_store(act)


def test_what_was_claimed_and_not_heard_of_is_claimed_again(with_store, monkeypatch):
    monkeypatch.setattr(dispatch, "_PACE", 0)
    seen = []

    async def handle(update, taken):
        seen.append(update.update_id)
        await asyncio.sleep(0.01)
        return Outcome.DONE

    async def act(store):
        claim = store.claim

        async def claim_and_break(**given):
            store.claim = claim
            await claim(**given)
            raise StoreError("The connection broke.")

        await store.add([write(1), write(2, chat_id=2), write(3)])
        store.claim = claim_and_break
        async with running(store, handle):
            await until(is_empty(store))

    with_store(act)
    assert sorted(seen) == [1, 2, 3]
    assert seen.index(1) < seen.index(3)
