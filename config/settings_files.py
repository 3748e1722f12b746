"""The files that settings are read from. Whose a file is decides what it may set."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.errors import SettingsError

FILE_NAME = "figurecheck.toml"
_LARGEST = 1_000_000

# A file in the current folder may have come with somebody else's texts. It sets nothing by which something is sent,
# looked up, opened to others or imported, nor what this machine may spend on them: only these.
HARMLESS = frozenset(
    "default_dollar max_bytes max_figures checks_off checks_on queue per_user per_chat retention_days".split()
)


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a file sets, by key; ``ignored`` are keys that are not taken from it."""

    path: Path
    values: Mapping[str, object]
    ignored: Mapping[str, object]


def find_own_file() -> Path | None:
    """Give the path of the file in the user's own configuration folder, be it there or not."""
    from platformdirs import user_config_path

    path = user_config_path("figurecheck") / FILE_NAME
    # For a user without a home it would be one in the current folder, which may be anybody's.
    return path if path.is_absolute() else None


def read_files(
    folder: Path, *, own: Path | None = None, named: Path | None = None, whole: bool = False
) -> tuple[SettingsFile, ...]:
    """Read the user's own file, the one in the folder, and the one that was named: a later one wins.

    From the one in the folder only what is harmless is taken, unless ``whole``. Raises SettingsError for a file that
    cannot be read, and for a named one that is not there.
    """
    here = folder / FILE_NAME
    found: list[SettingsFile] = []
    if own and os.path.lexists(own):
        found.append(SettingsFile(own, _read(own), {}))
    if os.path.lexists(here) and not any(_is_same(here, other) for other in (own, named)):
        values = _read(here)
        kept = {key: value for key, value in values.items() if whole or key in HARMLESS}
        found.append(SettingsFile(here, kept, {key: value for key, value in values.items() if key not in kept}))
    if named:
        found.append(SettingsFile(named, _read(named), {}))
    return tuple(found)


def describe_ignored(files: Sequence[SettingsFile], *, own: Path | None) -> list[str]:
    """Say for each file which keys are not taken from it and what to do, one line each; values are not told."""
    elsewhere = f"set them in {own}, or " if own else ""
    return [
        f"{', '.join(file.ignored)} in {file.path} not used, since a file in the current folder may be anybody's: "
        f"{elsewhere}name the file with --config {file.path}."
        for file in files
        if file.ignored
    ]


def _is_same(here: Path, other: Path | None) -> bool:
    try:
        return other is not None and os.path.samefile(here, other)
    except OSError:
        return False


def _read(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}. Correct or delete it.") from error
    if len(data) > _LARGEST:
        raise SettingsError(f"{path} is larger than {_LARGEST:,} bytes, so it holds no settings. Correct or delete it.")
    # Most people have no such file.
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except RecursionError as error:
        raise SettingsError(f"{path} is not a TOML file: it is nested too deep. Correct or delete it.") from error
    except ValueError as error:
        raise SettingsError(f"{path} is not a TOML file: {error!s:.200}. Correct or delete it.") from error
