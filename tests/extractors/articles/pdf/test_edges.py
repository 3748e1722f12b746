"""Running heads, page numbers and tables of contents are left out, and the notes count them."""

from sheets import Sheets

from extractors.articles.pdf.layout import read_pdf

TEXTS = [
    "The harbour board counted 41,200 passengers in the year behind it, of whom 300 came by night.",
    "On the second day the board heard that 12 of its 19 cranes are older than forty years.",
    "It closed its session with a vote on the fees, which rise by 4% for ships and 7% for ferries.",
    "Seven members voted against them, and the two of the island were not there on that day.",
]


def make_pages(head, foot, note="Sources: the board's reports of {}"):
    sheets = Sheets()
    for number, text in enumerate(TEXTS):
        if number:
            sheets.add_page()
        sheets.put(60, 40, head(number + 1), 8)
        sheets.put_paragraph(60, 100, text, width=400)
        sheets.put(60, 700, note.format(1900 + 7 * number), 8)
        sheets.put(300, 780, foot(number + 1), 8)
    return read_pdf(sheets.bytes())


def test_heads_that_change_with_the_page_are_left_out_and_counted():
    article = make_pages(lambda page: f"Harbour board, report for 2031 | {page}", lambda page: f"Page {page} of 4")
    assert "report for 2031" not in article.text
    assert "Page" not in article.text
    assert article.notes == ("Left out of the PDF: 8 running heads and page numbers.",)


def test_page_numbers_in_roman_and_arabic_are_left_out():
    article = make_pages(lambda page: "", lambda page: ["i", "ii", "1", "2"][page - 1])
    assert article.notes == ("Left out of the PDF: 4 running heads and page numbers.",)


def test_lines_at_the_foot_with_numbers_of_their_own_stay():
    article = make_pages(lambda page: "", lambda page: str(page))
    assert [f"reports of {1900 + 7 * number}" in article.text for number in range(4)] == [True] * 4


def test_a_table_of_contents_is_left_out_and_counted():
    sheets = Sheets()
    sheets.put(60, 80, "Contents", 14)
    for number, title in enumerate(("Passengers", "Cranes", "Fees", "Votes")):
        width = sheets.put(60, 110 + 14 * number, title)
        sheets.put(60 + width, 110 + 14 * number, " ." * ((300 - int(width)) // 6))
        sheets.put_right(420, 110 + 14 * number, str(3 * number + 1))
    sheets.put_paragraph(60, 240, TEXTS[0], width=400)
    article = read_pdf(sheets.bytes())
    assert article.text == TEXTS[0]
    assert article.notes == ("Left out of the PDF: a table of contents of 5 lines.",)
