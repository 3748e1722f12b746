"""What a person sees."""

import re
from decimal import Decimal
from io import StringIO

import pytest

from bot.reports.to_text import print_report
from bot.reports.wording import describe_figure, describe_source, read_out
from extractors import Finding, Source, Span, Unit


def show(report):
    stream = StringIO()
    print_report(report, stream)
    return stream.getvalue()


def test_plain_output_has_one_line_for_each_thing(make_report, make_figure):
    report = make_report(make_figure(), outlet="The Aldery Post", title="Houses lost")
    assert show(report) == (
        "Houses lost\n"
        "The Aldery Post · 1 figure\n"
        "\n"
        "1  hundreds (200–999) · houses\n"
        "   count\n"
        "   The Aldery Post's own words, no source given\n"
        "   Officials said that ‹hundreds› of houses were lost.\n"
    )


def test_the_first_line_stands_in_for_a_title(make_report):
    assert show(make_report(text="\n\n Rain \nfell.")) == "Rain\nno figures\n"
    assert len(show(make_report(text="x" * 1000)).splitlines()[0]) == 100


def test_notes_and_findings_are_shown(make_report, make_figure):
    finding = Finding("conflict", (0, 1), "300 and 400 are said of the same houses.")
    shown = show(make_report(*[make_figure()] * 2, findings=(finding,), notes=("This text is not English.",)))
    assert "2 figures · 1 to check\nNote: This text is not English.\n" in shown
    assert shown.endswith("\nCheck: 300 and 400 are said of the same houses. (1, 2)\n")


def test_what_is_quiet_is_listed_last_and_not_counted(make_report, make_figure):
    quiet = Finding("no-source", (0,), "300 has no source.", quiet=True)
    loud = Finding("conflict", (0, 1), "300 and 400 are said of the same houses.")
    shown = show(make_report(*[make_figure()] * 2, findings=(quiet, loud)))
    assert "2 figures · 1 to check\n" in shown
    assert shown.endswith("\nCheck: 300 and 400 are said of the same houses. (1, 2)\nNote: 300 has no source. (1)\n")
    assert "to check" not in show(make_report(make_figure(), findings=(quiet,)))


@pytest.fixture
def show_on_terminal(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)

    def show_it(report, **environ):
        for name, text in ({"TERM": "xterm", "COLUMNS": "80"} | environ).items():
            monkeypatch.setenv(name, text)
        stream = Terminal()
        print_report(report, stream)
        return stream.getvalue()

    return show_it


class Terminal(StringIO):
    def isatty(self):
        return True


def test_a_terminal_gets_bold_type_and_no_marks(make_report, make_figure, show_on_terminal):
    shown = show_on_terminal(make_report(make_figure()))
    assert "\x1b[1;4mhundreds\x1b[0m of houses" in shown
    assert "‹" not in shown


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colours_gets_plain_text(make_report, make_figure, show_on_terminal, environ):
    report = make_report(make_figure())
    assert show_on_terminal(report, **environ) == show(report)


def test_a_terminal_gets_lines_that_fit_and_start_below_each_other(make_report, make_figure, show_on_terminal):
    shown = show_on_terminal(make_report(make_figure(counted="houses of the Old Quay")), COLUMNS="30")
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()[-9:] == [
        "",
        "1  hundreds (200–999) · houses",
        "   of the Old Quay",
        "   count",
        "   the article's own words, no",
        "   source given",
        "   Officials said that",
        "   hundreds of houses were",
        "   lost.",
    ]


def test_an_article_cannot_steer_the_terminal(make_report, make_figure):
    nasty = "\x1b[2J\x07[bold red]\u202e:smile:\x9b31m"
    sentence = f"{nasty} some hundreds\n of {nasty} houses"
    shown = show(make_report(make_figure(sentence=sentence), title=nasty, outlet=nasty, notes=(nasty,)))
    assert not {"\x1b", "\x07", "\u202e", "\x9b", "\r"} & set(shown)
    assert "[bold red]:smile:" in shown


def test_a_long_sentence_is_cut_around_its_figure(make_report, make_figure):
    sentence = "word " * 50_000 + "hundreds" + " word" * 50_000
    line = show(make_report(make_figure(sentence=sentence, offset=7))).splitlines()[-1]
    assert line.strip().startswith("… word")
    assert line.endswith("word …")
    assert " ‹hundreds› " in line
    assert len(line) < 600


@pytest.mark.parametrize(
    ("text", "changed", "reading"),
    [
        ("hundreds", {}, "200–999"),
        ("$3.2bn", {"value": "3.2E+9", "kind": "money", "unit": "USD"}, "3,200,000,000 USD"),
        ("three", {"value": "3"}, "3"),
        ("doubled", {"value": "2", "kind": "multiple", "unit": "times", "surface": "doubled"}, "2 times"),
        (
            "four and a half days",
            {"value": "4.5", "kind": "duration", "unit": "year", "surface": "years"},
            "4.5 years",
        ),
        ("half", {"value": "0.5", "kind": "ratio"}, "50%"),
        ("a tenth of one per cent", {"value": "0.1", "kind": "percentage", "unit": "%"}, "0.1%"),
        ("10 to 20 billion", {"low": "1E+10", "high": "2E+10"}, "10,000,000,000–20,000,000,000"),
        ("300,000", {"value": "300000"}, None),
        ("300 000", {"value": "300000"}, None),
        ("up to 15 years", {"value": "15", "kind": "duration", "unit": "year", "surface": "years"}, None),
        ("60 to 80", {"low": "60", "high": "80"}, None),
        ("1.10", {"value": "1.10"}, None),
        ("12%", {"value": "12", "unit": "%"}, None),
        ("many", {"value": "1E+100000000"}, None),
    ],
)
def test_a_number_is_read_out_where_it_is_not_written_so(make_figure, text, changed, reading):
    numbers = {key: Decimal(changed[key]) for key in ("value", "low", "high") if key in changed}
    if numbers:
        numbers = {"value": None, "low": None, "high": None} | numbers
    unit = Unit(changed["unit"], changed.get("surface", ""), "test") if "unit" in changed else None
    figure = make_figure(text, sentence=text, **numbers, unit=unit, kind=changed.get("kind", "count"))
    assert read_out(figure) == reading


def test_what_bounds_and_moves_a_figure_is_said_in_words(make_figure):
    assert describe_figure(make_figure(kind="money", relation=">=", change="up")) == "money · at least · up"
    assert describe_figure(make_figure(relation="~")) == "count · about"
    assert describe_figure(make_figure(part="headline")) == "count · in the headline"


def test_a_bound_that_is_written_is_not_said_again(make_figure):
    assert describe_figure(make_figure("About 300", sentence="About 300 came.", relation="~")) == "count"
    assert describe_figure(make_figure("nearly 300", sentence="nearly 300 came.", relation="~")) == "count · about"


def test_a_source_is_shown_once_one_is_known(make_figure):
    assert describe_source(make_figure()) == "the article's own words, no source given"
    assert describe_source(make_figure(), "Newsweek") == "Newsweek's own words, no source given"
    outlet, relay = (Source(name, name, Span(0, 1), "organisation") for name in ("ASTRA", "Institute"))
    figure = make_figure(asserted_by=outlet, via=(relay,), quoted=True, hedges=("supposedly",))
    assert describe_source(figure) == 'ASTRA, via Institute (quote) · "supposedly"'
    assert describe_source(make_figure(unsure=True)) == "unsure who says so: read the sentence"
