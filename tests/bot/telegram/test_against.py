"""A draft held against its source in a chat: a reply with a file or link, or two together with a word."""

import sys

import pytest
from bot_process import BotProcess
from chats import Chat, group_chat, mention, private_chat
from news_site import LAUNCHER
from stories import make_docx

OWN_SERVER = True
DRAFT = (
    "Karve Lines carried 310,000 passengers last year. It earned €18.4m, the company said. "
    "Its ships burned 7,340 tonnes of oil, Lena Ek said."
)
SOURCE = (
    "Annual report of Karve Lines. The line carried 301,000 passengers in the year. Revenue was €18.4m. "
    "At the end of the year the company had 85 employees."
)
ANSWER = r"3 figures · 1 differs · 1 the same · 1 not found"


@pytest.fixture(scope="module")
def bot(api, site, tmp_path_factory):
    command = [sys.executable, str(LAUNCHER), "bot"]
    process = BotProcess(api, tmp_path_factory.mktemp("bot"), command=command, NEWS_PORT=str(site.port))
    yield process.start()
    process.close()


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def check_answer(text: str) -> None:
    assert "310,000" in text
    assert "301,000 (another number)" in text
    # Both sentences stand there, and each once.
    assert text.count("carried 310,000 passengers last year") == 1
    assert text.count("The line carried 301,000 passengers") == 1
    assert "7,340 tonnes" in text.partition("Not found there")[2]
    assert "€18.4m" in text.partition("The same there")[2]


def test_a_file_as_a_reply_to_a_draft(chat):
    draft = chat.say(DRAFT)
    chat.wait_for_reply(draft, having="310,000")
    answer = chat.wait_for_reply(chat.send_file("report.docx", make_docx(SOURCE), reply_to=draft), having=ANSWER)
    assert "held against report.docx" in answer.text
    check_answer(answer.text)


def test_a_link_as_a_reply_to_the_report(chat, site):
    report = chat.wait_for_reply(chat.say(DRAFT), having="310,000")
    link = site.add("/annual", "Annual report", *SOURCE.split(". "))
    answer = chat.wait_for_reply(chat.say(link, reply_to=report.message_id), having=ANSWER)
    check_answer(answer.text)
    assert link in str(answer.entities)


def test_two_files_with_a_word_under_the_last(chat):
    album = {"media_group_id": "album-of-two"}
    first = chat.send_file("draft.docx", make_docx(DRAFT), **album)
    chat.send_file("report.docx", make_docx(SOURCE), caption="Against", **album)
    check_answer(chat.wait_for_reply(first, having=ANSWER).text)


def test_two_links(chat, site):
    draft = site.add("/draft", "Karve grows", *DRAFT.split(". "))
    source = site.add("/annual", "Annual report", *SOURCE.split(". "))
    check_answer(chat.wait_for_reply(chat.say(f"{draft} against {source}"), having=ANSWER).text)


def test_in_a_group_by_command_or_name(api, bot):
    group = group_chat(api)
    draft = group.say(DRAFT)
    file = {"name": "report.docx", "data": make_docx(SOURCE)}
    asked = group.send_file(**file, caption="/against", reply_to=draft)
    check_answer(group.wait_for_reply(asked, having=ANSWER).text)
    asked = group.send_file(**file, caption=mention("against this"), reply_to=draft)
    group.wait_for_reply(asked, having=ANSWER)
    quiet = group.send_file(**file, reply_to=draft)
    last = group.say("/check 12 people died, police said.")
    group.wait_for_reply(last, having="12")
    assert group.replies(quiet) == []


def test_a_source_that_is_pasted(chat):
    draft = chat.say(DRAFT)
    chat.wait_for_reply(draft, having="310,000")
    check_answer(chat.wait_for_reply(chat.say(f"/against {SOURCE}", reply_to=draft), having=ANSWER).text)


def test_what_is_missing_is_asked_for(chat):
    assert "Which draft" in chat.wait_for_reply(chat.say("/against")).text


def test_a_source_that_cannot_be_read_is_told(chat):
    draft = chat.say(DRAFT)
    chat.wait_for_reply(draft, having="310,000")
    said = chat.wait_for_reply(chat.send_file("film.mp4", b"0", "video/mp4", reply_to=draft)).text
    assert said.endswith(".")
    assert "310,000" not in said


def test_a_link_as_a_reply_to_what_is_no_draft_is_read(chat, site):
    hello = chat.wait_for_reply(chat.say("/start"))
    link = site.add("/annual", "Annual report", *SOURCE.split(". "))
    chat.wait_for_reply(chat.say(link, reply_to=hello.message_id), having="301,000")
