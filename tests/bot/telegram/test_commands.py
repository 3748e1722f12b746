"""Commands, the settings of a chat, forgetting, and inline mode."""

import pytest
from chats import Chat, make_person, private_chat
from stories import flood, new_town


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def test_every_scope_has_its_commands(api, bot):
    api.wait_for(lambda: len(api.rules.commands) >= 4, "commands are set")
    private = {each["command"] for each in api.rules.commands["all_private_chats:"]}
    groups = {each["command"] for each in api.rules.commands["all_group_chats:"]}
    admins = {each["command"] for each in api.rules.commands["all_chat_administrators:"]}
    assert {"start", "help", "check", "settings", "privacy", "forget", "about"} <= private
    assert {"check", "help"} <= groups
    assert "settings" not in groups
    assert "settings" in admins


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/start", "(?i)article"),
        ("/help", "/check"),
        ("/check", "/check|(?i:send)"),
        ("/settings", "(?i)as in the article"),
        ("/privacy", "(?i)90 days"),
        ("/about", "(?i)figurecheck"),
        ("/HELP", "/check"),
        ("/start from-a-link", "(?i)article"),
    ],
)
def test_a_command_is_answered(chat, command, words):
    number = chat.say(command)
    chat.wait_for_sent(having=words)
    assert len(chat.sent) == 1, number


def test_an_unknown_command_is_answered_with_help(chat):
    chat.say("/frobnicate")
    assert "/help" in chat.wait_for_sent().text


def test_help_has_a_worked_example(chat):
    chat.say("/help")
    assert chat.wait_for_sent().marked("bold")


def test_check_with_a_text(chat):
    number = chat.say(f"/check {flood(new_town())}")
    chat.wait_for_reply(number, having="312")


def test_the_order_of_figures_is_a_setting(api, chat):
    chat.say("/settings")
    settings = chat.wait_for_sent()
    query = chat.press(settings, "check")
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    report = chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    # The sum has no source, so it is what is most worth checking.
    figures = " ".join(report.marked("bold")[1:])
    assert figures.index("3.2") < figures.index("1,240")


def test_forget_asks_first_and_then_forgets(api, chat):
    report = chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    chat.say("/forget")
    question = chat.wait_for_sent(after=report.message_id)
    assert len(question.buttons) >= 2
    no = [words for words in question.buttons if words.lower().startswith(("keep", "no", "cancel"))]
    yes = [words for words in question.buttons if words not in no]
    query = chat.press(question, yes[0])
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    chat.wait_for_sent(having="(?i)forgot|deleted|nothing", after=report.message_id)
    before = len([each for each in chat.sent if each.data])
    query = chat.press(report, "JSON")
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    assert len([each for each in chat.sent if each.data]) == before


def ask_inline(api, text: str) -> list[dict]:
    person = make_person()
    query = f"inline-{person['id']}"
    api.rules.queries[query] = []
    api.push({"inline_query": {"id": query, "from": person, "query": text, "offset": "", "chat_type": "private"}})
    return api.wait_for(lambda: api.rules.queries[query], "the inline query is answered")


def test_inline_gives_a_report_to_send(api, bot):
    answer = ask_inline(api, flood(new_town()))[0]
    assert "312" in answer["results"]


def test_inline_with_nothing_is_answered(api, bot):
    assert ask_inline(api, "")
    assert ask_inline(api, "no numbers here")
