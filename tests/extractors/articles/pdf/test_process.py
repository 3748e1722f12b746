"""PDFs that ask for gigabytes and minutes are given up, a page at a time, and the rest is read."""

import time
from contextlib import suppress

import pytest
from raw_pdfs import SAID, write_pdf, write_stream

from extractors.articles.pdf.layout import read_pdf
from extractors.articles.pdf.limits import LARGEST_STREAM, PAGE_SECONDS, holds_too_much
from extractors.articles.pdf.process import open_pdf
from extractors.errors import DamagedFileError, GivenUpError, NoTextError, TooLargeFileError, TooManyPagesError

GREEDY = b"q " * (LARGEST_STREAM // 2)
"""Each puts a state on PDFium's stack: more than a gigabyte of them."""


def test_a_page_that_asks_for_too_much_costs_no_other():
    article = read_pdf(write_pdf([SAID, GREEDY, SAID.replace(b"fire killed", b"flood hurt")]))
    assert article.text == "The fire killed 14 people in Orlo.\n\nThe flood hurt 14 people in Orlo."
    assert article.notes == ("Page 2 of the PDF could not be read.",)


def test_a_document_of_such_pages_is_given_up_in_time():
    begun = time.monotonic()
    with pytest.raises(GivenUpError):
        open_pdf(write_pdf([GREEDY] * 4))
    assert time.monotonic() - begun < 25


@pytest.mark.parametrize(
    "forms",
    [[b"/X0 Do /X0 Do"], [b"/X1 Do " * 50, b"/X2 Do " * 50, b"/X3 Do " * 50, b"/X4 Do " * 50, SAID]],
    ids=["draws itself", "draw each other"],
)
def test_forms_that_draw_forms_end(forms):
    begun = time.monotonic()
    try:
        open_pdf(write_pdf([b"/X0 Do", SAID], forms=forms))
    except GivenUpError:
        pass
    assert time.monotonic() - begun < PAGE_SECONDS * 2 + 5


def test_what_unpacks_to_too_much_is_not_unpacked():
    with pytest.raises(TooLargeFileError):
        open_pdf(write_pdf([b"q " * LARGEST_STREAM]))


def test_pictures_may_be_large():
    assert not holds_too_much(b"1 0 obj" + write_stream(bytes(LARGEST_STREAM * 2), b"/Subtype/Image"))


@pytest.mark.parametrize(
    ("title", "shown"), [("Fire in Orlo", "Fire in Orlo"), ("Fire\0in Orlo", "Fire in Orlo"), ("Fire \ud83d", "Fire")]
)
def test_odd_titles_are_read(title, shown):
    assert open_pdf(write_pdf([SAID], title=title)).title == shown


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", write_pdf([SAID])[:60]])
def test_a_damaged_document_is_said_to_be(data):
    with pytest.raises(DamagedFileError):
        open_pdf(data)


def test_too_many_pages_are_not_begun():
    with pytest.raises(TooManyPagesError):
        open_pdf(write_pdf([SAID] * 201))


def test_a_head_is_the_text_where_nothing_else_is():
    assert read_pdf(write_pdf([SAID] * 3)).text.startswith("The fire killed 14 people in Orlo.")


PLACES = {
    "a grid": [(5 + 6 * column, 5 + 7 * row, "41") for row in range(110) for column in range(98)],
    "one line": [(number / 10, 700, "41") for number in range(6000)],
    "marks": [(5 + 13 * (number % 45), 5 + 3 * (number // 45), "1") for number in range(9000)],
    "anywhere": [(number * 7919 % 590, number * 104729 % 790, "41 x") for number in range(9000)],
    "steps": [(number % 590, 790 - number / 10, "forty-one people who came") for number in range(2000)],
}


@pytest.mark.parametrize("name", PLACES)
def test_words_anywhere_take_no_longer(name):
    content = b"BT /F1 %d Tf " % 4
    content += b" ".join(b"1 0 0 1 %.1f %.1f Tm (%s) Tj" % (x, y, text.encode()) for x, y, text in PLACES[name])
    begun = time.monotonic()
    with suppress(NoTextError):
        read_pdf(write_pdf([content + b" ET"] * 3))
    assert time.monotonic() - begun < 15
