"""The bot's settings: what is taken, what is refused, and that nothing secret is repeated."""

import pytest

from config.settings import Settings, read_settings
from config.settings_files import read_files
from extractors.errors import SettingsError

TOKEN = "123456789:AAE-abc_DEF"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("telegram_token", TOKEN, TOKEN),
        ("telegram_url", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("database", "postgresql://bot:pw@db/figurecheck", "postgresql://bot:pw@db/figurecheck"),
        ("webhook_url", "https://bot.paper.example/hook", "https://bot.paper.example/hook"),
        ("webhook_secret", "a-B_9", "a-B_9"),
        ("webhook_listen", "[::1]:80", "[::1]:80"),
        ("allowed_chats", "-1001234567890 12,13", frozenset({-1001234567890, 12, 13})),
        ("allowed_users", "12", frozenset({12})),
        ("operator_chat", "-5", -5),
        ("operator_chat", "0", 0),
        ("metrics_port", "0", 0),
        ("metrics_port", "9464", 9464),
        ("job_seconds", "5", 5),
        ("queue", "7", 7),
        ("per_user", "8", 8),
        ("per_chat", "9", 9),
        ("retention_days", "30", 30),
    ],
)
def test_the_environment_sets_it(name, text, value):
    assert getattr(read_settings({f"FIGURECHECK_{name.upper()}": text}), name) == value


def test_the_file_sets_it(tmp_path):
    (tmp_path / "figurecheck.toml").write_text(
        'allowed_chats = [-100, 5]\noperator_chat = -7\nmetrics_port = 9464\ndatabase = "kept.db"\n'
    )
    settings = read_settings({}, read_files(tmp_path, whole=True))
    assert settings == Settings(
        allowed_chats=frozenset({-100, 5}), operator_chat=-7, metrics_port=9464, database="kept.db"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("telegram_token", "hidden"),
        ("telegram_token", "1:hidden hidden"),
        ("telegram_url", "ftp://hidden"),
        ("telegram_url", "https://hidden@host"),
        ("telegram_url", "https://host?hidden"),
        ("webhook_url", "bot.hidden.example"),
        ("webhook_url", "https://host/hidden#there"),
        ("webhook_secret", "hidden!"),
        ("webhook_secret", "hidden" * 50),
        ("webhook_listen", "8080"),
        ("webhook_listen", "127.0.0.1:65536"),
        ("allowed_chats", "12 newsroom"),
        ("allowed_chats", "0"),
        ("allowed_users", "9" * 17),
        ("operator_chat", "@hidden"),
        ("metrics_port", "65536"),
        ("metrics_port", "-1"),
        ("job_seconds", "0"),
        ("queue", "0"),
        ("retention_days", "4000"),
    ],
)
def test_what_is_no_value_for_it_is_refused_by_name(name, text):
    with pytest.raises(SettingsError, match=rf"{name} \(in the environment\)") as raised:
        read_settings({f"FIGURECHECK_{name.upper()}": text})
    assert "hidden" not in str(raised.value)


@pytest.mark.parametrize(
    "text", ["allowed_chats = 5", "allowed_chats = [true]", "operator_chat = false", "database = 5"]
)
def test_the_file_is_read_as_strictly(tmp_path, text):
    (tmp_path / "figurecheck.toml").write_text(text)
    with pytest.raises(SettingsError):
        read_settings({}, read_files(tmp_path, whole=True))


def test_secrets_are_not_shown():
    settings = Settings(
        telegram_token=TOKEN,
        database="postgresql://me:hidden@db/x",
        webhook_secret="hidden",
        webhook_url="https://hidden",
    )
    assert TOKEN not in repr(settings)
    assert "hidden" not in repr(settings)
