"""Sentences that look like what stands beside an article survive in its body, however a site writes its paragraphs."""

import re

import pytest

from config.lexicon import read_table
from config.page_words import read_page_words
from extractors.articles.html.page import read_html

PROSE = [
    "The reservoirs of the eastern district held 41% of what they can hold on Monday, the water board said.",
    "Some 1.2 million people depend on them, and the board has asked every household to save 50 litres of water a day.",
    "Farmers will get 30% less water from May on, and fourteen villages are already supplied by lorry, it said.",
    "The board expects to spend 8.5 million euros on two wells by the end of the year, twice what it had planned.",
    "Its director, Anna Velde, said that 190 millimetres of rain had fallen since October, less than half the average.",
]
NEAR_MISSES = [
    *(line for entries in read_table("pages").values() for entry in entries for line in entry["reject"]),
    "By noon, 40 were dead.",
    "From one day to the next, 300 jobs were gone.",
    "In 2019 six ships sank.",
    "Dean Wills was the lawyer for Castle and 14 others.",
    "Maria Lopez was an author from Chile who sold 3 million books.",
    "Like father, like son: both served 14 years.",
    "Photo finishes decided 3 of the 9 races.",
    "(One crown is 4 cents.)",
    "Tags on 300 birds were read.",
    "Next: 40 more houses.",
]
SHAPES = {
    "paragraphs": ("<p>{}</p>", "<article><h1>Reservoirs run low</h1><div class='entry-content'>{}</div></article>"),
    "divisions": ("<div class='text-para'>{}</div>", "<div id='story'><h1>Reservoirs run low</h1><div>{}</div></div>"),
    "breaks": (
        "{}<br><br>",
        "<table><tr><td><h1>Reservoirs run low</h1><div class='storyText'>{}</div></td></tr></table>",
    ),
    "named": ("<p class='c-paragraph'>{}</p>", "<div class='with-sidebar'><h1>All reservoirs run low</h1>{}</div>"),
    "form": ("<p>{}</p>", "<form><div class='post category-comments'><h2>Reservoirs run low</h2>{}</div></form>"),
}


def read(sentences, shape):
    paragraph, page = SHAPES[shape]
    html = page.format("".join(paragraph.format(line) for line in sentences))
    page = f"<html><head><title>Reservoirs run low</title></head><body>{html}</body></html>"
    return read_html(page.encode(), url=None, charset="utf-8", words=read_page_words()).text


def squeeze(text):
    return re.sub(r"\W+", " ", text)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("place", [1, 3, 5])
def test_no_sentence_is_lost(shape, place):
    lost = []
    for line in NEAR_MISSES:
        text = squeeze(read([*PROSE[:place], line, *PROSE[place:]], shape))
        lost += [missing for missing in (line, *PROSE) if squeeze(missing).strip() not in text]
    # Behind the last paragraph a line without a full stop may be anything.
    assert [line for line in lost if place < 5 or line.rstrip(')”"').endswith(".")] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_every_line_beside_the_article_is_left_out(shape):
    kept = []
    for entry in [e for kind in ("start", "label", "whole", "contain") for e in read_table("pages")[kind]]:
        for line in entry["match"]:
            if squeeze(line).strip() in squeeze(read([*PROSE[:3], line, *PROSE[3:]], shape)):
                kept.append(line)
    assert kept == []
