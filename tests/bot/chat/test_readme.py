"""What README.md shows of a chat is what a chat shows."""

import re
from dataclasses import replace
from pathlib import Path

from bot.chat.buttons import View
from bot.chat.messages import show
from bot.chat.pages import lay_out
from bot.chat.rich import write_text
from bot.chat.sight import Sight
from bot.chat.worth import Look, WorthWords
from config.engine import load_engine
from config.settings import Settings
from extractors import Finding, Link, Span, analyze, read_article

HERE = Path(__file__).parent
README = HERE.parents[2] / "README.md"


def test_the_story_of_two_tolls_opens_as_shown():
    shown = README.read_text(encoding="utf-8").partition("comes first, above the figures")[2].split("```")[1]
    report = analyze(read_article((HERE / "toll.txt").read_text(encoding="utf-8")), load_engine(Settings()))
    first, *_ = lay_out(Sight(report, Look(WorthWords(frozenset(), frozenset(), frozenset()))))
    assert write_text(first).startswith(shown.removeprefix("text\n").strip() + "\n\n")


def test_the_button_under_what_is_to_check_is_told(make_long, look):
    report = replace(make_long(2), findings=(Finding("conflict", (0, 1), "They do not agree."),))
    first, *_ = show(Sight(report, look), View("figure", 0), answer=1).keyboard
    assert [button.text for button in first] == ["✓ Checked"]
    assert '"✓ Checked"' in README.read_text(encoding="utf-8")


def test_what_the_buttons_under_a_report_do_is_told(make_long, look):
    report = make_long(120)
    start = report.figures[1].sentence_span.start
    linked = replace(report.article, links=(Link(Span(start, start + 4), "https://audit.example/report"),))
    keyboard = show(Sight(replace(report, article=linked), look), View("unsourced"), answer=1).keyboard
    labels = [button.text for row in keyboard for button in row if not re.search(r"[0-9‹›]", button.text)]
    told = re.sub(r"\s+", " ", README.read_text(encoding="utf-8"))
    assert labels == ["Short", "CSV", "XLSX", "JSON", "Marked article", "Linked pages", "Something wrong?"]
    # The short view is where whoever presses it began.
    assert [label for label in labels[1:] if label not in told] == []
