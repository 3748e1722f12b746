"""Nothing lost: the process is killed, its workers die, the database is locked or full."""

import os
import resource
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bot_process import BotProcess, is_running, wait_until_gone
from chats import Chat, private_chat
from stories import flood, new_town

OWN_SERVER = True
FIGURES = r"312[\s\S]*1,240[\s\S]*3\.2"


@pytest.fixture(scope="module")
def process(api, tmp_path_factory) -> Iterator[BotProcess]:
    started = BotProcess(api, tmp_path_factory.mktemp("bot"), FIGURECHECK_PER_USER="1000")
    yield started
    started.close()


@pytest.fixture
def bot(process) -> BotProcess:
    """The bot of all these tests, started again when the one before ended it."""
    if process.process is None or process.process.poll() is not None:
        process.start()
    return process


@pytest.fixture
def chat(api) -> Chat:
    return private_chat(api)


def ask(chat: Chat, count: int) -> list[int]:
    return [chat.say(flood(new_town())) for _ in range(count)]


def assert_each_answered_once(chats: list[Chat], numbers: list[int], *, twice: int = 0) -> None:
    again = 0
    for chat, number in zip(chats, numbers, strict=True):
        chat.wait_for_reply(number, having=FIGURES, seconds=40)
        again += len(chat.replies(number)) - 1
    assert again <= twice


def test_killed_again_and_again(api, bot):
    chats, numbers = [private_chat(api) for _ in range(6)], []
    for _ in range(2):
        numbers += [chat.say(flood(new_town())) for chat in chats]
        taken = api.acknowledged
        api.wait_for(lambda taken=taken: api.acknowledged > taken, "updates are taken")
        children = bot.children()
        assert children
        bot.kill()
        wait_until_gone(children)
        # What comes while it is down waits for it.
        numbers += [chat.say(flood(new_town())) for chat in chats]
        bot.start()
    # What was being answered at the moment of a kill may be answered twice.
    assert_each_answered_once(chats * 4, numbers, twice=4)


def test_told_to_end_it_ends_soon_and_loses_nothing(api, bot):
    chats = [private_chat(api) for _ in range(6)]
    numbers = [chat.say(flood(new_town())) for chat in chats]
    first = api.acknowledged
    api.wait_for(lambda: api.acknowledged > first, "the updates are taken")
    children, asked = bot.children(), time.monotonic()
    assert bot.terminate() == 0
    assert time.monotonic() - asked < 10
    wait_until_gone(children, seconds=1)
    assert "Traceback" not in bot.log
    bot.start()
    assert_each_answered_once(chats, numbers)


def test_told_to_end_twice_it_ends(bot):
    children = bot.children()
    bot.process.send_signal(signal.SIGINT)
    bot.process.send_signal(signal.SIGTERM)
    bot.wait(seconds=10)
    wait_until_gone(children, seconds=1)
    assert "Traceback" not in bot.log


def find_workers(bot: BotProcess) -> list[int]:
    return [
        pid for pid in bot.children() if b"resource_tracker" not in (Path("/proc") / str(pid) / "cmdline").read_bytes()
    ]


def test_a_worker_killed_in_the_midst_of_a_job(api, bot, chat):
    chat.wait_for_reply(ask(chat, 1)[0], having=FIGURES, seconds=30)
    workers = find_workers(bot)
    assert workers
    number = chat.send_file("long.txt", ("Some 300 people left town. " * 1000).encode(), "text/plain")
    api.wait_for(lambda: len(api.rules.actions) and api.made("download"), "the job is begun")
    time.sleep(0.2)
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    # Done again by a new worker, or told in a sentence; and the next one is answered.
    chat.wait_for_reply(number, seconds=60)
    assert_each_answered_once([chat], ask(chat, 1))
    assert is_running(bot.pid)
    assert set(find_workers(bot)).isdisjoint(workers)


def test_the_button_of_an_answer_works_after_a_restart(api, bot, chat):
    report = chat.wait_for_reply(ask(chat, 1)[0], having=FIGURES)
    bot.terminate()
    query = chat.press(report, "JSON")
    bot.start()
    api.wait_for(lambda: any(each.data for each in chat.sent), "the file")
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")


def test_an_edit_after_a_restart_edits_the_answer(api, bot, chat):
    town = new_town()
    number = chat.say(flood(town))
    chat.wait_for_reply(number, having=FIGURES)
    bot.terminate()
    chat.edit(number, flood(town).replace("312", "415"))
    bot.start()
    chat.wait_for_reply(number, having="415")
    assert len(chat.sent) == 1


def test_the_database_is_locked_by_somebody_else(api, bot, chat):
    chat.wait_for_reply(ask(chat, 1)[0], having=FIGURES)
    other = sqlite3.connect(find_database(bot), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    taken, numbers = api.acknowledged, ask(chat, 2)
    api.wait_for(lambda: api.given > taken, "an update is given out")
    time.sleep(1)
    # Nothing is acknowledged that is not kept.
    assert api.acknowledged == taken
    other.execute("ROLLBACK")
    other.close()
    assert_each_answered_once([chat] * 2, numbers)
    assert is_running(bot.pid)


def find_database(bot: BotProcess) -> Path:
    found = list(bot.folder.glob("*.db"))
    assert len(found) == 1
    return found[0]


def set_file_limit(pid: int, size: int) -> None:
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="limits of other processes are set on Linux")
def test_the_disk_is_full_for_a_while(api, bot, chat):
    chat.wait_for_reply(ask(chat, 1)[0], having=FIGURES)
    set_file_limit(bot.pid, 0)
    taken, numbers = api.acknowledged, ask(chat, 2)
    api.wait_for(lambda: api.given > taken, "an update is given out")
    time.sleep(1)
    assert api.acknowledged == taken
    if bot.process.poll() is None:
        set_file_limit(bot.pid, resource.RLIM_INFINITY)
    else:
        # Ending with a sentence is an answer too: whoever runs it starts it again.
        assert "Traceback" not in bot.log
        bot.start()
    assert_each_answered_once([chat] * 2, numbers)


def test_a_second_bot_on_the_same_file_is_refused_in_a_sentence(api, bot, chat):
    number = ask(chat, 1)[0]
    chat.wait_for_reply(number, having=FIGURES)
    printed = len(bot.log)
    second = BotProcess(api, bot.folder).launch()
    assert second.wait(seconds=20) == 2
    said = bot.log[printed:].splitlines()
    assert sum("Another figurecheck has the database figurecheck.db open" in line for line in said) == 1
    assert_each_answered_once([chat] * 3, ask(chat, 3))
