"""What is watched: as many as a chat may, due in order, stopped for good, moved and forgotten with its chat."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.store import SeenFigure, Watch

NOW = datetime.now(UTC).replace(microsecond=0)
WATCH = Watch(
    0, -100, 3, "link:paper.example/a", "https://paper.example/a", "A \ud800", NOW + timedelta(days=14), NOW,
    told=frozenset({"b" * 12, "a" * 12}),
)  # fmt: skip
SEEN = SeenFigure("link:paper.example/a", "boat", "{}", None, None, None, None, NOW)


def test_a_watch_comes_back_as_it_was(with_store):
    async def act(store):
        kept = await store.add_watch(WATCH, most=10)
        changed = replace(kept, failing_since=NOW, failures=2, last_post=51, due=NOW + timedelta(hours=1))
        assert await store.save_watch(changed)
        return kept, changed, await store.watches(-100)

    kept, changed, found = with_store(act)
    assert kept == replace(WATCH, id=kept.id, title="A \ufffd")
    assert found == [changed]


def test_asked_for_again_it_is_one_and_begins_anew(with_store):
    async def act(store):
        first = await store.add_watch(WATCH, most=1)
        await store.save_watch(replace(first, failing_since=NOW, failures=3))
        again = await store.add_watch(replace(WATCH, ends=NOW + timedelta(days=20)), most=1)
        other = await store.add_watch(replace(WATCH, key="link:paper.example/b"), most=1)
        elsewhere = await store.add_watch(replace(WATCH, chat_id=-200), most=1)
        return first, again, other, elsewhere, await store.watches(-100)

    first, again, other, elsewhere, found = with_store(act)
    assert again.id == first.id
    assert (again.ends, again.failures) == (NOW + timedelta(days=20), 0)
    assert other is None
    assert elsewhere.id not in (first.id, 0)
    assert found == [again]


def test_what_is_due_comes_in_order_and_nothing_of_chats_that_refuse(with_store):
    async def act(store):
        for number, chat_id in enumerate((-100, -200, -300, -400)):
            await store.add_watch(replace(WATCH, chat_id=chat_id, due=NOW - timedelta(minutes=number)), most=10)
        await store.add_watch(replace(WATCH, chat_id=-500, due=NOW + timedelta(minutes=1)), most=10)
        await store.set_unreachable(-300, NOW)
        return [watch.chat_id for watch in await store.due_watches(NOW, limit=2)], [
            watch.chat_id for watch in await store.due_watches(NOW, limit=10)
        ]

    assert with_store(act) == ([-400, -200], [-400, -200, -100])


@pytest.mark.parametrize("how", ["stop", "forget", "purge"])
def test_once_it_is_gone_a_look_in_hand_saves_nothing(with_store, how):
    async def act(store):
        watch = await store.add_watch(WATCH, most=10)
        if how == "stop":
            assert not await store.stop_watch(-200, watch.id), "that of another chat"
            assert await store.stop_watch(-100, watch.id)
            assert not await store.stop_watch(-100, watch.id)
        elif how == "forget":
            await store.forget_chat(-100)
        else:
            # It ended a week ago, and its chat could not be told.
            watch = await store.add_watch(replace(WATCH, ends=NOW - timedelta(days=8)), most=10)
            await store.purge(NOW - timedelta(days=90))
        saved = await store.save_watch(watch, seen_key=SEEN.key, figures=[SEEN])
        return saved, await store.seen_all(-100), await store.watches(-100)

    assert with_store(act) == (False, [], [])


def test_what_was_seen_is_remembered_with_it(with_store):
    async def act(store):
        watch = await store.add_watch(WATCH, most=10)
        assert await store.save_watch(watch, seen_key=SEEN.key, figures=[SEEN])
        assert await store.save_watch(watch)
        return await store.seen_all(-100)

    assert with_store(act) == [SEEN]


def test_it_is_counted_and_moves_with_its_group(with_store):
    async def act(store):
        watch = await store.add_watch(WATCH, most=10)
        await store.add_watch(replace(WATCH, key="link:paper.example/b"), most=10)
        counted = (await store.counts(-100)).watches
        await store.add_watch(replace(WATCH, chat_id=-1000), most=10)
        await store.migrate_chat(-100, -1000)
        # A look that was in hand when it moved is saved where it is now.
        late = (
            await store.save_watch(watch),
            await store.save_watch(
                replace((await store.watches(-1000))[0], chat_id=-100), seen_key=SEEN.key, figures=[SEEN]
            ),
        )
        return counted, late, [each.key for each in await store.watches(-1000)], len(await store.seen_all(-1000))

    counted, late, keys, seen = with_store(act)
    assert counted == 2
    assert late == (False, True)
    assert sorted(keys) == ["link:paper.example/a", "link:paper.example/b"]
    assert seen == 1
