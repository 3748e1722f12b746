"""The pointer on texts that nobody would write, with a stand-in for the network where the network does not matter."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Sequence
from importlib.resources import files

import numpy as np
import pytest

from extractors.figures.pieces import FIRST, Pieces
from extractors.figures.pointers import Floats, Pointer, Scores, number_groups
from extractors.figures.reader import LENGTH, PointerModel, Window, find_pointers, plan_windows, stretches
from extractors.types import Span


@pytest.fixture(scope="module")
def model() -> PointerModel:
    """The shipped model."""
    weights = files("extractors").joinpath("weights")
    return PointerModel(
        weights.joinpath("pointer.onnx").read_bytes(), weights.joinpath("tokenizer.json").read_text(encoding="utf-8")
    )


class Counting(PointerModel):
    """The shipped tokenizer with a network that says anything at all, and counts how often it is asked."""

    def __init__(self, model: PointerModel, seed: int) -> None:
        self.reader, self.own_threshold = model.reader, 0.5
        self.asked = 0
        self._rng = np.random.default_rng(seed)

    def run(self, pieces: Pieces, window: Window, rows: Sequence[int]) -> Scores:
        self.asked += 1
        size = window.end - window.start + 3
        assert 3 < size <= LENGTH + 3
        assert all(window.start <= row < window.end for row in rows)
        pointing = [self._draw(len(rows), size) for _ in range(4)]
        figure, age = self._rng.random((2, len(rows))).astype(np.float32)
        tags = self._rng.random((size, 6)).astype(np.float32)
        return Scores(np.asarray(rows) - window.start + FIRST, *pointing, figure, age, tags)

    def _draw(self, rows: int, size: int) -> Floats:
        return np.log(self._rng.dirichlet(np.ones(size) / 20, rows) + 1e-9).astype(np.float32)


def spans_of(text: str, *words: str) -> list[Span]:
    return [Span(text.index(word), text.index(word) + len(word)) for word in words]


def check(text: str, pointers: tuple[Pointer, ...]) -> None:
    for pointer in pointers:
        assert 0.0 <= pointer.probability <= 1.0
        assert 0.0 <= pointer.counted_probability <= 1.0
        assert 0.0 <= pointer.is_figure <= 1.0
        assert 0.0 <= pointer.is_age <= 1.0
        assert (pointer.mention_span is not None) == (pointer.kind == "source")
        for span in (pointer.mention_span, pointer.cue_span, pointer.counted_span):
            if span is None:
                continue
            assert 0 <= span.start < span.end <= len(text)
            for edge in span:
                assert not (0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum())


def test_plain_sentences(model: PointerModel) -> None:
    text = (
        "PARIS — The flood killed 12 people, police said on Monday. The river is 80 kilometres long.\n\n"
        "According to the mayor, about 300 homes were destroyed."
    )
    said = find_pointers(text, spans_of(text, "12", "80", "300"), model)
    assert [pointer.kind for pointer in said] == ["source", "own", "source"]
    mentions = [pointer.mention_span.of(text) for pointer in said if pointer.mention_span]
    assert mentions == ["police", "the mayor"]
    cues = [pointer.cue_span.of(text) for pointer in said if pointer.cue_span]
    assert cues[0].startswith("said")
    assert cues[1] == "According to"
    check(text, said)


def test_mention_is_whole_words(model: PointerModel) -> None:
    text = 'ASTRA reported that 14 soldiers were held. "We counted 30 of them," ASTRA added.'
    said = find_pointers(text, spans_of(text, "14", "30"), model)
    assert [pointer.mention_span and pointer.mention_span.of(text) for pointer in said] == ["ASTRA", "ASTRA"]


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "“12 said “he ” \" 12 '' “",
        "🙂🙂 12 👩‍👩‍👧 said 🙂",
        "\0\0 12 \0said\0",
        "\ud800 12 \udfff said he\ud800",
        "[SEP] 12 [CLS] [UNK] said [MASK]",
        "12 said ex\u0301e\u0301cutif İstanbul ﬁ ǅ",
        "\n\n\n 12 \n\r\n\r \u2028 said he\n",
        "一二三12四五六說",
        "x" * 5000 + " 12 " + "y" * 5000,
        "12 " * 3000,
    ],
)
def test_any_text(text: str, model: PointerModel) -> None:
    spans = [*spans_of(text, "12"), Span(0, len(text)), Span(0, 0), Span(len(text), len(text))]
    for reader in (model, Counting(model, 1), Counting(model, 2)):
        said = find_pointers(text, spans, reader)
        assert len(said) == len(spans)
        check(text, said)


def test_random_texts(model: PointerModel) -> None:
    rng = random.Random(7)
    parts = ["said", "ISW", "naïve", "Straße", "“", "”", '"', "'", "\n", " ", "12", "1,200", "🙂", "\0", "…", "—", "he"]
    for seed in range(40):
        text = "".join(rng.choice(parts) + rng.choice(["", " "]) for _ in range(rng.randrange(1, 600)))
        starts = [rng.randrange(len(text)) for _ in range(rng.randrange(6))]
        spans = [Span(start, min(len(text), start + rng.randrange(1, 9))) for start in starts]
        check(text, find_pointers(text, spans, Counting(model, seed)))


def test_one_long_line(model: PointerModel) -> None:
    text = "The mayor said 12 people died and nobody knew why. " * 20_000
    spans = [Span(at, at + 2) for at in range(15, len(text), 51 * 2000)]
    counting = Counting(model, 3)
    started = time.process_time()
    check(text, find_pointers(text, spans, counting))
    assert counting.asked == len(spans)
    assert time.process_time() - started < 5


def test_shared_windows_are_read_once(model: PointerModel) -> None:
    text = "Officials said 12 of 30 were hurt, 7 badly. " * 3
    spans = [Span(15, 17), Span(21, 23), Span(35, 36), Span(35 + 44, 36 + 44)]
    counting = Counting(model, 4)
    find_pointers(text, spans, counting)
    assert counting.asked == 1


def test_order_of_figures_does_not_matter(model: PointerModel) -> None:
    text = "Officials said 12 of 30 were hurt. " + "Nothing else happened there. " * 200 + "The ministry put it at 40."
    spans = spans_of(text, "12", "30", "40")
    forward, backward = find_pointers(text, spans, model), find_pointers(text, spans[::-1], model)
    assert forward == backward[::-1]


def test_no_figures(model: PointerModel) -> None:
    assert find_pointers("Nothing here.", [], model) == ()


def test_windows_hold_every_figure_once() -> None:
    rng = random.Random(5)
    for _ in range(200):
        size = rng.randrange(1, 3000)
        starts = [rng.randrange(size) for _ in range(rng.randrange(1, 30))]
        ranges = [(start, min(size, start + rng.randrange(1, 400))) for start in starts]
        windows = plan_windows(ranges, size)
        assert sorted(i for window in windows for i in window.figures) == list(range(len(ranges)))
        for window in windows:
            assert 0 <= window.start < window.end <= size
            assert window.end - window.start <= LENGTH
            assert all(window.start <= ranges[i][0] < window.end for i in window.figures)


def test_stretches_cover_every_figure_once() -> None:
    rng = random.Random(6)
    for _ in range(100):
        spans = [Span(start, start + 3) for start in (rng.randrange(90_000) for _ in range(rng.randrange(20)))]
        found = list(stretches(spans, 90_003))
        assert sorted(i for *_, members in found for i in members) == list(range(len(spans)))
        assert all(start <= spans[i].start and spans[i].end <= end for start, end, members in found for i in members)
        assert all(one[1] < other[0] for one, other in itertools.pairwise(found))


def test_marks_of_the_window_are_groups_of_their_own() -> None:
    groups = number_groups(np.full(6, 2))
    assert groups.tolist() == [0, 1, 2, 2, 2, 3]


def test_what_is_counted(model: PointerModel) -> None:
    text = (
        "The storm tore the roofs off 140 houses and killed 12 sailors, the coastguard said.\n\n"
        "Inflation slowed to 3.2% in March. Of those who voted, 4,100 had done so by post."
    )
    said = find_pointers(text, spans_of(text, "140", "12", "3.2%"), model)
    assert [pointer.counted_span and pointer.counted_span.of(text) for pointer in said] == [
        "houses",
        "sailors",
        "Inflation",
    ]


def test_a_figure_does_not_count_itself(model: PointerModel) -> None:
    text = "A jury of seven men and five women found 11 boats, 40 nets and 6 anchors in two sheds and three barns."
    spans = spans_of(text, "seven", "five", "11", "40", "6 ", "two", "three")
    for seed in range(20):
        for span, pointer in zip(spans, find_pointers(text, spans, Counting(model, seed)), strict=True):
            assert not (pointer.counted_span and pointer.counted_span.overlaps(span))


class Scripted(Counting):
    """Says that what a figure counts begins and ends at given words, with given chances."""

    def __init__(self, model: PointerModel, starts: dict[str, float], ends: dict[str, float]) -> None:
        super().__init__(model, 1)
        self._starts, self._ends = starts, ends

    def run(self, pieces: Pieces, window: Window, rows: Sequence[int]) -> Scores:
        drawn = super().run(pieces, window, rows)
        start, end = (self._spread(pieces, drawn, chances) for chances in (self._starts, self._ends))
        return drawn._replace(start=start, end=end)

    def _spread(self, pieces: Pieces, drawn: Scores, chances: dict[str, float]) -> Floats:
        row = np.full(drawn.start.shape[1], 1e-6, dtype=np.float32)
        for word, chance in chances.items():
            row[pieces.range_of(*spans_of(DENSE, word)[0])[0] + FIRST] = chance
        return np.log(np.repeat(row[None], len(drawn.start), axis=0))


DENSE = "Only nine pairs, and millions of rare $1 bills, two dozen grocers and 6 anchors are left."


@pytest.mark.parametrize(
    ("figure", "starts", "ends", "counted"),
    [
        ("millions", {"rare": 0.9}, {"rare": 0.001, "bills": 0.9}, "rare $1 bills"),
        ("two dozen", {"grocer": 0.9}, {"grocer": 0.3, "anchors": 0.6}, "grocers"),
        ("nine", {"pairs": 0.1, "bills": 0.8}, {"pairs": 0.5, "bills": 0.5}, "pairs"),
    ],
)
def test_phrases_in_dense_sentences(
    model: PointerModel, figure: str, starts: dict[str, float], ends: dict[str, float], counted: str
) -> None:
    spans = spans_of(DENSE, "nine", "millions", "$1", "two dozen", "6")
    said = find_pointers(DENSE, spans, Scripted(model, starts, ends))
    pointer = said[[span.of(DENSE) for span in spans].index(figure)]
    assert pointer.counted_span is not None
    assert pointer.counted_span.of(DENSE) == counted
