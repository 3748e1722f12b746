"""Rich messages of Telegram: blocks and no text."""

import json

import pytest

from extractors import analyze
from extractors.articles.html.rich import read_rich
from extractors.articles.rich_words import find_words
from extractors.errors import NotAnArticleError


def paragraph(text):
    return {"type": "paragraph", "text": text}


def bold(text):
    return {"type": "bold", "text": text}


def read(*blocks):
    return read_rich(json.dumps({"blocks": blocks}).encode())


MESSAGE = (
    {"type": "heading", "size": 1, "text": ["Flood in ", bold("Kessim")]},
    paragraph(["The river rose by ", bold("2.3 metres"), ", the hydrology service said."]),
    paragraph("According to the rescue service:"),
    {
        "type": "list",
        "items": [
            {"label": "1.", "blocks": [paragraph("400 homes are under water")]},
            {"label": "2.", "blocks": [paragraph([{"type": "strikethrough", "text": "12"}, " 14 people are missing"])]},
        ],
    },
    {"type": "divider"},
    {"type": "blockquote", "blocks": [paragraph("We lost 90 cows in a night.")], "credit": "Lio Banda"},
    {
        "type": "table",
        "caption": "By village",
        "cells": [
            [{"text": "Village", "is_header": True}, {"text": "Dead", "is_header": True}],
            [{"text": "Arnsey"}, {"text": "41"}],
            [{"text": "Brell"}, {"text": bold("7")}],
        ],
    },
    {"type": "details", "summary": "More", "blocks": [paragraph("Some 30 boats are out.")]},
    {"type": "photo", "photo": [], "caption": {"text": "The bridge, built in 1911", "credit": "A. Moss"}},
    {"type": "hologram", "text": "900 things"},
)


def test_every_kind_of_block_is_read(engine):
    article = read(*MESSAGE)
    assert article.title == "Flood in Kessim"
    assert [part.kind for part in article.parts if part.kind != "body"] == [
        "headline",
        "list",
        "list",
        "table",
        "caption",
        "caption",
    ]
    assert article.notes == (
        "Struck out and so not read: “12”.",
        "1 image was not read.",
        "1 part of a kind that is not known (hologram) was not read.",
    )
    figures = [(f.text, f.asserted_by and f.asserted_by.name) for f in analyze(article, engine).figures]
    assert figures == [
        ("2.3 metres", "hydrology service"),
        ("400", "rescue service"),
        ("14", "rescue service"),
        ("90", "Lio Banda"),
        ("41", None),
        ("7", None),
        ("Some 30", None),
    ]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Two boats < 3 & more", "Two boats < 3 & more"),
        (["Over ", {"type": "url", "text": "12", "url": "https://a.example/b"}, " boats"], "Over 12 boats"),
        ([{"type": "custom_emoji", "custom_emoji_id": "1", "alternative_text": "🔥"}, " 12 boats"], "🔥 12 boats"),
        (["12 boats", {"type": "reference_link", "text": "3", "reference_name": "a"}, " sank"], "12 boats sank"),
        (["10", {"type": "superscript", "text": "6"}, " fish"], "10⁶ fish"),
        ({"type": "glow", "text": "12 boats"}, "12 boats"),
    ],
)
def test_texts_in_a_form_of_their_own(text, read_as):
    assert read(paragraph(text)).text == read_as


def nest(depth):
    block = paragraph("12 boats")
    for _ in range(depth):
        block = {"type": "details", "summary": "", "blocks": [block]}
    return block


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"nothing",
        b'{"blocks": 3}',
        b'{"blocks": [3, null, {"type": "photo"}, {"type": "list", "items": 3}, {"type": "table", "cells": [3]}]}',
        b'{"blocks": [{"type": "paragraph", "text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]}",
        json.dumps({"blocks": [nest(100)]}).encode(),
        json.dumps({"blocks": [{"type": "divider"}]}).encode(),
    ],
)
def test_a_message_without_words(data):
    with pytest.raises(NotAnArticleError):
        read_rich(data)


@pytest.mark.parametrize(
    "blocks",
    [
        [paragraph("12 boats")] * 30_000,
        [paragraph("12 boats " * 100_000)] * 3,
        [{"type": "table", "cells": [[{"text": "1"}] * 300] * 300}],
        [{"type": "list", "items": [{"blocks": [paragraph("12 boats")]}] * 30_000}],
    ],
)
def test_what_no_message_holds_is_cut(blocks):
    data = json.dumps({"blocks": [paragraph("First."), *blocks]}).encode()
    assert len(read_rich(data).text) <= 600_000


def test_words_are_found_without_reading():
    words = find_words({"blocks": list(MESSAGE)})
    assert words.startswith("Flood in Kessim\nThe river rose by 2.3 metres")
    assert "We lost 90 cows in a night." in words
    assert find_words(None) == find_words({"blocks": 3}) == ""
    deep: list[object] = ["end"]
    for _ in range(100_000):
        deep = [deep]
    assert find_words({"blocks": deep}) == ""
