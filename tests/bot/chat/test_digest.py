"""A digest fits in one message whatever was checked, and what does not fit is counted."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.chat.digest import digest_report, say_nothing, write_digest
from bot.chat.packing import Room
from bot.chat.rich import write_html, write_text
from bot.chat.worth import look_at
from extractors import Finding


@pytest.fixture
def report(make_long):
    found = (
        Finding("conflict", (0, 1), "1000 and 1001 do not agree."),
        Finding("magnitude", (2, 3), "the same digits as millions here and billions there."),
    )
    made = make_long(4)
    figures = tuple(replace(each, value=Decimal(each.text)) for each in made.figures)
    return replace(
        made,
        figures=figures,
        findings=found,
        article=replace(made.article, outlet="The Quay Post", url="https://q.test/1"),
    )


def test_what_an_article_is_what_disagrees_and_what_is_open(report, look):
    block = write_digest([digest_report(report, look, "https://t.me/c/5/7")], "today")
    text = write_text(block)
    assert text.startswith("Checked here today\n1 article · 4 figures · 2 to check\n\n")
    assert "The Quay Post" in text
    assert "\n4 figures · 2 to check · the answer\n" in text
    assert "≠ " in text
    assert "1000 (" in text
    assert "1001 (" in text
    # The numbers that do not agree are told once.
    assert "do not agree" not in text
    assert text.endswith("Open: The same digits as millions here and billions there.")
    html = write_html(block)
    assert '<a href="https://q.test/1">' in html
    assert '<a href="https://t.me/c/5/7">the answer</a>' in html


def test_what_somebody_looked_at_is_not_open(report, look):
    first, second = look_at(report, look)
    known = replace(look, checked={second.mark: "Anna"})
    text = write_text(write_digest([digest_report(report, known, None)], "today"))
    assert "2 to check, 1 open" in text
    assert ("Open:" in text) == (second.code == "conflict")
    known = replace(look, checked={first.mark: "Anna", second.mark: "Bo"})
    text = write_text(write_digest([digest_report(report, known, None)], "today"))
    assert "2 to check, none open" in text
    assert "Open:" not in text
    assert "the answer" not in text


@pytest.mark.parametrize("number", [1, 20, 300])
def test_it_is_one_message_and_the_rest_is_counted(report, look, number):
    long = replace(report.article, title="Houses lost 😀 " * 40)
    entries = [digest_report(replace(report, article=long), look, "https://t.me/c/5/7") for _ in range(number)]
    block = write_digest(entries, "in the last seven days")
    assert Room().holds(block)
    text = write_text(block)
    assert f"{number} article" in text
    told = text.count("to check · the answer")
    assert told == number or f"And {number - told} more articles · {4 * (number - told):,} figures · " in text
    assert (number == 300) <= (told < number)


def test_the_articles_with_most_open_come_first(report, look, make_long):
    plain = replace(make_long(2), article=replace(make_long(2).article, title="Nothing to see"))
    text = write_text(write_digest([digest_report(each, look, None) for each in (plain, report)], "today"))
    assert text.index("Houses lost") < text.index("Nothing to see")


def test_what_was_not_read_is_counted_too(report, look):
    text = write_text(write_digest([digest_report(report, look, None)], "today", unread=12))
    assert "13 articles" in text
    assert text.endswith("And 12 more articles")


def test_where_there_is_nothing_it_says_so():
    assert say_nothing("today") == "Nothing was checked in this chat today."
