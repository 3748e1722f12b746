"""An article of 300 figures: every message is within the limits, and every figure is on one of its pages."""

import re
from dataclasses import dataclass

import pytest
from chats import Chat, group_chat, private_chat
from stories import long_article
from telegram_html import count_units

FIGURES = 300
TEXT = long_article(FIGURES)
EACH = [f"{1000 + 7 * number:,}" for number in range(FIGURES)]


@dataclass
class Page:
    text: str
    entities: list
    bold: list[str]


def read_pages(chat: Chat, report) -> list[Page]:
    """Turn the pages of a report, from the list's first to its last."""
    pages: list[Page] = []
    chat.press(report, "all 300")
    while True:
        place = f"{len(pages) + 1}/"
        chat.api.wait_for(lambda place=place: any(w.startswith(place) for w in report.buttons), f"page {place}")
        pages.append(Page(report.text, report.entities, report.marked("bold")))
        if f"{len(pages)}/{len(pages)}" in report.buttons:
            return pages
        chat.press(report, "›")


@pytest.fixture(scope="module")
def chat(api, bot) -> Chat:
    return private_chat(api)


@pytest.fixture(scope="module")
def report(chat):
    number = chat.send_file("valley.txt", TEXT.encode(), "text/plain")
    return chat.wait_for_reply(number, having=r"300\D{0,3}figures", seconds=60)


@pytest.fixture(scope="module")
def pages(chat, report) -> list[Page]:
    return read_pages(chat, report)


def test_every_figure_is_on_a_page_in_its_order(pages):
    bold = [found for page in pages for mark in page.bold for found in re.findall(r"\d,\d{3}", mark)]
    assert list(dict.fromkeys(bold)) == EACH


def test_every_page_is_within_the_limits(pages):
    # What the server would refuse or quietly change is a complaint, and fails each test here.
    assert max(count_units(page.text) for page in pages) <= 4096
    assert max(len(page.entities) for page in pages) <= 100
    assert not any(re.search(r"&(?:amp|lt|gt|quot|#)|</?(?!Relief)\w+>", page.text) for page in pages)
    assert any("R&D House" in page.text for page in pages)
    assert any("<Relief>" in page.text for page in pages)


def test_pages_are_full_enough_to_be_few(pages):
    assert len(pages) <= 30


def test_a_figure_shows_with_its_context(chat, report, pages):
    before = len(report.shown)
    chat.press(report, next(words for words in report.buttons if words.isdigit()))
    chat.api.wait_for(lambda: len(report.shown) > before, "the figure")
    assert report.buttons


def test_in_a_group_it_is_one_message(api, bot):
    group = group_chat(api)
    story = group.send_file("valley.txt", TEXT.encode(), "text/plain")
    group.say("/check", reply_to=story)
    short = group.wait_for_sent(having=r"300\D{0,3}figures", seconds=60)
    assert len(group.sent) == 1
    assert count_units(short.text) < 2000
