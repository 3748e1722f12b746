"""What is struck out, raised, hidden or merged in a Word document."""

import pytest
from made import W, make_docx

from config.page_words import read_page_words
from extractors.articles.document import read_document

CHART = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'


def read(data):
    return read_document(data, url=None, content_type=None, charset=None, words=read_page_words())


def run(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def raised(text):
    return run(text, '<w:vertAlign w:val="superscript"/>')


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((run("Some 10"), raised("6"), run(" cells per litre.")), "Some 10⁶ cells per litre."),
        ((run("It holds 40 m"), raised("3"), run(" of water.")), "It holds 40 m³ of water."),
        ((run("Some 312"), raised("4"), run(" people came.")), "Some 312 people came."),
        ((run("Some 312 people"), raised("1"), raised("2"), run(" came.")), "Some 312 people came."),
        ((run("It is 6"), raised("1"), run("/2 miles off.")), "It is 6 1⁄2 miles off."),
        ((run("The 19"), raised("th"), run("/20"), raised("th"), run(" of May.")), "The 19th/20th of May."),
        ((run("Of 40"), run("9", '<w:vertAlign w:val="baseline"/>'), run(" boats.")), "Of 409 boats."),
    ],
)
def test_raised_marks_are_powers_or_notes(runs, text):
    assert read(make_docx(paragraph(*runs))).text == text


@pytest.mark.parametrize("mark", ["<w:strike/>", '<w:dstrike w:val="true"/>', '<w:strike w:val="0"/><w:dstrike/>'])
def test_struck_out_words_are_told_and_not_read(mark):
    article = read(make_docx(paragraph(run("The toll is "), run("4", mark), run("1 ", mark), run("27, it said."))))
    assert article.text == "The toll is 27, it said."
    assert article.notes == ("Struck out and so not read: “41”.",)


def test_a_strike_that_is_off_is_none():
    article = read(make_docx(paragraph(run("The toll is 27.", '<w:strike w:val="false"/>'))))
    assert (article.text, article.notes) == ("The toll is 27.", ())


def test_hidden_deleted_and_repeated_words_are_out():
    body = paragraph(
        run("Some 27"),
        run(" or 41", "<w:vanish/>"),
        "<w:del><w:r><w:delText> or 50</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t> or 60</w:t></w:r></w:moveFrom>",
        "<w:ins><w:r><w:t> people</w:t></w:r></w:ins>",
        '<x:AlternateContent xmlns:x="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<x:Choice>{run(' came')}</x:Choice><x:Fallback>{run(' came')}</x:Fallback></x:AlternateContent>",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        run("."),
    )
    assert read(make_docx(body)).text == "Some 27 people came."


def test_a_style_of_characters_may_strike_and_raise():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        "</w:styles>"
    )
    body = paragraph(run("Some 27"), run("3", '<w:rStyle w:val="Up"/>'), run(" 41", '<w:rStyle w:val="Gone"/>'))
    article = read(make_docx(body, styles=styles))
    assert (article.text, article.notes) == ("Some 27", ("Struck out and so not read: “41”.",))


def test_cells_over_several_columns_and_rows_keep_their_headings():
    def cell(text, merged=""):
        return f"<w:tc><w:tcPr>{merged}</w:tcPr>{paragraph(run(text))}</w:tc>"

    rows = [
        cell("") + cell("") + cell("2024", '<w:gridSpan w:val="2"/>'),
        cell("Region") + cell("Town") + cell("Dead") + cell("Cost (£m)"),
        cell("North", '<w:vMerge w:val="restart"/>') + cell("Orlo") + cell("41") + cell("3.2"),
        cell("", "<w:vMerge/>") + cell("Kell") + cell("7") + cell("1.1"),
    ]
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert read(make_docx(table)).text.split("\n") == [
        "North | Orlo",
        "Dead, North, Orlo, 2024: 41",
        "Cost, North, Orlo, 2024: £3.2m",
        "North | Kell",
        "Dead, North, Kell, 2024: 7",
        "Cost, North, Kell, 2024: £1.1m",
    ]


def test_a_table_that_sets_the_page_is_paragraphs():
    story = "The ferry to Orlo carried 312 passengers on Monday, the port said, and 40 of them had no ticket at all."
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run(story))}{paragraph(run(story))}</w:tc></w:tr></w:tbl>"
    assert [part.kind for part in read(make_docx(table)).parts] == ["body", "body"]


def test_a_chart_is_said_not_to_be_read():
    article = read(make_docx(paragraph(run("Some 27 came."), f"<w:r>{CHART}</w:r>")))
    assert article.notes == ("Not read: 1 chart.",)


def test_equations_keep_their_powers_and_fractions():
    def math(inner):
        space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
        return f'<m:oMath xmlns:m="{space}">{inner}</m:oMath>'

    power = math(
        "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup>"
        "<m:f><m:num><m:r><m:t> 1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    )
    assert read(make_docx(paragraph(run("Some "), power, run(" cells.")))).text == "Some 10⁶ 1/2 cells."
