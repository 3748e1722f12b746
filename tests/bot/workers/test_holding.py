"""A report held against source documents in a worker: what is the same, what is not, and what cannot be read."""

import asyncio

import pytest

from bot.workers.holding import SourceRequest
from bot.workers.pool import Pool
from bot.workers.request import Request
from config.settings import Settings
from extractors.articles.web import FetchPolicy
from extractors.errors import InputError


def test_a_worker_holds_a_report_against_texts_files_and_links():
    async def act():
        pool = Pool(Settings(), FetchPolicy())
        await pool.start()
        try:
            report = await pool.check(Request(text="Officials said that 300 people were killed in Orlo."))
            told = Request(text="Officials said that 512 people were killed in Orlo.")
            page = Request(data=b"# Flood\n\nSome 300 people were killed in Orlo, officials said.", file_name="a.md")
            found = await pool.hold(report, [SourceRequest("the release", told)])
            (held,), changed = found.held, found.report
            assert (held.likeness, held.what, held.source) == ("differs", "number", 0)
            assert [finding.code for finding in changed.findings][-1] == "source-differs"
            found = await pool.hold(report, [SourceRequest("the release", told), SourceRequest("the page", page)])
            (held,) = found.held
            assert (held.likeness, held.source) == ("same", 1)
            for request in (Request(text=" "), Request(link="http://127.0.0.1/report"), Request(data=b"\x7fELF")):
                with pytest.raises(InputError, match="Of the source document “the page”: "):
                    await pool.hold(report, [SourceRequest("the page", request)])
            assert (pool.waiting, pool.working) == (0, 0)
        finally:
            await pool.stop()

    asyncio.run(act())
