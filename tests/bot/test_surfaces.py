"""Everywhere that an article's words reach a person they are balanced and seen; JSON alone has them as they are."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape

import openpyxl
import pytest

from bot.chat.buttons import View
from bot.chat.compared import write_compared
from bot.chat.complaints import show_question
from bot.chat.digest import digest_report, write_digest
from bot.chat.export import export_file, export_json, name_file
from bot.chat.found import export_found, write_found
from bot.chat.linked import write_linked
from bot.chat.messages import show_first
from bot.chat.packing import Room
from bot.chat.pages import lay_out, write_short
from bot.chat.printing import draw_chat
from bot.chat.rich import write_html
from bot.chat.sight import Sight
from bot.chat.single import write_single
from bot.chat.texts import say
from bot.chat.watches import Shown, show_watched, tell_begun, tell_change, tell_ended, tell_failed, tell_post
from bot.chat.worth import Look, WorthWords, look_at
from bot.handlers.inline import _make_result
from bot.memory.finding import Found
from bot.memory.seen import Seen
from bot.pictures.canvas import write_words
from bot.reports.shown import END, FROM_FIRST, FROM_LEFT
from bot.reports.to_text import print_report
from extractors import Finding, Source, Span
from extractors.follow.following import Followed

# Opens what it does not close, closes what it did not open, and hides what nobody sees.
BAD = "\u202e\u2066\u200b\u2069\u2069\u202c\xadש\u202d\U000e0041\u2067"
SENTENCE = f"Officials {BAD} said that hundreds of {BAD} houses were lost."
NEVER = re.compile("[\u202a-\u202e\u2067\u200b\xad\ufeff\U000e0041\x00-\x08\x1b]")
LOOK = Look(WorthWords(set(), set(), set()))


@pytest.fixture
def report(make_figure, make_report):
    source = Source(f"{BAD}Ministry", f"{BAD}it", Span(0, 3), "organisation", f"{BAD}minister")
    figure = make_figure(
        sentence=SENTENCE, counted=f"houses {BAD}", asserted_by=source, via=(source,), cue=f"said{BAD}", hedges=(BAD,)
    )
    figures = (figure, make_figure(sentence=SENTENCE, counted=BAD))
    return make_report(
        *figures,
        text=SENTENCE,
        title=f"Houses {BAD} lost",
        outlet=f"The {BAD} Post",
        url=f"https://paper.example/{BAD}",
        notes=(f"A note of {BAD}.",),
        findings=(Finding("conflict", (0, 1), f"“{BAD}” and “houses” differ."),),
    )


@pytest.fixture
def seen(report):
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    article = report.article
    return [Seen(each, "key", article.title, article.outlet, article.url, None, moment) for each in report.figures]


def assert_fit(text):
    assert "ש" in text, "the words themselves are there"
    assert_balanced(text)


def assert_balanced(text):
    assert not NEVER.search(text), ascii(NEVER.search(text))
    for line in text.split("\n"):
        depth = 0
        for character in line:
            depth += (character in (FROM_LEFT, FROM_FIRST)) - (character == END)
            assert depth >= 0, ascii(line)
        assert depth == 0, ascii(line)


def read_html(blocks):
    return "\n".join(unescape(re.sub("</?(?:b|i|a|blockquote)(?: [^<>]*)?>", "", write_html(each))) for each in blocks)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_the_terminal(report, stream, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "24")
    shown = stream()
    followed = [Followed(0, f"https://{BAD}.example/", "differs", f"there it is “{BAD}”")]
    print_report(report, shown, followed)
    assert_fit(re.sub(r"\x1b\[[0-9;]*m", "", shown.getvalue()))


def test_what_a_chat_would_show_on_a_terminal(report):
    assert_fit("\n".join(draw_chat(report, LOOK)))


def test_every_view_of_a_chat(report):
    for view in (*lay_out(Sight(report, LOOK)), write_short(Sight(report, LOOK)), write_single(Sight(report, LOOK), 0)):
        assert_fit(read_html([view]))
        # The bot's own words stand outside of what is set apart.
        assert "2 figures · 1 to check" in read_html([view]) or "Figure 1 of 2" in read_html([view])


def test_what_is_asked_about_it(report):
    for view in (View("short"), View("all"), View("figure", 0)):
        asked = show_question(report, view, LOOK, answer=1)
        assert_fit(read_html([asked.content]))
        assert all(button.text.isprintable() for row in asked.keyboard for button in row)


def test_an_address_leads_where_it_led_and_shows_nothing_hidden(report):
    (page,) = lay_out(Sight(report, LOOK))
    (address,) = re.findall('href="([^"]*)"', write_html(page))
    assert address.startswith("https://paper.example/%E2%80%AE")
    assert not NEVER.search(address)


def test_buttons(report):
    for row in show_first(Sight(report, LOOK), brief=True, answer=1).keyboard:
        assert all(button.text.isprintable() for button in row)


def test_inline_results(report, make_figure, make_report):
    named = make_report(make_figure(f"hundreds{BAD}", sentence=f"hundreds{BAD}"))
    result = _make_result("hundreds", named, show_first(Sight(named, LOOK), brief=False, answer=0))
    assert_fit(result.description)
    assert_balanced(result.title)


def test_find_and_its_table(seen):
    assert_fit(read_html(write_found(Found(tuple(seen), tuple(seen)), f"houses {BAD}", Room())))
    assert_fit(read_html(write_found(Found(), f"houses {BAD}", Room())))
    assert_fit(export_found(seen).decode("utf-8-sig"))


def test_the_chart(seen):
    assert_fit(write_words(seen[0].figure.text + BAD, 99))


def test_compare(report):
    rows = [[report.figures[0], report.figures[0]], [report.figures[1], None]]
    assert_fit(read_html(write_compared([report.article] * 2, rows, Room())))


def test_a_digest(report):
    block = write_digest([digest_report(report, LOOK, "https://t.me/c/1/2")], "today")
    assert_fit(read_html([block]))
    assert "2 figures · 1 to check" in read_html([block])


def test_who_looked_at_it(report):
    (point,) = look_at(report, LOOK)
    look = replace(LOOK, checked={point.mark: f"{BAD}Anna"})
    for view in (*lay_out(Sight(report, look)), write_short(Sight(report, look)), write_single(Sight(report, look), 0)):
        assert_fit(read_html([view]))
        assert "Anna" in read_html([view])


def test_what_is_watched(report):
    shown = Shown(1, f"Houses {BAD} lost", f"https://{BAD}.example/", datetime(2026, 11, 1, tzinfo=UTC), True)
    said = f"Since this chat saw it: changed: {BAD} is now 3."
    for message in (
        show_watched([shown], most=10, minutes=30),
        tell_begun(shown, 3, 30, said=said, found=[said]),
        tell_change(shown, said, [said] * 9),
        tell_post(shown, 7, "https://t.me/wire/7", [said]),
        tell_ended(shown, 14),
        tell_failed(shown, said),
    ):
        assert_fit(read_html([message.content]))


def test_linked_pages(report):
    followed = [Followed(0, f"https://{BAD}.example/", "differs", f"there it is “{BAD}”")]
    assert_fit(read_html(write_linked(report, followed, Room())))


def test_the_table_of_a_report(report):
    text = export_file(report, "csv", date(2026, 11, 20)).decode("utf-8-sig")
    assert_fit(text)
    book = openpyxl.load_workbook(io.BytesIO(export_file(report, "xlsx", date(2026, 11, 20))))
    assert_fit("\n".join(str(cell) for row in book.active.iter_rows(values_only=True) for cell in row))
    assert [row["counted"] for row in csv.DictReader(io.StringIO(text))] == ["houses ש", "ש"]


def test_what_is_hidden_before_a_formula_hides_it_from_nobody(make_figure, make_report):
    report = make_report(make_figure(counted="\u200b\u202e=1+1"))
    text = export_file(report, "csv", date(2026, 11, 20)).decode("utf-8-sig")
    assert "'=1+1" in text


def test_the_name_of_a_file(report):
    assert name_file(report, "csv") == "figures-houses-lost.csv"


def test_a_sentence_that_repeats_what_somebody_wrote(run):
    assert_fit(read_html([say(f"There is no site called {BAD}: check the spelling.").content]))
    done = run("check", f"https://{BAD}.example/")
    assert done.returncode == 2
    assert_balanced(done.stderr.decode())
    assert_balanced(run("check", f"{BAD}/no.txt").stderr.decode())
    assert_balanced(run("check", "300", f"--{BAD}").stderr.decode())


def test_json_keeps_the_text(report):
    shown = json.loads(export_json(report))
    assert shown["article"]["title"] == f"Houses {BAD} lost"
    assert shown["figures"][0]["sentence"] == SENTENCE


@pytest.mark.parametrize("title", ["\u200b" * 5000, "\ufeff\u202e\u2060 \u00ad", "\U000e0041" * 9, "\u0301\u200e"])
def test_a_title_that_nobody_sees_is_none(make_figure, make_report, title):
    report = make_report(make_figure(), text="Houses were lost.", title=title, outlet=title)
    printed = io.StringIO()
    print_report(report, printed)
    assert printed.getvalue().startswith("Houses were lost.\n1 figure\n")
    (page,) = lay_out(Sight(report, LOOK))
    assert read_html([page]).startswith("1 figure\n")
    assert "The article's own words" in read_html([page])
    rows = [[report.figures[0]] * 2]
    assert "A  “Houses were lost.”\n" in read_html(write_compared([report.article] * 2, rows, Room()))
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    (found,) = write_found(Found((Seen(report.figures[0], "key", title, title, None, None, moment),)), "houses", Room())
    assert read_html([found]).count("Officials said that hundreds of houses were lost.") == 1
    assert "“" not in read_html([found])


def test_an_isolate_keeps_our_numbers_beside_a_headline_in_place(make_figure, make_report):
    report = make_report(make_figure(counted="בתים"), title="בתים", outlet="הארץ")
    (page,) = lay_out(Sight(report, LOOK))
    lines = read_html([page]).split("\n")
    assert lines[1] == f"{FROM_LEFT}הארץ{END} · 1 figure"
    assert lines[3].endswith(f" · {FROM_FIRST}בתים{END}")
