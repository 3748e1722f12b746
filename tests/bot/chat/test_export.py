"""Files: a table that no spreadsheet runs, and the JSON of the command line."""

import csv
import io
import json
from decimal import Decimal

import pytest

from bot.chat.export import disarm, export_csv, export_json, name_file
from extractors import Finding, Source, Span


def read(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_for_each_figure(make_figure, make_report):
    figure = make_figure(
        value=Decimal("1.10"), low=None, high=None, asserted_by=Source("Ada, Inc", "it", Span(0, 2), "organisation")
    )
    [row, other] = read(export_csv(make_report(figure, make_figure(), findings=(Finding("x", (1,), "Look."),))))
    assert (row["number"], row["value"], row["low"], row["asserted_by"]) == ("1", "1.10", "", "Ada, Inc")
    assert (other["value"], other["low"], other["high"], other["to_check"]) == ("", "200", "999", "Look.")


def test_what_is_quiet_has_a_column_of_its_own(make_figure, make_report):
    quiet = Finding("rank", (0,), "The first.", quiet=True)
    [row] = read(export_csv(make_report(make_figure(), findings=(Finding("x", (0,), "Look."), quiet))))
    assert (row["to_check"], row["noted"]) == ("Look.", "The first.")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "\t=1", "\r=1", "|cmd", "%0A=1", '=HYPERLINK("x")']
)
def test_no_cell_is_a_formula(make_figure, make_report, text):
    source = Source(text, text, Span(0, 1), "unnamed")
    [row] = read(export_csv(make_report(make_figure(counted=text, asserted_by=source, cue=text, hedges=(text,)))))
    assert all(not cell.lstrip().startswith(("=", "+", "-", "@", "|", "%")) for cell in row.values())


def test_a_number_is_left_a_number():
    assert [disarm(cell) for cell in ("-5", "3.2", "12")] == ["-5", "3.2", "12"]


def test_json_is_that_of_the_command_line(make_figure, make_report):
    report = json.loads(export_json(make_report(make_figure())))
    assert [figure["text"] for figure in report["figures"]] == ["hundreds"]


def test_half_a_character_harms_nothing(make_figure, make_report):
    assert export_csv(make_report(make_figure(counted="a\ud800")))


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
