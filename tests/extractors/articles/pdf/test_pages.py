"""Pages that are pictures, that are turned, or that name their letters badly."""

import io

from PIL import Image
from raw_pdfs import SAID, write_pdf
from sheets import HEIGHT, WIDTH, Sheets

from extractors.articles.pdf.layout import read_pdf


def make_picture():
    file = io.BytesIO()
    Image.new("L", (60, 80), 200).save(file, "PNG")
    file.seek(0)
    return file


def test_pages_that_are_pictures_are_named():
    sheets = Sheets()
    sheets.put(60, 100, "The fire killed 14 people in Orlo, said the mayor.")
    for number in (2, 3):
        sheets.add_page()
        sheets.image(make_picture(), 0, 0, WIDTH, HEIGHT)
        sheets.put(300, 780, str(number))
    article = read_pdf(sheets.bytes())
    assert article.text == "The fire killed 14 people in Orlo, said the mayor."
    assert article.notes[0] == "Pages 2 and 3 of the PDF are pictures, whose words were not read."


def test_a_picture_beside_text_is_none():
    sheets = Sheets()
    sheets.image(make_picture(), 0, 0, WIDTH, HEIGHT)
    for number in range(8):
        sheets.put(60, 100 + 13 * number, "The fire killed 14 people in Orlo, said the mayor,")
    assert read_pdf(sheets.bytes()).notes == ()


def test_a_page_that_is_turned_is_read():
    lines = ["The fire killed 14 people", "in Orlo, said the mayor of", "the town on Monday."]
    for matrix in ("0 1 -1 0 {} 100", "0 -1 1 0 {} 700", "-1 0 0 -1 500 {}"):
        places = (200, 213, 226) if matrix.startswith(("0 1 ", "-1")) else (226, 213, 200)
        content = " ".join(
            f"BT /F1 12 Tf {matrix.format(place)} Tm ({line}) Tj ET" for place, line in zip(places, lines, strict=True)
        )
        assert read_pdf(write_pdf([content.encode()])).text == " ".join(lines)


def test_letters_that_are_control_characters_are_named():
    content = b"BT /F1 12 Tf 50 700 Td (The \\034rst \\036ce has \\033 14 \\025 16 people.) Tj ET"
    assert "first" in read_pdf(write_pdf([content, SAID])).text
