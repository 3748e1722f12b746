"""Parquet in and out: rows of texts as the lines of a batch, and its answers as a table that pandas reads."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from pathlib import Path

from bot.cli.resuming import read_answered
from bot.reports.json_text import JsonValue, encode, read_json, write_json
from extractors.errors import InputError, UsageError

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ModuleNotFoundError as error:
    raise UsageError("Parquet is read and written by pyarrow: install figurecheck[parquet].") from error

# Of what a row may have, in the order in which a line has it.
_TEXTS = ("text", "html", "url")
_PARTS = ("figures", "relations", "findings", "notes", "against", "article")
_ROWS_READ, _ROWS_WRITTEN = 16, 256
_MOST_INT = 2**63


def read_rows(path: Path) -> Iterator[bytes]:
    """Yield each row as a line: ``id``, ``text`` or ``html``, and ``url``; empty cells are left out.

    Raises InputError for what is no such table.
    """
    with _told(path):
        table = pq.ParquetFile(path)
        known = [name for name in ("id", *_TEXTS) if name in table.schema_arrow.names]
        if not {"text", "html"} & set(known):
            raise InputError(f"{str(path)!r} has no column called text or html: one of them is what is read.")
        for name in known:
            _require_kind(table.schema_arrow.field(name), path)
        for batch in table.iter_batches(batch_size=_ROWS_READ, columns=known):
            for row in batch.to_pylist():
                yield encode(write_json({name: _clean(row[name]) for name in known if _clean(row[name]) is not None}))


def write_table(lines: Path, path: Path) -> None:
    """Write a file of answers as a table, whole or not at all: the id, the error, and the other parts as JSON.

    The id is a whole number where all are, and a text otherwise.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with lines.open("rb") as file:
        whole = all(name is None or _is_whole(name) for name in read_answered(file))
    schema = pa.schema(
        [("id", pa.int64() if whole else pa.string()), *((name, pa.string()) for name in ("error", *_PARTS))]
    )
    with _told(path):
        try:
            with lines.open("rb") as file, pq.ParquetWriter(beside, schema, compression="zstd") as writer:
                while some := list(islice(file, _ROWS_WRITTEN)):
                    writer.write_table(pa.Table.from_pylist([_read_answer(line, whole) for line in some], schema))
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)


def _require_kind(field: pa.Field, path: Path) -> None:
    kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
    is_text = pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    is_number = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    if not (is_text or pa.types.is_null(kind) or (field.name == "id" and is_number)):
        wanted = "texts or numbers" if field.name == "id" else "texts"
        raise InputError(f"The column {field.name} of {str(path)!r} must hold {wanted}, not {str(kind)[:50]}.")


def _clean(value: object) -> JsonValue:
    if isinstance(value, float):
        # What pandas makes of whole numbers beside an empty cell.
        return None if not math.isfinite(value) else Decimal(repr(value))
    assert value is None or isinstance(value, (str, int, Decimal))
    return value


def _is_whole(name: JsonValue) -> bool:
    return isinstance(name, int) and -_MOST_INT <= name < _MOST_INT


def _read_answer(line: bytes, whole: bool) -> dict[str, object]:
    answer = read_json(line.decode("utf-8"))
    assert isinstance(answer, dict)
    name = answer["id"]
    parts = {part: _print(answer.get(part)) for part in _PARTS}
    return {"id": name if whole or name is None else _print_name(name), "error": answer["error"], **parts}


def _print(value: JsonValue) -> str | None:
    return None if value is None else encode(write_json(value)).decode("utf-8")


def _print_name(name: JsonValue) -> str:
    # Half a surrogate pair, which JSON can write, is no character of a table.
    return encode(name if isinstance(name, str) else write_json(name)).decode("utf-8")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise what goes wrong with the file as an InputError."""
    try:
        yield
    except pa.ArrowException as error:
        raise InputError(
            f"{str(path)!r} cannot be read or written as Parquet ({str(error).splitlines()[0]:.200})."
        ) from error
    except OSError as error:
        raise InputError(f"{str(path)!r} cannot be read or written: {error.strerror or error}.") from error
