"""What the bot says of itself is true, and Telegram takes it."""

from datetime import UTC, datetime

import pytest

from bot.chat.greeting import (
    EXAMPLE,
    explain,
    explain_report,
    greet,
    greet_group,
    greet_on_entering,
    offer_help,
)
from bot.chat.pages import lay_out
from bot.chat.rich import count_entities, count_units, write_text
from bot.chat.sight import Sight
from bot.chat.texts import ask_for_check, ask_forget, introduce, point_back, tell_privacy
from config.engine import load_engine
from config.settings import Settings
from extractors import analyze, read_article

NAME = "figure_bot"


def test_the_example_is_what_the_bot_would_answer(look):
    [page] = lay_out(Sight(analyze(read_article(EXAMPLE), load_engine(Settings())), look))
    help_text = write_text(explain(NAME, pictures=True).content)
    # Help leaves out the sentences, which stand right above.
    told = [write_text([each]) for each in page if each.runs and not each.quote][1:]
    assert len(told) == 5
    place = help_text.index("I answer:")
    for text in told:
        place = help_text.index(text, place)


@pytest.mark.parametrize(
    "message",
    [
        greet(NAME, pictures=True),
        greet_group(NAME),
        greet_on_entering(NAME),
        explain(NAME, pictures=True),
        explain_report(),
        introduce("1.0"),
        tell_privacy(90, 3, datetime(2024, 5, 3, tzinfo=UTC), has_settings=True),
        ask_forget(),
        offer_help(pictures=False),
        ask_for_check(NAME),
        point_back(None, datetime(2024, 5, 3, tzinfo=UTC), ()),
    ],
    ids=lambda message: write_text(message.content)[:20],
)
def test_telegram_takes_it_and_nobody_is_called(message):
    text = write_text(message.content)
    assert 0 < count_units(text) <= 4096
    assert count_entities(message.content) <= 100
    assert not any(f"@{NAME}" in word for word in text.split() if not word.startswith("/"))


@pytest.mark.parametrize(
    ("answers", "has_settings", "said"),
    [
        (0, False, "Of this chat nothing is kept now."),
        (1, False, "Of this chat I keep 1 report (the oldest from 3 May 2024)."),
        (2, True, "Of this chat I keep 2 reports (the oldest from 3 May 2024) and its settings."),
        (0, True, "Of this chat I keep its settings."),
    ],
)
def test_how_much_is_kept(answers, has_settings, said):
    oldest = datetime(2024, 5, 3, tzinfo=UTC) if answers else None
    text = write_text(tell_privacy(30, answers, oldest, has_settings=has_settings).content)
    assert text.endswith(said)
    assert "30 days" in text


def test_nothing_is_kept_of_what_could_not_be_handled():
    text = write_text(tell_privacy(30, 0, None, has_settings=False).content)
    assert "could not" not in text
    assert "given up" in text
    assert "dropped" in write_text(ask_forget().content)


@pytest.mark.parametrize("fact_checks", [True, False])
def test_who_else_is_asked_is_told_when_somebody_is(fact_checks):
    text = write_text(tell_privacy(30, 0, None, has_settings=False, fact_checks=fact_checks).content)
    assert ("Google" in text) == fact_checks
