"""Who is turned away, with a clock of the test's own."""

import base64
from dataclasses import replace

import pytest

from bot.site.doors import MINUTE, Doors, is_own_machine
from bot.site.refused import RefusedError
from config.settings import Settings, read_settings
from extractors.errors import SettingsError


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def basic(password):
    return "Basic " + base64.b64encode(f"desk:{password}".encode()).decode()


def test_turns_come_back_after_a_minute_and_each_address_has_its_own():
    clock = Clock()
    doors = Doors(Settings(serve_per_minute=2), clock=clock)
    for _ in range(2):
        doors.take_turn("10.0.0.1")
    with pytest.raises(RefusedError, match="60 seconds") as told:
        doors.take_turn("10.0.0.1")
    assert (told.value.status, told.value.headers) == (429, {"Retry-After": "60"})
    doors.take_turn("10.0.0.2")
    clock.now = MINUTE
    doors.take_turn("10.0.0.1")


def test_a_password_may_hold_colons_and_any_letter_and_guesses_are_counted():
    doors = Doors(Settings(serve_password="päss:word"), clock=Clock())
    doors.check_password(basic("päss:word"), "10.0.0.1")
    for wrong in ("", "Bearer x", "Basic", "Basic ä", basic(""), basic("päss:worD"), basic("päss:word ")):
        with pytest.raises(RefusedError) as told:
            doors.check_password(wrong, "10.0.0.1")
        assert told.value.status == 401
    # To ask without a password is no guess.
    for _ in range(50):
        with pytest.raises(RefusedError, match="wants a password"):
            doors.check_password("", "10.0.0.2")


@pytest.mark.parametrize(
    ("headers", "welcome"),
    [
        ({}, True),
        ({"Origin": "http://localhost:8090"}, True),
        ({"Origin": "https://localhost:8090", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": ""}, False),
        ({"Origin": "http://localhost:9999"}, False),
        ({"Origin": "http://localhost:8090.evil.example"}, False),
    ],
)
def test_where_a_form_comes_from(headers, welcome):
    doors = Doors(Settings())
    if welcome:
        doors.check_origin({"Host": "localhost:8090", **headers})
    else:
        with pytest.raises(RefusedError):
            doors.check_origin({"Host": "localhost:8090", **headers})


def test_the_names_of_the_page():
    doors = Doors(Settings(serve_listen="192.168.1.5:80", serve_hosts=frozenset(["figures.example"])))
    for host in ("192.168.1.5", "figures.example:443", "FIGURES.example.", "localhost", "[::1]:80"):
        doors.check_name(host)
    for host in ("192.168.1.6", "x.figures.example", "figures.example@evil.example", "", "[::", "0.0.0.0"):
        with pytest.raises(RefusedError):
            doors.check_name(host)
    with pytest.raises(RefusedError):
        Doors(Settings(serve_listen="0.0.0.0:80")).check_name("0.0.0.0")


def test_what_only_this_machine_reaches():
    listens = {
        "127.0.0.1:1": True,
        "[::1]:1": True,
        "localhost:1": True,
        "0.0.0.0:1": False,
        "[::]:1": False,
        "10.0.0.1:1": False,
    }
    for listen, own in listens.items():
        assert is_own_machine(replace(Settings(), serve_listen=listen)) is own


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("SERVE_LISTEN", "8090"),
        ("SERVE_LISTEN", "127.0.0.1:99999"),
        ("SERVE_HOSTS", "https://a.example"),
        ("SERVE_HOSTS", "a.example:80"),
        ("SERVE_PASSWORD", "short"),
        ("SERVE_PER_MINUTE", "0"),
    ],
)
def test_settings_that_are_none(key, value):
    with pytest.raises(SettingsError, match=key.lower()) as told:
        read_settings({f"FIGURECHECK_{key}": value})
    assert "short" not in str(told.value)


def test_the_password_is_shown_nowhere():
    assert "correct horse" not in repr(Settings(serve_password="correct horse"))
