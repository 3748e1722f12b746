"""Requests of the last hour: counted together by all that share the database, and forgotten after it."""

import asyncio

from bot.store import open_store

HOUR = 3600 * 1_000_000


def test_the_first_counts_for_an_hour(with_store, run_sql):
    most = [("person:7", 2), ("chat:1", 9)]
    assert with_store(lambda store: store.count_request("1:0", most)) is None
    run_sql(f"UPDATE requests SET made = made - {HOUR // 6}")
    assert with_store(lambda store: store.count_request("2:0", most)) is None
    refused = with_store(lambda store: store.count_request("3:0", most))
    assert refused[0] == 0
    assert 2990 < refused[1] <= 3000
    run_sql(f"UPDATE requests SET made = made - {HOUR // 6 * 5}")
    assert with_store(lambda store: store.count_request("4:0", most)) is None
    # Of who asked longer ago nothing is kept.
    assert sorted(row[0] for row in run_sql("SELECT key FROM requests WHERE whose = 'person:7'")) == ["2:0", "4:0"]


def test_a_chat_that_is_forgotten_leaves_no_count_and_whoever_asked_in_it_one(with_store, run_sql):
    async def act(store):
        await store.count_request("1:0", [("person:7", 9), ("chat:-5", 9)])
        await store.forget_chat(-5)

    with_store(act)
    assert [row[0] for row in run_sql("SELECT whose FROM requests")] == ["person:7"]


def test_two_processes_count_together(postgresql):
    address = postgresql.make_database()

    async def act():
        stores = [await open_store(address) for _ in range(2)]
        asked = [
            stores[number % 2].count_request(f"{number}:0", [("person:7", 12), (f"chat:{number % 3}", 9)])
            for number in range(40)
        ]
        answers = await asyncio.gather(*asked)
        for store in stores:
            await store.close()
        return answers

    answers = asyncio.run(act())
    assert answers.count(None) == 12
    assert {answer[0] for answer in answers if answer} == {0}
