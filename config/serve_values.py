"""Read the values of the web page's settings; the password is never repeated in an error."""

from __future__ import annotations

import re

from config.bot_values import read_listen
from extractors.errors import SettingsError

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?", re.A)


def read_serve_listen(value: object, where: str) -> str:
    """Read an address of this machine and a port.

    >>> read_serve_listen("127.0.0.1:8090", "the environment")
    '127.0.0.1:8090'
    """
    try:
        return read_listen(value, where)
    except SettingsError:
        raise SettingsError(
            f"serve_listen (in {where}) must be an address and a port, such as 127.0.0.1:8090."
        ) from None


def read_hosts(value: object, where: str) -> frozenset[str]:
    """Read names of hosts: a list in the file, commas or spaces between them in the environment.

    >>> sorted(read_hosts("Figures.paper.example, desk.paper.example", "the environment"))
    ['desk.paper.example', 'figures.paper.example']
    """
    if isinstance(value, str):
        value = value.replace(",", " ").split()
    if isinstance(value, list) and all(isinstance(each, str) and _HOST.fullmatch(each.lower()) for each in value):
        return frozenset(each.lower() for each in value)
    raise SettingsError(f"serve_hosts (in {where}) must be a list of host names, such as figures.paper.example.")


def read_password(value: object, where: str) -> str:
    """Read the password of the web page, or nothing.

    >>> read_password("correct horse", "the environment")
    'correct horse'
    """
    if value == "" or (isinstance(value, str) and 8 <= len(value) <= 200 and value.isprintable()):
        return str(value)
    raise SettingsError(f"serve_password (in {where}) must be 8 to 200 letters, digits, signs and spaces.")
