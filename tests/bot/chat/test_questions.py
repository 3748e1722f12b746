"""Questions to copy: to whom, about what, and within what a button takes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.chat.questions import MOST, ask_about, write_questions
from bot.chat.worth import Point
from bot.reports.things import find_things
from extractors import Finding, Source, Span


def source(name, kind="organisation"):
    return Source(name, name, Span(0, 1), kind)


@pytest.mark.parametrize(
    ("changed", "question"),
    [
        (
            {"asserted_by": source("Health ministry")},
            "To Health ministry: hundreds houses: as of when, and who counted?",
        ),
        ({"asserted_by": None}, "Who says hundreds houses? And as of when, and who counted?"),
        ({"asserted_by": source("an official", "unnamed"), "kind": "money"}, "Who says hundreds houses? And of what"),
        ({"asserted_by": source("Poll"), "kind": "percentage", "counted": None}, "To Poll: hundreds: of how many"),
    ],
)
def test_a_figure_is_asked_about(make_figure, changed, question):
    assert ask_about(make_figure(**changed)).startswith(question)


def test_two_sources_are_asked_first(make_figure, make_report):
    figures = (
        make_figure(value=Decimal(31), low=None, high=None, asserted_by=source("Oruk")),
        make_figure(value=Decimal(27), low=None, high=None, asserted_by=source("Ministry")),
    )
    report = replace(make_report(*figures), findings=(Finding("conflict", (0, 1), "they differ"),))
    first, *_ = write_questions(report, [Point((0, 1), 9, "they differ")], find_things(report)).split("\n")
    assert first.startswith("To Oruk and Ministry: hundreds")


def test_however_long_the_words_are_a_button_takes_them(make_figure, make_report):
    figures = [
        make_figure(counted="houses " * 40, asserted_by=source(f"The long name of source {number} " * 9))
        for number in range(9)
    ]
    points = [Point((number,), 9, "x") for number in range(9)]
    assert 0 < len(write_questions(make_report(*figures), points)) <= MOST


def test_nothing_to_check_is_nothing_to_ask(make_figure, make_report):
    assert write_questions(make_report(make_figure()), []) == ""
