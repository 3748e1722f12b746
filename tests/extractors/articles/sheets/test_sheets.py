"""Workbooks and tables: each number under its headings, as it is shown; what is hidden or too much is said."""

import datetime
import io
import time

import pytest
from made import SHEET, lock_archive, make_odf, make_xlsx
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.styles import Font

from config.page_words import read_page_words
from extractors import errors
from extractors.articles.document import read_document

ROWS = [["Town", "Dead", "Cost (£m)"], ["Orlo", 41, 3.2], ["Kell", 7, 1.1]]
LINES = ["Dead, Orlo: 41", "Cost, Orlo: £3.2m", "Dead, Kell: 7", "Cost, Kell: £1.1m"]


def read(data, content_type=None):
    return read_document(data, url=None, content_type=content_type, charset=None, words=read_page_words())


def parts_of(article):
    return [(part.kind, part.span.of(article.text)) for part in article.parts]


def make_book(rows=ROWS, change=lambda book: None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_has_titles_tables_and_remarks():
    rows = [["The toll of 2024"], ["Source: ministry"], [], *ROWS, [], ["Note: provisional."]]
    article = read(make_book(rows))
    assert parts_of(article) == [
        ("headline", "The toll of 2024"),
        ("body", "Source: ministry"),
        ("table", "\n".join(LINES)),
        ("body", "Note: provisional."),
    ]
    assert article.title == "The toll of 2024"


def test_formats_dates_and_merged_cells_are_as_shown():
    def change(book):
        sheet = book.active
        sheet["C3"].number_format = "0.0%"
        sheet.merge_cells("A3:A4")

    rows = [["Region", "Day", "Share"], [], ["North", datetime.date(2024, 3, 1), 0.153], [None, "later", 4]]
    lines = read(make_book(rows[:1] + rows[2:], lambda book: None)).text.split("\n")
    assert lines == ["North | 1 March 2024", "Share, North: 0.153", "later", "Share, later: 4"]
    rows = [["Region", "Town", "Share"], ["North", "Orlo", 0.153], [None, "Kell", 0.2]]

    def merge(book):
        book.active.merge_cells("A2:A3")
        book.active["C2"].number_format = book.active["C3"].number_format = "0.0%"

    assert read(make_book(rows, merge)).text.split("\n")[1::2] == [
        "Share, North, Orlo: 15.3%",
        "Share, North, Kell: 20.0%",
    ]


def test_what_is_hidden_or_struck_out_is_left_out_and_said():
    def change(book):
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["C"].hidden = True
        book.active["B4"].font = Font(strike=True)
        book.create_sheet("Old").append([99])
        book["Old"].sheet_state = "hidden"

    article = read(make_book([*ROWS, ["Moor", 12, 1], ["Lund", 5, 2]], change))
    assert article.text == "Dead, Orlo: 41\nMoor\nDead, Lund: 5"
    assert article.notes == (
        "Hidden and so not read: 1 row of sheet “Sheet”.",
        "Hidden and so not read: 1 column of sheet “Sheet”.",
        "Hidden and so not read: 1 sheet.",
        "Struck out and so not read: “12”.",
    )


def test_each_of_several_sheets_is_named():
    def change(book):
        book.active.title = "Toll"
        book.create_sheet("Rain").append(["Orlo", 12])

    assert read(make_book(change=change)).text == "Toll\n\n" + "\n".join(LINES) + "\n\nRain\n\nOrlo: 12"


def test_formulas_are_their_stored_results():
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>Dead</t></is></c><c r="B1"><f>1+1</f>{}</c></row>'
    article = read(make_xlsx("<sheetData>" + cell.format("<v>41</v>") + "</sheetData>"))
    assert (article.text, article.notes) == ("Dead: 41", ())
    article = read(make_xlsx("<sheetData>" + cell.format("") + "</sheetData>"))
    assert article.notes[0].startswith("1 formula of sheet “A” had no result stored")


def test_rich_strings_lose_what_is_struck_out_and_keep_powers():
    strings = (
        f'<sst xmlns="{SHEET}"><si><r><t>Some 10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>6</t></r>'
        "<r><rPr><strike/></rPr><t> or 41</t></r><r><t> cells</t></r><rPh><t>x</t></rPh></si></sst>"
    )
    article = read(make_xlsx('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', strings=strings))
    assert (article.text, article.notes) == ("Some 10⁶ cells", ("Struck out and so not read: “or 41”.",))


def test_a_long_table_is_cut_and_said_to_be():
    article = read(make_book([["Day", "Dead"], *([f"day {n}", n] for n in range(5000))]))
    assert article.text.count("\n") + 1 == 999
    assert article.notes == ("The table is long: 4,001 rows of sheet “Sheet” were not read.",)
    article = read(("Day,Dead,Hurt,Lost,Saved,Found\n" + "x,1,2,3,4,5\n" * 5000).encode(), "text/csv")
    assert article.notes == ("The table is long: 4,501 rows were not read.",)


def test_an_open_document_sheet_is_as_its_words_show_it():
    document = OpenDocumentSpreadsheet()
    table = Table(name="Toll")
    values = [
        [("Town", {}), ("Share", {}), ("Cost", {}), ("Day", {})],
        [
            ("Orlo", {}),
            ("15,30 %", {"valuetype": "percentage", "value": "0.153"}),
            ("1.204,50 €", {"valuetype": "currency", "value": "1204.5", "currency": "EUR"}),
            ("01/03/24", {"valuetype": "date", "datevalue": "2024-03-01"}),
        ],
    ]
    for line in values:
        row = TableRow()
        for words, kept in line:
            cell = TableCell(**kept)
            cell.addElement(P(text=words))
            row.addElement(cell)
        row.addElement(TableCell(numbercolumnsrepeated=16000))
        table.addElement(row)
    table.addElement(TableRow(numberrowsrepeated=1_000_000))
    document.spreadsheet.addElement(table)
    file = io.BytesIO()
    document.write(file)
    assert read(file.getvalue()).text.split("\n") == [
        "Orlo | 1 March 2024",
        "Share, Orlo: 15.30%",
        "Cost, Orlo: €1,204.50",
    ]


def test_hidden_parts_of_an_open_document_sheet():
    def row(*cells, look=""):
        return f"<table:table-row {look}>" + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in cells
        ) + "</table:table-row>"  # fmt: skip

    hide = 'table:visibility="collapse"'
    columns = f"<table:table-column/><table:table-column {hide}/><table:table-column/>"
    rows = row("Town", "Old", "Dead") + row("Orlo", "40", "41") + row("Kell", "6", "7", look=hide)
    styles = (
        '<style:style style:name="t2" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    tables = f'<table:table table:name="A">{columns}{rows}</table:table>'
    tables += f'<table:table table:name="B" table:style-name="t2">{row("x", "99")}</table:table>'
    article = read(
        make_odf(
            "spreadsheet",
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body>",
        )
    )
    assert article.text == "Dead, Orlo: 41"
    assert article.notes == (
        "Hidden and so not read: 1 row of sheet “A”.",
        "Hidden and so not read: 1 column of sheet “A”.",
        "Hidden and so not read: 1 sheet.",
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Town,Dead,Cost (£m)\nOrlo,41,3.2\nKell,7,1.1\n", LINES),
        ("\ufeffTown;Dead;Cost (£m)\r\nOrlo;41;3,2\r\nKell;7;1,1", LINES),
        ('Town\tDead\tCost (£m)\n"Orlo"\t41\t3.2\nKell\t7\t1.1', LINES),
        ("sep=|\nTown|Dead|Cost (£m)\nOrlo|41|3.2\nKell|7|1.1", LINES),
        ('Town,Dead\n"Orlo, upper",41\n', ["Dead, Orlo, upper: 41"]),
        ("Town,Dead\nOrlo,41\nKell,\"7\n", ["Dead, Orlo: 41", 'Kell | "7']),
        ("Town;People\nOrlo;1,204\nKell;2,310", ["People, Orlo: 1,204", "People, Kell: 2,310"]),
        ("Some 312 people came.", ["Some 312 people came."]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_values_parted_by_signs(text, lines, encoding):
    if encoding == "cp1252":
        text = text.removeprefix("\ufeff")
    assert read(text.encode(encoding), "text/csv").text.split("\n") == lines


ENDLESS = (
    f'<worksheet xmlns="{SHEET}"><sheetData><row><c t="inlineStr"><is><t>Dead</t></is></c><c><v>41</v></c></row>',
    "<row><c><v>1</v></c></row>",
)


def test_a_sheet_without_an_end_is_read_to_the_limit():
    start = time.process_time()
    article = read(make_xlsx(repeated=(*ENDLESS, 300)))
    assert article.notes[0].startswith("The table is long: at least ")
    assert time.process_time() - start < 20


ENTITIES = (
    '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<sst xmlns="{SHEET}"><si><t>&b;</t></si></sst>'
)
FAR = '<sheetData><row r="1048576"><c r="XFD1048576"><v>41</v></c></row></sheetData>'
WIDE = "<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>"
WIDE += '<mergeCell ref="A1:XFD1048576"/>' * 9000 + "</mergeCells>"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (make_book()[:-300], errors.DamagedFileError),
        (make_book()[:400], errors.DamagedFileError),
        (lock_archive(make_book()), errors.EncryptedFileError),
        (make_xlsx(FAR), errors.NoTextError),
        (make_xlsx("<sheetData><row>"), errors.DamagedFileError),
        (make_xlsx('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', strings=ENTITIES), errors.NoTextError),
        (make_xlsx('<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'), errors.NoTextError),
        (make_xlsx("", styles="<a>" + " " * 21_000_000 + "</a>"), errors.TooLargeFileError),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), errors.EncryptedFileError),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), errors.UnknownKindError),
        (make_odf("spreadsheet", ""), errors.NoTextError),
        (make_odf("spreadsheet", "<table:table>"), errors.DamagedFileError),
        (make_odf("spreadsheet", "", manifest="<encryption-data/>"), errors.EncryptedFileError),
    ],
)
def test_faults_are_one_sentence(data, kind):
    start = time.process_time()
    with pytest.raises(kind):
        read(data)
    assert time.process_time() - start < 10


def test_areas_that_lie_cost_nothing():
    start = time.process_time()
    assert read(make_xlsx(WIDE)).text == "1"
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "text", ['"' * 500_000, "," * 500_000, 'a,"' + "x" * 500_000, "a\n" * 300_000, "1;2;3|4,5\t" * 50_000]
)
def test_tables_of_one_sign_end_soon(text):
    start = time.process_time()
    try:
        read(("a,b\n" + text).encode(), "text/csv")
    except errors.DocumentError:
        pass
    assert time.process_time() - start < 5


def test_a_name_of_a_sheet_or_a_number_is_no_headline():
    assert read(make_book([["1.5%"], ["Some 312 people came."]])).title is None
    assert read(make_book(change=lambda book: book.create_sheet("Old rain").append(["Orlo", 4]))).title is None


@pytest.mark.parametrize(
    ("shown", "value", "written"),
    [
        ("0,897597901025655", "0.897597901025655", "0.897597901025655"),
        ("1,00E-04", "0.0001", "0.0001"),
        ("#DIV/0!", "0", ""),
        ("-3,2", "-3.2", "-3.2"),
        ("12 Mio.", "12000000", "12 Mio."),
    ],
)
def test_numbers_of_other_languages_are_written_as_english_writes_them(shown, value, written):
    cell = f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{shown}</text:p>'
    cell += "</table:table-cell>"
    cell += "<table:table-cell><text:p>Some towns</text:p></table:table-cell>"
    table = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    data = make_odf("spreadsheet", f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>")
    assert read(data).text in (f"{written}: Some towns", f"{written} | Some towns", "Some towns")
    assert written in read(data).text


def test_a_table_may_begin_with_a_link():
    assert read(b'<a href="x">Town</a>,Dead\nOrlo,41\nKell,7', "text/csv").text == "Dead, Orlo: 41\nDead, Kell: 7"
