"""A text is read while a second half of it may still come: by a real worker, counted in a real store."""

import asyncio
from dataclasses import replace

from bot.handlers.ahead import Ahead
from bot.handlers.asked import Asked
from bot.handlers.context import Place, Services
from bot.handlers.limits import Limits
from bot.store import open_store
from bot.workers.pool import Pool
from bot.workers.request import Request
from config.settings import Settings
from extractors.articles.web import FetchPolicy

TEXT = Asked(Request(text="At least 300 people were killed, officials said."))
PLACE = Place(1, 5, user_id=7)


def run(tmp_path, act, **settings):
    async def open_and_act():
        chosen = Settings(workers=1, **settings)
        store, pool = await open_store(str(tmp_path / "kept.db")), Pool(chosen, FetchPolicy())
        await pool.start()
        try:
            await act(Services(chosen, store, pool, Limits(chosen, store), None, None, None))
        finally:
            await pool.stop()
            await store.close()

    asyncio.run(open_and_act())


def test_what_is_all_of_a_text_is_handed_over_with_its_reading(tmp_path):
    async def act(services):
        ahead = Ahead([TEXT], PLACE, services, key="1:0")
        assert ahead.hand_over([TEXT]) == [TEXT]
        await ahead.begin()
        (handed,) = ahead.hand_over([TEXT])
        assert [figure.text for figure in (await handed.begun).figures] == ["At least 300"]
        whole = replace(TEXT, request=Request(text=f"{TEXT.request.text} Then 12 more died."))
        assert ahead.hand_over([whole]) == [whole]

    run(tmp_path, act)


def test_it_is_counted_with_its_answer_and_not_read_over_the_limit(tmp_path):
    async def act(services):
        first, second = (Ahead([TEXT], PLACE, services, key=key) for key in ("1:0", "2:0"))
        await first.begin()
        await services.limits.take(7, 1, key="1:0")
        await first.hand_over([TEXT])[0].begun
        await second.begin()
        assert second.hand_over([TEXT]) == [TEXT]

    run(tmp_path, act, per_user=1)


def test_only_a_text_is_read_ahead(tmp_path):
    async def act(services):
        link = Asked(Request(link="https://paper.example/story"))
        for asked in ([], [link], [TEXT, TEXT]):
            ahead = Ahead(asked, PLACE, services, key="1:0")
            await ahead.begin()
            assert ahead.hand_over(asked) == asked

    run(tmp_path, act)
