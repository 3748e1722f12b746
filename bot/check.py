"""``figurecheck check``: one article in, its figures out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Literal, TypeAlias

from bot.given import read_given
from config.engine import load_engine
from config.example import read_example
from config.settings import Settings
from extractors import Report, analyze, read_article

Form: TypeAlias = Literal["text", "json", "telegram"]


def check(given: str | None, *, settings: Settings, form: Form) -> int:
    """Print the report on what was given, or on the example article for None; gives the exit status."""
    # The article is read before the model is loaded: a wrong file name is told at once.
    article = read_article(read_example()) if given is None else read_given(given, settings)
    report = analyze(article, load_engine(settings))
    _PRINT[form](report)
    return 0


def _print_json(report: Report) -> None:
    from bot.json_text import encode_line
    from bot.report_json import report_to_json

    sys.stdout.buffer.writelines(encode_line(report_to_json(report)))


def _print_for_person(report: Report) -> None:
    from bot.report_text import print_report

    print_report(report, sys.stdout)


def _print_chat(report: Report) -> None:
    from bot.chat.look import Look
    from bot.chat.printing import draw_chat
    from bot.chat.worth import WorthWords
    from config.chat_words import read_denial_words, read_doubt_words, read_harm_words

    look = Look(WorthWords(read_harm_words(), read_doubt_words(), read_denial_words()))
    sys.stdout.writelines(f"{text}\n" for text in draw_chat(report, look))


_PRINT: dict[Form, Callable[[Report], None]] = {
    "text": _print_for_person,
    "json": _print_json,
    "telegram": _print_chat,
}
