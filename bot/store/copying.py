"""Rows from one database into another of any kind, with the numbers that were given out already."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, MetaData, Table, func, select, text

_AT_ONCE = 500
# Alembic's own, which says what form the tables have.
_FORM = "alembic_version"


def count_rows(connection: Connection) -> int:
    """Count the rows of all tables."""
    return sum(
        connection.execute(select(func.count()).select_from(table)).scalar_one() for table in _find_tables(connection)
    )


def delete_rows(connection: Connection) -> None:
    """Empty all tables."""
    for table in reversed(_find_tables(connection)):
        connection.execute(table.delete())


def copy_rows(source: Connection, target: Connection) -> int:
    """Copy the rows of all tables that both have, as they are kept; gives how many.

    A number that was given out once is not given out again, though its row may be gone.
    """
    there = {table.name: table for table in _find_tables(source)}
    tables = [table for table in _find_tables(target) if table.name in there]
    count = sum(_copy_table(source, there[table.name], target, table) for table in tables)
    _write_counters(target, tables, _read_counters(source, list(there.values())))
    return count


def _find_tables(connection: Connection) -> list[Table]:
    # Read from the database and not from the code: rows pass as they are kept, whatever they stand for.
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != _FORM]


def _copy_table(source: Connection, there: Table, target: Connection, table: Table) -> int:
    names = [column.name for column in table.columns if column.name in there.columns]
    rows = source.execute(select(*(there.columns[name] for name in names)), execution_options={"yield_per": _AT_ONCE})
    count = 0
    for some in rows.partitions():
        target.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in some])
        count += len(some)
    return count


def _read_counters(connection: Connection, tables: list[Table]) -> dict[str, int]:
    """Give the last number that was given out in each table whose database keeps it."""
    if connection.dialect.name == "sqlite":
        if not connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'")).scalar():
            return {}
        return {row.name: row.seq for row in connection.execute(text("SELECT name, seq FROM sqlite_sequence"))}
    counters = {}
    for table in tables:
        if (sequence := _find_sequence(connection, table)) is not None:
            last, given = connection.execute(text(f"SELECT last_value, is_called FROM {sequence}")).one()
            counters[table.name] = last if given else 0
    return counters


def _write_counters(connection: Connection, tables: list[Table], counters: Mapping[str, int]) -> None:
    for table in tables:
        last = counters.get(table.name, 0)
        if connection.dialect.name == "sqlite":
            if table.name in counters:
                connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
                connection.execute(
                    text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"),
                    {"name": table.name, "last": last},
                )
        elif (sequence := _find_sequence(connection, table)) is not None:
            (key,) = table.primary_key.columns
            last = max(last, connection.execute(select(func.max(key))).scalar() or 0)
            connection.execute(
                text("SELECT setval(:sequence, :last, :given)"),
                {"sequence": sequence, "last": max(last, 1), "given": last > 0},
            )


def _find_sequence(connection: Connection, table: Table) -> str | None:
    """Give the name of the counter that PostgreSQL keeps for a table."""
    keys = list(table.primary_key.columns)
    if len(keys) != 1:
        return None
    wanted = {"name": f'"{table.name}"', "key": keys[0].name}
    found: str | None = connection.execute(text("SELECT pg_get_serial_sequence(:name, :key)"), wanted).scalar()
    return found
