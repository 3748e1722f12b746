"""What the bot needs of its machine: the model, programs beside it, the database, room on the disk."""

from __future__ import annotations

import csv
import shutil
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from bot.kit.check import Check, broken, noted, read_refusal, right
from bot.store.looking import look
from config.settings import Settings
from extractors.errors import FigurecheckError, StoreError

# Libraries that change how units are read, as soon as they can be imported.
_UNWANTED = ("sklearn", "joblib")
_WEIGHTS = "extractors/weights/"
_LITTLE, _TOO_LITTLE = 1_000_000_000, 100_000_000


def check_model(settings: Settings) -> Iterator[Check]:
    """Load what reads, as a worker does; takes some seconds."""
    # Only this check has a use for it.
    from config.engine import load_engine
    from extractors import analyze, read_article
    from extractors.figures.packages import DIGESTS

    try:
        engine = load_engine(settings)
        found = len(analyze(read_article("At least 300 people were killed, the ministry said."), engine).figures)
    except FigurecheckError as error:
        yield read_refusal("model", str(error))
        return
    except Exception as error:  # whatever is wrong with an installation is to be told, and not to end the list
        yield broken("model", f"it cannot be loaded ({type(error).__name__})", "install figurecheck again")
        return
    if found != 1:
        yield broken("model", "it does not read as it should", "install the versions of config/constraints.txt")
    elif settings.model in DIGESTS:
        yield right("model", f"{settings.model} is the one that is known, it and the network read")
    else:
        yield noted("model", f"{settings.model} reads; whether it is as its makers made it is not known here")
    yield from check_weights()
    if unwanted := [name for name in _UNWANTED if find_spec(name) is not None]:
        yield broken("libraries", f"{' and '.join(unwanted)} change how units are read", "uninstall them")


def check_weights() -> Iterator[Check]:
    """Hold the files of the network against what was noted of them when figurecheck was installed."""
    try:
        known = distribution("figurecheck")
        noted_files = list(_read_weights(known.read_text("RECORD") or ""))
        wrong = [
            Path(name).name for name, digest in noted_files if _digest(Path(str(known.locate_file(name)))) != digest
        ]
    except (OSError, PackageNotFoundError) as error:
        yield broken("weights", f"they cannot be read ({type(error).__name__})", "install figurecheck again")
        return
    if wrong:
        yield broken("weights", f"{', '.join(wrong)} changed after the installation", "install figurecheck again")
    elif noted_files:
        yield right("weights", f"{len(noted_files)} files as they were installed")
    else:
        yield noted("weights", "they are used where they were written: nothing is known to hold them against")


def _read_weights(record: str) -> Iterator[tuple[str, str]]:
    """Yield the files of weights that pip wrote down, each with its digest, be they still there or not."""
    for name, noted_digest, *_ in csv.reader(record.splitlines()):
        if _WEIGHTS in name and noted_digest:
            yield name, noted_digest.partition("=")[2]


def _digest(path: Path) -> str:
    # As pip writes it down.
    return urlsafe_b64encode(sha256(path.read_bytes()).digest()).decode().rstrip("=")


def check_extras() -> Iterator[Check]:
    """Look for what may be there or not: Tesseract, and what draws charts."""
    if find_spec("pytesseract") is None or find_spec("PIL") is None:
        yield noted(
            "pictures", "they are not read", "if they should be, install Tesseract, and run pip install '.[ocr]'"
        )
    elif (program := shutil.which("tesseract")) is None:
        yield noted("pictures", "Tesseract is missing", "install it (on Debian, apt-get install tesseract-ocr)")
    else:
        yield right("pictures", f"read by {program}")
    if find_spec("matplotlib") is None:
        yield noted("charts", "/find draws none", "if it should, run pip install '.[chart]'")
    else:
        yield right("charts", "/find draws them")


def check_database(settings: Settings) -> Iterator[Check]:
    """Look at the database and the disk that it is on; nothing in it is changed."""
    try:
        seen = look(settings.database)
    except StoreError as error:
        yield read_refusal("database", str(error))
        return
    if seen.revision is None:
        yield noted("database", f"{seen.place} is empty", "the bot makes it when it starts")
    elif seen.revision == seen.head:
        yield right("database", f"{seen.place} opens and is up to date ({seen.head})")
    else:
        yield noted(
            "database",
            f"{seen.place} is of an earlier figurecheck ({seen.revision}, now {seen.head})",
            "back it up; figurecheck migrate, or the bot when it starts, brings it up to date",
        )
    if seen.is_open:
        yield broken("database", f"others on this machine can read {seen.place}", f"chmod 600 {seen.place}")
    yield from _check_disk(seen.file.resolve().parent if seen.file else Path())


def _check_disk(folder: Path) -> Iterator[Check]:
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        yield broken("disk", f"{folder} cannot be looked at ({error.strerror})", "see that it is there")
        return
    seen = f"{free / 1e9:,.1f} GB free"
    if free < _TOO_LITTLE:
        yield broken("disk", seen, "make room, or the bot cannot keep what arrives")
    elif free < _LITTLE:
        yield noted("disk", seen, "make room soon")
    else:
        yield right("disk", seen)
