"""Presentations: the words of the slides in order, and what is left out."""

import io

import pytest
from made import lock_archive, make_archive
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from config.page_words import read_page_words
from extractors import errors
from extractors.articles.document import read_document

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(data):
    return read_document(data, url=None, content_type=None, charset=None, words=read_page_words())


def save(show):
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


def make_show():
    show = Presentation()
    show.core_properties.author = "Port of Orlo"
    first = show.slides.add_slide(show.slide_layouts[0])
    first.shapes.title.text = "Toll of Monday"
    first.placeholders[1].text = "Some 312 people were hurt."
    second = show.slides.add_slide(show.slide_layouts[5])
    line = second.shapes.add_textbox(0, 0, 9, 9).text_frame.paragraphs[0]
    for words, look in (("Some 10", {}), ("6", {"baseline": "30000"}), (" or ", {}), ("41 ", {"strike": "sngStrike"})):
        run = line.add_run()
        run.text = words
        for name, value in look.items():
            run.font._element.set(name, value)
    link = line.add_run()
    link.text = "42"
    link.hyperlink.address = "https://orlo.example/r"
    second.shapes.title.text = "What was counted"
    table = second.shapes.add_table(2, 2, 0, 0, Inches(1), Inches(1)).table
    for row, cells in enumerate((("Town", "Cost (£m)"), ("Orlo", "3.2"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    data = CategoryChartData()
    data.categories = ["a"]
    data.add_series("s", (99,))
    second.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, 9, 9, data)
    second.notes_slide.notes_text_frame.text = "Say 77."
    third = show.slides.add_slide(show.slide_layouts[0])
    third.shapes.title.text = "Old: 88"
    third._element.set("show", "0")
    return save(show)


def test_slides_are_read_in_order_with_their_pages():
    article = read(make_show())
    assert [(part.kind, part.span.of(article.text), part.page) for part in article.parts] == [
        ("headline", "Toll of Monday", 1),
        ("body", "Some 312 people were hurt.", 1),
        ("body", "What was counted", 2),
        ("body", "Some 10⁶ or 42", 2),
        ("table", "Cost, Orlo: £3.2m", 2),
    ]
    assert article.notes == (
        "Struck out and so not read: “41”.",
        "Not read: 1 chart.",
        "Not read: the speaker's notes.",
        "Hidden and so not read: 1 slide.",
    )
    assert [(link.span.of(article.text), link.href) for link in article.links] == [("42", "https://orlo.example/r")]
    assert article.byline == "Port of Orlo"


def make_parts(slides, content):
    """A presentation of so many slides that all have the same content."""
    ids = "".join(f'<p:sldId r:id="r{n}"/>' for n in range(slides))
    targets = "".join(f'<Relationship Id="r{n}" Target="slides/slide{n}.xml"/>' for n in range(slides))
    parts = {
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}" xmlns:r="{R}">{ids}</p:presentation>',
        "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="x">{targets}</Relationships>',
    }
    return make_archive(parts | {f"ppt/slides/slide{n}.xml": content for n in range(slides)})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (make_show()[:-400], errors.DamagedFileError),
        (lock_archive(make_show()), errors.EncryptedFileError),
        (save(Presentation()), errors.NoTextError),
        (make_parts(400, "<a/>"), errors.TooManyPagesError),
        (make_parts(1, "<a>"), errors.DamagedFileError),
        (make_parts(1, "<a>" + " " * 21_000_000 + "</a>"), errors.TooLargeFileError),
        (make_parts(7, "<a>" + " " * 9_000_000 + "</a>"), errors.TooLargeFileError),
        (make_parts(1, "<a>" * 5000 + "</a>" * 5000), errors.DamagedFileError),
    ],
)
def test_faults_are_one_sentence(data, kind):
    with pytest.raises(kind):
        read(data)
