"""Erased means erased: the words are looked for in every byte of the bot's folder, temporary files included."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from bot_process import BotProcess
from chats import Chat, group_chat, private_chat
from faults import delay

OWN_SERVER = True
# Upkeep comes round once a second.
SOON = 5.0


@pytest.fixture(scope="module")
def desk(api) -> Chat:
    """Somebody who is served."""
    return private_chat(api, "Wrenbötham")


@pytest.fixture(scope="module")
def bot(api, desk, tmp_path_factory) -> Iterator[BotProcess]:
    folder = tmp_path_factory.mktemp("bot")
    (folder / "temporary").mkdir()
    started = BotProcess(
        api, folder, FIGURECHECK_ALLOWED_USERS=str(desk.person["id"]), TMPDIR=str(folder / "temporary")
    )
    yield started.start()
    started.close()


def find_word(word: str, folder: Path) -> list[str]:
    """The files in which a word stands, in any of the ways in which a program may have written it."""
    escaped = word.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00")
    written = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode("latin-1"), escaped]
    return [
        path.name
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(each in path.read_bytes() for each in written)
    ]


def assert_gone(word: str, bot: BotProcess, *, seconds: float = SOON) -> None:
    deadline = time.monotonic() + seconds
    while found := find_word(word, bot.folder):
        assert time.monotonic() < deadline, f"{word} stands in {found}"
        time.sleep(0.1)


def write_article(word: str, sentences: int = 1) -> str:
    return " ".join(f"Some {300 + n} {word} boats sank off Orlo, the mayor said." for n in range(sentences))


def press_forget(api, chat: Chat, question) -> None:
    query = chat.press(question, "yes")
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")


def ask_to_forget(chat: Chat):
    number = chat.say("/forget")
    return chat.wait_for_reply(number, having="Delete all")


def test_every_way_of_writing_a_word_is_found(tmp_path):
    for number, written in enumerate(
        ("zwölf".encode(), "zwölf".encode("utf-16-le"), "zwölf".encode("utf-16-be"), b"zw\xf6lf", b'"zw\\u00f6lf"')
    ):
        (tmp_path / str(number)).write_bytes(b"\0" + written)
    assert find_word("zwölf", tmp_path) == ["0", "1", "2", "3", "4"]


def test_of_an_answered_message_nothing_is_left_but_the_report(api, bot, desk):
    desk.wait_for_reply(desk.say("Thanks, kvadröffel!"))
    desk.wait_for_reply(desk.say(write_article("mirrölly")), having="300")
    assert_gone("kvadröffel", bot)
    # No names either.
    assert_gone("Wrenbötham", bot)
    assert find_word("mirrölly", bot.folder)


def test_forgotten_is_gone_at_once(api, bot, desk):
    desk.wait_for_reply(desk.say(write_article("tarnöffel")), having="300")
    question = ask_to_forget(desk)
    assert find_word("tarnöffel", bot.folder)
    press_forget(api, desk, question)
    assert_gone("tarnöffel", bot, seconds=0)


def test_what_was_said_to_be_wrong_is_forgotten_and_old_some_day(api, bot, desk):
    for word, erase in (("quirböld", None), ("haström", timedelta(days=91))):
        report = desk.wait_for_reply(desk.say(write_article(word)), having="300")
        number = report.buttons["Something wrong?"].split(":")[1]
        query = desk.press_data(report, f"k:{number}:n:0:0")
        api.wait_for(lambda query=query: api.rules.queries[query], "the press is answered")
        assert count_rows(bot.folder / "figurecheck.db", "feedback") == 1
        if erase is None:
            press_forget(api, desk, ask_to_forget(desk))
            assert_gone(word, bot, seconds=0)
        else:
            bot.kill()
            age(bot.folder / "figurecheck.db", erase)
            bot.start()
            assert_gone(word, bot)
        assert count_rows(bot.folder / "figurecheck.db", "feedback") == 0


def test_pressed_while_an_article_is_read_forget_ends_it(api, bot, desk):
    question = ask_to_forget(desk)
    number = desk.send_file("pellöwick.txt", write_article("spindröth", 2500).encode(), "text/plain")
    waiting = desk.say(write_article("undröth"))
    desk.wait_for_reply(number, having="…")
    asked = time.monotonic()
    press_forget(api, desk, question)
    assert time.monotonic() - asked < 5
    for word in ("spindröth", "pellöwick", "undröth"):
        assert_gone(word, bot, seconds=0)
    # What said that it was being read is gone; what comes later is answered, and nothing comes of what came before.
    assert "send it again" in next(each.text for each in desk.sent if each.message_id == question.message_id)
    desk.wait_for_reply(desk.say(write_article("zorbrindle")), having="300", seconds=30)
    assert desk.replies(number) == desk.replies(waiting) == []
    for word in ("spindröth", "pellöwick", "undröth"):
        assert_gone(word, bot, seconds=0)


def test_what_a_stranger_writes_is_never_there(api, bot, desk):
    stranger, group = private_chat(api, "Quillbröm"), group_chat(api, title="Quillbröm")
    # The refusal takes its time: what was stored for it can be looked at.
    api.fail("sendMessage", delay(1.0), chat_id=stranger.id)
    number = stranger.say(write_article("frondöwen"))
    group.say(f"/check {write_article('frondöwen')}")
    stranger.send_file("frondöwen.txt", b"12 boats sank.", caption="Of frondöwen")
    stranger.edit(number, "Now frondöwen")
    wanted = api.last_update
    api.wait_for(lambda: api.acknowledged >= wanted, "the updates are acknowledged")
    for word in ("frondöwen", "Quillbröm"):
        assert_gone(word, bot, seconds=0)
    assert str(stranger.person["id"]) in stranger.wait_for_sent().text
    for word in ("frondöwen", "Quillbröm"):
        assert_gone(word, bot, seconds=0)
    assert len(stranger.sent) == 1
    assert group.sent == []


def test_killed_and_started_again_it_erases_what_was_left(api, bot, desk):
    desk.wait_for_reply(desk.say(write_article("garröwold")), having="300")
    desk.wait_for_reply(desk.say("Thanks, ombröly!"))
    bot.kill()
    # The time of the report is over: it is deleted at the next start.
    age(bot.folder / "figurecheck.db", timedelta(days=91))
    assert find_word("garröwold", bot.folder)
    bot.start()
    for word in ("ombröly", "garröwold"):
        assert_gone(word, bot)


def test_ended_in_order_it_leaves_the_database_alone(api, bot, desk):
    desk.wait_for_reply(desk.say("Thanks, vennöwick!"))
    assert bot.terminate() == 0
    assert_gone("vennöwick", bot, seconds=0)
    assert sorted(path.name for path in bot.folder.iterdir()) == ["bot.log", "figurecheck.db", "temporary"]


def age(database: Path, by: timedelta) -> None:
    microseconds = by // timedelta(microseconds=1)
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("UPDATE answers SET created = created - ?", [microseconds])
        connection.execute("UPDATE seen SET seen = seen - ?", [microseconds])
        connection.execute("UPDATE feedback SET given = given - ?", [microseconds])
    connection.close()


def count_rows(database: Path, table: str) -> int:
    connection = sqlite3.connect(database)
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    connection.close()
    return count
