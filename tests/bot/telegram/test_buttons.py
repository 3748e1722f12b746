"""Buttons: all figures, those without a source, one figure, the report as a file."""

import csv
import io
import json

import openpyxl
import pytest
from chats import Chat, group_chat, make_person, private_chat
from stories import flood, new_town

FIGURES = r"312[\s\S]*1,240[\s\S]*3\.2"


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


@pytest.fixture
def report(chat):
    return chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES)


def wait_for_answer(api, query):
    return api.wait_for(lambda: api.rules.queries[query], "the press is answered")[0]


def test_only_figures_without_a_source(api, chat, report):
    query = chat.press(report, "source")
    wait_for_answer(api, query)
    _heading, *figures = chat.sent[-1].marked("bold")
    assert "3.2" in " ".join(figures)
    assert not any(each in " ".join(figures) for each in ("312", "1,240"))


@pytest.mark.parametrize("kind", ["CSV", "XLSX", "JSON"])
def test_the_report_as_a_file(api, chat, report, kind):
    query = chat.press(report, kind)
    file = api.wait_for(lambda: next((each for each in chat.sent if each.data is not None), None), "a file")
    wait_for_answer(api, query)
    assert file.file_name.endswith(f".{kind.lower()}")
    if kind == "XLSX":
        rows = list(openpyxl.load_workbook(io.BytesIO(file.data)).active.iter_rows(values_only=True))
        assert [row[5] for row in rows] == ["figure", "At least 312", "1,240", "$3.2 billion"]
        return
    text = file.data.decode("utf-8-sig")
    if kind == "JSON":
        assert [figure["text"] for figure in json.loads(text)["figures"]] == ["At least 312", "1,240", "$3.2 billion"]
    else:
        rows = list(csv.reader(io.StringIO(text)))
        assert len(rows) == 4
        assert "1,240" in rows[2]


def test_one_figure_with_its_context(api, chat, report):
    label = next(words for words, data in report.buttons.items() if data.startswith("f:"))
    query = chat.press(report, label)
    wait_for_answer(api, query)
    api.wait_for(lambda: len(chat.sent) > 1 or len(report.shown) > 1, "the figure")


def test_pressed_by_many_at_once_it_does_one_thing(api, bot):
    group = group_chat(api)
    short = group.wait_for_reply(group.say(f"/check {flood(new_town())}"), having="312")
    number = next(there.split("_")[-3] for there in short.buttons.values() if "start=r_" in there)
    queries = [group.press_data(short, f"a:{number}:0", person=make_person(f"Reader {n}")) for n in range(10)]
    for query in queries:
        wait_for_answer(api, query)
    after = group.say(f"/check {flood(new_town())}")
    group.wait_for_reply(after, having="312")
    assert len(group.sent) == 2
    assert len(short.shown) == 2
    assert "1,240" in short.text


@pytest.mark.parametrize("data", ["a:999999", "f:1:999", "zz", "x:abc:csv", "a:" + "9" * 60, "é"])
def test_a_button_of_nobody_is_answered(api, chat, report, bot, data):
    query = chat.press_data(report, data)
    wait_for_answer(api, query)


def test_a_press_that_is_too_old_to_answer_harms_nothing(api, chat, report):
    query = chat.press(report, "JSON")
    del api.rules.queries[query]
    api.wait_for(lambda: any(each.data for each in chat.sent), "the file comes all the same")
    chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES)


def test_a_button_of_another_chat_gives_nothing_away(api, chat, report):
    other = private_chat(api, "Mallory")
    theirs = other.wait_for_reply(other.say(flood(new_town())), having=FIGURES)
    before = len(other.sent)
    query = other.press_data(theirs, report.buttons[next(words for words in report.buttons if "JSON" in words)])
    wait_for_answer(api, query)
    other.wait_for_reply(other.say(flood(new_town())), having=FIGURES)
    assert len(other.sent) == before + 1
