"""Texts that are odd to HTML, to Telegram's counting or to the reader: each gets an answer that Telegram takes."""

import io

import openpyxl
import pytest
from chats import Chat, forward_from_channel, group_chat, private_chat

SENTENCE = "The mayor said 312 people left."
TEXTS = {
    "tags": "<b>The mayor</b> said <i>312</i> people & 40 dogs left </blockquote> <a href='x'>here</a>.",
    "entities": "The mayor said 312 people &lt;left&gt; &amp; &copy; &#128512; came back.",
    "markdown": "*The mayor* said [312](http://a.test) _people_ `left` ||today||.",
    "emoji": "😀👨‍👩‍👧‍👦🏳️‍🌈 " * 300 + SENTENCE,
    "right to left": "قال العمدة \u202e312\u202c people left, the mayor said. " + SENTENCE,
    "combining": "T̷̢̛h̶e̸ ̴m̵a̶y̷o̸r̵ ̶ said 312 people left. " * 30,
    "invisible": "The mayor\u200b said\u2060 312\u00ad people\ufeff left.",
    "half a pair": "The mayor said 312 \ud83d people left.",
    "one word": "312" * 1300,
    "long number": "The mayor said " + "9" * 1000 + " people left.",
    "many numbers": "The mayor said " + ", ".join(f"{n} people" for n in range(10, 300)) + " left.",
    "many lines": "\n".join(["312 people left."] * 200),
    "quotes": "“The mayor said ‘312 people’ left,” \"she\" said, 'and 40 came'.",
    "other digits": "The mayor said ３１２ people and ٣١٢ dogs left.",
    "control": "The mayor\x07 said\x1b[31m 312\x0b people left.",
    "whitespace": "   \n\n\t  " + SENTENCE + "  \n \u3000 ",
    "formula": "=SUM(1,2) the mayor said 312 people left.",
    "commands within": "The mayor said /forget and /settings to 312 people.",
    "dollars": "It cost $1, $2bn, US$3m, €4,5 and £6k in 7 places by 8pm on 9/11.",
}


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def wait_for_report(api, chat: Chat, number: int):
    """The reply with its buttons: on a busy machine it says first that it reads."""
    return api.wait_for(lambda: next((each for each in chat.replies(number) if each.buttons), None), "a report")


@pytest.mark.parametrize("name", TEXTS)
def test_in_private_it_is_answered(chat, name):
    number = chat.say(TEXTS[name])
    assert chat.wait_for_reply(number).text


@pytest.mark.parametrize("name", ["tags", "entities", "emoji", "many numbers", "combining"])
def test_in_a_group_it_is_answered_and_all_figures_can_be_seen(api, bot, name):
    group = group_chat(api, title='<Night> & "desk" 😀')
    short = wait_for_report(api, group, group.say(f"/check {TEXTS[name]}"))
    shown = len(short.shown)
    number = next(there.split("_")[-3] for there in short.buttons.values() if "start=r_" in there)
    query = group.press_data(short, f"a:{number}:0")
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    assert len(short.shown) == shown + 1


@pytest.mark.parametrize("name", ["tags", "emoji", "formula", "right to left"])
@pytest.mark.parametrize("kind", ["CSV", "XLSX", "JSON"])
def test_it_can_be_had_as_a_file(api, chat, name, kind):
    report = wait_for_report(api, chat, chat.say(TEXTS[name]))
    chat.press(report, kind)
    file = api.wait_for(lambda: next((each for each in chat.sent if each.data), None), "a file")
    if kind == "XLSX":
        assert openpyxl.load_workbook(io.BytesIO(file.data)).active["F2"].data_type == "s"
    else:
        assert file.data.decode("utf-8")


def test_a_channel_may_have_any_name(chat):
    number = chat.say(SENTENCE + " Nobody said why.", **forward_from_channel("<b>R&D</b> &lt; 😀"))
    assert "<b>R&D</b> &lt; 😀" in chat.wait_for_reply(number).text


@pytest.mark.parametrize("name", ["The No\0 such", "The \ud83d Post", "\udc00\ud83d", "\0"])
def test_a_channel_and_a_file_may_have_a_name_that_no_database_takes(chat, name):
    number = chat.say(SENTENCE + " Nobody said why.", **forward_from_channel(name))
    assert "312" in chat.wait_for_reply(number).text
    number = chat.send_file(f"{name}.txt", SENTENCE.encode(), "text/plain", **forward_from_channel(name))
    assert "312" in chat.wait_for_reply(number).text
    # What was seen in it is found again.
    assert "312" in chat.wait_for_reply(chat.say("/find people")).text
    assert chat.wait_for_reply(chat.say(f"/find people {name}")).text


@pytest.mark.parametrize("name", ["../../etc/passwd", "a" * 250 + ".txt", "<b>.txt", "😀.txt", ""])
def test_a_file_may_have_any_name(chat, name):
    number = chat.send_file(name, SENTENCE.encode(), "text/plain")
    assert "312" in chat.wait_for_reply(number).text
