"""Everybody the article lets speak."""

from __future__ import annotations

from extractors.figures.entities import find_names
from extractors.figures.speakers import Speaker, find_speakers
from extractors.types import Span


def test_names_beside_a_cue_speak(words) -> None:
    text = "Ann Moss said so. Rita Vale ran. According to the Orlo Police, it rained. “No,” said Bob Lee."
    log = find_speakers(text, find_names(text, words), words)
    assert [s.name for s in log.before(len(text), 1000)] == ["Bob Lee", "Orlo Police", "Ann Moss"]
    assert [s.name for s in log.before(len(text), 10)] == ["Bob Lee"]


def test_a_speaker_is_added_in_its_place(words) -> None:
    text = "Ann Moss said so. It rained. Bob Lee said no."
    log = find_speakers(text, find_names(text, words), words)
    log.add(Speaker(Span(18, 20), "it", "organisation"))
    assert [s.name for s in log.before(len(text), 1000)] == ["Bob Lee", "it", "Ann Moss"]
