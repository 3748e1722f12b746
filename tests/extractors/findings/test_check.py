"""All checks together: order, doubles, switching off, bounds."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractors import Article, analyze, read_article
from extractors.findings.checks import CHECKS, CODES

TWO_CODES = (
    "Mill fire kills 40 people in Orlo\n\nA fire in a mill killed 14 people in Orlo on Monday, police said."
    " The wall is 20 feet (9 metres) high."
)


def test_each_code_has_one_record():
    assert len(set(CODES)) == len(CHECKS)
    # These look beyond the article.
    assert {check.code for check in CHECKS if not check.find} == {"seen-before", "source-differs", "fact-check"}


def test_the_readme_has_each_check_in_the_words_of_its_record():
    readme = (Path(__file__).parents[3] / "README.md").read_text()
    lines = [f"| `{check.code}` | {check.shows} |" for check in CHECKS]
    assert [line for line in lines if f"{line}\n" not in readme] == [], "to be added to the table of codes in README.md"


def test_a_check_is_switched_off_by_its_code(engine):
    off = replace(engine, checks=replace(engine.checks, off=frozenset(["unit-pair"])))
    assert {f.code for f in analyze(read_article(TWO_CODES), engine).findings} == {"headline", "unit-pair", "no-source"}
    assert {f.code for f in analyze(read_article(TWO_CODES), off).findings} == {"headline", "no-source"}


def test_with_all_switched_off_nothing_is_found(engine):
    off = replace(engine, checks=replace(engine.checks, off=frozenset(CODES)))
    assert analyze(read_article(TWO_CODES), off).findings == ()


def test_findings_name_figures_of_the_report(engine):
    report = analyze(read_article(TWO_CODES), engine)
    assert all(0 <= index < len(report.figures) for finding in report.findings for index in finding.figures)
    assert len({finding.figures for finding in report.findings}) == len(report.findings)


@pytest.mark.parametrize("text", ["1,200 " * 2100, "It cost 1,200 dollars. " * 300, "£1 = $2 (3%) 4m " * 50, ""])
def test_any_text_is_checked(text, engine):
    report = analyze(Article(text, language="en"), engine)
    assert len(report.findings) < 100


@pytest.mark.parametrize("word", ["false", "wrong", "incorrect", "error", "mistake"])
def test_a_finding_never_judges(word, findings_of):
    assert all(word not in finding.message.lower() for finding in findings_of(TWO_CODES))
