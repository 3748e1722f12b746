"""Tables: a spreadsheet opens them, runs nothing in them, and has numbers where there are numbers."""

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from bot.reports.rows import COLUMNS, Column, list_rows
from bot.reports.tables import disarm, write_csv, write_table, write_xlsx
from extractors import Source, Span

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "\t=1", "\r=1", '=HYPERLINK("x")', "-5+2", "+$3m"]
COLUMN = (Column("words", 20),)


def read_csv(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_xlsx(data):
    return openpyxl.load_workbook(io.BytesIO(data)).active


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_csv_is_a_formula(make_figure, make_report, text):
    source = Source(text, text, Span(0, 1), "unnamed")
    figure = make_figure(counted=text, asserted_by=source, cue=text, hedges=(text,), via=(source,))
    report = make_report(figure, title=text, outlet=text, published=text)
    _, row = read_csv(write_csv(COLUMNS, list_rows(report, date(2026, 11, 20))))
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)
    assert sum(cell.startswith("'") for cell in row) == 8


def test_what_no_formula_begins_with_is_left_alone():
    for cell in ("-5", "3.2", "12", "+3%", "-1,200.5", "%0A", "per cent", "at least", "about 300", "$5"):
        assert disarm(cell) == cell


@pytest.mark.parametrize("text", [*FORMULAS, "https://post.example/", "mailto:ada@post.example", "007", "{=1}"])
def test_a_text_in_xlsx_is_a_text(text):
    sheet = read_xlsx(write_xlsx(COLUMN, [(text,)]))
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == text.strip()
    assert sheet["A2"].hyperlink is None


def test_numbers_and_days_in_xlsx_are_such():
    sheet = read_xlsx(write_xlsx(COLUMN, [(Decimal("3.2E+9"),), (Decimal("0.1"),), (-5,), (date(2026, 11, 20),)]))
    assert [sheet[f"A{row}"].value for row in (2, 3, 4)] == [3_200_000_000, 0.1, -5]
    assert all(sheet[f"A{row}"].data_type == "n" for row in (2, 3, 4))
    assert sheet["A5"].is_date
    assert sheet["A5"].value.date() == date(2026, 11, 20)


@pytest.mark.parametrize("number", ["1234567890123456789", "1E+400", "1E-400", "0.1234567890123456"])
def test_a_number_that_a_spreadsheet_would_change_is_written_as_it_is(number):
    sheet = read_xlsx(write_xlsx(COLUMN, [(Decimal(number),)]))
    assert sheet["A2"].data_type == "s"
    assert Decimal(sheet["A2"].value) == Decimal(number)


def test_a_day_that_a_spreadsheet_does_not_know_is_written_as_it_is():
    assert read_xlsx(write_xlsx(COLUMN, [(date(1851, 5, 1),)]))["A2"].value == "1851-05-01"
    assert read_csv(write_csv(COLUMN, [(date(1851, 5, 1),)]))[1] == ["1851-05-01"]


def test_the_head_of_xlsx_stays_in_view_and_columns_have_room():
    sheet = read_xlsx(write_xlsx(COLUMNS, [("a",) * len(COLUMNS)]))
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet.auto_filter.ref == "A1:Z2"
    assert sheet.column_dimensions["T"].width > 60 > sheet.column_dimensions["G"].width > 10


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_odd_characters_harm_nothing(kind):
    text = "a\ud800\x00\x01\u202e\ufffe_x0041_\r\nb & <c> \U0001f6b2"
    data = write_table(COLUMN, [(text,), (None,)], kind)
    [_, [cell], *_] = (
        read_csv(data) if kind == "csv" else [list(row) for row in read_xlsx(data).iter_rows(values_only=True)]
    )
    assert cell == "a_x0041_ b & <c> \U0001f6b2"


def test_a_text_too_long_for_a_cell_is_cut_between_characters():
    sheet = read_xlsx(write_xlsx(COLUMN, [("\U0001f6b2" * 20_000,), ("b" * 40_000,)]))
    assert sheet["A2"].value == "\U0001f6b2" * 16_383
    assert len(sheet["A3"].value) == 32_767


def test_a_table_without_rows_has_its_head(tmp_path):
    assert read_csv(write_csv(COLUMN, [])) == [["words"]]
    assert read_xlsx(write_xlsx(COLUMN, []))["A1"].value == "words"
