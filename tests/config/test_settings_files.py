"""Whose settings file may set what: the user's own and a named one all, one that lies in the current folder little."""

from dataclasses import fields
from pathlib import Path

import pytest

from config.settings import Settings, read_settings
from config.settings_files import FILE_NAME, describe_ignored, find_own_file, read_files
from extractors.errors import SettingsError

# What a file that somebody else put into a folder may set: nothing of it leaves the machine, brings code in or costs it
# more than it is to spend.
HARMLESS = {
    "max_bytes",
    "default_dollar",
    "max_figures",
    "checks_off",
    "checks_on",
    "queue",
    "per_user",
    "per_chat",
    "retention_days",
}
VALUES = {
    "model": '"other_model"',
    "contact": '"desk@paper.example"',
    "fact_check_key": '"abc"',
    "fact_check_url": '"https://elsewhere.example/claims"',
    "telegram_token": '"1:abc"',
    "telegram_url": '"https://elsewhere.example"',
    "database": '"postgresql://elsewhere.example/x"',
    "webhook_url": '"https://elsewhere.example/hook"',
    "webhook_secret": '"abc"',
    "webhook_listen": '"0.0.0.0:8080"',
    "allowed_chats": "[1]",
    "allowed_users": "[1]",
    "operator_chat": "1",
    "metrics_port": "9464",
    "workers": "64",
    "watch_minutes": "5",
    "memory_mb": "100_000",
    "job_seconds": "3_600",
    "serve_listen": '"0.0.0.0:8090"',
    "serve_hosts": '["elsewhere.example"]',
    "serve_password": '"correct horse"',
    "serve_per_minute": "10_000",
    "cluster": '"tcp://elsewhere.example:8786"',
    "cluster_ca": '"/elsewhere/ca.pem"',
    "cluster_cert": '"/elsewhere/cert.pem"',
    "cluster_key": '"/elsewhere/key.pem"',
}


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    path.write_text(text)
    return path


def test_every_setting_that_is_not_harmless_is_tried_here():
    assert {field.name for field in fields(Settings)} == HARMLESS | set(VALUES)


@pytest.mark.parametrize("key", VALUES)
def test_a_file_in_the_current_folder_sends_nothing_and_imports_nothing(tmp_path, key):
    write(tmp_path, f"queue = 3\n{key} = {VALUES[key]}\n")
    files = read_files(tmp_path)
    assert read_settings({}, files) == Settings(queue=3)
    (line,) = describe_ignored(files, own=Path("/home/me/figurecheck.toml"))
    assert key in line
    assert "--config" in line
    assert "/home/me/figurecheck.toml" in line
    assert "\n" not in line


def test_several_keys_are_told_in_one_line_without_their_values(tmp_path):
    write(tmp_path, 'fact_check_url = "https://elsewhere.example"\nmodel = "evil"\nqueue = 4')
    (line,) = describe_ignored(read_files(tmp_path), own=None)
    assert "fact_check_url, model" in line
    assert "elsewhere" not in line
    assert "evil" not in line


@pytest.mark.parametrize("key", VALUES)
def test_the_users_own_file_and_a_named_one_set_everything(tmp_path, key):
    own = write(tmp_path / "own", f"{key} = {VALUES[key]}\n")
    by_own = read_settings({}, read_files(tmp_path / "work", own=own))
    by_name = read_settings({}, read_files(tmp_path / "work", named=own))
    whole = read_settings({}, read_files(tmp_path / "own", whole=True))
    assert by_own == by_name == whole != Settings()


def test_the_order_is_own_file_current_folder_named_file_environment(tmp_path):
    own = write(tmp_path / "own", "workers = 2\nqueue = 2\nper_user = 2\nper_chat = 2\n")
    write(tmp_path / "work", "queue = 3\nper_user = 3\nper_chat = 3\n")
    named = write(tmp_path / "named", "per_user = 4\nper_chat = 4\n")
    settings = read_settings({"FIGURECHECK_PER_CHAT": "5"}, read_files(tmp_path / "work", own=own, named=named))
    assert (settings.workers, settings.queue, settings.per_user, settings.per_chat) == (2, 3, 4, 5)


def test_a_file_in_the_current_folder_that_is_named_is_the_users_word(tmp_path):
    named = write(tmp_path, 'model = "mine"')
    files = read_files(tmp_path, named=named)
    assert read_settings({}, files).model == "mine"
    assert describe_ignored(files, own=None) == []


def test_in_the_users_own_folder_the_file_is_the_users_own(tmp_path):
    own = write(tmp_path, 'model = "mine"')
    files = read_files(tmp_path, own=own)
    assert read_settings({}, files).model == "mine"
    assert describe_ignored(files, own=own) == []


def test_a_named_file_that_is_not_there_is_an_error_and_others_are_not(tmp_path):
    assert read_files(tmp_path, own=tmp_path / "own" / FILE_NAME) == ()
    with pytest.raises(SettingsError, match=r"no-such\.toml"):
        read_files(tmp_path, named=tmp_path / "no-such.toml")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"workers =", "not a TOML file"),
        (b"model = '\xff'", "not a TOML file"),
        (b"workers = " + b"[" * 50_000, "not a TOML file"),
        (b"workers = " + b"9" * 10_000, "not a TOML file"),
        (b"#" * 2_000_000, "larger than"),
        (b"wokers = 3", "no setting 'wokers'"),
        (b"workers = 99", "from 1 to 64"),
    ],
)
@pytest.mark.parametrize("kind", ["own", "named"])
def test_an_error_names_the_path_of_the_file(tmp_path, kind, content, said):
    path = tmp_path / "somewhere" / FILE_NAME
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=said) as raised:
        read_settings({}, read_files(tmp_path, **{kind: path}))
    assert str(path) in str(raised.value)


def test_the_users_own_file_is_never_in_the_current_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert find_own_file() == tmp_path / "figurecheck" / FILE_NAME
    # Without a home, "~" is a name like any other, and a stranger's folder may hold one.
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_: Path("~/.config/figurecheck"))
    assert find_own_file() is None
