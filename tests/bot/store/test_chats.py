"""Chats: their settings, their move, and what is left of them when they are forgotten or old."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.store import Arrival, ChatCounts, ChatSettings, DigestWish, Languages

CHOSEN = ChatSettings("links", "check", frozenset({"no-source", "conflict"}), frozenset({"question"}))
NOW = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def test_a_chat_has_the_usual_settings_until_it_sets_others(with_store):
    assert with_store(lambda store: store.chat_settings(5)) == ChatSettings()
    with_store(lambda store: store.save_chat_settings(5, CHOSEN))
    assert with_store(lambda store: store.chat_settings(5)) == CHOSEN
    assert with_store(lambda store: store.chat_settings(6)) == ChatSettings()


def test_a_chat_that_refuses_is_known_after_a_restart_and_keeps_its_settings(with_store):
    with_store(lambda store: store.save_chat_settings(5, CHOSEN))
    with_store(lambda store: store.set_unreachable(5, NOW))
    with_store(lambda store: store.set_unreachable(6, NOW))
    assert with_store(lambda store: store.unreachable()) == {5: NOW, 6: NOW}
    assert with_store(lambda store: store.chat_settings(5)) == CHOSEN
    assert with_store(lambda store: store.chat_settings(6)) == ChatSettings()
    with_store(lambda store: store.set_unreachable(5, None))
    assert with_store(lambda store: store.unreachable()) == {6: NOW}


def test_who_wants_a_digest_is_known_with_the_last_one_it_had(with_store):
    wanted = replace(CHOSEN, digest_hour=8, zone="Europe/Kyiv")

    async def act(store):
        for chat_id in (5, 6, 7, 8):
            await store.save_chat_settings(chat_id, wanted if chat_id != 7 else CHOSEN)
        await store.set_unreachable(6, NOW)
        await store.set_digested(5, NOW)
        await store.set_digested(9, NOW)
        wishes = sorted(await store.digest_wishes(), key=lambda wish: wish.chat_id)
        settings = await store.chat_settings(5), await store.chat_settings(9)
        await store.forget_chat(5)
        await store.save_chat_settings(8, CHOSEN)
        # Of a chat of which nothing is kept nothing is noted.
        counts = await store.counts(9)
        return wishes, settings, await store.digest_wishes(), counts.has_settings

    wishes, settings, left, has_settings = with_store(act)
    assert wishes == [DigestWish(5, 8, "Europe/Kyiv", NOW), DigestWish(8, 8, "Europe/Kyiv", None)]
    assert settings == (wanted, ChatSettings())
    assert (left, has_settings) == ([], False)


def test_the_language_that_a_chat_chose_and_that_of_who_asked_last(with_store, run_sql):
    async def act(store):
        await store.note_language(5, "en")
        none = await store.languages(5)
        for language in ("de", "uk"):
            await store.note_language(5, language)
        noted = await store.languages(5), await store.chat_settings(5), (await store.counts(5)).has_settings
        await store.save_chat_settings(5, replace(CHOSEN, language="fr"))
        await store.note_language(5, "en")
        chosen = await store.languages(5), await store.chat_settings(5)
        await store.migrate_chat(5, -1005)
        moved = await store.languages(-1005), await store.languages(5)
        await store.forget_chat(-1005)
        return none, noted, chosen, moved, await store.languages(-1005)

    none, noted, chosen, moved, forgotten = with_store(act)
    assert none == forgotten == Languages()
    assert noted == (Languages(None, "uk"), ChatSettings(), False)
    assert chosen == (Languages("fr", "en"), replace(CHOSEN, language="fr"))
    assert moved == (Languages("fr", "en"), Languages())
    # Of who asks in English nothing is kept as long as nobody asked in another language.
    with_store(lambda store: store.note_language(6, "en"))
    assert run_sql("SELECT chat_id FROM chats") == []


def test_a_group_that_moves_takes_its_settings_and_reports_along(with_store, make_answer):
    async def act(store):
        await store.save_chat_settings(-5, CHOSEN)
        answer_id = await store.save_answer(make_answer(chat_id=-5))
        await store.migrate_chat(-5, -1005)
        await store.migrate_chat(-5, -1005)
        assert await store.chat_settings(-1005) == CHOSEN
        assert await store.chat_settings(-5) == ChatSettings()
        assert (await store.recent_answer(-1005, make_answer().key)).id == answer_id

    with_store(act)


def test_settings_that_the_new_group_has_already_stay(with_store):
    async def act(store):
        await store.save_chat_settings(-5, CHOSEN)
        await store.save_chat_settings(-1005, ChatSettings("all"))
        await store.migrate_chat(-5, -1005)
        assert await store.chat_settings(-1005) == ChatSettings("all")

    with_store(act)


def test_counts_say_what_is_kept(with_store, make_answer):
    async def act(store):
        assert await store.counts(-100) == ChatCounts(0, None, False)
        await store.save_answer(make_answer(created=NOW - timedelta(days=3)))
        await store.save_answer(make_answer(asked_message_id=20, reply_message_ids=(21,)))
        await store.save_chat_settings(-100, CHOSEN)
        assert await store.counts(-100) == ChatCounts(2, NOW - timedelta(days=3), True)

    with_store(act)


def test_forgetting_a_chat_leaves_nothing_of_it_and_all_of_others(with_store, make_answer, run_sql):
    async def act(store):
        for chat_id in (-100, -200):
            await store.save_answer(make_answer(chat_id=chat_id))
            await store.save_chat_settings(chat_id, CHOSEN)
            await store.begin_send(f"{chat_id}:0", chat_id)
        await store.forget_chat(-100)

    with_store(act)
    for table in ("answers", "replies", "outbox", "chats"):
        found = {row[0] for row in run_sql(f"SELECT chat_id FROM {table}")}
        assert -200 in found, table
        assert -100 not in found, table


def test_forgetting_tells_which_messages_said_that_an_answer_is_coming(with_store, make_answer):
    async def act(store):
        await store.save_answer(make_answer(reply_message_ids=(11,)))
        for key, message_id in (("1:0", 10), ("1:1", 11), ("12:0", 12), ("7:0:again", 13), ("file:1:csv", 14)):
            await store.end_send(key, -100, message_id)
        await store.begin_send("7:1", -100)
        await store.end_send("7:2", -200, 15)
        assert await store.forget_chat(-100, unanswered=[1, 7]) == [10, 13]
        assert await store.forget_chat(-100, unanswered=[1, 7]) == []

    with_store(act)


def test_what_is_old_is_purged(with_store, make_answer, run_sql):
    async def act(store):
        await store.save_answer(make_answer(created=NOW - timedelta(days=91)))
        kept = await store.save_answer(make_answer(asked_message_id=5, created=NOW - timedelta(days=89)))
        await store.add([Arrival(number, "{}", "chat:1", 1) for number in (1, 2, 3)])
        await store.done(1)
        await store.set_aside(2, "it is broken")
        await store.begin_send("1:0", 1)
        assert await store.purge(NOW - timedelta(days=90)) == 1
        assert await store.answer(kept) is not None
        # Of late, all of it is still needed.
        assert await store.add([Arrival(1, "{}", "chat:1", 1)]) == 0
        assert await store.begin_send("1:0", 1) == ("sending", None)

    with_store(act)
    age(run_sql, days=3)
    assert with_store(lambda store: store.purge(NOW - timedelta(days=90))) == 0
    assert count_rows(run_sql) == {"inbox": 2, "outbox": 0, "answers": 1, "replies": 2}
    age(run_sql, days=90)
    with_store(lambda store: store.purge(NOW - timedelta(days=90)))
    # What waits is never purged.
    assert count_rows(run_sql)["inbox"] == 1


def age(run_sql, *, days):
    microseconds = days * 24 * 3600 * 1_000_000
    run_sql(f"UPDATE inbox SET received = received - {microseconds}")
    run_sql(f"UPDATE outbox SET changed = changed - {microseconds}")


def count_rows(run_sql):
    tables = ("inbox", "outbox", "answers", "replies")
    return {table: run_sql(f"SELECT count(*) FROM {table}")[0][0] for table in tables}
