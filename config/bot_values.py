"""Read the values of the bot's settings; none that may hold a secret is repeated in an error."""

from __future__ import annotations

import re

from extractors.errors import SettingsError

# Telegram's own: user ids and chat ids need at most 52 bits, those of groups are negative.
_MOST_ID = 2**52


def read_token(value: object, where: str) -> str:
    """Read a bot's token, as BotFather gives it.

    >>> read_token("123456:ABC-def_1", "the environment")
    '123456:ABC-def_1'
    """
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}", value, re.A):
        return value
    raise SettingsError(f"telegram_token (in {where}) must look like 123456789:AAE…: copy it whole from @BotFather.")


def read_telegram_url(value: object, where: str) -> str:
    """Read the address of a Bot API server, without a slash at its end.

    >>> read_telegram_url("http://127.0.0.1:8081/", "the environment")
    'http://127.0.0.1:8081'
    """
    if isinstance(value, str) and re.fullmatch(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?", value):
        return value.rstrip("/")
    raise SettingsError(f"telegram_url (in {where}) must be the web address of a Bot API server, without a token.")


def read_database(value: object, where: str) -> str:
    """Read a file name or a URL; whether it can be opened is told when it is."""
    if isinstance(value, str) and value.strip() and "\0" not in value:
        return value
    raise SettingsError(f"database (in {where}) must be a file name or an address such as postgresql://…")


def read_address(value: object, where: str) -> str:
    """Read the address that Telegram is to call, or nothing."""
    if value == "" or (isinstance(value, str) and re.fullmatch(r"https?://[^\s?#@]{1,500}", value)):
        return str(value)
    raise SettingsError(f"webhook_url (in {where}) must be a web address that Telegram can reach, with https.")


def read_secret(value: object, where: str) -> str:
    """Read the secret that Telegram repeats in each call, or nothing."""
    if value == "" or (isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value)):
        return str(value)
    raise SettingsError(f"webhook_secret (in {where}) must be 1 to 256 letters, digits, _ and -.")


def read_listen(value: object, where: str) -> str:
    """Read an address of this machine and a port.

    >>> split_listen(read_listen("[::1]:8080", "the environment"))
    ('::1', 8080)
    """
    if isinstance(value, str) and (match := _LISTEN.fullmatch(value)) and int(match[2]) <= 65_535:
        return value
    raise SettingsError(f"webhook_listen (in {where}) must be an address and a port, such as 127.0.0.1:8080.")


def split_listen(listen: str) -> tuple[str, int]:
    """Split what ``read_listen`` let pass into address and port."""
    host, _, port = listen.rpartition(":")
    return host.strip("[]"), int(port)


_LISTEN = re.compile(r"([0-9A-Za-z.-]{1,100}|\[[0-9A-Fa-f:]{2,40}\]):([0-9]{1,5})", re.A)


def read_chats(value: object, key: str, where: str) -> frozenset[int]:
    """Read a list of ids: a list in the file, commas or spaces between them in the environment.

    >>> sorted(read_chats("12, -1001234567890", "allowed_chats", "the environment"))
    [-1001234567890, 12]
    """
    if isinstance(value, str):
        value = value.replace(",", " ").split()
    if isinstance(value, list) and None not in (ids := [_read_id(each) for each in value]):
        return frozenset(each for each in ids if each is not None)
    raise SettingsError(f"{key} (in {where}) must be a list of Telegram ids, such as [123456, -1001234567890].")


def read_chat(value: object, where: str) -> int:
    """Read one id, 0 for none."""
    found = 0 if value in (0, "0") and value is not False else _read_id(value)
    if found is not None:
        return found
    raise SettingsError(f"operator_chat (in {where}) must be the id of a chat, such as -1001234567890.")


def _read_id(value: object) -> int | None:
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,16}", value, re.A):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value and abs(value) < _MOST_ID:
        return value
    return None
