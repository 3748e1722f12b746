"""Which argument is a path and which a text; what is no text."""

import os
import threading
from io import BytesIO

import pytest

from bot.given import read_given, read_stream, require_text
from config.settings import Settings
from extractors.errors import BadTextError, InputError, StreamTooLargeError, TooLargeError


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
