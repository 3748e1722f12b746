"""``/export``: what a chat checked, as one file."""

import csv
import io
from datetime import UTC, datetime

import openpyxl
import pytest
from chats import Chat, group_chat, make_person, private_chat
from stories import flood, new_town


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def wait_for_file(api, chat, after=0):
    return api.wait_for(
        lambda: next((each for each in chat.sent if each.data and each.message_id > after), None), "the file is sent"
    )


def read_sheet(file):
    head, *rows = openpyxl.load_workbook(io.BytesIO(file.data)).active.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_all_that_was_checked_is_in_one_file_once(api, chat):
    towns = new_town(), new_town()
    # What is checked again is not there twice.
    for text in (flood(towns[0]), flood(towns[1]), flood(towns[0])):
        chat.wait_for_reply(chat.say(text), having="312")
    number = chat.say("/export")
    file = wait_for_file(api, chat)
    rows = read_sheet(file)
    assert [row["figure"] for row in rows] == ["At least 312", "1,240", "$3.2 billion"] * 2
    assert [row["value"] for row in rows] == [312, 1240, 3_200_000_000] * 2
    assert all(row["checked on"].date() == datetime.now(UTC).date() for row in rows)
    assert file.reply_to == number
    assert "6 figures of 2 articles checked in the last 24 hours" in file.text
    assert file.file_name.endswith(".xlsx")


def test_a_week_or_a_day_as_csv(api, chat):
    chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    today = datetime.now(UTC).date().isoformat()
    last = 0
    for words, name in (("week csv", f"figures-week-to-{today}.csv"), (f"{today} csv", f"figures-{today}.csv")):
        chat.say(f"/export {words}")
        file = wait_for_file(api, chat, last)
        last = file.message_id
        assert file.file_name == name
        assert len(list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"), newline="")))) == 3


def test_where_there_is_nothing_it_says_so(chat):
    chat.wait_for_reply(chat.say("/export"), having="No figures are kept .* in the last 24 hours")
    chat.wait_for_reply(chat.say("/export 2020-01-01"), having="on 2020-01-01")
    chat.wait_for_reply(chat.say("/export the moon"), having="/export week")


def test_in_a_group_anybody_may_and_nobody_sees_another_chat(api, bot, chat):
    chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    group = group_chat(api)
    group.wait_for_reply(group.say("/export"), having="No figures are kept")
    group.wait_for_reply(group.say(f"/check {flood(new_town())}"), having="312")
    group.say("/export@figurecheck_test_bot week", person=make_person("Grace"))
    assert len(read_sheet(wait_for_file(api, group))) == 3


def test_a_finding_that_the_chat_does_not_want_is_not_in_it(api, chat):
    chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    chat.say("/export")
    file = wait_for_file(api, chat)
    assert any(row["noted"] for row in read_sheet(file))
    settings = chat.wait_for_reply(chat.say("/settings"))
    chat.press_data(settings, "set:off:no-source")
    api.wait_for(lambda: "No source" in str(settings.buttons), "the checks are shown")
    chat.say("/export")
    assert not any(row["noted"] for row in read_sheet(wait_for_file(api, chat, file.message_id)))


def test_what_is_forgotten_is_not_given(api, chat):
    chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    question = chat.wait_for_reply(chat.say("/forget"))
    chat.press_data(question, "forget:yes")
    api.wait_for(lambda: "Deleted" in question.text, "it is forgotten")
    chat.wait_for_reply(chat.say("/export week"), having="No figures are kept")
