"""Every error is one sentence for a person, and says what to do."""

import inspect
import re

import pytest

from extractors import FigurecheckError
from extractors.articles.web import errors as fetch_errors
from extractors.articles.web.errors import FetchError, RedirectError

ARGUMENTS = {
    "host": "news.example",
    "reason": "it is too long",
    "seconds": 20.0,
    "most": 5,
    "status": 503,
    "limit": 9999,
}
CLASSES = [
    each
    for _, each in inspect.getmembers(fetch_errors, inspect.isclass)
    if issubclass(each, FetchError) and each not in (FetchError, RedirectError)
]


@pytest.mark.parametrize("each", CLASSES)
def test_one_sentence_that_says_what_to_do(each):
    needed = [name for name in inspect.signature(each).parameters if name not in {"args", "kwargs"}]
    error = each(*(ARGUMENTS.get(name, "video/mp4") for name in needed))
    assert isinstance(error, FigurecheckError)
    assert re.fullmatch(r"[^\n]{30,240}\.", str(error))
    assert re.search(r": |; ", str(error))


def test_a_name_that_goes_on_and_on_does_not():
    assert len(str(fetch_errors.NoSuchHostError("a" * 5000))) < 250


def test_each_has_a_sentence_of_its_own():
    openings = {inspect.getsource(each.__init__).partition("super()")[2] for each in CLASSES}
    assert len(openings) == len(CLASSES) > 15
