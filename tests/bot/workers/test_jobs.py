"""What a worker does with a job, without the process: what is read, and how errors go through the pipe."""

import pickle

import pytest

from bot.workers.jobs import Job, read_job, read_outcome, respond_job
from bot.workers.refusal import make_portable
from extractors import FigurecheckError
from extractors.errors import (
    EmptyTextError,
    LimitError,
    NotAnArticleError,
    TooLargeError,
    UnknownKindError,
)


def respond(job, engine=None):
    return list(respond_job(pickle.dumps(job), engine))


def test_a_text_is_read_as_it_is():
    assert read_job(Job(1000, text="Some 300 people left.")).text == "Some 300 people left."


def test_a_page_keeps_its_address():
    page = b"<html><body><article><h1>Flood</h1><p>" + b"At least 300 people were killed by the flood. " * 20
    article = read_job(Job(10_000, data=page, url="https://paper.example/a", content_type="text/html"))
    assert article.url == "https://paper.example/a"
    assert "300 people" in article.text


@pytest.mark.parametrize(
    ("job", "kind"),
    [
        (Job(10, text="This text is longer than ten bytes."), TooLargeError),
        (Job(10, text=" "), EmptyTextError),
        (Job(1000, data=b"<p>300 people</p>", content_type="text/html"), NotAnArticleError),
        (Job(1000, data=b"\x7fELF\x02\x01\x01" + bytes(100)), UnknownKindError),
    ],
)
def test_an_error_comes_through_the_pipe_as_it_was_raised(job, kind):
    with pytest.raises(kind) as straight:
        read_job(job)
    with pytest.raises(kind) as through:
        read_outcome(respond(job))
    assert str(through.value) == str(straight.value)
    assert through.value.__dict__ == straight.value.__dict__


def test_every_error_there_is_can_go_through_the_pipe():
    for kind in find_kinds(FigurecheckError):
        error = kind.__new__(kind, "What to do.")
        error.args = ("What to do.",)
        again = pickle.loads(pickle.dumps(make_portable(error))).rebuild()
        assert (type(again), str(again)) == (kind, "What to do.")


def test_what_an_error_knows_goes_with_it():
    error = LimitError("One chat", 5, 61)
    again = pickle.loads(pickle.dumps(make_portable(error))).rebuild()
    assert again.wait_seconds == 61


def test_a_fault_of_ours_costs_one_job_and_tells_nothing_of_the_text():
    # There is no engine to work with.
    with pytest.raises(FigurecheckError, match="please report it") as raised:
        read_outcome(respond(Job(1000, text="Some 300 people left, somebody wrote.")))
    assert "somebody" not in str(raised.value)


def find_kinds(kind):
    for each in kind.__subclasses__():
        yield each
        yield from find_kinds(each)
