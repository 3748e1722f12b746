"""Read the words of the interface in other languages."""

from __future__ import annotations

import tomllib
from importlib.resources import files

LANGUAGES = ("de", "es", "fr", "ru", "uk")


def read_languages() -> dict[str, dict[str, str]]:
    """Give the catalogs by language code: each line of the interface in English, and in that language.

    >>> read_languages()["de"]["No"]
    'Nein'
    """
    folder = files("config") / "catalogs"
    return {code: tomllib.loads((folder / f"{code}.toml").read_text(encoding="utf-8")) for code in LANGUAGES}
