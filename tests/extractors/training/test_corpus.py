"""Reading a marked corpus, recasting it and inventing more."""

from __future__ import annotations

import random
from pathlib import Path

from extractors.training.corpus import Attribution, Document, read_corpus
from extractors.training.epochs import casts
from extractors.training.invent import invent, parse, read_inventory
from extractors.training.recast import recast, replace_names
from extractors.types import Span


def test_read_corpus(tmp_path: Path) -> None:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "a_b.txt").write_bytes("Naïve\r\nhe said 12.".encode())
    (tmp_path / "text" / "unmarked.txt").write_text("Nothing.")
    marks = "T1\tSource 7 9\the\nT2\tCue 10 14\tsaid\nT3\tContent 15 17\t12\n"
    marks += "E1\tAttribution:T9 Source:T1 Cue:T2 Content:T3\n"
    (tmp_path / "attributions" / "a_b_1f2e.ann").write_text(marks)
    (tmp_path / "attributions" / "a_b_9999.ann").write_text("")
    (document,) = read_corpus(tmp_path)
    assert len(document.readings) == 2
    (attribution,) = document.readings[0]
    assert [s.of(document.text) for s in attribution.source + attribution.cue + attribution.content] == [
        "he",
        "said",
        "12",
    ]


def test_sources_with_numbers_in_their_role() -> None:
    text, (one, two) = parse("[S1 A] [C1 said] [T1 1], [S2 B] [C2 said] [T2 2, ]and [T1 3].", 100)
    assert text == "A said 1, B said 2, and 3."
    assert [s.of("x" * 100 + text) for s in one.content] == ["1", "3"]
    assert two.content[0].of("x" * 100 + text) == "2"


def test_recast_keeps_every_span_on_its_words() -> None:
    text = "Trump said Clinton lost 12 points, and Clinton laughed."
    spans = tuple(Span(text.index(word), text.index(word) + len(word)) for word in ("lost", "12", "laughed"))
    document = Document("d", text, ((Attribution((Span(0, 5),), spans, ()),),))
    changed = replace_names(document, {"Trump": "Li", "Clinton": "Papadopoulos"})
    assert changed.text == "Li said Papadopoulos lost 12 points, and Papadopoulos laughed."
    (attribution,) = changed.readings[0]
    assert attribution.source[0].of(changed.text) == "Li"
    assert [span.of(changed.text) for span in attribution.cue] == ["lost", "12", "laughed"]


def test_invented_passages_are_sound_and_repeatable() -> None:
    inventory = read_inventory()
    for number in range(60):
        document = invent(inventory, number, random.Random(number))
        assert document == invent(inventory, number, random.Random(number))
        assert not set("[]{}") & set(document.text)
        for attribution in document.readings[0]:
            assert attribution.content
            for span in attribution.source + attribution.cue + attribution.content:
                words = span.of(document.text)
                assert words
                assert words == words.strip()
        moved = recast(document, casts(inventory), random.Random(1))
        assert len(moved.readings[0]) == len(document.readings[0])
