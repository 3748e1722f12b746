"""``figurecheck feedback export``: what is in the database of the bot, a line each."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.store import Complaint, open_store

WRONG = Complaint(
    -100,
    7,
    "missed",
    '{"article": {"text": "", "parts": [], "title": null, "outlet": null, "byline": null, "published": null,'
    ' "url": null, "language": null, "notes": [], "links": []}, "figures": [], "findings": []}',
    None,
    "Nine boats sank off Örlo.",
    "Nine boats",
    None,
    datetime(2026, 11, 20, 12, tzinfo=UTC),
    "a",
)


@pytest.fixture
def database(tmp_path):
    async def fill():
        store = await open_store(str(tmp_path / "figurecheck.db"))
        for day in (18, 20, 22):
            await store.complain(replace(WRONG, given=datetime(2026, 11, day, 12, tzinfo=UTC), once=str(day)))
        await store.close()

    asyncio.run(fill())
    return tmp_path / "figurecheck.db"


def read(printed):
    return [json.loads(line) for line in printed.splitlines()]


def test_a_line_for_each_in_the_order_in_which_they_came(run, database):
    done = run("feedback", "export")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = read(done.stdout)
    assert [line["origin"]["given"] for line in lines] == ["2026-11-18", "2026-11-20", "2026-11-22"]
    assert lines[0]["cards"][0]["number"] == "Nine boats"
    assert "Örlo" in done.stdout.decode()


def test_from_a_day_on_into_a_file(run, database, tmp_path):
    done = run("feedback", "export", "--since", "2026-11-20", "--out", "wrong.jsonl")
    assert (done.returncode, done.stdout) == (0, b"wrong.jsonl: 2 lines\n")
    assert len(read((tmp_path / "wrong.jsonl").read_bytes())) == 2


def test_a_file_in_the_folder_may_say_where_the_database_is(run, database, tmp_path):
    database.rename(tmp_path / "kept.db")
    (tmp_path / "figurecheck.toml").write_text('database = "kept.db"')
    assert len(read(run("feedback", "export").stdout)) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export",), "There is no database"),
        (("export", "--since", "yesterday"), "a day such as"),
        (("export", "--out", "."), "cannot be written"),
        ((), "export"),
    ],
)
def test_what_is_wrong_is_one_sentence(run, tmp_path, arguments, said):
    done = run("feedback", *arguments)
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
    assert said in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_it_is_not_written_over_the_database(run, database):
    done = run("feedback", "export", "--out", "figurecheck.db")
    assert b"is what is to be read" in done.stderr
    assert database.read_bytes().startswith(b"SQLite")
