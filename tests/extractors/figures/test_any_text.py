"""Any text at all: no exception, and every mention and cue is what the text has at its span."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors import Article, Figure, analyze

NAMES = ["Ann Moss", "Mr. Moss", "the ministry", "police", "ISW", "(ISW)", "[outlet]", "he", "it", "MOSS:", "LEE:"]
CUES = ["said", "says", "put", "according to", "citing", "by", "at", "of", "poll", "In", " and ", "while", "’s"]
MARKS = ['"', "“", "”", "''", "'", ",", ".", ":", ";", "?", "–", "\n", "\n\n", " ", "🔹", "\u00a0", "é", "(", ")", "["]
PIECES = [*NAMES, *CUES, *MARKS, "12", "1,200", "3%", "$4bn"]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map(" ".join)
LIGHT = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def check(text: str, figures: tuple[Figure, ...]) -> None:
    for figure in figures:
        for source in filter(None, (figure.asserted_by, *figure.via)):
            assert 0 <= source.mention_span.start <= source.mention_span.end <= len(text)
            assert source.mention_span.of(text) == source.mention
            assert source.name
        if figure.cue_span is not None:
            assert figure.cue_span.of(text) == figure.cue
        assert not (figure.unsure and figure.asserted_by)


@LIGHT
@given(texts)
def test_any_text(engine, text: str) -> None:
    check(text, analyze(Article(text, language="en"), engine).figures)


@LIGHT
@given(texts, st.sampled_from([0.2, 0.6, 0.99]))
def test_any_text_with_any_answer(ask, text: str, sure: float) -> None:
    told = dict.fromkeys(("12", "3%"), ("Ann Moss", sure)) if "Ann Moss" in text else {}
    check(text, tuple(ask(text, told).values()))
