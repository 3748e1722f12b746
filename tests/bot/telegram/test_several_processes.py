"""Two bots share a database of PostgreSQL: one is killed with work in hand, the one that asks, and one falls asleep."""

import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from chats import Chat, private_chat
from fleet import FIGURES, Fleet, find_disorder
from stories import flood, new_town

OWN_SERVER = True


@pytest.fixture(scope="module")
def database(postgresql) -> str:
    return str(postgresql.make_database())


@pytest.fixture
def run_in_database(database):
    """Run a statement beside the bots."""
    psycopg = pytest.importorskip("psycopg")

    def run(statement: str) -> None:
        with psycopg.connect(database.replace("+psycopg", "")) as connection:
            connection.execute(statement)

    return run


@pytest.fixture(scope="module")
def fleet(api, database, tmp_path_factory) -> Iterator[Fleet]:
    limits = {"FIGURECHECK_PER_USER": "1000", "FIGURECHECK_PER_CHAT": "1000"}
    started = Fleet(api, tmp_path_factory.mktemp("fleet"), database, **limits)
    yield started.start()
    started.close()


def count_waiting(chats: list[Chat], numbers: list[int]) -> int:
    return sum(not chat.replies(number) for chat, number in zip(chats, numbers, strict=True))


def test_one_is_killed_with_work_in_hand_and_then_the_one_that_asks(api, fleet):
    chats, numbers, in_hand = [private_chat(api) for _ in range(6)], [], 0

    def ask(times: int) -> None:
        numbers.extend(chat.say(flood(new_town())) for _ in range(times) for chat in chats)

    poller = fleet.wait_for_poller()
    (other,) = (bot for bot in fleet.bots if bot is not poller)
    # It need not ask to be well.
    health = fleet.read_health(other)
    assert (health["healthy"], health["polls"]) == (True, False)
    ask(3)
    api.wait_for(lambda: any(chat.sent for chat in chats), "some are answered")
    in_hand += count_waiting(chats * 3, numbers)
    assert in_hand
    other.kill()
    ask(1)
    # The other's part is answered too, by the one that is left.
    for chat, number in zip(chats * 4, numbers, strict=True):
        chat.wait_for_reply(number, having=FIGURES, seconds=40)
    assert "taken_over" in poller.log
    fleet.start(other)
    ask(2)
    taken = api.given
    api.wait_for(lambda: api.given > taken or count_waiting(chats * 6, numbers) < 12, "the updates are taken")
    in_hand += count_waiting(chats * 6, numbers)
    killed, polls = time.monotonic(), len(api.made("getUpdates"))
    poller.kill()
    ask(1)
    api.wait_for(lambda: len(api.made("getUpdates")) > polls, "the other asks for updates")
    assert time.monotonic() - killed < 10
    assert fleet.wait_for_poller() is other
    for chat, number in zip(chats * 7, numbers, strict=True):
        chat.wait_for_reply(number, having=FIGURES, seconds=40)
    assert find_disorder(chats) == []
    answers = sum(len(chat.replies(number)) for chat, number in zip(chats * 7, numbers, strict=True))
    assert answers - len(numbers) <= in_hand
    assert all("Traceback" not in bot.log for bot in fleet.bots)
    # Each made about half of the first reports.
    queries = [chat.press(chat.replies(number)[0], "JSON") for chat, number in zip(chats, numbers, strict=False)]
    api.wait_for(lambda: all(any(sent.data for sent in chat.sent) for chat in chats), "the files", seconds=30)
    api.wait_for(lambda: all(api.rules.queries[query] for query in queries), "the presses are answered")


def test_one_that_was_asleep_for_too_long_delivers_nothing_of_what_it_had(api, fleet):
    down = [bot for bot in fleet.bots if bot.process is None or bot.process.poll() is not None]
    if down:
        fleet.start(*down)
    poller, chats = fleet.wait_for_poller(), [private_chat(api) for _ in range(6)]
    (other,) = (bot for bot in fleet.bots if bot is not poller)
    numbers = [chat.say(flood(new_town())) for _ in range(3) for chat in chats]
    api.wait_for(lambda: any(chat.sent for chat in chats), "some are answered")
    other.process.send_signal(signal.SIGSTOP)
    try:
        in_hand = count_waiting(chats * 3, numbers)
        for chat, number in zip(chats * 3, numbers, strict=True):
            chat.wait_for_reply(number, having=FIGURES, seconds=40)
    finally:
        other.process.send_signal(signal.SIGCONT)
    api.wait_for(lambda: "lease_lost" in other.log, "it finds out", seconds=20)
    numbers += [chat.say(flood(new_town())) for chat in chats]
    for chat, number in zip(chats * 4, numbers, strict=True):
        chat.wait_for_reply(number, having=FIGURES, seconds=40)
    time.sleep(1)
    answers = sum(len(chat.replies(number)) for chat, number in zip(chats * 4, numbers, strict=True))
    # At most what it was sending at that very moment, one in each of its chats.
    assert answers - len(numbers) <= min(in_hand, 3)
    assert find_disorder(chats) == []
    assert all("Traceback" not in bot.log for bot in fleet.bots)


def test_a_digest_that_is_due_is_sent_by_one_of_them(api, fleet, run_in_database):
    down = [bot for bot in fleet.bots if bot.process is None or bot.process.poll() is not None]
    if down:
        fleet.start(*down)
    chats, now = [private_chat(api) for _ in range(3)], datetime.now(UTC)
    if now.minute >= 58:
        pytest.skip("the hour is about to end")
    for chat in chats:
        chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES, seconds=40)
        # What comes after it is handled when it is done.
        chat.wait_for_reply(chat.say("/about"), having="figurecheck", seconds=40)
        before = round((now.replace(minute=0, second=0) - timedelta(minutes=9)).timestamp() * 1_000_000)
        run_in_database(f"UPDATE answers SET created = {before} WHERE chat_id = {chat.id}")
        run_in_database(
            "INSERT INTO chats (chat_id, listen, figure_order, digest_hour) "
            f"VALUES ({chat.id}, 'asked', 'article', {now.hour})"
        )
    for chat in chats:
        chat.wait_for_sent(having="Checked here in the 24 hours", seconds=40)
    # Each has gone its round since then.
    time.sleep(16)
    assert [sum("Checked here" in sent.text for sent in chat.sent) for chat in chats] == [1, 1, 1]
