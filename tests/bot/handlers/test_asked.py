"""What is read of a message."""

import pytest
from telegram import PhotoSize

from bot.handlers.asked import (
    MOST_LINKS,
    Origin,
    asks_back,
    find_asked,
    find_every_asked,
    has_link,
    is_small_talk,
    read_origin,
)
from bot.workers.request import Request

LINK = "https://paper.example/a"
PHOTO = [{"file_id": str(n), "file_unique_id": str(n), "width": 90 * n, "height": 90 * n} for n in (1, 2)]
DOCUMENT = {"file_id": "d", "file_unique_id": "d", "file_name": "a.pdf", "mime_type": "application/pdf"}
CHANNEL = {"id": -1001, "type": "channel", "title": "Harbour Wire"}
FORWARD = {"forward_origin": {"type": "hidden_user", "sender_user_name": "Bo", "date": 1714694400}}
LONG = "At least 12 people were killed when a ferry sank off Orlo on Monday night, the coast guard said in a statement."


@pytest.mark.parametrize(
    ("text", "url", "link"),
    [
        (LINK, [LINK], LINK),
        (f"😀 Look at this: {LINK}", [LINK], LINK),
        ("paper.example/a", ["paper.example/a"], "https://paper.example/a"),
        (f"({LINK}).", [], LINK),
        (f"{LINK} and https://other.example", [LINK, "https://other.example"], LINK),
    ],
)
def test_a_link_is_found(make_message, text, url, link):
    asked = find_asked(make_message(text, url=url))
    assert asked is not None
    assert asked.request == Request(link=link)


def test_each_of_several_links_is_asked(make_message):
    other = "https://other.example/b"
    found = find_every_asked(make_message(f"{LINK} and {other}, please", url=[LINK, other]))
    assert [each.request for each in found] == [Request(link=LINK), Request(link=other)]


def test_no_more_links_than_a_few(make_message):
    links = [f"https://paper.example/{n}" for n in range(9)]
    found = find_every_asked(make_message(" ".join(links), url=links))
    assert [each.request.link for each in found] == links[:MOST_LINKS]


@pytest.mark.parametrize(
    ("words", "beside", "own"),
    [
        ("Have a look at this", "", False),
        ("Storm kills 14 in Orlo", "Storm kills 14 in Orlo", False),
        (LONG, LONG, True),
    ],
)
def test_words_beside_a_link(make_message, words, beside, own):
    found = find_every_asked(make_message(f"{words} {LINK}", url=[LINK]))
    assert found[0].request == Request(link=LINK)
    assert found[0].beside == beside
    assert [each.request for each in found[1:]] == ([Request(text=LONG)] if own else [])


def test_a_long_caption_of_a_post_is_not_read_twice(make_message):
    found = find_every_asked(make_message(f"{LONG[:90]} {LINK}", url=[LINK], **FORWARD))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "more", "asks"),
    [
        ("Who says 11?", {}, True),
        ("Why is 11 from a poll, when the mayor said it?", {}, True),
        (f"And this one? {LINK}", {"url": [LINK]}, False),
        ("At least 12 people were killed.", {}, False),
        (f"{LONG} {LONG} {LONG} Why?", {}, False),
    ],
)
def test_a_question_in_few_words(make_message, text, more, asks):
    assert asks_back(make_message(text, **more)) is asks


def test_words_that_lead_to_a_page_are_a_link(make_message):
    entity = {"type": "text_link", "offset": 0, "length": 4, "url": LINK}
    asked = find_asked(make_message("This one", entities=[entity]))
    assert asked is not None
    assert asked.request == Request(link=LINK)


def test_an_article_with_a_link_in_it_is_a_text(make_message):
    text = f"{LONG} {LONG} {LONG} More: {LINK}"
    asked = find_asked(make_message(text, url=[LINK]))
    assert asked is not None
    assert asked.request == Request(text=text)


@pytest.mark.parametrize(("caption", "is_text"), [(None, False), ("Page 3, what do you think?", False), (LONG, True)])
def test_a_caption_that_is_an_article_goes_before_its_picture(make_message, caption, is_text):
    asked = find_asked(make_message(photo=PHOTO, **({"caption": caption} if caption else {})))
    assert asked is not None
    if is_text:
        assert asked.request == Request(text=LONG)
    else:
        [picture] = asked.attachments
        assert isinstance(picture, PhotoSize)
        assert picture.file_id == "2", "the largest size"


def test_a_document_goes_before_its_caption(make_message):
    asked = find_asked(make_message(document=DOCUMENT, caption=LONG))
    assert asked is not None
    assert [each.file_id for each in asked.attachments] == ["d"]


@pytest.mark.parametrize(
    ("origin", "outlet"),
    [
        ({"type": "channel", "chat": CHANNEL, "message_id": 3}, "Harbour Wire"),
        ({"type": "chat", "sender_chat": {"id": -1, "type": "group", "title": "Press room"}}, "Press room"),
        ({"type": "user", "sender_user": {"id": 5, "is_bot": False, "first_name": "Bo"}}, None),
        ({"type": "hidden_user", "sender_user_name": "Bo"}, None),
    ],
)
def test_the_channel_of_a_forward_is_its_outlet(make_message, origin, outlet):
    message = make_message(LONG, forward_origin={"date": 1714694400, **origin})
    assert read_origin(message) == Origin(outlet, "2024-05-03")
    asked = find_asked(message)
    assert asked is not None
    assert asked.request == Request(text=LONG, outlet=outlet, published="2024-05-03")


def test_nothing_to_read_is_none(make_message):
    assert find_asked(make_message(contact={"phone_number": "1", "first_name": "Bo"})) is None
    assert find_asked(make_message("   ")) is None


@pytest.mark.parametrize(
    ("text", "more", "is_link"),
    [
        (f"Storm kills 14 in Orlo {LINK}", FORWARD, True),
        (f"{LONG} More: {LINK}", FORWARD, False),
        (f"{LONG} More: {LINK}", {}, True),
        ("Two killed in shelling. Subscribe: https://t.me/harbourwire", FORWARD, False),
        ("Two killed: https://t.me/harbourwire/123", FORWARD, True),
        ("https://t.me/harbourwire", {}, True),
    ],
)
def test_a_post_is_its_text_unless_it_announces_an_article(make_message, text, more, is_link):
    asked = find_asked(make_message(text, url=[word for word in text.split() if "://" in word], **more))
    assert asked is not None
    assert asked.request is not None
    assert (asked.request.link is not None) is is_link


def test_an_address_of_mail_is_no_link(make_message):
    assert not has_link(make_message("desk@paper.example"))


@pytest.mark.parametrize(("text", "small"), [("Thanks!", True), ("12 dead", False), (LONG, False)])
def test_small_talk(text, small):
    assert is_small_talk(Request(text=text)) is small
