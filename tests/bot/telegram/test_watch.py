"""``/watch``: a page or a channel is looked at again; what changes or contradicts is told, once, and else nothing."""

from __future__ import annotations

import sqlite3
import sys
from datetime import UTC, datetime, timedelta

import pytest
from bot_process import BotProcess
from chats import Chat, group_chat, make_person, private_chat
from news_site import LAUNCHER
from stories import new_town

OWN_SERVER = True
STORY = (
    "At least 312 people were killed when the dam burst, the interior ministry said on Monday.",
    "Governor Ana Petrov said 1,240 homes were lost.",
)
FIRST = "The army called up 300,000 reservists for the war, the Defence Ministry said. It bought 40 boats in May."
SECOND = "Up to 318,000 reservists have been called up for the war by the army, the president of Orlo said on Friday."


@pytest.fixture(scope="module")
def bot(api, site, tmp_path_factory):
    command = [sys.executable, str(LAUNCHER), "bot"]
    process = BotProcess(api, tmp_path_factory.mktemp("bot"), command=command, NEWS_PORT=str(site.port))
    yield process.start()
    process.close()


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def press(api, chat, message, label, **more) -> str:
    query = chat.press(message, label, **more)
    return api.wait_for(lambda: api.rules.queries[query], "the press is answered")[0].get("text", "")


def do(bot, words, *values):
    """Do something in the bot's database."""
    with sqlite3.connect(bot.folder / "figurecheck.db", timeout=20) as connection:
        rows = connection.execute(words, values).fetchall()
    connection.close()
    return rows


def in_microseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)


def look_again(api, bot, chat) -> None:
    """Have all that a chat watches looked at, and wait until it was."""
    do(bot, "UPDATE watches SET due = 1 WHERE chat_id = ?", chat.id)
    left = "SELECT count(*) FROM watches WHERE chat_id = ? AND due = 1"
    api.wait_for(lambda: do(bot, left, chat.id) == [(0,)], "it is looked at", seconds=60)


def publish(site, *paragraphs, path=None):
    town = new_town()
    return site.add(path or f"/{town}", f"Dam bursts at {town}", *(paragraphs or STORY))


def test_a_page_whose_figures_change_is_told_of_once(api, bot, chat, site):
    link = publish(site)
    path = link.partition(str(site.port))[2]
    begun = chat.wait_for_reply(chat.say(f"/watch {link}"), having="Watched: Dam bursts at")
    assert "It has 2 figures now." in begun.text
    assert "every 30 minutes" in begun.text
    look_again(api, bot, chat)
    assert len(chat.sent) == 1
    publish(site, STORY[0].replace("312", "340"), STORY[1], path=path)
    look_again(api, bot, chat)
    told = chat.wait_for_sent(having="its figures changed", after=begun.message_id)
    assert "At least 312 (people) is now At least 340." in told.text
    look_again(api, bot, chat)
    bot.terminate()
    bot.start()
    look_again(api, bot, chat)
    assert len(chat.sent) == 2
    # Words alone are no news.
    publish(site, STORY[0].replace("312", "340"), STORY[1], "More soon.", path=path)
    look_again(api, bot, chat)
    assert len(chat.sent) == 2
    assert press(api, chat, told, "Stop watching") == "It is watched no more."
    assert do(bot, "SELECT count(*) FROM watches WHERE chat_id = ?", chat.id) == [(0,)]
    assert told.buttons == {}


def test_it_is_told_in_the_language_of_whoever_asked(api, bot, chat, site):
    chat.person["language_code"] = "fr"
    link = publish(site)
    begun = chat.wait_for_reply(chat.say(f"/watch {link}"), having="Elle a maintenant 2 chiffres")
    path = link.partition(str(site.port))[2]
    publish(site, STORY[0].replace("312", "340"), STORY[1], path=path)
    look_again(api, bot, chat)
    told = chat.wait_for_sent(having="ses chiffres ont changé", after=begun.message_id)
    assert list(told.buttons) == ["Ne plus surveiller"]


def test_ages_are_no_news(api, bot, chat, site):
    link = publish(site, "Mayor Tom Ek, 52, opened the fair in the old town hall together with his wife and friends.")
    chat.wait_for_reply(chat.say(f"/watch {link}"), having="It has 1 figure now")
    look_again(api, bot, chat)
    look_again(api, bot, chat)
    assert len(chat.sent) == 1


def test_a_page_that_gets_its_first_figures_is_told_of(api, bot, chat, site):
    link = publish(site, "Mayor Tom Ek opened the fair in the old town hall together with his wife and his friends.")
    begun = chat.wait_for_reply(chat.say(f"/watch {link}"), having="It has no figures now")
    look_again(api, bot, chat)
    publish(site, *STORY, path=link.partition(str(site.port))[2])
    look_again(api, bot, chat)
    chat.wait_for_sent(having="It has 2 figures now; none were known before", after=begun.message_id)
    look_again(api, bot, chat)
    assert len(chat.sent) == 2


def test_a_chat_that_is_served_no_more_is_not_looked_for(api, bot, chat, site):
    link = publish(site)
    path = link.partition(str(site.port))[2]
    chat.wait_for_reply(chat.say(f"/watch {link}"), having="Watched: ")
    publish(site, STORY[0].replace("312", "340"), STORY[1], path=path)
    bot.terminate()
    asked = site.asked.count(path)
    bot.environ["FIGURECHECK_ALLOWED_CHATS"] = "-5"
    try:
        bot.start()
        look_again(api, bot, chat)
        assert site.asked.count(path) == asked
        assert len(chat.sent) == 1
    finally:
        del bot.environ["FIGURECHECK_ALLOWED_CHATS"]
        bot.terminate()
        bot.start()


def test_what_contradicts_what_the_chat_has_seen_is_told(api, bot, chat, site):
    chat.wait_for_reply(chat.say(FIRST), having="300,000")
    link = publish(site, "The army met on Friday in Orlo. It has 12 barracks, the ministry said.")
    path = link.partition(str(site.port))[2]
    begun = chat.wait_for_reply(chat.say(f"/watch {link}"), having="Watched: ")
    assert "Check:" not in begun.text
    publish(site, "The army met on Friday in Orlo. It has 12 barracks, the ministry said.", SECOND, path=path)
    look_again(api, bot, chat)
    told = chat.wait_for_sent(having="its figures changed", after=begun.message_id)
    assert "“300,000” when seen here on " in told.text
    look_again(api, bot, chat)
    assert len(chat.sent) == 3


def test_a_channel_is_silent_until_a_post_contradicts(api, bot, chat, site):
    chat.wait_for_reply(chat.say(FIRST), having="300,000")
    link = site.post("harbourwire", (51, SECOND))
    begun = chat.wait_for_reply(chat.say(f"/watch {link}"), having="Watched: Harbour Wire")
    assert "when a new post brings" in begun.text
    look_again(api, bot, chat)
    site.post("harbourwire", (51, SECOND), (52, "Some 30 cranes stand in the port of Orlo, the harbour master said."))
    look_again(api, bot, chat)
    assert len(chat.sent) == 2
    site.post("harbourwire", (52, "Some 30 cranes stand."), (53, SECOND), (54, "There were 9 ships in the port."))
    look_again(api, bot, chat)
    told = chat.wait_for_sent(having="Post 53 of Harbour Wire", after=begun.message_id)
    assert "“300,000” when seen here on " in told.text
    assert "https://t.me/harbourwire/53" in [each.get("url") for each in told.entities]
    look_again(api, bot, chat)
    assert len(chat.sent) == 3
    # A post that nobody was told of was not seen by the chat either.
    chat.wait_for_reply(chat.say("/find cranes"), having="Nothing about cranes")


def test_what_is_watched_is_listed_and_stopped(api, bot, chat, site):
    chat.wait_for_reply(chat.say("/watch"), having="Nothing is watched in this chat")
    chat.wait_for_reply(chat.say("/watch the moon"), having="Write a link behind the command")
    links = [publish(site), publish(site)]
    for link in (*links, links[0]):
        chat.wait_for_reply(chat.say(f"/watch {link}"), having="Watched: ")
    listed = chat.wait_for_reply(chat.say("/watch"), having="Watched here, every 30 minutes")
    assert len(listed.marked("text_link")) == 2
    assert press(api, chat, listed, "Stop 1") == "It is watched no more."
    assert len(listed.marked("text_link")) == 1
    press(api, chat, listed, "Stop 1")
    assert "Nothing is watched" in listed.text


def test_a_link_of_the_message_that_is_answered(chat, site):
    number = chat.say(publish(site))
    chat.wait_for_reply(number, having="312")
    chat.wait_for_reply(chat.say("/watch", reply_to=number), having="Watched: ")


def test_ten_are_enough(api, bot, chat, site):
    chat.wait_for_reply(chat.say(f"/watch {publish(site)}"), having="Watched: ")
    for number in range(9):
        do(
            bot,
            "INSERT INTO watches (chat_id, key, link, ends, due, failures, told) "
            "SELECT chat_id, ?, link, ends, due, 0, told FROM watches WHERE chat_id = ? LIMIT 1",
            f"link:{number}",
            chat.id,
        )
    chat.wait_for_reply(chat.say(f"/watch {publish(site)}"), having="10 pages are watched in this chat")


def test_what_cannot_be_read_or_must_not_be_is_not_watched(bot, chat, site):
    chat.wait_for_reply(chat.say(f"/watch http://quaypost.test:{site.port}/nowhere"), having="no such page")
    chat.wait_for_reply(chat.say("/watch http://10.0.0.1/"), having="private network")
    chat.wait_for_reply(chat.say(f"/watch http://t.me:{site.port}/nochannel"), having="no such page")
    assert do(bot, "SELECT count(*) FROM watches WHERE chat_id = ?", chat.id) == [(0,)]


def test_failures_are_waited_out_for_a_day_and_told_once(api, bot, chat, site):
    link = publish(site)
    path = link.partition(str(site.port))[2]
    begun = chat.wait_for_reply(chat.say(f"/watch {link}"), having="Watched: ")
    page = site.pages.pop(path)
    look_again(api, bot, chat)
    ((due, failures),) = do(bot, "SELECT due, failures FROM watches WHERE chat_id = ?", chat.id)
    assert failures == 1
    assert due > in_microseconds(datetime.now(UTC) + timedelta(minutes=50))
    chat.wait_for_reply(chat.say("/watch"), having="cannot be read just now")
    # It comes back.
    site.pages[path] = page
    look_again(api, bot, chat)
    assert do(bot, "SELECT failures, failing_since FROM watches WHERE chat_id = ?", chat.id) == [(0, None)]
    # A page without its figures is one that cannot be read.
    site.add(
        path, "Please log in", "Please log in to read this story, or subscribe to the paper for all of its stories."
    )
    look_again(api, bot, chat)
    yesterday = in_microseconds(datetime.now(UTC) - timedelta(hours=25))
    do(bot, "UPDATE watches SET failures = 5, failing_since = ? WHERE chat_id = ?", yesterday, chat.id)
    sent = len(chat.sent)
    look_again(api, bot, chat)
    told = chat.wait_for_sent(having="For a day I could not look at this", after=begun.message_id)
    assert "Dam bursts at" in told.text
    assert do(bot, "SELECT count(*) FROM watches WHERE chat_id = ?", chat.id) == [(0,)]
    assert len(chat.sent) == sent + 1


def test_after_two_weeks_it_ends_with_a_word(api, bot, chat, site):
    begun = chat.wait_for_reply(chat.say(f"/watch {publish(site)}"), having="Watched: ")
    do(bot, "UPDATE watches SET ends = ? WHERE chat_id = ?", in_microseconds(datetime.now(UTC)), chat.id)
    look_again(api, bot, chat)
    chat.wait_for_sent(having="After 14 days I watch this no more", after=begun.message_id)
    assert do(bot, "SELECT count(*) FROM watches WHERE chat_id = ?", chat.id) == [(0,)]


def test_a_site_is_asked_for_one_page_at_a_time(api, bot, chat, site):
    links = [publish(site) for _ in range(3)]
    for link in links:
        chat.wait_for_reply(chat.say(f"/watch {link}"), having="Watched: ")
        site.slow[link.partition(str(site.port))[2]] = 0.5
    site.most, asked = 0, len(site.asked)
    look_again(api, bot, chat)
    assert len(site.asked) == asked + 3
    assert site.most == 1


def test_in_groups_only_admins_add_and_stop(api, bot, site):
    group, admin, guest = group_chat(api), make_person("Root"), make_person("Guest")
    api.rules.admins[group.id] = {admin["id"]}
    link = publish(site)
    group.wait_for_reply(group.say(f"/watch {link}", person=guest), having="Only admins")
    group.wait_for_reply(group.say(f"/watch {link}", person=admin), having="Watched: ")
    listed = group.wait_for_reply(group.say("/watch", person=guest), having="Watched here")
    assert "Only admins" in press(api, group, listed, "Stop 1", person=guest)
    assert do(bot, "SELECT count(*) FROM watches WHERE chat_id = ?", group.id) == [(1,)]
    press(api, group, listed, "Stop 1", person=admin)
    assert "Nothing is watched" in listed.text


def test_a_button_of_another_chat_stops_nothing(api, bot, chat, site):
    begun = chat.wait_for_reply(chat.say(f"/watch {publish(site)}"), having="Watched: ")
    other = private_chat(api, "Mallory")
    theirs = other.wait_for_reply(other.say(f"/watch {publish(site)}"), having="Watched: ")
    for data in (begun.buttons["Stop watching"], "watch:stop:x", "watch:stop:" + "9" * 30, "watch:", "watch:end:²"):
        query = other.press_data(theirs, data)
        api.wait_for(lambda query=query: api.rules.queries[query], "the press is answered")
    assert do(bot, "SELECT count(*) FROM watches WHERE chat_id IN (?, ?)", chat.id, other.id) == [(2,)]


def test_privacy_tells_of_it_and_forget_ends_it(api, bot, chat, site):
    link = publish(site)
    chat.wait_for_reply(chat.say(f"/watch {link}"), having="Watched: ")
    told = chat.wait_for_reply(chat.say("/privacy"), having="what you have watched")
    assert "1 page to watch" in told.text
    question = chat.wait_for_reply(chat.say("/forget"), having="Delete all")
    press(api, chat, question, "Yes")
    api.wait_for(lambda: "Deleted" in question.text, "it is forgotten")
    chat.wait_for_reply(chat.say("/watch"), having="Nothing is watched")
    assert do(bot, "SELECT count(*) FROM seen WHERE chat_id = ?", chat.id) == [(0,)]


def test_a_chat_that_blocked_the_bot_is_not_looked_for(api, bot, chat, site):
    link = publish(site)
    path = link.partition(str(site.port))[2]
    chat.wait_for_reply(chat.say(f"/watch {link}"), having="Watched: ")
    publish(site, STORY[0].replace("312", "340"), STORY[1], path=path)
    api.refuse_chat(chat.id, 403, "Forbidden: bot was blocked by the user")
    do(bot, "UPDATE watches SET due = 1 WHERE chat_id = ?", chat.id)
    refused = "SELECT count(*) FROM chats WHERE chat_id = ? AND unreachable IS NOT NULL"
    api.wait_for(lambda: do(bot, refused, chat.id) == [(1,)], "it is known that it refuses", seconds=60)
    asked = site.asked.count(path)
    other = private_chat(api, "Lena")
    other.wait_for_reply(other.say(f"/watch {publish(site)}"), having="Watched: ")
    look_again(api, bot, other)
    assert site.asked.count(path) == asked
