"""Read what says where a cluster is and how one shows who one is there."""

from __future__ import annotations

import re

from extractors.errors import SettingsError, UsageError

_ADDRESS = re.compile(r"(?:tcp|tls)://(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:]+\]):[0-9]{1,5}")


def read_file_name(value: object, key: str, where: str) -> str:
    """Read the name of a file, or nothing; whether it is there is told when it is opened.

    >>> read_file_name("/etc/figurecheck/ca.pem", "cluster_ca", "the environment")
    '/etc/figurecheck/ca.pem'
    """
    if isinstance(value, str) and len(value) <= 4_000 and "\0" not in value:
        return value
    raise SettingsError(f"{key} (in {where}) must be the name of a file, not {value!r:.100}.")


def read_scheduler(value: object, where: str) -> str:
    """Read the address of a scheduler, or nothing.

    >>> read_scheduler("tls://scheduler:8786", "the environment"), read_scheduler("", "the environment")
    ('tls://scheduler:8786', '')
    """
    if isinstance(value, str) and (not value or _ADDRESS.fullmatch(value)):
        return value
    raise SettingsError(f"cluster (in {where}) must be a scheduler's address such as tls://scheduler:8786.")


def read_cluster(text: str) -> str:
    """Read the address of a scheduler, or "local".

    >>> read_cluster("tls://scheduler:8786"), read_cluster("local")
    ('tls://scheduler:8786', 'local')
    """
    if text == "local" or _ADDRESS.fullmatch(text):
        return text
    raise UsageError("--cluster takes local, or a scheduler's address such as tls://scheduler:8786.")
