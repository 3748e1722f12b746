"""What stands among the chosen blocks and is not of the article, and what is though it was left out."""

from config.page_words import read_page_words
from extractors.articles.html.page import read_html

PROSE = "<p>The mayor thanked volunteers who carried sandbags along the quay until late in the evening.</p>"
LEAD = "At least nineteen people died when a bus left the road near the weir, officials in the province said."


def read(*parts):
    page = f"<html><head><title>Weir closes</title></head><body><article><h1>Weir closes</h1>{''.join(parts)}"
    return read_html(page.encode(), url=None, charset=None, words=read_page_words()).text


def test_paragraphs_behind_a_box_in_the_middle_stay():
    text = read(PROSE * 4, "<h3>Read more</h3>", f"<div><p>{LEAD}</p></div>")
    assert "At least nineteen" in text


def test_paragraphs_under_other_endings_go():
    text = read(PROSE * 4, "<h3>Related stories</h3>", f"<div><p>{LEAD}</p></div>")
    assert "At least nineteen" not in text


def test_the_first_paragraph_of_a_page_without_a_heading_is_kept():
    page = f"<html><body><article><p>The kiosk copied 1 million keys, it said.</p>{PROSE * 4}</article></body></html>"
    text = read_html(page.encode(), url=None, charset=None, words=read_page_words()).text
    assert text.startswith("The kiosk copied 1 million")


def test_a_sentence_that_is_one_link_is_kept_among_paragraphs():
    link = '<p><a href="/study">The team drilled 62 holes through the ice to measure it.</a></p>'
    assert "drilled 62 holes" in read(PROSE * 2, link, PROSE * 2)
    assert "drilled 62 holes" not in read(PROSE * 4, f"<div>{link}</div>")


def test_what_a_page_puts_among_its_paragraphs_is_of_the_article():
    quote = "<blockquote><p>They left 1,940 homes dark, and nobody has asked why.</p></blockquote>"
    post = f"<figure><div>{quote}</div></figure>"
    hidden = f"<div hidden><p>{LEAD} The rest were taken home.</p></div>"
    text = read(PROSE * 3, post, PROSE, hidden, PROSE)
    assert "1,940 homes dark" in text
    assert "At least nineteen" in text


def test_a_box_that_is_named_after_related_stories_and_has_no_link_is_of_the_article():
    box = f"<div class=teaser-content><p>{LEAD}</p>{PROSE * 3}</div>"
    assert "At least nineteen" in read(box, PROSE)


def test_last_lines_on_the_writer_go():
    page = (
        "<html><head><title>Weir closes</title><meta name=author content='Dalia Quist'></head><body><article>"
        f"<h1>Weir closes</h1>{PROSE * 4}<p>Dalia Quist has covered the region for 17 years and won 4 awards</p>"
    )
    text = read_html(page.encode(), url=None, charset=None, words=read_page_words()).text
    assert "17 years" not in text
