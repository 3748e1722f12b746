"""What is read many times in one text is read in time proportional to it: pages, and what is said of figures."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from typing import TypeVar

import pytest

from config.engine import load_engine
from config.page_words import read_page_words
from config.settings import Settings
from extractors import Article, Engine, Figure, Part, Report, Span, analyze, read_article
from extractors.articles.document import read_document
from extractors.findings.checks import check_figures
from extractors.relations.across import Text
from extractors.relations.meeting import lay_side_by_side
from extractors.relations.surroundings import read_mentions

T = TypeVar("T")
FLOOR = 0.2
"""Seconds of the processor: what takes less is fast enough, however it grows."""
STEEPEST = 15
"""Times as long for ten times the input."""
SENTENCE = "The boats of the fleet had been repaired at great cost since the spring, the board of the district said. "
PLACES = ("Brill Carn Dask Ester Fald Gorm".split(), "Harm Isken Jarl Korn Lund Marn".split())
PARAGRAPH = f"<p>{SENTENCE}</p>"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine(Settings())


@pytest.mark.parametrize(
    ("inside", "count"),
    [
        pytest.param(lambda n: figures_with_captions(n), 2500, id="captions"),
        pytest.param(lambda n: f"<h2>Related stories</h2>{PARAGRAPH}" * n, 9000, id="headings that end the article"),
        pytest.param(lambda n: "<h1>Boats of the east</h1>" * n, 25_000, id="headlines"),
        pytest.param(lambda n: "<h2>Boats of the east</h2>" * n, 25_000, id="headings"),
        pytest.param(lambda n: nest(200, f"<p>{'<img src=a>' * n}</p>"), 8000, id="pictures, deep"),
        pytest.param(lambda n: nest(200, f"<blockquote class=twitter-tweet>{PARAGRAPH * n}"), 1000, id="posts, deep"),
        pytest.param(lambda n: f"<p>{'<a href=/a>b</a> ' * n}</p>", 8000, id="links"),
        pytest.param(lambda n: f"<p>{'<span>b</span> ' * n}</p>", 8000, id="spans"),
        pytest.param(lambda n: f"<p>{'a<br>' * n}</p>", 8000, id="line breaks"),
        pytest.param(lambda n: nest(200, "<p>a</p>" * n), 8000, id="paragraphs, deep"),
    ],
)
def test_a_page_is_read_in_time_proportional_to_it(inside: Callable[[int], str], count: int) -> None:
    read_page(make_page(""))
    small, large = (make_page(inside(n)) for n in (count // 10, count))
    assert not grows(lambda page: read_page(page), small, large)


def make_page(inside: str) -> bytes:
    first, last = ("".join(f"<p>{SENTENCE}It was so in {place} too.</p>" for place in places) for places in PLACES)
    body = f"<h1>Boats repaired in the east</h1>{first}{inside}{last}"
    head = "<head><title>Boats repaired in the east</title></head>"
    return f"<!DOCTYPE html><html>{head}<body><article>{body}</article></body></html>".encode()


def figures_with_captions(count: int) -> str:
    captions = (f"Some {number} boats of the east in the harbour" for number in range(count))
    return "".join(f"<figure><img src=a><figcaption>{caption}</figcaption></figure>" for caption in captions)


def nest(depth: int, inside: str) -> str:
    return "<div>" * depth + inside + "</div>" * depth


def read_page(page: bytes) -> Article:
    return read_document(page, url=None, content_type="text/html", charset="utf-8", words=read_page_words())


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Some 5 boats sank, which could not be independently verified.", id="unverified"),
        pytest.param("The trial lasted six weeks, from 3 May 2021 to 4 September 2021.", id="durations"),
        pytest.param("Some 5 boats sank on Monday, 4 May 2021.", id="days of the week"),
        pytest.param("The fund raised £5m from 12 backers in the town.", id="no source"),
        pytest.param("Some 5 boats sank.", id="of one number"),
    ],
)
def test_findings_take_time_proportional_to_the_figures(sentence: str, engine: Engine) -> None:
    small, large = (repeat(sentence, n, engine) for n in (150, 1500))
    assert not grows(lambda report: check_figures(report.article, report.figures, engine.checks), small, large)


def test_figures_that_are_compared_in_pairs_are_not_compared_with_all_others(engine: Engine) -> None:
    """Only the first few hundred of a kind are, so that four times as many take little longer."""
    few, many = (repeat("Some 5 boats sank off the eastern coast.", n, engine, other=True) for n in (400, 1600))
    times = [measure(lambda r: check_figures(r.article, r.figures, engine.checks), report) for report in (few, many)]
    assert times[1] < 2.5 * times[0], times


def test_articles_laid_side_by_side_are_compared_up_to_so_many_figures(engine: Engine) -> None:
    sentences = ("Some 5 boats sank off the eastern coast.", "Some 5 boats sank off the coast of Brill.")
    few, many = (
        [
            Text("", "", read_mentions(repeat(each, n, engine, other=True).figures, engine.checks.words))
            for each in sentences
        ]
        for n in (200, 2000)
    )
    assert not grows(lambda articles: lay_side_by_side(articles, engine.checks.knowledge), few, many)
    rows = lay_side_by_side(many, engine.checks.knowledge)
    assert sorted(m.index for row in rows if (m := row[0])) == sorted(m.index for m in many[0].mentions)
    assert sorted(m.index for row in rows if (m := row[1])) == sorted(m.index for m in many[1].mentions)


def repeat(sentence: str, count: int, engine: Engine, *, other: bool = False) -> Report:
    """Give a report on a sentence that stands in a text many times; with ``other``, with another number each time."""
    [*figures] = analyze(replace(read_article(sentence), language="en"), engine).figures
    assert figures
    starts = accumulate([len(sentence) + 1] * (count - 1), initial=0)
    moved = tuple(
        move(figure, start, Decimal(1000 + number) if other else figure.value)
        for number, start in enumerate(starts)
        for figure in figures
    )
    text = " ".join([sentence] * count)
    return Report(replace(read_article(text), parts=(Part("body", Span(0, len(text))),)), moved, ())


def move(figure: Figure, start: int, value: Decimal | None) -> Figure:
    spans = (Span(start + span.start, start + span.end) for span in (figure.span, figure.sentence_span))
    return replace(figure, **dict(zip(("span", "sentence_span"), spans, strict=True)), value=value)


def grows(run: Callable[[T], object], small: T, large: T) -> str | None:
    """Say how much longer ten times the input takes where that is too much; noise is given a second chance."""
    for _ in range(2):
        short, long = measure(run, small), measure(run, large)
        if long < max(FLOOR, STEEPEST * short):
            return None
    return f"{short:.3f} s, and {long:.3f} s for ten times as much"


def measure(run: Callable[[T], object], given: T) -> float:
    start = time.process_time()
    run(given)
    return time.process_time() - start
