"""``figurecheck check``: one article in, its figures out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.cli.written import Written, require_writable, write_file
from bot.given import read_given
from config.engine import load_engine
from config.example import read_example
from config.settings import Settings
from extractors import Engine, Report, analyze, read_article
from extractors.follow.sources import Beside, SourceDocument, hold_report

if TYPE_CHECKING:
    from bot.reports.tables import TableKind
    from extractors.follow.following import Followed

Form: TypeAlias = Literal["text", "json", "telegram"]


def check(
    given: str | None,
    *,
    settings: Settings,
    form: Form | Written,
    follow: bool = False,
    against: Sequence[str] = (),
) -> int:
    """Print the report on what was given, or on the example article for None; gives the exit status.

    ``against`` are the files or links of the documents that the article rests on.
    """
    if isinstance(form, Written):
        require_writable(form.path, [*([given] if given else []), *against])
    # The article is read before the model is loaded: a wrong file name is told at once.
    article = read_article(read_example()) if given is None else read_given(given, settings)
    documents = [SourceDocument(source.rsplit("/", 1)[-1], read_given(source, settings)) for source in against]
    engine = load_engine(settings)
    report = analyze(article, engine)
    held: tuple[Beside, ...] | None = None
    if documents:
        report, held = hold_report(report, documents, engine)
    if settings.fact_check_key and "fact-check" not in settings.checks_off and report.figures:
        report = _look_up(report, engine, settings)
    followed = None
    if follow:
        report, followed = _follow(report, engine, settings)
    if isinstance(form, Written):
        _write_file(report, held, [document.title for document in documents], form)
    elif form == "json":
        _print_json(report, followed, held)
    elif form == "telegram":
        _print_chat(report, settings)
    else:
        _print_for_person(report, followed)
    return 0


def _look_up(report: Report, engine: Engine, settings: Settings) -> Report:
    import asyncio

    from bot.lookups import add_fact_checks
    from config.fetching import make_claims_access

    return asyncio.run(add_fact_checks(report, make_claims_access(settings), engine))


def _follow(report: Report, engine: Engine, settings: Settings) -> tuple[Report, tuple[Followed, ...]]:
    import asyncio

    from bot.lookups import follow_links
    from config.fetching import make_fetch_policy
    from extractors.follow.following import add_findings

    followed = asyncio.run(follow_links(report, make_fetch_policy(settings), engine, settings))
    return add_findings(report, followed, settings.checks_off), followed


def _print_json(report: Report, followed: Sequence[Followed] | None, held: Sequence[Beside] | None) -> None:
    from bot.reports.json_text import encode_line
    from bot.reports.to_json import held_to_json, report_to_json

    shown = report_to_json(report)
    if followed is not None:
        from bot.reports.to_text import followed_to_json

        shown["followed"] = followed_to_json(followed)
    if held is not None:
        shown["against"] = held_to_json(held)
    sys.stdout.buffer.writelines(encode_line(shown))


def _write_file(report: Report, held: Sequence[Beside] | None, titles: Sequence[str], wanted: Written) -> None:
    from bot.pages.marked import count
    from bot.reports.shown import clean
    from bot.reports.to_check import count_to_check

    content = _write_page(report, held, titles) if wanted.kind == "html" else _write_table(report, wanted.kind)
    if str(wanted.path) == "-":
        sys.stdout.buffer.write(content)
        return
    write_file(wanted.path, content)
    counts = f"{count(len(report.figures), 'figure')}, {count_to_check(report) or 'none'} to check"
    print(clean(f"{wanted.path}: {counts}"))


def _write_page(report: Report, held: Sequence[Beside] | None, titles: Sequence[str]) -> bytes:
    from bot.pages.cards import Against
    from bot.pages.marked import write_marked_article
    from bot.reports.json_text import encode
    from config.check_words import read_check_words

    return encode(write_marked_article(report, Against(held or (), titles), words=read_check_words()))


def _write_table(report: Report, kind: TableKind) -> bytes:
    from datetime import UTC, datetime

    from bot.reports.rows import COLUMNS, list_rows
    from bot.reports.tables import write_table

    return write_table(COLUMNS, list_rows(report, datetime.now(UTC).date()), kind)


def _print_for_person(report: Report, followed: Sequence[Followed] | None) -> None:
    from bot.reports.to_text import print_report

    print_report(report, sys.stdout, followed)


def _print_chat(report: Report, settings: Settings) -> None:
    from bot.chat.printing import draw_chat
    from bot.chat.worth import Look, WorthWords
    from config.chat_words import read_denial_words, read_doubt_words, read_harm_words
    from config.check_words import read_check_words

    words = WorthWords(read_harm_words(), read_doubt_words(), read_denial_words(), read_check_words())
    look = Look(words, findings_on=settings.checks_on)
    sys.stdout.writelines(f"{text}\n" for text in draw_chat(report, look))
