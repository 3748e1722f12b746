"""What is wrong with a report: what is asked, of which figures, and what a false alarm may be said of."""

from dataclasses import replace

import pytest

from bot.chat.buttons import Ask, View, Wrong, read_press
from bot.chat.complaints import show_question
from bot.chat.rich import count_units, write_text
from extractors import Finding

CONFLICT = Finding("conflict", (0, 1), "“1000” and “1001” differ.")


def wanted(message):
    return [read_press(button.data).wanted for row in message.keyboard for button in row if button.data]


def labels(message):
    return [button.text for row in message.keyboard for button in row]


@pytest.mark.parametrize("view", [View("short"), View("all"), View("all", 2), View("unsourced")])
def test_the_figures_that_a_view_shows_can_be_pressed(make_long, look, view):
    report = make_long(120)
    asked = show_question(report, view, look, answer=7)
    shown = {each.about for each in asked.content if each.about is not None}
    assert {each.view.place for each in wanted(asked) if isinstance(each, Ask)} == shown
    assert shown
    assert wanted(asked)[-2:] == [Wrong("missed"), view]
    assert "kept for whoever runs this bot" in write_text(asked.content)
    assert count_units(write_text(asked.content)) <= 4096


def test_of_one_figure_it_is_asked_what(make_long, look):
    asked = show_question(make_long(3), View("figure", 1), look, answer=7)
    assert wanted(asked) == [Wrong("number", 1), Wrong("thing", 1), Wrong("source", 1), View("figure", 1)]
    assert labels(asked) == ["Wrong number", "Wrong thing", "Wrong source", "‹ Back"]
    text = write_text(asked.content)
    assert "2  1001" in text
    assert "in district 1 were lost" in text
    assert "the figure and its sentence, no names" in text


def test_a_finding_of_the_figure_can_be_a_false_alarm(make_long, look):
    report = replace(make_long(3), findings=(Finding("rank", (2,), "The first."), CONFLICT))
    asked = show_question(report, View("figure", 1), look, answer=7)
    assert Wrong("alarm", 1, 1) in wanted(asked)
    assert "False alarm: figures that conflict" in labels(asked)
    assert "“1000” and “1001” differ." in write_text(asked.content)
    assert "The first." not in write_text(asked.content)
    off = replace(look, findings_off=frozenset(["conflict"]))
    assert not any("False alarm" in label for label in labels(show_question(report, View("figure", 1), off, answer=7)))


def test_without_figures_one_may_be_missing(make_report, look):
    asked = show_question(make_report(), View("short"), look, answer=7)
    assert wanted(asked) == [Wrong("missed"), View("short")]
    assert "Is a figure missing?" in write_text(asked.content)


def test_long_words_stay_within_a_message(make_figure, make_report, look):
    sentence = "Some 300 " + "boats " * 2000
    figure = make_figure("300", sentence=sentence, counted="boats " * 500)
    findings = tuple(Finding(code, (0,), "Look. " * 400) for code in ("conflict", "size", "form", "headline"))
    report = make_report(figure, text=sentence, title="Boats " * 300, findings=findings)
    asked = show_question(report, View("figure", 0), look, answer=7)
    assert count_units(write_text(asked.content)) <= 4096
    assert sum("False alarm" in label for label in labels(asked)) == 3
