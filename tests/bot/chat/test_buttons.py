"""Buttons: few bytes, and what they send is read back or refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.buttons import Ask, Button, Check, Press, View, Wrong, read_press, write_press
from bot.chat.choices import FINDINGS, read_choice, show_checks, show_choices
from bot.chat.complaints import show_question
from bot.chat.messages import choose_view, show
from bot.chat.sight import Sight
from extractors import Link, Span

views = st.builds(View, st.sampled_from(["short", "all", "unsourced", "figure"]), st.integers(0, 999_999))
wrongs = st.builds(
    Wrong,
    st.sampled_from(["number", "thing", "source", "alarm", "missed"]),
    st.integers(0, 999_999),
    st.integers(0, 999_999),
)
checks = st.builds(Check, views, st.text("0123456789abcdef", min_size=12, max_size=12), st.booleans())
presses = st.builds(
    Press,
    st.integers(0, 10**18 - 1),
    st.sampled_from(["csv", "xlsx", "json", "linked"]) | views | st.builds(Ask, views) | wrongs | checks,
)


@given(presses)
def test_a_press_is_read_as_it_was_written(press):
    data = write_press(press)
    assert read_press(data) == press
    assert len(data.encode()) <= 64


@pytest.mark.parametrize(
    "data",
    [
        "",
        "a",
        "a:",
        "a:x",
        "x:7",
        "x:7:pdf",
        "a:7:csv",
        "a:7:xlsx",
        "f:7:-1",
        "a:7:1:1",
        "a:٣:1",
        "z:7:1",
        "l:",
        "l:7:1",
        "l:7:csv",
        "w:7",
        "w:7:x:1",
        "w:7:f:-1",
        "k:7:n:1",
        "k:7:z:1:1",
        "k:7:m::",
        "c:7:s:0:abc:0",
        "c:7:s:0:0123456789ab:2",
        "c:7:x:0:0123456789ab:0",
        "c:7:s:0:0123456789AB:0",
    ],
)
def test_anything_else_is_no_press(data):
    assert read_press(data) is None


def every_keyboard(report, look):
    for view in [
        View("short"),
        *(View(kind, place) for kind in ("all", "unsourced", "figure") for place in (0, 1, 99)),
    ]:
        yield show(Sight(report, look), view, answer=10**15)
        yield show_question(report, view, look, answer=10**15)


def test_keyboards_are_within_what_telegram_takes(make_long, look):
    for number in (0, 1, 9, 120):
        for message in every_keyboard(make_long(number), look):
            assert all(0 < len(row) <= 8 for row in message.keyboard)
            buttons = [button for row in message.keyboard for button in row]
            assert len(buttons) <= 100
            assert all(button.text and len(button.data.encode()) <= 64 for button in buttons)


def test_every_button_leads_somewhere_else(make_long, look):
    report = make_long(120)
    for message in every_keyboard(report, look):
        for row in message.keyboard:
            for button in row:
                if button.copy:
                    assert 0 < len(button.copy) <= 256
                    continue
                press = read_press(button.data)
                assert press is not None
                if isinstance(press.wanted, View) and "/" not in button.text:
                    assert show(Sight(report, look), press.wanted, answer=10**15).html != message.html, button
                if isinstance(press.wanted, Ask):
                    assert show_question(report, press.wanted.view, look, answer=10**15).html != message.html, button


def test_linked_pages_are_offered_where_a_figures_sentence_links_to_one(make_long, look):
    report = make_long(3)
    start = report.figures[1].sentence_span.start
    linked = Link(Span(start, start + 4), "https://audit.example/report")
    for links, offered in (((linked,), True), ((), False)):
        article = replace(report.article, links=links)
        for view in (View("short"), View("all"), View("unsourced")):
            message = show(Sight(replace(report, article=article), look), view, answer=7)
            assert any(Button("Linked pages", "l:7") in row for row in message.keyboard) == offered


def test_a_place_past_the_end_is_the_last(make_long, look):
    report = make_long(120)
    last = show(Sight(report, look), View("all", 99_999), answer=1)
    pages = int(next(button.text for button in last.keyboard[0] if "/" in button.text).partition("/")[2])
    assert last == show(Sight(report, look), View("all", pages - 1), answer=1)


def test_a_short_article_is_shown_whole_unless_the_chat_is_to_be_brief(make_long, look):
    assert choose_view(Sight(make_long(3), look), brief=False) == View("all")
    assert choose_view(Sight(make_long(3), look), brief=True) == View("short")
    assert choose_view(Sight(make_long(120), look), brief=False) == View("short")


def test_a_report_without_figures_has_a_button_where_one_may_have_been_missed(make_report, look):
    for view in (View("all"), View("short")):
        assert show(Sight(make_report(), look), view, answer=1).keyboard[-1] == (Button("Something wrong?", "w:1:s:0"),)
        assert show(Sight(make_report(notes=("It is not in English.",)), look), view, answer=1).keyboard == ()


def test_every_choice_is_read_back():
    for message in (show_choices("links", "check", group=True), show_checks({"headline"}, set())):
        for row in message.keyboard:
            for button in row:
                assert read_choice(button.data) is not None
                assert len(button.data.encode()) <= 64


def test_when_to_answer_is_a_question_in_groups_alone():
    private = [button.data for row in show_choices("asked", "article", group=False).keyboard for button in row]
    assert not any("listen" in data for data in private)


def test_what_is_chosen_is_marked():
    marked = [
        b.data for row in show_choices("links", "check", group=True).keyboard for b in row if b.text.startswith("✓")
    ]
    assert marked == ["set:listen:links", "set:order:check", "set:rich:off"]
    off = {b.data for row in show_checks({"headline"}, set()).keyboard for b in row}
    assert {"set:on:headline", "set:off:conflict"} <= off
    assert len(off) == len(FINDINGS) + 1


@pytest.mark.parametrize(
    ("off", "asked", "shown"),
    [
        (set(), set(), {"• No source": "off", "Open questions": "asked", "✓ Figures that conflict": "off"}),
        ({"no-source", "conflict"}, set(), {"No source": "asked", "Figures that conflict": "on"}),
        (set(), {"no-source", "question"}, {"✓ No source": "on", "✓ Open questions": "off"}),
    ],
)
def test_what_is_quiet_can_be_listed_counted_or_off(off, asked, shown):
    buttons = {b.text: b.data for row in show_checks(off, asked).keyboard for b in row}
    assert {text: buttons[text].split(":")[1] for text in shown} == shown


@pytest.mark.parametrize("data", ["set:listen:never", "set:x:y", "listen:links", "set:off:nothing", "set:"])
def test_anything_else_is_no_choice(data):
    assert read_choice(data) is None
