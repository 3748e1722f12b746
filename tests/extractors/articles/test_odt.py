"""OpenDocument texts and presentations: what is in them and what is left out."""

import io

import pytest
from made import lock_archive, make_odf
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import A, H, List, ListItem, Note, NoteBody, NoteCitation, P, Span

from config.page_words import read_page_words
from extractors import errors
from extractors.articles.document import read_document

STORY = "<text:p>Some 312 people came.</text:p>"
LOCK = "<manifest:encryption-data/>"


def read(data):
    return read_document(data, url=None, content_type=None, charset=None, words=read_page_words())


def parts_of(article):
    return [(part.kind, part.span.of(article.text)) for part in article.parts]


def write(inner, kind="text", styles="", **parts):
    body = f"<office:body><office:{kind}>{inner}</office:{kind}></office:body>"
    return make_odf(kind, f"<office:automatic-styles>{styles}</office:automatic-styles>{body}", **parts)


def style(name, family="text", **properties):
    """The style of a document that a library makes."""
    made = Style(name=name, family=family)
    made.addElement(TextProperties(**properties))
    return made


def test_a_text_of_another_program_is_read_whole():
    document = OpenDocumentText()
    up, gone = style("Up", textposition="super 58%"), style("Gone", textlinethroughstyle="solid")
    title = Style(name="P1", family="paragraph", parentstylename="Title")
    for each in (up, gone, title):
        document.automaticstyles.addElement(each)
    document.text.addElement(P(stylename=title, text="Reservoirs at 41% of capacity"))
    line = P(text="The ")
    line.addElement(A(href="https://board.example/r", text="water board"))
    line.addText(" counted 10")
    line.addElement(Span(stylename=up, text="6"))
    line.addText(" algae and ")
    line.addElement(Span(stylename=gone, text="63 "))
    line.addText("61 fish")
    note = Note(noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="At 9 places."))
    note.addElement(body)
    line.addElement(note)
    line.addText(".")
    document.text.addElement(line)
    items, item = List(), ListItem()
    item.addElement(P(text="14 villages"))
    items.addElement(item)
    document.text.addElement(items)
    table = Table()
    for cells in (("Town", "Dead", "Cost (£m)"), ("Orlo", "41", "3.2")):
        row = TableRow()
        for words in cells:
            cell = TableCell()
            cell.addElement(P(text=words))
            row.addElement(cell)
        table.addElement(row)
    document.text.addElement(table)
    document.text.addElement(H(outlinelevel=2, text="What next"))
    file = io.BytesIO()
    document.write(file)
    article = read(file.getvalue())
    assert parts_of(article) == [
        ("headline", "Reservoirs at 41% of capacity"),
        ("body", "The water board counted 10⁶ algae and 61 fish."),
        ("list", "14 villages"),
        ("table", "Dead, Orlo: 41\nCost, Orlo: £3.2m"),
        ("body", "What next"),
    ]
    assert article.notes == ("Struck out and so not read: “63”.",)
    assert [(link.span.of(article.text), link.href) for link in article.links] == [
        ("water board", "https://board.example/r")
    ]


@pytest.mark.parametrize(
    "gone",
    [
        "<text:tracked-changes><text:p>It was 41.</text:p></text:tracked-changes>",
        '<text:section text:display="none"><text:p>It was 41.</text:p></text:section>',
        "<text:table-of-content><text:p>Toll 41</text:p></text:table-of-content>",
        "<!-- 41 -->",
    ],
)
def test_what_is_not_shown_is_not_read(gone):
    assert read(write(gone + STORY)).text == "Some 312 people came."


def test_blanks_comments_and_frames_in_a_line():
    line = (
        '<text:p>Some<text:s text:c="3"/>312<office:annotation><text:p>41?</text:p></office:annotation> people'
        "<draw:frame><draw:text-box><text:p>41 in a box</text:p></draw:text-box></draw:frame><text:line-break/>came."
        '<text:s text:c="99999999999999999999"/></text:p>'
    )
    assert read(write(line)).text == "Some 312 people came."


def test_cells_that_are_covered_keep_their_labels():
    def cell(text, **spans):
        told = " ".join(f'table:number-{name}-spanned="{n}"' for name, n in spans.items())
        return f"<table:table-cell {told}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = [
        cell("") + cell("") + cell("2024", columns=2) + covered,
        cell("Region") + cell("Town") + cell("Dead") + cell("Hurt"),
        cell("North", rows=2) + cell("Orlo") + cell("41") + cell("120"),
        covered + cell("Kell") + cell("7") + cell("9"),
    ]
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    assert "Hurt, North, Kell, 2024: 9" in read(write(f"<table:table>{table}</table:table>")).text.split("\n")


def test_slides_that_are_hidden_are_left_out():
    styles = (
        '<style:style style:name="d1" style:family="drawing-page"><style:drawing-page-properties '
        'presentation:visibility="hidden"/></style:style>'
    )
    frame = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    slides = f"<draw:page>{frame.format('Some 312 people came.')}</draw:page>"
    slides += f'<draw:page draw:style-name="d1">{frame.format("Or 41.")}</draw:page>'
    article = read(write(slides, "presentation", styles))
    assert (article.text, article.notes) == ("Some 312 people came.", ("Hidden and so not read: 1 slide.",))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (write(STORY)[:-200], errors.DamagedFileError),
        (write(STORY)[:90], errors.DamagedFileError),
        (lock_archive(write(STORY)), errors.EncryptedFileError),
        (write(STORY, manifest=LOCK), errors.EncryptedFileError),
        (write(""), errors.NoTextError),
        (write("<text:p>" * 5000 + "</text:p>" * 5000), errors.DamagedFileError),
        (write(f"<text:p>{' ' * 21_000_000}</text:p>" + STORY), errors.TooLargeFileError),
        (make_odf("text", "<text:p>"), errors.DamagedFileError),
    ],
)
def test_faults_are_one_sentence(data, kind):
    with pytest.raises(kind):
        read(data)


def test_styles_that_inherit_from_each_other_end():
    styles = "".join(
        f'<style:style style:name="{a}" style:family="text" style:parent-style-name="{b}"/>' for a, b in ("ab", "ba")
    )
    assert read(write(f'<text:p><text:span text:style-name="a">{"312 came."}</text:span></text:p>', styles=styles)).text
