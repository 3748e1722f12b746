"""A complaint as it is kept: the figures of one sentence, and what is wrong; nothing else of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.chat.buttons import Wrong, WrongKind
from bot.feedback.missed import Missed
from bot.reports.json_text import write_json
from bot.reports.origin import find_address
from bot.reports.to_json import report_to_json
from bot.store import Answer, Complaint
from extractors import Article, Figure, Finding, Report


def make_complaint(kept: Answer, report: Report, wrong: Wrong, *, once: str) -> Complaint | None:
    """Make a complaint of a press; None for a figure or a finding that the report does not have."""
    if wrong.figure >= len(report.figures):
        return None
    figure = report.figures[wrong.figure]
    findings: tuple[Finding, ...] = ()
    beside = [each for each in report.figures if each.sentence_span == figure.sentence_span]
    place = beside.index(figure)
    if wrong.kind == "alarm":
        if wrong.finding >= len(report.findings) or wrong.figure not in report.findings[wrong.finding].figures:
            return None
        findings = (replace(report.findings[wrong.finding], figures=(place,)),)
    made = _make(kept, report.article, wrong.kind, figure.sentence, once)
    return replace(made, figures=_write(report.article, beside, findings), place=place)


def make_missed(kept: Answer, report: Report, missed: Missed, *, once: str) -> Complaint:
    """Make a complaint of words that were missed, where they stand in the article."""
    text = report.article.text
    made = _make(kept, report.article, "missed", missed.sentence.of(text), once)
    beside = [each for each in report.figures if missed.sentence.contains(each.span)]
    # Spans are told from the beginning of the sentence, be it that of the figures or a longer one.
    beside = [replace(each, sentence=made.sentence, sentence_span=missed.sentence) for each in beside]
    return replace(made, figures=_write(report.article, beside, ()), words=missed.words.of(text))


def _make(kept: Answer, article: Article, kind: WrongKind, sentence: str, once: str) -> Complaint:
    return Complaint(
        chat_id=kept.chat_id,
        answer_id=kept.id or 0,
        kind=kind,
        figures="",
        place=None,
        sentence=sentence,
        words=None,
        url=find_address(article),
        given=datetime.now(UTC),
        once=once,
    )


def _write(article: Article, figures: Sequence[Figure], findings: tuple[Finding, ...]) -> str:
    bare = Article("", outlet=article.outlet, self_described=article.self_described)
    return write_json(report_to_json(Report(bare, tuple(figures), findings)))
