"""What the chat would show, on a terminal."""

import pytest

from bot.chat.buttons import Button
from bot.chat.messages import Message
from bot.chat.printing import draw_chat, draw_message
from bot.chat.rich import Run, line


def test_the_frame_is_straight(make_long, look):
    lines = [text for text in draw_chat(make_long(40), look) if text.startswith(("│", "┌", "└"))]
    assert {len(text) for text in lines} == {80}


def test_wide_and_long_words_stay_inside():
    drawn = list(draw_message(Message((line("漢" * 100), line("x" * 300), line("e\u0301" * 100, quote=True))), "Chat"))
    assert all(text.startswith("│") and text.endswith("│") for text in drawn[1:-1])
    assert "".join(drawn).count("x") == 300


def test_bold_links_and_buttons_are_named():
    message = Message(
        (line(Run("12", bold=True), " dead ", Run("a", link="https://a.example")),), ((Button("All", "a:1:0"),),)
    )
    drawn = "\n".join(draw_message(message, "Chat"))
    assert "*12* dead a <https://a.example>" in drawn
    assert "[ All ]" in drawn


def test_the_command_prints_it(run):
    done = run("check", "At least 12 people were killed. The mayor said 30 were hurt.", "--as-telegram")
    printed = done.stdout.decode()
    assert done.returncode == 0
    assert "─ Private chat ─" in printed
    assert "─ Group ─" in printed
    assert "*1  At least 12* · people" in printed
    assert "*Note 1:* At least 12 has no source" in printed
    asked = run("check", "At least 12 people died.", "--as-telegram", FIGURECHECK_CHECKS_ON="no-source")
    assert "1 figure · 1 to check" in asked.stdout.decode()
    assert "*1 ❗ At least 12* · people" in asked.stdout.decode()
    assert "[ No source: 1 ]" in printed


@pytest.mark.parametrize("form", [["--as-telegram", "--json"]])
def test_one_form_at_a_time(run, form):
    assert run("check", "12 died.", *form).returncode == 2
