"""``Checked`` under a report: who looked at what is shown, counted, taken back, and erased with the rest."""

from __future__ import annotations

import pytest
from chats import ANONYMOUS_ADMIN, Chat, group_chat, make_person, private_chat

ANNA, BORIS = make_person("Anna"), make_person("Boris")


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


# Three things to check, and a note that is none.
STORY = (
    "The council spent $10 million on roads in Tarn, up 50% from $8 million a year earlier, the treasurer said. "
    "The bridge is 10 miles (26 km) from Tarn, engineers said. "
    "The dam will cost $3.2 billion, the ministry said. The $3.2 million dam will be built in Tarn, the governor said."
)


def press(api, chat, message, label, **more) -> str:
    query = chat.press(message, label, **more)
    return api.wait_for(lambda: api.rules.queries[query], "the press is answered")[0].get("text", "")


def list_checks(message) -> list[str]:
    return [words for words in message.buttons if "hecked" in words]


def test_what_is_to_check_is_checked_and_taken_back(api, chat):
    report = chat.wait_for_reply(chat.say(STORY), having="to check")
    before = report.text
    assert "7 figures · 3 to check\n" in before
    marks = list_checks(report)
    assert sorted(marks) == ["✓ Checked: 1, 2, 3", "✓ Checked: 4, 5", "✓ Checked: 6, 7"]
    assert press(api, chat, report, "4, 5", person=ANNA) == "Checked by Anna."
    assert "7 figures · 3 to check, 2 open\n" in report.text
    (line,) = [each for each in report.text.splitlines() if "checked by" in each]
    assert line.startswith("Check 4, 5: 10 miles is about 16 km")
    assert line.endswith(" – checked by Anna")
    assert "4  10 miles" in report.text, "it is marked no more"
    assert "6 ❗" in report.text
    (label,) = [words for words in report.buttons if "Not checked" in words]
    assert press(api, chat, report, label, person=BORIS) == "It is open again."
    assert report.text == before


def test_under_one_figure_too_and_after_a_restart(api, chat, bot):
    report = chat.wait_for_reply(chat.say(STORY), having="to check")
    figure = list_checks(report)[0].partition(": ")[2].partition(",")[0] or "1"
    press(api, chat, report, figure)
    assert f"Figure {figure} of" in report.text
    press(api, chat, report, list_checks(report)[0], person=ANNA)
    assert f"Figure {figure} of" in report.text
    assert "checked by Anna" in report.text
    bot.terminate()
    bot.start()
    press(api, chat, report, "List")
    assert "checked by Anna" in report.text
    press(api, chat, report, "Not checked")
    assert "checked by Anna" not in report.text


def test_in_a_group_anybody_may_and_the_first_one_stays(api, bot):
    group = group_chat(api)
    report = group.wait_for_reply(group.say(f"/check {STORY}"), having="to check")
    label = list_checks(report)[0]
    data = report.buttons[label]
    assert not data.startswith("http")
    queries = [group.press_data(report, data, person=person) for person in (ANNA, BORIS, ANNA)]
    said = [api.wait_for(lambda q=q: api.rules.queries[q], "it is answered")[0]["text"] for q in queries]
    assert said == ["Checked by Anna."] * 3
    assert report.text.count("checked by Anna") == 1
    # The group's answer keeps its buttons: the others still open in private.
    assert any("start=r_" in there for there in report.buttons.values())


def test_in_a_channel_no_reader_changes_what_all_see(api, bot):
    channel = group_chat(api, kind="channel", title="Harbour Wire")
    report = channel.wait_for_reply(channel.say(f"/check {STORY}"), having="to check")
    shown = report.text
    assert "in private" in press(api, channel, report, list_checks(report)[0], person=ANNA)
    assert report.text == shown


def test_who_writes_as_the_group_and_who_has_no_name_to_show(api, bot):
    group = group_chat(api)
    report = group.wait_for_reply(group.say(f"/check {STORY}"), having="to check")
    assert press(api, group, report, list_checks(report)[0], person=ANONYMOUS_ADMIN) == "Checked by an admin."
    press(api, group, report, "Not checked")
    unseen = make_person("\u200b\u202e")
    assert press(api, group, report, list_checks(report)[0], person=unseen) == "Checked by somebody."
    press(api, group, report, "Not checked")
    press(api, group, report, list_checks(report)[0], person=make_person("<b>@desk</b>" * 9))
    assert "checked by <b>@\u2060desk" in report.text


@pytest.mark.parametrize("data", ["c:{}:s:0:000000000000:0", "c:999999:s:0:000000000000:0", "c:{}:s:0:zz:0"])
def test_a_button_of_nobody_notes_nothing(api, chat, data):
    report = chat.wait_for_reply(chat.say(STORY), having="to check")
    number = report.buttons[list_checks(report)[0]].split(":")[1]
    query = chat.press_data(report, data.format(number))
    said = api.wait_for(lambda: api.rules.queries[query], "it is answered")[0]
    assert "no longer kept" in said["text"]
    assert (
        "checked"
        not in chat.wait_for_reply(chat.say("/privacy"), having="Of this chat I keep").text.rpartition("\n")[2]
    )


def test_another_chat_cannot_check_it(api, chat):
    report = chat.wait_for_reply(chat.say(STORY), having="to check")
    other = private_chat(api, "Mallory")
    theirs = other.wait_for_reply(other.say(STORY), having="to check")
    query = other.press_data(theirs, report.buttons[list_checks(report)[0]])
    assert "no longer kept" in api.wait_for(lambda: api.rules.queries[query], "it is answered")[0]["text"]
    press(api, chat, report, "Something wrong?")
    assert "checked by" not in report.text


def test_what_stays_after_an_edit_stays_checked(api, chat):
    number = chat.say(STORY)
    report = chat.wait_for_reply(number, having="to check")
    press(api, chat, report, list_checks(report)[0], person=ANNA)
    chat.edit(number, f"The port has 12 cranes, the harbour master said. {STORY}")
    api.wait_for(lambda: "12" in report.text, "the answer follows")
    assert "checked by Anna" in report.text


def test_privacy_tells_of_it_and_forget_erases_it(api, chat, bot):
    report = chat.wait_for_reply(chat.say(STORY), having="to check")
    press(api, chat, report, list_checks(report)[0], person=make_person("Zenobia"))
    told = chat.wait_for_reply(chat.say("/privacy"), having="the first name of who pressed it")
    assert "1 thing that somebody checked" in told.text
    question = chat.wait_for_reply(chat.say("/forget"), having="Delete all")
    press(api, chat, question, "Yes")
    api.wait_for(lambda: "Deleted" in question.text, "it is forgotten")
    kept = b"".join(path.read_bytes() for path in bot.folder.glob("figurecheck.db*"))
    assert b"Zenobia" not in kept
