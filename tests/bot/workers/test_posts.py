"""A channel's page of posts: which are new, and a report on each."""

from pathlib import Path

import pytest

from bot.workers.jobs import Job
from bot.workers.posts import PostsJob
from config.engine import load_engine
from config.settings import Settings
from extractors.errors import NotAnArticleError

PAGE = (Path(__file__).parents[2] / "extractors/articles/pages/telegram_channel.html").read_bytes()


@pytest.fixture(scope="module")
def engine():
    return load_engine(Settings())


def look(engine, after, *, data=PAGE, name="MetroDesk"):
    return PostsJob(Job(1_000_000, data=data, charset="utf-8"), name, after).work(engine)


def test_at_first_no_post_is_read_and_the_latest_is_known(engine):
    posts = look(engine, None)
    assert (posts.title, posts.latest, posts.reports) == ("Metro Desk", 901, ())


def test_only_what_is_new_is_read(engine):
    posts = look(engine, 900)
    ((number, report),) = posts.reports
    assert number == 901
    assert {"Around 1,500", "Some 30"} <= {figure.text for figure in report.figures}
    assert report.article.url == "https://t.me/metrodesk/901"
    assert report.article.outlet == "Metro Desk"
    assert look(engine, 901).reports == ()
    assert [number for number, _ in look(engine, 1).reports] == [900, 901]


def test_a_post_that_cannot_be_read_is_left_out(engine):
    bare = PAGE.replace(b"Around 1,500 people were led out of Dale station after smoke was seen at 8.40.", b"", 1)
    bare = bare.replace(b" Nobody was hurt. Some 30 firefighters are there.", b"")
    posts = look(engine, 0, data=bare)
    assert posts.latest == 901
    assert [number for number, _ in posts.reports] == [900]


@pytest.mark.parametrize("name", ["other", "metro", "metrodes."])
def test_posts_of_others_are_not_the_channels(engine, name):
    with pytest.raises(NotAnArticleError, match="no channel at this address"):
        look(engine, None, name=name)
    with pytest.raises(NotAnArticleError):
        look(engine, None, data=b"<html><body><p>Nothing here.</p></body></html>")


def test_of_many_new_posts_the_latest_ten_are_read(engine):
    text = '<div class="tgme_widget_message_text">{n} boats sank.</div>'
    post = f'<div class="tgme_widget_message" data-post="wire/{{n}}">{text}</div>'
    page = "".join(post.format(n=number) for number in range(100, 130))
    posts = look(engine, 100, data=f"<html><body>{page}</body></html>".encode(), name="wire")
    assert [number for number, _ in posts.reports] == list(range(120, 130))
