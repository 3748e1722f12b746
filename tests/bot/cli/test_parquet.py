"""Parquet in and out: the same answers as from lines of JSON, in a table that others read."""

import json
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.cli.parquet import read_rows

TEXTS = ["At least 300 people left Orlo, the mayor said.", "", "Half of 20 were hurt.", "Tolls cost $3.2bn."]


def write(path, columns, **kinds):
    table = pa.table({name: pa.array(values, kinds.get(name)) for name, values in columns.items()})
    pq.write_table(table, path)


def test_a_table_is_read_and_answered_as_lines_are(run, tmp_path):
    page = "<html><body><article><h1>Orlo</h1>" + "<p>Some 300 people left the town, the mayor said.</p>" * 9
    columns = {
        "id": [1, 2, 3, 4, 5],
        "text": [*TEXTS, None],
        "html": [None] * 4 + [page],
        "url": [None] * 4 + ["https://paper.example/a"],
        "more": ["left out"] * 5,
    }
    write(tmp_path / "in.parquet", columns)
    lines = [
        {name: columns[name][row] for name in ("id", "text", "html", "url") if columns[name][row] is not None}
        for row in range(5)
    ]
    expected = run("batch", stdin="\n".join(map(json.dumps, lines)).encode()).stdout
    assert run("batch", "in.parquet").stdout == expected

    assert run("batch", "in.parquet", "--out", "out.parquet").returncode == 0
    table = pq.read_table(tmp_path / "out.parquet")
    names = ["id", "error", "figures", "relations", "findings", "notes", "against", "article"]
    assert table.schema.names == names
    assert table.schema.field("id").type == pa.int64()
    for row, line in zip(table.to_pylist(), expected.decode().splitlines(), strict=True):
        answer = json.loads(line)
        assert (row["id"], row["error"]) == (answer["id"], answer["error"])
        for name in ("figures", "relations", "findings", "notes"):
            # As it is written in the line.
            assert f'"{name}": {row[name]}' in line
        assert (row["against"], row["article"]) == (None, None)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.parquet", "out.parquet"]


def test_the_article_and_sources_are_columns(run, tmp_path):
    line = {"id": "x", "text": "Some 12 left.", "against": [{"text": "Some 13 left."}]}
    run("batch", "--with-article", "--out", "out.parquet", stdin=json.dumps(line).encode())
    (row,) = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert row["id"] == "x"
    assert json.loads(row["article"])["text"] == "Some 12 left."
    assert json.loads(row["against"])


def test_ids_of_several_kinds_are_texts(run, tmp_path):
    lines = ['{"id": 1, "text": "12 left."}', '{"id": "a", "text": "12 left."}', '{"text": "12 left."}']
    lines.append('{"id": "\\ud800", "text": "12 left."}')
    assert run("batch", "--out", "out.parquet", stdin="\n".join(lines).encode()).returncode == 0
    assert pq.read_table(tmp_path / "out.parquet").column("id").to_pylist() == ["1", "a", None, "\\ud800"]


def test_no_answers_are_a_table_too(run, tmp_path):
    assert run("batch", "--out", "out.parquet").returncode == 0
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0


def test_a_table_that_was_broken_off_is_gone_on_with(run, tmp_path):
    lines = "".join(json.dumps({"id": each, "text": f"{each}00 left."}) + "\n" for each in range(6)).encode()
    answers = run("batch", stdin=lines).stdout.splitlines(keepends=True)
    (tmp_path / "out.parquet.part").write_bytes(b"".join(answers[:4]) + answers[4][:9])
    assert run("batch", "--out", "out.parquet", stdin=lines).returncode == 2
    assert run("batch", "--out", "out.parquet", "--resume", stdin=lines).returncode == 0
    assert pq.read_table(tmp_path / "out.parquet").column("id").to_pylist() == list(range(6))
    assert not (tmp_path / "out.parquet.part").exists()


@pytest.mark.parametrize(
    ("column", "kind", "read"),
    [
        ([1.0, None, 2.5], pa.float64(), [1, None, 2.5]),
        (["a", "b", "a"], pa.dictionary(pa.int8(), pa.string()), ["a", "b", "a"]),
        ([Decimal("1.10"), None, Decimal("2")], pa.decimal128(5, 2), [1.1, None, 2]),
        (["a", None, "é"], pa.large_string(), ["a", None, "é"]),
        ([None] * 3, pa.null(), [None] * 3),
    ],
)
def test_ids_of_every_kind_that_tables_have(tmp_path, column, kind, read):
    write(tmp_path / "in.parquet", {"id": column, "text": ["12 left."] * 3}, id=kind)
    rows = [json.loads(row) for row in read_rows(tmp_path / "in.parquet")]
    assert [row.get("id") for row in rows] == read
    assert {row["text"] for row in rows} == {"12 left."}


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"id": [1], "body": ["12 left."]}, "text or html"),
        ({"id": [[1]], "text": ["12 left."]}, "column id"),
        ({"text": [b"12 left."]}, "column text"),
        ({"text": ["12 left."], "url": [5]}, "column url"),
    ],
)
def test_a_table_of_something_else_is_one_line(run, tmp_path, columns, said):
    write(tmp_path / "in.parquet", columns)
    done = run("batch", "in.parquet")
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
