"""What somebody looked at: its mark stays while the words do, and its line and the counts tell of it."""

from dataclasses import replace

import pytest

from bot.chat.buttons import Check, View, read_press
from bot.chat.messages import show
from bot.chat.pages import write_short
from bot.chat.rich import write_text
from bot.chat.sight import Sight
from bot.chat.worth import look_at
from extractors import Finding


@pytest.fixture
def report(make_long):
    findings = tuple(
        Finding("conflict", (at, at + 1), f"{at} and {at + 1} do not agree.", quiet=False) for at in range(0, 24, 2)
    )
    return replace(make_long(30), findings=findings)


def list_checks(message):
    found = [read_press(button.data) for row in message.keyboard for button in row if button.data]
    return [press.wanted for press in found if press and isinstance(press.wanted, Check)]


def test_each_thing_to_check_has_a_mark_of_its_own_and_quiet_ones_none(report, look):
    points = look_at(report, look)
    marks = [point.mark for point in points if not point.quiet]
    assert len(set(marks)) == len(marks) == 12
    quiet = replace(report, findings=(Finding("no-source", (0,), "Nobody says so.", quiet=True),))
    (point,) = look_at(quiet, look)
    assert point.mark == ""
    assert list_checks(show(Sight(quiet, look), View("figure", 0), answer=1)) == []


def test_a_mark_is_the_same_when_something_else_changes(report, look):
    (first, *_) = look_at(report, look)
    fewer = replace(report, findings=report.findings[:1])
    # The figures moved on by one, as when a sentence is put before them.
    later = replace(
        report,
        figures=(report.figures[29], *report.figures[:29]),
        findings=(replace(report.findings[0], figures=(1, 2)),),
    )
    assert look_at(fewer, look)[0].mark == look_at(later, look)[0].mark == first.mark
    other = replace(report, findings=(replace(report.findings[0], message="0 and 1 are the same."),))
    assert look_at(other, look)[0].mark != first.mark


def test_what_was_looked_at_is_told_and_counted(report, look):
    (first, second, *_) = look_at(report, look)
    known = replace(look, checked={first.mark: "Anna", second.mark: "Bo", "0" * 12: "nobody"})
    text = write_text(write_short(Sight(report, known)))
    assert "30 figures · 12 to check, 10 open\n" in text
    assert text.count("checked by") == 2
    everything = {point.mark: "Anna" for point in look_at(report, look)}
    text = write_text(write_short(Sight(report, replace(look, checked=everything))))
    assert "12 to check, none open\n" in text
    assert "more to check" not in text


@pytest.mark.parametrize("view", [View("short"), View("all"), View("figure", 0)])
def test_a_button_for_each_that_is_said_and_it_does_the_opposite_next_time(report, look, view):
    offered = list_checks(show(Sight(report, look), view, answer=7))
    assert 0 < len(offered) <= 8
    assert {each.view for each in offered} == {view}
    assert not any(each.taken_back for each in offered)
    known = replace(look, checked={offered[0].mark: "Anna"})
    again = list_checks(show(Sight(report, known), view, answer=7))
    assert [each.taken_back for each in again] == [True] + [False] * (len(offered) - 1)


def test_one_figure_has_the_button_of_what_is_to_check_of_it(report, look):
    (check,) = list_checks(show(Sight(report, look), View("figure", 3), answer=7))
    (point,) = [point for point in look_at(report, look) if 3 in point.figures]
    assert check.mark == point.mark
    assert list_checks(show(Sight(report, look), View("figure", 29), answer=7)) == []
