"""``figurecheck check``: one article in, its figures out."""

from __future__ import annotations

import sys

from bot.given import read_given
from config.engine import load_engine
from config.example import read_example
from config.settings import Settings
from extractors import Report, analyze, read_article


def check(given: str | None, *, settings: Settings, as_json: bool) -> int:
    """Print the report on what was given, or on the example article for None; gives the exit status."""
    # The article is read before the model is loaded: a wrong file name is told at once.
    article = read_article(read_example()) if given is None else read_given(given, settings)
    report = analyze(article, load_engine(settings))
    if as_json:
        _print_json(report)
    else:
        _print_for_person(report)
    return 0


def _print_json(report: Report) -> None:
    from bot.json_text import encode_line
    from bot.report_json import report_to_json

    sys.stdout.buffer.writelines(encode_line(report_to_json(report)))


def _print_for_person(report: Report) -> None:
    from bot.report_text import print_report

    print_report(report, sys.stdout)
