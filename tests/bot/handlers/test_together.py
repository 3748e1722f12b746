"""What came in several messages."""

import pytest
from telegram import Document

from bot.handlers.together import find_bond, join_parts, join_texts
from bot.workers.request import Request

LONG = "Some 1,200 homes were lost. " * 140
OTHER = {"id": 8, "is_bot": False, "first_name": "Bo"}
STORY = "At least 12 people were killed when a ferry sank off Orlo on Monday night, the coast guard said."


def photo(number):
    return [{"file_id": f"p{number}", "file_unique_id": "p", "width": 9, "height": 9}]


def document(number):
    return {"file_id": f"d{number}", "file_unique_id": "d", "file_name": "a.pdf"}


def test_a_full_message_may_go_on(make_message):
    bond = find_bond(make_message(LONG))
    assert bond is not None
    assert bond(make_message("and 3 ships."))
    for later in (
        make_message("and 3 ships.", **{"from": OTHER}),
        make_message("and 3 ships.", date=1_700_000_060),
        make_message("/check", bot_command=["/check"]),
        make_message(photo=photo(1)),
    ):
        assert not bond(later)


def test_a_short_message_is_all_there_is(make_message):
    assert find_bond(make_message("Some 1,200 homes were lost.")) is None


def test_an_album_goes_together(make_message):
    bond = find_bond(make_message(photo=photo(1), media_group_id="a"))
    assert bond is not None
    assert bond(make_message(photo=photo(2), media_group_id="a"))
    assert not bond(make_message(photo=photo(3), media_group_id="b"))


def test_a_split_text_is_one(make_message):
    [asked] = join_parts([make_message("It sank. Two"), make_message("died.")])
    assert asked.request == Request(text="It sank. Two died.")


def test_the_command_before_a_split_text_is_cut_off(make_message):
    message = make_message("/check It sank. Two", bot_command=["/check"])
    [asked] = join_parts([message, make_message("died.")], text="It sank. Two")
    assert asked.request == Request(text="It sank. Two died.")


def test_pictures_of_an_album_are_one_article_and_documents_one_each(make_message):
    album = [make_message(photo=photo(n), media_group_id="a") for n in (1, 2)]
    [asked] = join_parts(album)
    assert [each.file_id for each in asked.attachments] == ["p1", "p2"]
    files = join_parts([make_message(document=document(n), media_group_id="a") for n in (1, 2)])
    assert [[each.file_id for each in asked.attachments] for asked in files] == [["d1"], ["d2"]]
    assert all(isinstance(each, Document) for asked in files for each in asked.attachments)


def test_the_caption_of_an_album_is_its_article(make_message):
    album = [make_message(photo=photo(1), caption=STORY), make_message(photo=photo(2))]
    [asked] = join_parts(album)
    assert asked.request == Request(text=STORY)


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (["It sank.", "Two died."], "It sank.\n\nTwo died."),
        (["It sank off", " Orlo."], "It sank off Orlo."),
        (["It sank"], "It sank"),
    ],
)
def test_joining(texts, joined):
    assert join_texts(texts) == joined
