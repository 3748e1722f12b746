"""Complaints as marked text: what is kept of a sentence comes out as cards that the training reads."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.chat.buttons import Wrong
from bot.feedback.keeping import make_complaint, make_missed
from bot.feedback.marks import write_marks
from bot.feedback.missed import find_missed
from bot.reports.json_text import write_json
from bot.store import Answer
from extractors import Finding, Source, Span, Unit
from extractors.training.marked import read_article, read_marked

FIRST = "Police said 12 people died. "
SECOND = "They put the damage at $3m, and 40 boats sank."
TEXT = FIRST + SECOND
KEPT = Answer(9, -100, None, 1, (2,), "text:abc", "", datetime(2026, 11, 20, tzinfo=UTC))
POLICE = Source("Police", "They", Span(28, 32), "organisation")


@pytest.fixture
def report(make_figure, make_report):
    offset = len(FIRST)
    return make_report(
        make_figure("12", sentence=FIRST.strip(), value=Decimal(12), counted="people", counted_span=Span(15, 21)),
        make_figure(
            "$3m",
            sentence=SECOND,
            offset=offset,
            value=Decimal(3_000_000),
            low=None,
            high=None,
            unit=Unit("USD", "$", "test"),
            kind="money",
            counted="damage",
            counted_span=Span(41, 47),
            asserted_by=POLICE,
            cue="said",
            cue_span=Span(7, 11),
        ),
        make_figure("40", sentence=SECOND, offset=offset, unsure=True),
        text=TEXT,
        outlet="The Post",
        url="https://post.example/1",
        title="Not kept",
        findings=(Finding("rank", (0,), "First."), Finding("conflict", (0, 1), "They differ.")),
    )


def mark(complaint):
    return json.loads(write_json(write_marks(17, complaint)))


def test_the_figures_of_the_sentence_and_the_one_that_is_wrong(report):
    made = make_complaint(KEPT, report, Wrong("source", 1), once="x")
    assert (made.chat_id, made.answer_id, made.kind, made.url) == (-100, 9, "source", "https://post.example/1")
    assert made.sentence == SECOND
    line = mark(made)
    assert (line["article"], line["text"]) == ("feedback-17", SECOND)
    assert (line["origin"]["outlet"], line["origin"]["url"]) == ("The Post", "https://post.example/1")
    money, boats = line["cards"]
    assert (money["wrong"], money["number"], money["value"], money["unit"]) == ("source", "$3m", 3_000_000, "USD")
    assert [SECOND[slice(*money[name])] for name in ("span", "counted_span", "mention_span")] == [
        "$3m",
        "damage",
        "They",
    ]
    assert money["asserted_by"] == ["Police", "They"]
    # It stands in the sentence before.
    assert (money["cue"], money["cue_span"]) == ("said", None)
    # Nobody has said who asserts it.
    assert boats["wrong"] == "source"


def test_nothing_else_of_the_article_is_kept(report):
    made = make_complaint(KEPT, report, Wrong("number", 1), once="x")
    assert "Not kept" not in made.figures
    assert "12" not in made.figures.replace("[12", "")
    assert "They differ" not in made.figures


def test_a_false_alarm_has_its_finding(report):
    line = mark(make_complaint(KEPT, report, Wrong("alarm", 0, 1), once="x"))
    assert line["findings"] == [{"code": "conflict", "message": "They differ."}]
    assert [card["wrong"] for card in line["cards"]] == ["alarm"]


@pytest.mark.parametrize("wrong", [Wrong("number", 3), Wrong("alarm", 0, 2), Wrong("alarm", 2, 0)])
def test_what_the_report_does_not_have_is_no_complaint(report, wrong):
    assert make_complaint(KEPT, report, wrong, once="x") is None


def test_missed_words_are_a_card_without_an_answer(report):
    missed = find_missed(report, "sank", set())
    line = mark(make_missed(KEPT, report, missed, once="x"))
    assert line["text"] == SECOND
    assert [card["number"] for card in line["cards"]] == ["$3m", "40", "sank"]
    assert (line["cards"][-1]["wrong"], SECOND[slice(*line["cards"][-1]["span"])]) == ("missed", "sank")


def test_words_over_two_sentences_keep_the_figures_of_both(report):
    missed = find_missed(report, "died. They put", set())
    line = mark(make_missed(KEPT, report, missed, once="x"))
    assert line["text"] == TEXT
    assert [TEXT[slice(*card["span"])] for card in line["cards"]] == ["12", "$3m", "40", "died. They put"]


def test_a_page_that_nobody_fetched_hands_its_words_to_no_outlet(report):
    told = replace(report, article=replace(report.article, self_described=True))
    line = mark(make_complaint(KEPT, told, Wrong("number", 0), once="x"))
    assert (line["origin"]["outlet"], line["origin"]["url"]) == ("feedback-17", None)


def test_the_training_reads_a_line_when_it_is_put_right(report, tmp_path):
    line = mark(make_complaint(KEPT, report, Wrong("source", 1), once="x"))
    file = tmp_path / "feedback.jsonl"
    file.write_text(json.dumps(line) + "\n")
    assert read_marked([tmp_path]) == []
    for card in line["cards"]:
        del card["wrong"]
    line["cards"][1]["asserted_by"] = ["Police"]
    file.write_text(json.dumps(line) + "\n")
    (article,) = read_marked([tmp_path])
    assert article == read_article(line, "feedback-17")
    assert article.outlet == "The Post"
    money, boats = article.figures
    assert (money.span.of(article.text), money.sources, money.counted) == ("$3m", ("Police", "They"), ("damage",))
    assert boats.sources == ("Police",)
