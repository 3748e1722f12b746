"""``Something wrong?``: asked under a report and under a figure, kept once, and given to whoever runs the bot."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from bot_process import ROOT
from chats import Chat, group_chat, make_person, private_chat
from stories import new_town

KEPT = "Kept for whoever runs this bot: the figure and its sentence."


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def press(api, chat, message, label, **more) -> str:
    """Press a button; gives what the press is answered with."""
    query = chat.press(message, label, **more)
    return api.wait_for(lambda: api.rules.queries[query], "the press is answered")[0].get("text", "")


def export(bot, *arguments) -> list[dict]:
    environ = {name: text for name, text in bot.environ.items() if name != "FIGURECHECK_TELEGRAM_TOKEN"}
    done = subprocess.run(
        [sys.executable, "-m", "bot.command", "feedback", "export", *arguments],
        cwd=bot.folder,
        env=environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def of_town(bot, town) -> list[dict]:
    return [line for line in export(bot) if town in line["text"]]


def read(chat, town, command=""):
    text = (
        f"At least 312 people were killed when the {town} dam burst, the interior ministry said on Monday. "
        f"Governor Ana Petrov said 1,240 homes were lost in {town}. "
        f"Repairs in {town} will cost $3.2 billion."
    )
    return chat.wait_for_reply(chat.say(f"{command}{text}"), having="312")


@pytest.mark.parametrize(("label", "kind"), [("number", "number"), ("thing", "thing"), ("source", "source")])
def test_a_figure_of_a_report(api, bot, chat, label, kind):
    town = new_town()
    report = read(chat, town)
    assert press(api, chat, report, "Something wrong?") == ""
    assert "Press the number of the figure" in report.text
    assert "kept for whoever runs this bot" in report.text
    press(api, chat, report, "2")
    assert "What is wrong with this figure?" in report.text
    assert press(api, chat, report, f"Wrong {label}") == KEPT
    # The figure is shown again.
    assert "Figure 2 of 3" in report.text
    (line,) = of_town(bot, town)
    assert [card.get("wrong") for card in line["cards"] if card["number"] == "1,240"] == [kind]


def test_a_figure_that_is_looked_at_and_back(api, bot, chat):
    report = read(chat, new_town())
    press(api, chat, report, "3")
    shown = report.text
    press(api, chat, report, "Something wrong?")
    assert "What is wrong with this figure?" in report.text
    press(api, chat, report, "Back")
    assert report.text == shown


def test_a_false_alarm(api, bot, chat):
    town = new_town()
    report = read(chat, town)
    press(api, chat, report, "3")
    press(api, chat, report, "Something wrong?")
    said = press(api, chat, report, "False alarm: no source")
    assert said == "Kept for whoever runs this bot: the figure, its sentence and what was said of it."
    (line,) = of_town(bot, town)
    assert [(card["number"], card["wrong"]) for card in line["cards"]] == [("$3.2 billion", "alarm")]
    assert line["findings"][0]["code"] == "no-source"


def test_one_that_was_missed(api, bot, chat):
    town = new_town()
    report = read(chat, town)
    press(api, chat, report, "Something wrong?")
    press(api, chat, report, "missing")
    question = chat.wait_for_sent(having="Which figure is missing", after=report.message_id)
    assert question.reply_to == report.message_id
    assert "further down" in press(api, chat, report, "missing")
    number = chat.say("seven dwarfs and 99 more", reply_to=question.message_id)
    chat.wait_for_reply(number, having="do not stand in the article")
    assert of_town(bot, town) == []
    number = chat.say(f"{town} DAM burst", reply_to=question.message_id)
    chat.wait_for_reply(number, having="Kept for whoever runs this bot: these words and their sentence.")
    (line,) = of_town(bot, town)
    assert [(card["number"], card.get("wrong")) for card in line["cards"]] == [
        ("At least 312", None),
        (f"{town} dam burst", "missed"),
    ]
    # Nothing else came of these messages.
    assert not any("figures" in each.text for each in chat.sent if each.message_id > question.message_id)


def test_in_a_group_anybody_may_and_one_person_counts_once(api, bot):
    group, town = group_chat(api), new_town()
    report = read(group, town, "/check ")
    grace, hopper = make_person("Gracewick"), make_person("Hopperly")
    press(api, group, report, "Something wrong?", person=grace)
    press(api, group, report, "1", person=hopper)
    data = report.buttons["Wrong source"]
    for person in (grace, grace, hopper, grace):
        query = group.press_data(report, data, person=person)
        assert api.wait_for(lambda query=query: api.rules.queries[query], "it is answered")[0]["text"] == KEPT
    lines = of_town(bot, town)
    assert len(lines) == 2
    kept = json.dumps(lines)
    assert not any(
        str(each) in kept for person in (grace, hopper) for each in (person["id"], person["first_name"], group.id)
    )


def test_in_a_group_anybody_may_say_what_was_missed(api, bot):
    group, town = group_chat(api), new_town()
    report = read(group, town, "/check ")
    press(api, group, report, "Something wrong?")
    press(api, group, report, "missing")
    question = group.wait_for_sent(having="Which figure is missing", after=report.message_id)
    number = group.say(town, reply_to=question.message_id, person=make_person("Grace"))
    group.wait_for_reply(number, having="Kept for whoever")
    assert [card["number"] for line in of_town(bot, town) for card in line["cards"] if card.get("wrong")] == [town]


def test_in_a_channel_no_reader_changes_what_all_see(api, bot):
    channel, town = group_chat(api, kind="channel", title="Harbour Wire"), new_town()
    report = read(channel, town, "/check ")
    shown = report.text
    number = report.buttons["Something wrong?"].split(":")[1]
    for data in (report.buttons["Something wrong?"], f"k:{number}:n:0:0", f"k:{number}:m:0:0"):
        query = channel.press_data(report, data, person=make_person("Reader"))
        answer = api.wait_for(lambda query=query: api.rules.queries[query], "the press is answered")[0]
        assert "in private" in answer["text"]
    assert (report.text, len(channel.sent)) == (shown, 1)
    assert of_town(bot, town) == []


def test_a_question_of_long_ago_is_told_so(api, bot, chat):
    report = read(chat, new_town())
    question = press_missing(api, chat, report)
    quoted = chat.quote(question.message_id) | {"message_id": 999_999_999}
    chat.wait_for_reply(chat.say("312", reply_to=quoted), having="too long ago")


def press_missing(api, chat, report):
    press(api, chat, report, "Something wrong?")
    press(api, chat, report, "missing")
    return chat.wait_for_sent(having="Which figure is missing", after=report.message_id)


@pytest.mark.parametrize(
    "data", ["w:{}:f:99", "k:{}:n:99:0", "k:{}:a:0:99", "k:999999:n:0:0", "k:{}:a:1:0", "w:{}:z:0"]
)
def test_a_button_of_nobody_is_answered_and_keeps_nothing(api, bot, chat, data):
    report = read(chat, new_town())
    number = report.buttons["Something wrong?"].split(":")[1]
    before = len(export(bot))
    query = chat.press_data(report, data.format(number))
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    assert len(export(bot)) == before


def test_a_report_of_another_chat_cannot_be_complained_of(api, bot, chat):
    town = new_town()
    number = read(chat, town).buttons["Something wrong?"].split(":")[1]
    other = private_chat(api, "Mallory")
    theirs = read(other, new_town())
    query = other.press_data(theirs, f"k:{number}:n:0:0")
    assert "no longer kept" in api.wait_for(lambda: api.rules.queries[query], "it is answered")[0]["text"]
    assert of_town(bot, town) == []


def test_privacy_tells_of_it_and_forget_erases_it(api, bot, chat):
    town = new_town()
    report = read(chat, town)
    told = chat.wait_for_reply(chat.say("/privacy"), having="Something wrong")
    assert "somebody said" not in told.text
    press(api, chat, report, "1")
    press(api, chat, report, "Something wrong?")
    press(api, chat, report, "Wrong number")
    assert of_town(bot, town)
    chat.wait_for_reply(chat.say("/privacy"), having=r"1 report \(.*\) and 1 thing that somebody said is wrong")
    question = chat.wait_for_reply(chat.say("/forget"), having="Delete all")
    press(api, chat, question, "Yes")
    assert of_town(bot, town) == []


def test_a_chat_that_is_served_no_more_leaves_nothing(api, chat, bot, start_bot):
    town, served = new_town(), private_chat(api)
    report = read(chat, town)
    number = report.buttons["Something wrong?"].split(":")[1]
    bot.terminate()
    try:
        strict = start_bot(
            FIGURECHECK_ALLOWED_CHATS=str(served.id), FIGURECHECK_DATABASE=str(bot.folder / "figurecheck.db")
        )
        query = chat.press_data(report, f"k:{number}:n:0:0")
        served.wait_for_reply(served.say("/privacy"), having="What is kept")
        assert api.rules.queries[query] == []
        strict.terminate()
    finally:
        bot.start()
    assert of_town(bot, town) == []
