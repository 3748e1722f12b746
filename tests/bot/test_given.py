"""Which argument is a path and which a text; what is no text."""

import os
import threading
from datetime import UTC, datetime
from io import BytesIO

import pytest

from bot.given import read_address, read_given, read_stream, require_text
from config.settings import Settings
from extractors.articles.web import Page
from extractors.errors import BadTextError, InputError, NotAnArticleError, StreamTooLargeError, TooLargeError


@pytest.mark.parametrize(
    "text",
    [
        "300 people",
        "It rose 5 km/h in an hour",
        "One line of 3.\nstory.txt\nAnother line.",
        "300",
        "word " * 2000 + "300",
        "-5 degrees",
    ],
)
def test_what_is_no_path_is_the_text(text):
    assert read_given(text, Settings()).text == text


def test_a_path_may_hold_spaces_and_any_ending(tmp_path):
    path = tmp_path / "my story"
    path.write_text("300 people")
    assert read_given(str(path), Settings()).text == "300 people"


def test_a_pipe_is_read_like_a_file(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=("300 people",))
    writer.start()
    assert read_given(str(path), Settings()).text == "300 people"
    writer.join()


def test_a_link_to_nothing_is_a_missing_file(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    with pytest.raises(InputError, match="cannot be read"):
        read_given(str(tmp_path / "link"), Settings())


def test_the_limit_counts_bytes_and_is_itself_allowed():
    assert require_text("é" * 5, limit=10) == "é" * 5
    with pytest.raises(TooLargeError, match=r"12 bytes long and the limit is 10 bytes"):
        require_text("é" * 6, limit=10)
    with pytest.raises(StreamTooLargeError):
        read_stream(BytesIO(b"12345678901"), limit=10)


@pytest.mark.parametrize("text", ["300\0", "300 \ud800", "\udfff"])
def test_broken_characters_are_told_by_place(text):
    with pytest.raises(BadTextError, match=rf"Character {len(text)} "):
        require_text(text, limit=100)


ARTICLE = (
    "<h1>Ferry fares to rise</h1>"
    + "<p>A ticket costs $18 from July on, and 340 people cross each day, it said.</p>" * 4
)
BARE = '<link rel="canonical" href="https://paper.example/ferries"><p>Open in the app.</p>'


def make_site(pages):
    asked = []

    def fetch(url):
        asked.append(url)
        body = f"<html><body>{pages[url]}</body></html>".encode()
        return Page(
            url=url,
            redirects=(),
            status=200,
            content_type="text/html",
            charset="utf-8",
            body=body,
            fetched_at=datetime.now(UTC),
        )

    return fetch, asked


def test_a_copy_without_text_leads_to_the_article():
    fetch, asked = make_site({"https://amp.example/f": BARE, "https://paper.example/ferries": ARTICLE})
    article = read_address("https://amp.example/f", fetch, Settings())
    assert "340 people" in article.text
    assert asked == ["https://amp.example/f", "https://paper.example/ferries"]


def test_a_page_with_text_is_asked_for_once():
    fetch, asked = make_site({"https://amp.example/f": BARE + ARTICLE})
    article = read_address("https://amp.example/f", fetch, Settings())
    assert article.url == "https://paper.example/ferries"
    assert article.notes[0] == "The page says that the article is from https://paper.example/ferries."
    assert len(asked) == 1


def test_the_second_page_is_the_last():
    fetch, asked = make_site({"https://amp.example/f": BARE, "https://paper.example/ferries": BARE})
    with pytest.raises(NotAnArticleError):
        read_address("https://amp.example/f", fetch, Settings())
    assert len(asked) == 2
