"""Who says which number, above the figures of a chat's report."""

from dataclasses import replace
from decimal import Decimal

from bot.chat.rich import write_text
from bot.chat.tellings import write_tellings
from bot.reports.things import find_things
from extractors import Finding, Source, Span


def figure_of(make_figure, value, name):
    source = Source(name, name, Span(0, 1), "organisation")
    return make_figure(value=Decimal(value), low=None, high=None, asserted_by=source, text="hundreds")


def test_numbers_that_do_not_agree_stand_below_their_thing_with_who_says_them(make_figure, make_report):
    figures = (figure_of(make_figure, 31, "Pavel Oruk"), figure_of(make_figure, 27, "the ministry"))
    report = replace(make_report(*figures), findings=(Finding("conflict", (0, 1), "31 or 27"),))
    said = write_text(write_tellings(find_things(report))).strip().split("\n")
    assert said == ["houses: the numbers do not agree", "hundreds · Pavel Oruk (1)", "hundreds · the ministry (2)"]


def test_nothing_stands_there_where_nothing_disagrees(make_figure, make_report):
    figures = (figure_of(make_figure, 31, "Pavel Oruk"), figure_of(make_figure, 27, "the ministry"))
    assert write_tellings(find_things(make_report(*figures))) == ()


def test_many_tellings_of_many_things_are_cut_short(make_figure, make_report):
    figures = [figure_of(make_figure, value, f"source {value} " * 20) for value in range(30, 60)]
    found = [Finding("conflict", tuple(range(start, start + 10)), "they differ") for start in (0, 10, 20)]
    report = replace(make_report(*figures), findings=tuple(found))
    said = write_text(write_tellings(find_things(report)))
    assert said.count("do not agree") == 3
    assert said.count("… and 3 more") == 3
    assert len(said) < 1900
