"""Rows: what is known of each figure, in words, with the article that it stands in."""

from datetime import date
from decimal import Decimal

import pytest

from bot.reports.rows import COLUMNS, list_rows
from extractors import Finding, Source, Span, Unit

DAY = date(2026, 11, 20)
ADA = Source("Ada, Inc", "it", Span(0, 2), "organisation")


def read(report):
    return [dict(zip((column.name for column in COLUMNS), row, strict=True)) for row in list_rows(report, DAY)]


def test_a_row_for_each_figure(make_figure, make_report):
    first = make_figure(
        value=Decimal("1.10"), low=None, high=None, asserted_by=ADA, cue="said", via=(ADA, ADA), hedges=("could",)
    )
    [row, other] = read(make_report(first, make_figure(unsure=True), findings=(Finding("x", (1,), "Look."),)))
    assert (row["figure"], row["value"], row["low"]) == ("hundreds", Decimal("1.10"), None)
    assert (row["source"], row["source kind"], row["cue"]) == ("Ada, Inc", "organisation", "said")
    assert (row["via"], row["hedges"], row["unsure"]) == ("Ada, Inc; Ada, Inc", "could", "")
    assert (other["value"], other["low"], other["high"]) == (None, Decimal(200), Decimal(999))
    assert (other["source"], other["unsure"], other["findings"]) == (None, "yes", "Look.")
    assert [row["number"], other["number"]] == [1, 2]


def test_a_row_knows_its_article(make_figure, make_report):
    article = {"title": "Houses lost", "outlet": "The Post", "url": "https://post.example/1", "published": "2026-11-19"}
    [row] = read(make_report(make_figure(), **article))
    assert (row["title"], row["outlet"], row["address"]) == ("Houses lost", "The Post", "https://post.example/1")
    assert (row["published"], row["checked on"]) == (date(2026, 11, 19), DAY)
    article["published"] = "in May"
    [row] = read(make_report(make_figure(), **article, self_described=True))
    assert (row["outlet"], row["address"]) == ("says it is from The Post (post.example)", None)
    assert row["published"] == "in May"


@pytest.mark.parametrize(
    ("relation", "words"),
    [("=", "is"), ("~", "about"), (">=", "at least"), ("<=", "up to"), (">", "more than"), ("<", "less than")],
)
def test_what_bounds_a_figure_is_said_in_words(make_figure, make_report, relation, words):
    [row] = read(make_report(make_figure(relation=relation)))
    assert row["relation"] == words


@pytest.mark.parametrize(
    ("name", "words"), [("%", "per cent"), ("USD", "USD"), ("percentage point", "percentage point")]
)
def test_a_unit_is_a_word(make_figure, make_report, name, words):
    [row] = read(make_report(make_figure(unit=Unit(name, name, "test"))))
    assert row["unit"] == words


def test_what_is_quiet_has_a_column_of_its_own(make_figure, make_report):
    quiet = Finding("rank", (0,), "The first.", quiet=True)
    loud = Finding("x", (0,), "Look."), Finding("y", (0,), "And here.")
    [row] = read(make_report(make_figure(), findings=(*loud, quiet)))
    assert (row["findings"], row["noted"]) == ("Look. / And here.", "The first.")
