"""Files: what is in them is a matter of rows, tables and JSON; here it is which, and under what name."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest

from bot.chat.export import export_file, name_file

DAY = date(2026, 11, 20)


def test_json_is_that_of_the_command_line(make_figure, make_report):
    report = json.loads(export_file(make_report(make_figure()), "json", DAY))
    assert [figure["text"] for figure in report["figures"]] == ["hundreds"]


def test_both_tables_have_the_same_rows(make_figure, make_report):
    report = make_report(make_figure(), make_figure("houses"), title="Houses lost")
    rows = list(csv.reader(io.StringIO(export_file(report, "csv", DAY).decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(io.BytesIO(export_file(report, "xlsx", DAY))).active
    assert [[_write(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] == rows
    assert len(rows) == 3


def _write(cell):
    return "" if cell is None else str(cell).removesuffix(" 00:00:00")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (None, "figures.csv"),
        ("../../etc", "figures-etc.csv"),
        ("Ä", "figures.csv"),
        ("a" * 200, "figures-" + "a" * 72 + ".csv"),
    ],
)
def test_file_names_are_harmless(make_report, title, name):
    assert name_file(make_report(title=title), "csv") == name
