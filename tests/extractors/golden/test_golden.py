"""Whole articles with the whole report beside each: what changes in one shows here, and is read before it is kept.

``pytest tests/extractors/golden --update-golden`` writes the reports anew. Probabilities are no part of them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.reports.json_text import write_json
from bot.reports.to_json import report_to_json
from bot.reports.wording import describe_source
from config.engine import load_engine
from config.settings import Settings
from extractors import Engine, analyze, read_article

HERE = Path(__file__).parent
ARTICLES = sorted(path.stem for path in HERE.glob("*.txt"))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine(Settings())


def report_of(name: str, engine: Engine) -> dict[str, object]:
    """Give what `figurecheck check --json` prints, with each source in an editor's words."""
    report = analyze(read_article((HERE / f"{name}.txt").read_text(encoding="utf-8")), engine)
    found = json.loads(write_json(report_to_json(report)))
    del found["article"]["text"]  # it stands beside the report
    for shown, figure in zip(found["figures"], report.figures, strict=True):
        shown["said"] = describe_source(figure, report.article.outlet)
        del shown["counted_probability"]
        for source in filter(None, [shown["asserted_by"], *shown["via"]]):
            del source["probability"]
    return found


@pytest.mark.parametrize("name", ARTICLES)
def test_report_is_as_it_was_read(name: str, engine: Engine, request: pytest.FixtureRequest) -> None:
    path, found = HERE / f"{name}.json", report_of(name, engine)
    if request.config.getoption("--update-golden"):
        path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    expected = json.loads(path.read_text(encoding="utf-8"))
    assert [line(figure) for figure in found["figures"]] == [line(figure) for figure in expected["figures"]]
    assert found == expected


def line(figure: dict[str, object]) -> str:
    """Give a figure in one line, so that a difference is easily seen."""
    return f"{figure['text']} · {figure['counted']} · {figure['said']}"


def test_every_article_has_its_report() -> None:
    assert sorted(path.stem for path in HERE.glob("*.json")) == ARTICLES
    assert len(ARTICLES) >= 12
