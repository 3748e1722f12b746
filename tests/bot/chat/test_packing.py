"""Whatever the article holds, each message is well-formed and within the limits, and nothing is lost."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.packing import Room, pack
from bot.chat.rich import Paragraph, Run, clip, count_entities, count_units, line, quiet, write_html, write_text

ODD = "<>&\"'@\u2060 \U0001f600e\u0301\u4e00&amp;</b>"


class Reader(HTMLParser):
    """Reads HTML as strictly as Telegram does: every tag is known and closed in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.entities = [], [], 0

    def handle_starttag(self, tag, attrs):
        assert (tag, [name for name, _ in attrs]) in [
            ("b", []),
            ("i", []),
            ("a", ["href"]),
            ("blockquote", ["expandable"]),
        ]
        self.open.append(tag)
        self.entities += 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return "".join(reader.text), reader.entities


texts = st.text(
    st.one_of(st.characters(exclude_categories=("Cs", "Cc")), st.sampled_from(ODD)), min_size=1, max_size=60
)
runs = st.builds(
    Run, texts, bold=st.booleans(), italic=st.booleans(), link=st.sampled_from([None, 'https://a.example/?q="&'])
)
paragraphs = st.builds(Paragraph, st.lists(runs, max_size=8).map(tuple), st.booleans())
blocks = st.lists(paragraphs, min_size=1, max_size=6).map(tuple)
rooms = st.builds(Room, st.integers(8, 200), st.integers(4, 12))


@given(paragraphs)
def test_html_says_what_the_paragraph_says(paragraph):
    text, entities = read(write_html((paragraph,)))
    assert text == write_text((paragraph,))
    if paragraph.runs:
        assert entities == count_entities((paragraph,))


@given(st.lists(blocks, max_size=6), rooms)
def test_nothing_is_lost_and_every_message_fits(given_blocks, room):
    messages = pack(given_blocks, room)
    for message in messages:
        text, entities = read(write_html(message))
        assert len(text.encode("utf-16-le")) // 2 <= room.units
        assert entities <= room.entities
    before = "".join(write_text(block) for block in given_blocks).replace("\n", "")
    assert "".join(write_text(message) for message in messages).replace("\n", "") == before


@given(st.lists(blocks, max_size=6))
def test_a_block_that_fits_is_in_one_message(given_blocks):
    room = Room(600, 40)
    messages = [write_html(message) for message in pack(given_blocks, room)]
    for block in given_blocks:
        if room.holds(block):
            assert any(write_html(block) in message for message in messages)


@given(st.text(max_size=50), st.integers(2, 30))
def test_a_clipped_text_is_its_beginning(text, most):
    clipped = clip(text, most)
    assert len(clipped) <= most
    assert clipped == text or text.startswith(clipped[:-1])


def test_units_are_those_of_utf_16():
    assert count_units("a\u00e9\u4e00\U0001f600") == 5


@pytest.mark.parametrize("text", ["@desk", "(@desk)", "see @desk"])
def test_nobody_is_called(text):
    assert "@desk" not in quiet(text)


def test_a_mail_address_stays_as_it_is():
    assert quiet("desk@paper.example") == "desk@paper.example"


def test_a_line_leaves_out_what_is_empty():
    assert line("", Run("", bold=True), "x").runs == (Run("x"),)
