"""One line in, one line out, whatever is in it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.line import LineOptions, answer_failed_line, answer_line
from bot.reports.json_text import encode_line
from config.engine import load_engine
from config.settings import Settings

OPTIONS = LineOptions(limit=10_000, with_article=True)
# Words that make figures, words that do not, and characters that stand between them.
PIECES = st.sampled_from(
    ["300", "$3.2bn", "half a million", "12%", "one in five", "ten to 20", "−5", "٣", "people", "said", ".", " ", "\n"]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=12).map(" ".join)


@pytest.fixture(scope="module")
def engine():
    return load_engine(Settings())


@settings(deadline=None, max_examples=60)
@given(line=st.binary(max_size=80))
def test_any_bytes_are_answered(engine, line):
    answer = reread(answer_line(line, engine, OPTIONS))
    assert list(answer) == ["id", "article", "figures", "relations", "findings", "notes", "error"]


@settings(deadline=None, max_examples=60)
@given(text=TEXTS, name=st.none() | st.text() | st.integers())
def test_any_text_gives_figures_that_stand_in_it(engine, text, name):
    answer = reread(answer_line(json.dumps({"id": name, "text": text}).encode(), engine, OPTIONS))
    assert answer["id"] == name
    if answer["error"] is not None:
        assert not text.strip() or "\0" in text
        return
    assert answer["article"]["text"] == text
    reached = 0
    for figure in answer["figures"]:
        start, end = figure["span"]
        assert reached <= start < end <= len(text)
        assert figure["text"] == text[start:end]
        reached = end


def test_a_text_that_the_engine_fails_on_costs_one_line():
    # An engine that is none makes every reading fail.
    answer = reread(answer_line(b'{"id": 7, "text": "About 300 people came."}', None, OPTIONS))
    assert (answer["id"], answer["figures"]) == (7, [])
    assert "please report it" in answer["error"]


@pytest.mark.parametrize(("line", "name"), [(b'{"id": 7}', 7), (b"[]", None), (b"\xff", None), (b'{"id": {}}', None)])
def test_a_line_that_was_not_answered_keeps_its_id(line, name):
    answer = reread(answer_failed_line(line, "it died", OPTIONS))
    assert (answer["id"], answer["error"]) == (name, "it died")


def reread(answer):
    return json.loads(b"".join(encode_line(answer)))
