"""What comes first, and why."""

from dataclasses import replace

import pytest

from bot.chat.worth import Look, choose_findings, find_points, find_unsourced, is_harm, look_at
from config.engine import load_engine
from config.lexicon import read_table
from config.settings import Settings
from extractors import Finding, Source, Span, analyze, read_article


def source(name="the ministry", *, kind="organisation", rule="network"):
    return Source(name, name, Span(0, 3), kind, rule=rule)


@pytest.fixture(scope="module")
def engine():
    return load_engine(Settings())


@pytest.mark.parametrize("section", sorted(read_table("harm")))
def test_words_of_harm(section, engine, words):
    entry = read_table("harm")[section]
    for text in entry["match"]:
        figures = analyze(read_article(text), engine).figures
        assert figures, text
        assert any(is_harm(figure, words) for figure in figures), text
    for text in entry["reject"]:
        assert not any(is_harm(figure, words) for figure in analyze(read_article(text), engine).figures), text


def test_harm_is_of_the_figure_s_own_clause(make_figure, words):
    sentence = "The storm killed 14 people, and 300 houses lost power."
    assert is_harm(make_figure("14", sentence=sentence, counted="people"), words)
    assert not is_harm(make_figure("300", sentence=sentence, counted="houses"), words)


def test_an_age_is_no_casualty(make_figure, words):
    assert not is_harm(make_figure("58", sentence="He died at 58.", kind="age", counted=None), words)


def test_the_order_is_conflicts_then_casualties_then_money_then_doubt(make_figure, make_report, words):
    sentence = "It killed 12 people, cost $3m, felled 40 trees or 50, and reportedly hit 9 cars."
    report = make_report(
        make_figure("9", sentence=sentence, counted="cars", hedges=("reportedly",), asserted_by=source()),
        make_figure("40", sentence=sentence, counted="trees", asserted_by=source()),
        make_figure("50", sentence=sentence, counted="trees", asserted_by=source()),
        make_figure("$3m", sentence=sentence, counted=None, kind="money"),
        make_figure("12", sentence=sentence, counted="people"),
        findings=(
            Finding("conflict", (1, 2), "40 and 50 trees cannot both be right."),
            Finding("no-source", (3,), "$3m has no source in the article."),
            Finding("no-source", (4,), "12 has no source in the article."),
        ),
    )
    assert [point.figures for point in find_points(report, words)] == [(1, 2), (4,), (3,), (0,)]
    asked = find_points(report, words, asked=frozenset({"no-source"}))
    assert [point.figures for point in asked] == [(4,), (3,), (1, 2), (0,)]


def test_a_source_makes_a_casualty_figure_no_point(make_figure, make_report, words):
    figure = make_figure("12", sentence="It killed 12 people.", counted="people", unsure=True)
    assert [point.figures for point in find_points(make_report(figure), words)] == [(0,)]
    assert find_points(make_report(replace(figure, unsure=False, asserted_by=source())), words) == ()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"asserted_by": source("an official", kind="unnamed")}, "without a name"),
        ({"asserted_by": source("reportedly", kind="unnamed", rule="hidden/reportedly")}, "nobody is named"),
        ({"unsure": True}, "not clear who"),
    ],
)
def test_each_reason_is_its_own(make_figure, make_report, words, changed, reason):
    figure = make_figure("12", sentence="It killed 12 people.", counted="people", **changed)
    [point] = find_points(make_report(figure), words)
    assert reason in point.reason


def test_what_the_article_itself_says_could_happen_wants_no_source(make_figure, make_report, words):
    figure = make_figure("$3m", sentence="It could cost $3m.", kind="money", counted=None, hedges=("could",))
    assert find_points(make_report(figure), words) == ()


def test_what_a_finding_names_has_no_second_reason(make_figure, make_report, words):
    figure = make_figure("12", sentence="It killed 12 people.", counted="people")
    finding = Finding("no-source", (0,), "12 has no source in the article.")
    [point] = find_points(make_report(figure, findings=(finding,)), words)
    assert point.reason == finding.message
    assert point.weight == 100


def test_findings_that_are_off_are_left_out(make_figure, make_report, words):
    figure = make_figure("12", sentence="It killed 12 people.", counted="people")
    finding = Finding("no-source", (0,), "12 has no source in the article.")
    assert find_points(make_report(figure, findings=(finding,)), words, off=frozenset({"no-source"})) == ()


@pytest.mark.parametrize(
    ("off", "asked", "told"),
    [
        (set(), set(), [("conflict", False), ("no-source", True)]),
        (set(), {"question", "no-source"}, [("conflict", False), ("no-source", False), ("question", False)]),
        ({"no-source", "question"}, {"question"}, [("conflict", False)]),
    ],
)
def test_what_a_chat_chooses_is_what_its_files_hold(make_figure, make_report, words, off, asked, told):
    findings = tuple(Finding(code, (), code) for code in ("conflict", "no-source", "question"))
    look = Look(words, findings_off=frozenset(off), findings_on=frozenset(asked))
    report = make_report(make_figure(), findings=findings)
    assert [(f.code, f.quiet) for f in choose_findings(report, look).findings] == told
    assert {(point.reason, point.quiet) for point in look_at(report, look)} == set(told)


def test_nobody_and_the_article_are_no_sources(make_figure, make_report, words):
    report = make_report(
        make_figure(asserted_by=source()),
        make_figure(),
        make_figure(unsure=True),
        make_figure(asserted_by=source("reportedly", kind="unnamed", rule="hidden/reportedly")),
        make_figure(asserted_by=source("an official", kind="unnamed")),
    )
    assert find_unsourced(report, words) == (1, 2, 3)


def test_what_needs_no_source_is_not_listed_as_without_one(make_figure, make_report, words):
    sentence = "Ada, 46, asked 12 people for two loans of $3m."
    report = make_report(
        make_figure("46", sentence=sentence, kind="age"),
        make_figure("12", sentence=sentence, counted="people"),
        make_figure("two", sentence=sentence, value=2, counted="loans"),
        make_figure("$3m", sentence=sentence, kind="money", counted=None),
    )
    assert find_unsourced(report, words) == (1, 3)


def test_what_the_headline_says_and_the_body_again_is_listed_once(make_figure, make_report, words):
    report = make_report(make_figure(part="headline"), make_figure(part="body"))
    assert find_unsourced(report, words) == (1,)


def test_a_number_that_is_said_twice_is_one_thing_to_check(make_figure, make_report, words):
    figure = make_figure("12", sentence="It killed 12 people.", counted="people", unsure=True)
    other = make_figure("9", sentence="It killed 9 people.", counted="people", low=None, high=None, unsure=True)
    points = find_points(make_report(figure, other, figure), words)
    assert [point.figures for point in points] == [(0, 2), (1,)]


@pytest.mark.parametrize(
    ("hedge", "reason"), [("reportedly", "holds it back"), ("denied that", "denies or disputes"), ("expected to", None)]
)
def test_doubt_and_denial_are_told_apart_and_plans_are_neither(make_figure, make_report, words, hedge, reason):
    points = find_points(make_report(make_figure(asserted_by=source(), hedges=(hedge,), counted="chairs")), words)
    assert (not points) if reason is None else reason in points[0].reason


def test_a_headline_leaves_it_to_the_text_who_says_so(make_figure, make_report, words):
    headline = make_figure("12", sentence="Storm kills 12", counted="people", part="headline", unsure=True)
    body = make_figure("12", sentence="It killed 12 people.", counted="people", asserted_by=source())
    assert find_points(make_report(headline, body), words) == ()
    assert [point.figures for point in find_points(make_report(headline, replace(body, low=None)), words)] == [(0,)]
