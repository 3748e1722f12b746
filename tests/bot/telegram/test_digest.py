"""``/digest``: what a chat checked and what is open, asked for and by itself once a day."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from chats import Chat, group_chat, make_person, private_chat

OWN_SERVER = True
STORY = (
    "The bridge is 10 miles (26 km) from Tarn, engineers said. "
    "The dam will cost $3.2 billion, the ministry said. The $3.2 million dam will be built in Tarn, the governor said."
)
OTHER = "Some 40 people came to the harbour, the mayor said."


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def press(api, chat, message, label, **more) -> str:
    query = chat.press(message, label, **more)
    return api.wait_for(lambda: api.rules.queries[query], "the press is answered")[0].get("text", "")


def set_hour(bot, chat, moment: datetime | None) -> None:
    """Have a chat want its digest at an hour, as if it had chosen it long ago."""
    with sqlite3.connect(bot.folder / "figurecheck.db") as connection:
        connection.execute(
            "INSERT INTO chats (chat_id, listen, figure_order, digest_hour) VALUES (?, 'asked', 'article', ?) "
            "ON CONFLICT (chat_id) DO UPDATE SET digest_hour = excluded.digest_hour, digested = NULL",
            (chat.id, None if moment is None else moment.hour),
        )
    connection.close()


def test_what_was_checked_and_what_is_open(api, chat):
    chat.wait_for_reply(chat.say(OTHER), having="40")
    report = chat.wait_for_reply(chat.say(STORY), having="to check")
    told = chat.wait_for_reply(chat.say("/digest"), having="Checked here today")
    assert "2 articles · 5 figures · 2 to check\n" in told.text
    assert told.text.count("Open:") == 2
    press(api, chat, report, "✓ Checked", person=make_person("Anna"))
    told = chat.wait_for_reply(chat.say("/digest week"), having="in the last seven days")
    assert "2 articles · 5 figures · 2 to check, 1 open\n" in told.text
    assert told.text.count("Open:") == 1
    chat.wait_for_reply(chat.say("/digest the moon"), having="/digest week")


def test_where_nothing_was_checked_it_says_so(chat):
    chat.wait_for_reply(chat.say("/digest"), having=r"Nothing was checked in this chat today, since 0:00 \(UTC\)")


def test_in_a_group_it_links_to_the_answers_and_knows_no_other_chat(api, chat):
    chat.wait_for_reply(chat.say(OTHER), having="40")
    group = group_chat(api)
    report = group.wait_for_reply(group.say(f"/check {STORY}"), having="to check")
    told = group.wait_for_reply(group.say("/digest"), having="1 article · 4 figures")
    links = [entity["url"] for entity in told.entities if entity["type"] == "text_link"]
    assert links == [f"https://t.me/c/{-1_000_000_000_000 - group.id}/{report.message_id}"]


def test_it_comes_by_itself_once_also_when_the_bot_was_down_at_that_hour(api, bot, chat):
    group, silent, late = group_chat(api), private_chat(api, "Grace"), private_chat(api, "Lena")
    for each, command in ((chat, ""), (group, "/check "), (late, "")):
        each.wait_for_reply(each.say(f"{command}{STORY}"), having="to check")
    now = datetime.now(UTC)
    if now.minute >= 58:
        pytest.skip("the hour is about to end")
    bot.terminate()
    with sqlite3.connect(bot.folder / "figurecheck.db") as connection:
        hour = round((now.replace(minute=0, second=0) - timedelta(minutes=9)).timestamp() * 1_000_000)
        connection.execute("UPDATE answers SET created = ?", (hour,))
    connection.close()
    # Three hours are too late.
    for each, moment in ((chat, now), (group, now), (silent, now), (late, now - timedelta(hours=3))):
        set_hour(bot, each, moment)
    bot.start()
    for each in (chat, group):
        told = each.wait_for_sent(having=rf"Checked here in the 24 hours to {now.hour}:00 \(UTC\)")
        assert "1 article · 4 figures · 2 to check\n" in told.text
    bot.terminate()
    bot.start()
    chat.wait_for_reply(chat.say("/help"), having="digest")
    for each, number in ((chat, 1), (group, 1), (silent, 0), (late, 0)):
        assert sum("Checked here" in sent.text for sent in each.sent) == number
    for each in (chat, group, silent, late):
        set_hour(bot, each, None)


def test_what_comes_by_itself_is_in_the_language_of_the_chat(api, bot):
    german, chosen = private_chat(api), private_chat(api)
    german.person["language_code"] = "de-AT"
    german.wait_for_reply(german.say(STORY), having="zu prüfen")
    chosen.wait_for_reply(chosen.say(STORY), having="to check")
    settings = chosen.wait_for_reply(chosen.say("/settings"), having="Language: that of whoever asks")
    press(api, chosen, settings, "Language")
    press(api, chosen, settings, "Українська")
    assert "✓ Українська" in settings.buttons
    chosen.wait_for_reply(chosen.say("/help"), having="Я ")
    now = datetime.now(UTC)
    if now.minute >= 58:
        pytest.skip("the hour is about to end")
    bot.terminate()
    with sqlite3.connect(bot.folder / "figurecheck.db") as connection:
        hour = round((now.replace(minute=0, second=0) - timedelta(minutes=9)).timestamp() * 1_000_000)
        connection.execute("UPDATE answers SET created = ?", (hour,))
    connection.close()
    for each in (german, chosen):
        set_hour(bot, each, now)
    bot.start()
    told = german.wait_for_sent(having="Hier geprüft in den 24 Stunden bis ")
    assert "1 Artikel · 4 Zahlen · 2 zu prüfen\n" in told.text
    chosen.wait_for_sent(having="Перевірено тут за 24 години до ")
    for each in (german, chosen):
        set_hour(bot, each, None)


def test_the_hour_is_chosen_in_the_settings(api, chat, bot):
    settings = chat.wait_for_reply(chat.say("/settings"), having="Daily digest: off")
    press(api, chat, settings, "Daily digest")
    assert "The hours are those of UTC" in settings.text
    press(api, chat, settings, "18:00")
    assert "✓ 18:00" in settings.buttons
    chat.wait_for_reply(chat.say("/settings nowhere"), having="no such time zone")
    zone = chat.wait_for_reply(chat.say("/settings Kyiv"), having="The hours are those of Europe/Kyiv")
    assert "✓ 18:00" in zone.buttons
    press(api, chat, zone, "Back")
    assert "Daily digest: 18:00" in zone.text
    with sqlite3.connect(bot.folder / "figurecheck.db") as connection:
        row = connection.execute("SELECT digest_hour, zone FROM chats WHERE chat_id = ?", (chat.id,)).fetchone()
    connection.close()
    assert row == (18, "Europe/Kyiv")
    press(api, chat, zone, "Daily digest")
    press(api, chat, zone, "Off")
    assert "✓ Off" in zone.buttons
    chat.wait_for_reply(chat.say("/digest"), having=r"since 0:00 \(Europe/Kyiv\)")


def test_an_hour_that_is_chosen_just_after_it_is_for_the_next_day(api, bot):
    late = private_chat(api)
    late.wait_for_reply(late.say(STORY), having="to check")
    now = datetime.now(UTC)
    # As pressing the button does, of whatever hour it is now.
    settings = late.wait_for_reply(late.say("/settings"))
    press(api, late, settings, "Daily digest")
    press(api, late, settings, "8:00")
    with sqlite3.connect(bot.folder / "figurecheck.db") as connection:
        connection.execute("UPDATE chats SET digest_hour = ? WHERE chat_id = ?", (now.hour, late.id))
    connection.close()
    bot.terminate()
    bot.start()
    late.wait_for_reply(late.say("/help"), having="digest")
    assert not any("Checked here" in each.text for each in late.sent)
    set_hour(bot, late, None)


def test_in_groups_the_hour_is_for_admins(api, bot):
    group = group_chat(api)
    group.wait_for_reply(group.say("/settings"), having="Only admins")
    admin = make_person("Root")
    api.rules.admins[group.id] = {admin["id"]}
    settings = group.wait_for_reply(group.say("/settings", person=admin), having="Daily digest: off")
    assert "Only admins" in press(api, group, settings, "Daily digest", person=make_person("Guest"))
    press(api, group, settings, "Daily digest", person=admin)
    assert "Daily digest" in settings.text
    group.wait_for_reply(group.say("/settings Kyiv"), having="Only admins")


def test_forget_ends_it(api, bot, chat):
    chat.wait_for_reply(chat.say(STORY), having="to check")
    set_hour(bot, chat, datetime.now(UTC) + timedelta(hours=5))
    question = chat.wait_for_reply(chat.say("/forget"), having="Delete all")
    press(api, chat, question, "Yes")
    api.wait_for(lambda: "Deleted" in question.text, "it is forgotten")
    chat.wait_for_reply(chat.say("/digest"), having="Nothing was checked")
    chat.wait_for_reply(chat.say("/settings"), having="Daily digest: off")
