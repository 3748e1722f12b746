"""What somebody alone with the bot may send it, and the report that comes as a reply."""

import re
import shutil
import time

import pytest
from chats import (
    Chat,
    forward_from_channel,
    forward_from_chat,
    forward_from_hidden_person,
    forward_from_person,
    private_chat,
)
from stories import (
    flood,
    long_article,
    make_docx,
    make_html,
    make_pdf,
    make_picture,
    new_town,
    split_as_telegram,
)

FIGURES = r"312[\s\S]*1,240[\s\S]*3\.2"


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def test_a_text_gets_its_report(chat):
    number = chat.say(flood(new_town()))
    report = chat.wait_for_reply(number, having=FIGURES)
    bold = " ".join(report.marked("bold"))
    assert all(figure in bold for figure in ("312", "1,240", "3.2"))
    assert "interior ministry" in report.text
    assert "Ana Petrov" in report.text
    assert any("1,240" in quote for quote in report.marked("expandable_blockquote"))
    assert report.buttons
    assert len(chat.sent) == 1


def test_typing_shows_before_the_answer_comes(api, chat):
    number = chat.say(flood(new_town()))
    chat.wait_for_reply(number, having=FIGURES)
    assert (chat.id, "typing") in api.rules.actions


@pytest.mark.parametrize(
    ("origin", "outlet"),
    [
        (forward_from_channel("Harbour Wire"), "Harbour Wire"),
        (forward_from_chat("Town hall press"), None),
        (forward_from_person(), None),
        (forward_from_hidden_person(), None),
    ],
)
def test_a_forwarded_post_is_an_article_and_the_channel_its_outlet(chat, origin, outlet):
    number = chat.say(flood(new_town()), **origin)
    report = chat.wait_for_reply(number, having=FIGURES)
    assert outlet is None or outlet in report.text


def test_a_rich_message_is_read_from_its_blocks(chat):
    town = new_town()
    blocks = [{"type": "paragraph", "text": line} for line in flood(town).split("\n") if line.strip()]
    blocks += [{"type": "paragraph", "text": [{"type": "strikethrough", "text": "777"}, f" 778 boats lie in {town}."]}]
    number = chat.write({"rich_message": {"blocks": blocks}}, **forward_from_channel("Harbour Wire"))
    report = chat.wait_for_reply(number, having=FIGURES)
    assert "Harbour Wire" in report.text
    assert "Struck out and so not read: “777”." in report.text


def test_what_is_struck_out_in_a_message_is_not_read(chat):
    text = f"777 778 boats were lost. {flood(new_town())}"
    entity = {"type": "strikethrough", "offset": 0, "length": 3}
    number = chat.write({"text": text, "entities": [entity]}, **forward_from_channel("Harbour Wire"))
    report = chat.wait_for_reply(number, having=FIGURES)
    assert "Struck out and so not read: “777”." in report.text
    assert "777" not in " ".join(report.marked("bold"))


def test_the_caption_of_a_forwarded_picture_is_the_article(chat):
    number = chat.send_photo(b"no picture at all", caption=flood(new_town()), **forward_from_channel("Harbour Wire"))
    assert "Harbour Wire" in chat.wait_for_reply(number, having=FIGURES).text


def test_an_album_has_one_caption_and_one_answer(chat):
    group = {"media_group_id": f"album-{chat.id}"}
    first = chat.send_photo(b"1", caption=flood(new_town()), **group)
    others = [chat.send_photo(b"2", **group) for _ in range(2)]
    chat.wait_for_reply(first, having=FIGURES)
    # A later message is answered after all that came before it.
    last = chat.say(flood(new_town()))
    chat.wait_for_reply(last, having=FIGURES)
    assert [chat.replies(number) for number in others] == [[], []]
    assert len(chat.sent) == 2


def test_a_long_text_that_came_in_pieces_is_one_article(chat):
    text = long_article(100)
    pieces = split_as_telegram(text)
    assert len(pieces) == 2
    numbers = [chat.say(piece) for piece in pieces]
    chat.wait_for_sent(having=r"100\D{0,3}figures", seconds=30)
    last = chat.say(flood(new_town()))
    chat.wait_for_reply(last, having=FIGURES)
    answered = [number for number in numbers if chat.replies(number)]
    assert len(answered) == 1


@pytest.mark.parametrize("late", [0.0, 0.25])
def test_a_second_half_that_comes_a_moment_later_belongs_to_it(chat, late):
    first, second = split_as_telegram(long_article(100))
    number = chat.say(first)
    time.sleep(late)
    chat.say(second)
    chat.wait_for_reply(number, having=r"100\D{0,3}figures", seconds=30)
    chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES)
    assert len(chat.sent) == 2


def test_a_text_that_might_go_on_and_does_not_has_one_answer(chat):
    first, _ = split_as_telegram(long_article(100))
    report = chat.wait_for_reply(chat.say(first), having=r"\d figures")
    assert report.buttons
    chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES)
    assert len(chat.sent) == 2


@pytest.mark.parametrize(
    ("name", "mime", "make"),
    [
        ("story.txt", "text/plain", lambda town: flood(town).encode()),
        ("story.html", "text/html", make_html),
        (
            "story.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            lambda town: make_docx(flood(town)),
        ),
        ("story.pdf", "application/pdf", lambda town: make_pdf(flood(town))),
        # The name and the kind may lie: what is in it counts.
        ("story.bin", "application/octet-stream", lambda town: make_pdf(flood(town))),
    ],
)
def test_a_file_gets_its_report(chat, name, mime, make):
    number = chat.send_file(name, make(new_town()), mime)
    chat.wait_for_reply(number, having=FIGURES)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="pictures are read by Tesseract")
def test_a_picture_gets_its_report(chat):
    number = chat.send_photo(make_picture(flood(new_town())))
    chat.wait_for_reply(number, having=r"312")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"text": "https://127.0.0.1/admin", "entities": [{"type": "url", "offset": 0, "length": 23}]}, r"."),
        ({"text": "Nothing is counted here at all."}, r"(?i)no figures|no numbers"),
        ({"text": "Die Behörden meldeten am Montag, dass 300 Menschen ums Leben gekommen seien."}, r"(?i)english"),
        ({"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 9, "height": 9,
                      "is_animated": False, "is_video": False}}, r"(?i)send"),
        ({"video": {"file_id": "v", "file_unique_id": "v", "width": 9, "height": 9, "duration": 9}}, r"(?i)send"),
        ({"voice": {"file_id": "o", "file_unique_id": "o", "duration": 9}}, r"(?i)send"),
        ({"contact": {"phone_number": "1", "first_name": "Ada"}}, r"(?i)send"),
        ({"poll": {"id": "1", "question": "300?", "options": [], "total_voter_count": 0, "is_closed": False,
                   "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False,
                   "members_only": False}}, r"(?i)send"),
    ],
    ids=["refused link", "no figures", "not English", "sticker", "video", "voice", "contact", "poll"],
)  # fmt: skip
def test_what_is_no_article_gets_a_sentence(chat, bot, content, words):
    number = chat.write(content)
    answer = chat.wait_for_reply(number, having=words)
    assert_is_a_sentence(answer.text)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("film.mp4", b"\0\0\0\x18ftypmp42" + bytes(300)),
        ("broken.pdf", b"%PDF-1.7 and nothing else"),
        ("nul.txt", b"At least 300\0people were killed in the flood."),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(chat, name, data):
    number = chat.send_file(name, data)
    assert_is_a_sentence(chat.wait_for_reply(number).text)


def test_a_file_over_the_limit_is_not_asked_for(api, chat):
    document = {"file_id": "big", "file_unique_id": "big", "file_name": "big.pdf", "file_size": 60_000_000}
    number = chat.write({"document": document})
    assert_is_a_sentence(chat.wait_for_reply(number, having=r"(?i)MB|large|big").text)
    assert api.made("getFile", file_id="big") == []


def test_a_text_over_the_limit_gets_a_sentence(chat):
    number = chat.send_file("long.txt", b"Ten men came by. " * 70_000, "text/plain")
    assert_is_a_sentence(chat.wait_for_reply(number, having=r"(?i)limit").text)


def test_the_same_message_in_another_chat_is_answered_there(api, chat):
    text = flood(new_town())
    other = private_chat(api, "Grace")
    for each in (chat, other):
        each.wait_for_reply(each.say(text), having=FIGURES)
    assert len(other.sent) == 1


def assert_is_a_sentence(text: str) -> None:
    assert re.search(r"[.?!]$", text.strip()), text
    assert not re.search(r"Traceback|Error\b|Exception|<class|0x[0-9a-f]{6}", text), text
    assert len(text) < 600
