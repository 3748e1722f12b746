"""Reports as rich messages, for chats that want them; ordinary ones wherever they are not taken."""

import pytest
from chats import private_chat
from faults import refuse

OWN_SERVER = True
TOLL = (
    "Blast at the Quay Street mill kills 31\n\nThe governor said 31 people were killed and 84 injured. The health "
    "ministry said 27 people were killed and 96 injured. The mill employs <900> people & more, its owner said."
)


@pytest.fixture
def chat(api, bot):
    chat = private_chat(api)
    settings = chat.wait_for_reply(chat.say("/settings"), having="Reports: ordinary messages")
    chat.press(settings, "Rich messages")
    api.wait_for(lambda: "Reports: rich messages" in settings.text, "the choice")
    return chat


def test_a_report_is_a_table_and_figures_to_open(api, chat):
    report = chat.wait_for_reply(chat.say(TOLL), having="Who says it")
    html = api.rules.rich_messages[-1]
    assert html.startswith("<h3>")
    assert "<tr><td><b>31</b></td>" in html
    assert html.count("<details>") == 6
    assert "&gt; people &amp; more" in html
    assert "<blockquote>" in html
    assert "Marked article" in report.buttons


def test_its_buttons_show_ordinary_views(api, chat):
    report = chat.wait_for_reply(chat.say(TOLL), having="Who says it")
    chat.press(report, "1")
    api.wait_for(lambda: "Figure 1 of 6" in report.text, "the figure")


def test_who_did_not_ask_for_it_gets_an_ordinary_message(api, bot):
    other, before = private_chat(api), len(api.rules.rich_messages)
    other.wait_for_reply(other.say(TOLL), having="27")
    assert len(api.rules.rich_messages) == before


def test_what_telegram_cannot_read_is_sent_as_ever(api, chat):
    fault = api.fail("sendRichMessage", refuse(400, "Bad Request: can't parse rich message"))
    report = chat.wait_for_reply(chat.say(TOLL), having="27")
    assert "Who says it" not in report.text
    assert len(chat.replies(report.reply_to)) == 1
    fault.end()
    assert chat.wait_for_reply(chat.say(f"{TOLL} Again."), having="Who says it")


def test_a_server_that_knows_none_is_asked_once(api, chat):
    fault = api.fail("sendRichMessage", refuse(404, "Not Found"), lasting=True)
    for number in range(3):
        report = chat.wait_for_reply(chat.say(f"{TOLL} Number {number} of these."), having="27")
        assert "Who says it" not in report.text
    assert len(api.made("sendRichMessage")) - len(api.rules.rich_messages) <= 2
    fault.end()
