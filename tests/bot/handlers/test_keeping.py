"""A report is kept with the parts of its text."""

from bot.handlers.context import read_parts, write_report
from bot.reports.from_json import report_from_json
from extractors import Article, Report

REPORT = Report(Article('It says "parts_of_text" here.'))


def test_parts_are_read_in_order():
    kept = write_report(REPORT, ((12, "It sank."), (11, "Two died.")))
    assert list(read_parts(kept).items()) == [(12, "It sank."), (11, "Two died.")]
    assert report_from_json(kept) == REPORT


def test_a_text_in_one_message_has_no_parts():
    assert read_parts(write_report(REPORT)) == {}
