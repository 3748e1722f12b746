"""The interface in other languages: all that the bot says of itself, and nothing that an article says."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.chat.buttons import View
from bot.chat.choices import LANGUAGES as NAMES
from bot.chat.choices import show_choices, show_digest, show_language
from bot.chat.digest import DAY, USAGE, WEEK, Digested, say_nothing, write_digest
from bot.chat.entries import write_title
from bot.chat.greeting import explain, explain_report, greet, greet_group, greet_guest, greet_on_entering, offer_help
from bot.chat.messages import Message, show
from bot.chat.rich import write_text
from bot.chat.sight import Sight
from bot.chat.tellings import write_tellings
from bot.chat.texts import FAILED, NO_PICTURES, ask_forget, introduce, say, tell_privacy
from bot.chat.tongues import ENGLISH, Tongue, choose_tongue
from bot.chat.watches import (
    STOPPED,
    Shown,
    say_full,
    show_watched,
    tell_begun,
    tell_change,
    tell_ended,
    tell_failed,
    tell_post,
)
from bot.chat.worth import Point
from bot.reports.things import Telling, Thing
from config.languages import LANGUAGES, read_languages
from extractors import Article

NAME = "figure_bot"
TONGUES = {code: Tongue.read(catalog) for code, catalog in read_languages().items()}
PAGE = Shown(3, "Dam bursts", "https://paper.example/a", datetime(2026, 11, 20, tzinfo=UTC))
CHANNEL = replace(PAGE, title=None, is_failing=True)
TOLD = tuple(Telling(str(number), "Ada", (number,)) for number in range(6))
THINGS = tuple(Thing("boats", TOLD, is_disputed=True) for _ in range(4))
OPEN = tuple(Point((number,), 9, "12 and 13 do not agree.") for number in range(5))
CHECKED = Digested(("", "Dam bursts"), "https://t.me/c/5/7", 3, OPEN, THINGS)
DONE = replace(CHECKED, figures=1, points=(replace(OPEN[0], checked_by="Ada"),), disputed=(), link=None)
MESSAGES = [
    greet(NAME, pictures=True),
    greet(NAME, pictures=False),
    greet_group(NAME),
    greet_on_entering(NAME),
    greet_guest(NAME),
    explain(NAME, pictures=True),
    explain(NAME, pictures=False),
    explain_report(),
    offer_help(pictures=False),
    tell_privacy(90, 0, None, has_settings=False),
    ask_forget(),
    show_choices("asked", "check", group=True),
    say(FAILED),
    say(NO_PICTURES),
    show_language("asked"),
    show_digest("8", "UTC"),
    Message(write_digest([CHECKED] * 30, f"{DAY} 8:00 (UTC)")),
    Message(write_digest([DONE, DONE], WEEK, unread=1)),
    say(say_nothing(WEEK)),
    say(USAGE),
    show_watched([PAGE, CHANNEL], most=10, minutes=30),
    tell_begun(PAGE, 3, 30, said=None, found=["12 here."] * 6),
    tell_begun(PAGE, 0, 30, said=None, found=[]),
    tell_begun(CHANNEL, None, 30, said=None, found=[]),
    tell_change(PAGE, "It has 3 figures now; none were known before.", ["12 here."]),
    tell_change(PAGE, None, ["12 here."]),
    tell_post(CHANNEL, 12, "https://t.me/name/12", ["12 here."]),
    tell_ended(PAGE, 14),
    tell_failed(PAGE, "The site says that there is no such page: check the link."),
    say(say_full(10)),
    say(STOPPED),
]
# The same in some languages, and the example, which is an article's.
SAME = ("No", "1  at least 14", "2  $3m", " (3,000,000 USD) · damage", "The mayor", " · people", "Note 2:")
SAME += (" $3m has no source in the article.", *list(NAMES.values())[1:])
# What a digest and news of what is watched have from articles, numbers, days and hours.
SAME += ("Dam bursts", "https://paper.example/a", "≠ boats: 0 (Ada), 1 (Ada), 2 (Ada), 3 (Ada) …", " 12 here.", "12")
SAME += (" · ", ".", "1  ", "2  ", "20 November 2026", "UTC", "8:00", "12:00", "18:00", "21:00")
SAME += (" 12 and 13 do not agree.",)


def list_own(message):
    """The runs of words and the buttons that are ours to say."""
    runs = [run.text for paragraph in message.content if not paragraph.quote for run in paragraph.runs]
    return runs + [button.text.removeprefix("✓ ") for row in message.keyboard for button in row]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: write_text(message.content)[:24])
def test_nothing_of_what_it_says_of_itself_stays_english(code, message):
    left = [
        text
        for text, said in zip(list_own(message), list_own(TONGUES[code].translate(message)), strict=True)
        if text == said and text not in SAME
    ]
    assert left == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_report_has_its_frame_in_the_language_and_its_article_as_it_is(code, make_figure, make_report, look):
    figure = make_figure(text="31", sentence="No 31 figures, said the mayor.", counted="boats")
    report = make_report(figure, make_figure(), title="A story of a harbour")
    said = TONGUES[code].translate(show(Sight(report, look), View("all"), answer=1))
    text = write_text(said.content)
    assert "No 31 figures, said the mayor." in text
    assert "A story of a harbour" in text
    assert "2 figures" not in text
    assert "own words" not in text
    assert not {"Short", "List", "Something wrong?"} & {button.text for row in said.keyboard for button in row}


def test_every_language_can_be_chosen():
    assert set(NAMES) == {"asked", "en", *LANGUAGES}


@pytest.mark.parametrize("title", ["Stop Brexit, says minister", "Checked by nobody.", "All 300 figures", "No"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_headline_that_reads_like_a_line_of_ours_is_left_alone(code, title):
    message = Message(write_title(Article("x", title=title)))
    assert TONGUES[code].translate(message) == message


def test_what_is_counted_is_left_alone_and_the_name_of_a_state_is_said(make_figure, make_report, look):
    report = make_report(make_figure(counted="official figures"))
    said = TONGUES["de"].translate(show(Sight(report, look), View("all"), answer=1))
    assert " · official figures" in write_text(said.content)
    killed = Thing("killed", TOLD[:2], is_disputed=False, by_whom=True, is_state=True)
    told = TONGUES["de"].translate(Message(write_tellings([killed, replace(killed, is_state=False)])))
    assert [line for line in write_text(told.content).split("\n") if "Quelle" in line] == [
        "getötet, nach Quelle",
        "killed, nach Quelle",
    ]


def test_a_quotation_is_left_alone():
    greeting = TONGUES["de"].translate(explain(NAME, pictures=True))
    assert "The storm killed at least 14 people" in write_text(greeting.content)


@pytest.mark.parametrize(
    ("code", "english"), [("en", True), (None, True), ("pt-br", True), ("de-AT", False), ("UK", False)]
)
def test_whose_telegram_is_set_to_another_language_reads_english(code, english):
    assert (choose_tongue(code, TONGUES) is ENGLISH) is english


def test_each_part_of_a_line_is_said():
    message = say("31 figures · 2 to check")
    assert write_text(TONGUES["uk"].translate(message).content) == "чисел: 31 · перевірити: 2"


def test_a_line_that_nobody_translated_stays():
    assert TONGUES["fr"].say("There is a new kind of whale.") == "There is a new kind of whale."
    assert write_text(TONGUES["fr"].translate(introduce("1.0")).content).startswith("figurecheck 1.0")


def test_the_longest_line_with_gaps_is_taken_first():
    tongue = Tongue.read({"Note {}:": "Hinweis {}:", "{}:": "falsch"})
    assert tongue.say("Note 3, 4:") == "Hinweis 3, 4:"


def test_a_day_stays_a_day():
    shown = tell_privacy(90, 3, datetime(2024, 5, 3, tzinfo=UTC), has_settings=True)
    assert "3 May 2024" in write_text(TONGUES["es"].translate(shown).content)
