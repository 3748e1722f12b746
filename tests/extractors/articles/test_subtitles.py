"""Subtitles: running lines, who speaks, and nothing of numbers and times."""

import time

import pytest

from config.page_words import read_page_words
from extractors import errors
from extractors.articles.document import read_document


def read(text, content_type=None, encoding="utf-8"):
    return read_document(
        text.encode(encoding), url=None, content_type=content_type, charset=None, words=read_page_words()
    )


def cue(number, start, *lines):
    return f"{number}\n00:00:{start:02},000 --> 00:00:{start + 1:02},500\n" + "\n".join(lines) + "\n\n"


VOICES = """WEBVTT - toll of 9

NOTE 17 words
18 more

STYLE
::cue { color: 12px }

intro-1
00:01.000 --> 00:03.000 align:left position:10%
<v Anna Velde>Some 312 people were

00:03.000 --> 00:05.000
<v Anna Velde>on the ferry. [APPLAUSE]

00:05.000 --> 00:06.000
<v.loud Ben Moss>And 41 had<00:05.500> no <c.red>ticket</c>?</v>

00:07.000 --> 00:08.000
<v Anna Velde>Yes, 41 &amp; a dog.
"""


def test_voices_are_labels():
    assert read(VOICES).text.split("\n\n") == [
        "ANNA VELDE: Some 312 people were on the ferry.",
        "BEN MOSS: And 41 had no ticket?",
        "ANNA VELDE: Yes, 41 & a dog.",
    ]


@pytest.mark.parametrize(
    ("cues", "turns"),
    [
        ([(1, "Some 312 people were"), (3, "on the ferry.")], ["Some 312 people were on the ferry."]),
        ([(1, "Some 312 came."), (9, "It was 41.")], ["Some 312 came.", "It was 41."]),
        ([(1, "- Some 312?", "- No, 41.")], ["Some 312?", "No, 41."]),
        ([(1, "MOSS: Some 312"), (3, "came."), (5, "VELDE: No, 41.")], ["MOSS: Some 312 came.", "VELDE: No, 41."]),
        ([(1, "Ann Moss: Some 312"), (3, ">> No.")], ["ANN MOSS: Some 312", "No."]),
        ([(1, "<i>Some 312</i>"), (3, "{\\an8}came.")], ["Some 312 came."]),
        ([(1, "(LAUGHTER)"), (3, "♪ la la ♪"), (5, "Some 312. [door 4 shuts]")], ["la la Some 312."]),
        ([(1, "312"), (3, "came.")], ["312 came."]),
        ([(1, "Some (at least 312) came.")], ["Some (at least 312) came."]),
        ([(1, "some 312"), (2, "some 312", "people"), (4, "people", "and 41 dogs")], ["some 312 people and 41 dogs"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_cues_are_joined(cues, turns, encoding):
    text = "".join(cue(number, *each) for number, each in enumerate(cues, 1))
    article = read(text, "application/x-subrip", encoding)
    assert article.text.split("\n\n") == turns
    assert article.notes == ("Read from subtitles: check names and numbers against the recording.",)


def test_broken_files_give_what_is_in_them():
    text = "1\n00:00:01,000 --> 00:00:0\nlost\n\n2\n0:00:03.00 --> 0:00:04.00\nSome 312\ncame.\n3\n0:0:5.0 --> 0:0:6.25\nAnd 4"  # noqa: E501
    assert read(text, "text/vtt").text.endswith("Some 312 came. And 4")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("WEBVTT\n\n", errors.NoTextError),
        ("WEBVTT\n\n00:01.000\nSome 312", errors.NoTextError),
        ("WEBVTT\n\n" + "00:01.000 --> 00:02.000\n\n" * 60_000, errors.TooLargeFileError),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "word " * 1_200_000, errors.TooLargeFileError),
        ("WEBVTT\n\nno times at all", errors.NoTextError),
    ],
)
def test_faults_are_one_sentence(text, kind):
    with pytest.raises(kind):
        read(text)


@pytest.mark.parametrize("piece", ["<v ", "[", "(", "♪", "00:01.000 -->", "1\n", "&amp;", ">> ", "- ", "Aa "])
def test_odd_lines_end_soon(piece):
    start = time.process_time()
    try:
        read("WEBVTT\n\n00:01.000 --> 00:02.000\nSome 312\n" + piece * 200_000)
    except errors.DocumentError:
        pass
    assert time.process_time() - start < 5
