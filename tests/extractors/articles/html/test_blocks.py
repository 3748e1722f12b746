"""A page as blocks: what is a neighbour of what."""

from extractors.articles.html.blocks import read_blocks
from extractors.articles.html.tree import parse_page


def test_text_beside_paragraphs_is_their_neighbour():
    blocks = read_blocks(parse_page("<div><p>One.</p>Two.<p>Three.</p>Four.</div>"))
    assert [b.text for b in blocks] == ["One.", "Two.", "Three.", "Four."]
    assert len({b.within for b in blocks}) == 1


def test_a_table_keeps_its_words_in_the_order_of_the_page():
    (block,) = read_blocks(parse_page("<table><tr><th>Town<th>Dead<tr><td>Orlo<td>4</table>"))
    assert (block.text, block.read.split()) == ("Dead, Orlo: 4", ["Town", "Dead", "Orlo", "4"])


def test_a_paragraph_kept_from_screen_readers_is_text():
    blocks = read_blocks(parse_page("<div><p aria-hidden='true'>One.</p><div aria-hidden='true'>Two.</div></div>"))
    assert [b.zone for b in blocks] == [None, "hidden"]
