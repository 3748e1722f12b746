"""Questions to copy: to whom, about what, and within what a button takes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.chat.questions import MOST, ask_about, write_questions
from bot.chat.worth import Point
from bot.reports.things import find_things
from extractors import Finding, Source, Span
from extractors.findings.quoting import quote_sentence


def source(name, kind="organisation"):
    return Source(name, name, Span(0, 1), kind)


WORDS = "Okafor, signed for £32m from Lyon, beat 300 boats, or 12% of them."
POLL = "The poll of 1,000 adults put it at 31%."


def make(make_figure, text, *, sentence=WORDS, **changed):
    return make_figure(text, sentence=sentence, low=None, high=None, **changed)


@pytest.mark.parametrize(
    ("text", "changed", "question"),
    [
        (
            "300",
            {"asserted_by": source("Health ministry")},
            "To Health ministry: 300 boats: as of when, and who counted?",
        ),
        ("300", {}, "Who says 300 boats, and as of when?"),
        ("300", {"asserted_by": source("an official", "unnamed")}, "Who says 300 boats, and as of when?"),
        # What is counted does not stand behind the number: the words of the sentence tell it.
        (
            "£32m",
            {"kind": "money"},
            "Who says £32m (“Okafor, signed for £32m from Lyon, beat 300 boats, or 12% …”)?",
        ),
        (
            "£32m",
            {"kind": "money", "asserted_by": source("Lyon")},
            "from Lyon, beat 300 boats, or 12% …”): what is it based on?",
        ),
        ("12%", {"kind": "percentage"}, "or 12% of them.”)?"),
        ("Okafor", {"kind": "age"}, "Is it right: okafor (“"),
    ],
)
def test_a_figure_is_asked_about(make_figure, make_report, text, changed, question):
    place = WORDS.index("boats")
    spans = {"counted": "boats", "counted_span": Span(place, place + 5)} if text == "300" else {"counted": "beat"}
    report = make_report(make(make_figure, text, **spans, **changed))
    assert question in ask_about(report, 0)


@pytest.mark.parametrize(
    ("told", "how"), [(True, "what exactly was asked?"), (False, "how many were asked, and when?")]
)
def test_a_poll_whose_sample_is_told_is_not_asked_for_it(make_figure, make_report, told, how):
    poll = source("Brandt poll", "document")
    share = make(make_figure, "31%", sentence=POLL, kind="percentage", asserted_by=poll)
    sample = make(make_figure, "1,000", sentence=POLL)
    assert ask_about(make_report(share, *([sample] if told else [])), 0).endswith(f"): {how}")


def test_a_sample_and_a_margin_are_not_asked_who_says_them(make_figure, make_report):
    assert ask_about(make_report(make(make_figure, "1,000", sentence=POLL)), 0).startswith("Is it right: 1,000")


@pytest.mark.parametrize(
    ("code", "reason", "question"),
    [
        (
            "percent-or-points",
            "11% to 9% is 2 points; the article says 2%",
            "11% to 9% is 2 points; the article says 2%. Which is right?",
        ),
        (
            "arithmetic",
            "the shares make more than 100%: 64 + 21 + 18 = 103",
            "The shares make more than 100%: 64 + 21 + 18 = 103. What is right?",
        ),
        ("question", "12% of what?", "12% of what?"),
    ],
)
def test_a_finding_asks_what_it_says(make_figure, make_report, code, reason, question):
    figure = make(make_figure, "12%", kind="percentage")
    points = [Point((0,), 9, f"{reason} ({quote_sentence(figure)}).", code=code)]
    assert write_questions(make_report(figure), points) == question
    assert ask_about(make_report(figure), 0, points) == question
    named = make_report(replace(figure, asserted_by=source("Brandt")))
    assert write_questions(named, points) == f"To Brandt: {question[:1].lower() + question[1:]}"


def test_what_is_not_verified_is_asked_of_people_and_not_of_a_distance(make_figure, make_report):
    army = source("army")
    figures = make(make_figure, "£32m", kind="measure", asserted_by=army), make(make_figure, "300", asserted_by=army)
    points = [Point((0, 1), 9, "the article says of this: “could not be verified”", quiet=True, code="no-source")]
    question = write_questions(make_report(*figures), points)
    assert question.startswith("To army: 300")
    assert question.endswith(": what bears it out?")


def test_a_few_counts_of_nobody_are_asked_in_one_sentence(make_figure, make_report):
    sentence = "12 boats and 14 mills"
    figures = [
        make(make_figure, "12", sentence=sentence, counted="boats", counted_span=Span(3, 8)),
        make(make_figure, "14", sentence=sentence, counted="mills", counted_span=Span(16, 21)),
    ]
    points = [Point((0, 1), 9, "12 and 14 have no source", quiet=True, code="no-source")]
    assert write_questions(make_report(*figures), points) == "Who says 12 boats and 14 mills, and as of when?"


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
