"""Columns are read one after the other, and what goes across them where it stands."""

from sheets import Sheets

from extractors.articles.pdf.layout import read_pdf

FERRY = (
    "The ferry to Orlo carried 41,200 people last year, the harbour board said, and 38 of its 52 sailings in January "
    "were late. The board wants a second ship before the winter, which would cost about $14 million, and it expects "
    "that the island will pay a fifth of that. No decision has been made by the council, which meets again in May."
)
QUARRY = (
    "At the quarry behind the town 19 workers were sent home after stones fell from its northern face. An inspector "
    "counted seven cracks, the longest of them 12 metres, and closed the road to lorries for three weeks. The owner "
    "says that the face is safe and that it lost 60,000 euros in the first week alone."
)
SCHOOL = (
    "The school in Belmore has 214 pupils and room for 180, its head says. A third of them come by bus from villages "
    "that had schools of their own until ten years ago, when the district closed four of them to save money."
)


def read_texts(sheets):
    article = read_pdf(sheets.bytes())
    return [part.span.of(article.text) for part in article.parts]


def test_two_columns_are_read_one_after_the_other():
    sheets = Sheets()
    sheets.put_paragraph(40, 100, FERRY)
    sheets.put_paragraph(310, 100, QUARRY)
    assert read_texts(sheets) == [FERRY, QUARRY]


def test_columns_that_the_file_writes_line_by_line_are_columns_too():
    sheets = Sheets()
    for number in range(9):
        sheets.put(40, 100 + 13 * number, f"This is line {number} of the left of two columns")
        sheets.put(310, 100 + 13 * number, f"and here line {number} of the right one stands")
    text = " ".join(read_texts(sheets))
    assert text.index("line 8 of the left") < text.index("line 0 of the right")


def test_a_heading_across_the_columns_divides_what_is_above_it_from_what_is_below():
    sheets = Sheets()
    sheets.put_paragraph(40, 100, FERRY)
    sheets.put_paragraph(310, 100, QUARRY)
    sheets.put(40, 300, "What else the district council talked about on the last day of its session", 16)
    sheets.put_paragraph(40, 330, SCHOOL)
    sheets.put_paragraph(310, 330, FERRY)
    texts = read_texts(sheets)
    assert texts.index(SCHOOL) == 3
    assert texts[0].startswith("What else")
    assert texts[1:] == [FERRY, QUARRY, SCHOOL, FERRY]


def test_three_columns_are_read_one_after_the_other():
    sheets = Sheets()
    for left, text in ((30, FERRY), (215, QUARRY), (400, SCHOOL)):
        sheets.put_paragraph(left, 100, text, width=170)
    assert read_texts(sheets) == [FERRY, QUARRY, SCHOOL]


def test_a_paragraph_goes_on_in_the_next_column_over_a_note():
    sheets = Sheets()
    first, second = FERRY.split(" before the winter")
    sheets.put_paragraph(40, 100, QUARRY)
    sheets.put_paragraph(40, 250, first)
    sheets.put_paragraph(40, 400, "The board's figures are those of its yearly report.", size=7)
    sheets.put_paragraph(310, 100, "before the winter" + second)
    sheets.put_paragraph(310, 250, SCHOOL)
    assert read_texts(sheets) == [QUARRY, FERRY, "The board's figures are those of its yearly report.", SCHOOL]
