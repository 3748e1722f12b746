"""Lines of a column are paragraphs: by leading, indent and last lines; broken words are whole, over pages too."""

import pytest
from sheets import LEADING, Sheets

from extractors.articles.pdf.layout import read_pdf
from extractors.articles.pdf.paragraphs import Words

ONE = (
    "The district spent 3.1 million euros on its roads last year, nearly twice as much as in the year before, and "
    "still counts 214 holes. A contractor that had promised to mend them in June has asked for more time."
)
TWO = (
    "Of the 88 bridges that engineers looked at in spring, 14 need new beams and two are closed. The largest, at Orlo, "
    "carries 9,000 cars a day, and its repair will take until the autumn of next year."
)


def read_texts(sheets):
    article = read_pdf(sheets.bytes())
    return [part.span.of(article.text) for part in article.parts]


@pytest.mark.parametrize(("indent", "between"), [(12, 0), (0, 7)], ids=["indent", "leading"])
def test_paragraphs_are_told_apart(indent, between):
    sheets = Sheets()
    top = 100
    for text in (ONE, TWO, ONE):
        top = sheets.put_paragraph(60, top, text, width=400, indent=indent) + between
    assert read_texts(sheets) == [ONE, TWO, ONE]


def test_a_line_that_had_room_for_the_next_word_ends_a_paragraph():
    sheets = Sheets()
    for number, text in enumerate(
        ("The council met on Monday.", "It heard seven speakers, of whom four", "were for it.")
    ):
        sheets.put(60, 100 + LEADING * number, text)
    assert read_texts(sheets) == ["The council met on Monday.", "It heard seven speakers, of whom four were for it."]


def test_a_sentence_goes_on_on_the_next_page_over_its_heads():
    sheets = Sheets()
    first, second = ONE.split(" nearly twice")
    for number, text in enumerate((first, "nearly twice" + second), 1):
        if number > 1:
            sheets.add_page()
        sheets.put(60, 40, "Roads of the district", 8)
        sheets.put_paragraph(60, 100, text, width=400)
        sheets.put(300, 780, str(number), 8)
    article = read_pdf(sheets.bytes())
    assert article.text == ONE
    assert article.notes == ("Left out of the PDF: 4 running heads and page numbers.",)


def test_a_paragraph_without_an_indent_goes_on_where_the_others_have_one():
    sheets = Sheets()
    top = 100
    for text in (ONE, TWO, ONE):
        top = sheets.put_paragraph(60, top, text, width=400, indent=12)
    last = "before the day on which they were named, and that she would not sign any bill"
    sheets.put(72, top, "The mayor of Orlo said that nobody had told her of the 14 beams or of their price")
    sheets.put(60, top + LEADING, f"{last} for them.")
    sheets.add_page()
    sheets.put(60, 100, "Her deputy said that he had known of it for years, and that it was his view that all")
    sheets.put(60, 100 + LEADING, "of the beams had to be bought at once.")
    assert "sign any bill for them. Her deputy said" in read_texts(sheets)[-1]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("some peo-", "ple came", False),
        ("the well-", "known mayor", True),
        ("a 30-", "year plan", True),
        ("a 10-year-", "old boy", True),
        ("the Franco-", "Prussian war", True),
        ("the long-estab-", "lished firm", False),
        ("year-on-", "year growth", True),
        ("soft\u00ad", "ware", False),
    ],
)
def test_hyphens_at_the_ends_of_lines(before, after, kept):
    words = Words(["a well-known mayor of a year on which", "ten people"])
    assert words.keeps_hyphen(before, after) is kept
