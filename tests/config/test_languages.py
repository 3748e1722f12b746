"""The catalogs of the interface: the same lines in each, as long as Telegram takes, and with the same gaps."""

import re

import pytest

from config.languages import LANGUAGES, read_languages

CATALOGS = read_languages()
# Telegram's limits for what it shows of commands and of the bot.
_COMMAND, _SHORT, _LONG = 256, 120, 512


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_has_the_same_lines(code):
    assert set(CATALOGS[code]) == set(CATALOGS["de"])
    assert all(said.strip() for said in CATALOGS[code].values())


@pytest.mark.parametrize("code", LANGUAGES)
def test_gaps_and_edges_stay(code):
    for english, said in CATALOGS[code].items():
        assert english.count("{}") == said.count("{}"), english
        assert not re.search(r"\{(?!\})|(?<!\{)\}", said), english
        assert (english[:1].isspace(), english[-1:].isspace()) == (said[:1].isspace(), said[-1:].isspace()), english


@pytest.mark.parametrize("code", LANGUAGES)
def test_commands_are_not_translated(code):
    for english, said in CATALOGS[code].items():
        assert re.findall(r"(?<!\w)/\w+", english) or not re.findall(r"(?<!\w)/[a-z]+\b", said), english
        assert set(re.findall(r"(?<!\w)/\w+", english)) <= set(re.findall(r"(?<!\w)/\w+", said)), english


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_telegram_shows_of_the_bot_fits(code):
    from bot.handlers.register import DESCRIPTION, PRIVATE, SHORT_DESCRIPTION

    said = CATALOGS[code]
    assert len(said[DESCRIPTION]) <= _LONG
    assert len(said[SHORT_DESCRIPTION]) <= _SHORT
    assert all(1 <= len(said[each]) <= _COMMAND for each in PRIVATE.values())
