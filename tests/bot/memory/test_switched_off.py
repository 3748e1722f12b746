"""What a chat or the operator has switched off is neither made nor marked: checks made beyond one article."""

import pytest

from bot.chat.worth import WorthWords, find_points
from bot.memory.earlier import find_earlier
from config.engine import load_engine
from config.settings import Settings
from extractors import Article, Finding, analyze
from extractors.findings.checks import CHECKS
from extractors.follow.fact_checks import PublishedCheck, find_fact_checks
from extractors.follow.sources import SourceDocument, hold_report

WORDS = WorthWords(frozenset(), frozenset(), frozenset())
BEYOND = ("seen-before", "source-differs", "fact-check")


@pytest.mark.parametrize("code", BEYOND)
def test_a_chat_may_switch_it_off(read, code) -> None:
    assert next(check for check in CHECKS if check.code == code).switchable
    report = read("The ministry said that 12 boats sank.")
    points = find_points(report.__class__(report.article, report.figures, (Finding(code, (0,), "said"),)), WORDS)
    assert [point.reason for point in points] == ["said"]
    off = find_points(
        report.__class__(report.article, report.figures, (Finding(code, (0,), "said"),)), WORDS, off=frozenset([code])
    )
    assert off == ()


def test_the_operator_may_switch_them_off(read, see, knowledge) -> None:
    engine = load_engine(Settings(checks_off=frozenset(BEYOND)))
    report = analyze(Article("The ferry carried 310 people, police said.", language="en"), engine)
    document = SourceDocument("release", Article("The ferry carried 301 people, the company said.", language="en"))
    shown, held = hold_report(report, [document], engine)
    assert [each.likeness for each in held] == ["differs"]
    assert shown.findings == report.findings
    check = PublishedCheck("The ferry carried 310 people.", "Wrong", "https://f.example/1", "Facts")
    assert find_fact_checks(report, {0: (check,)}, engine) == ()
    # The bot takes out of a report what memory found under these codes.
    earlier = list(find_earlier(report, [see("The ferry carried 99 people, the mayor said.")], knowledge))
    assert {finding.code for finding in earlier} <= set(BEYOND)
