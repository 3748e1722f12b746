"""What makes two requests the same article."""

import pickle

import pytest

from bot.workers.request import Request, plain_link


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/ships", "http://www.paper.example/ships/"),
        ("https://paper.example/ships?utm_source=x&utm_medium=y", "https://paper.example/ships"),
        ("https://paper.example/ships?fbclid=abc#comments", "https://PAPER.example/ships"),
        ("https://paper.example:443/ships", "https://paper.example/ships"),
    ],
)
def test_the_same_page_has_one_key(one, other):
    assert Request(link=one).key == Request(link=other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/ships?id=1", "https://paper.example/ships?id=2"),
        ("https://paper.example/Ships", "https://paper.example/ships"),
        ("https://paper.example/", "https://paper.example:8080/"),
        ("https://paper.example/", "https://other.example/"),
    ],
)
def test_other_pages_have_other_keys(one, other):
    assert Request(link=one).key != Request(link=other).key


def test_white_space_does_not_make_another_text():
    assert Request(text="Two ships\n\nsank. ").key == Request(text="Two ships sank.").key
    assert Request(text="Two ships sank.").key != Request(text="Three ships sank.").key


def test_a_file_is_its_content():
    assert Request(data=b"x", file_name="a.txt").key == Request(data=b"x", file_name="b.txt").key
    assert Request(data=b"x").key != Request(text="x").key


@pytest.mark.parametrize("fields", [{}, {"link": "https://a.example", "text": "b"}])
def test_a_request_is_for_one_thing(fields):
    with pytest.raises(ValueError, match="one link"):
        Request(**fields)


def test_it_can_be_sent_to_another_process():
    request = Request(data=b"\0", file_name="a.pdf", outlet="The Paper", published="2024-05-01")
    assert pickle.loads(pickle.dumps(request)) == request


@pytest.mark.parametrize("link", ["http://[", "https://a:b/", "nothing"])
def test_what_is_no_link_stays_as_it_is(link):
    assert plain_link(link) == link
