"""The service's answer in its documented shape, and in every other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.follow.fact_checks import PublishedCheck, read_published

REVIEW = {
    "publisher": {"name": "Harbour Facts", "site": "harbourfacts.example"},
    "url": "https://harbourfacts.example/2024/dredging",
    "title": "Will dredging cost $48 million?",
    "reviewDate": "2024-05-02T00:00:00Z",
    "textualRating": "Half true",
    "languageCode": "en",
}
CLAIM = {
    "text": "Dredging the harbour costs $48 million.",
    "claimant": "Mayor of Brill",
    "claimDate": "2024-04-30T09:00:00Z",
    "claimReview": [REVIEW],
}


def without(table, key):
    return {name: value for name, value in table.items() if name != key}


def test_everything_is_read():
    assert read_published({"claims": [CLAIM], "nextPageToken": "x"}) == (
        PublishedCheck(
            claim="Dredging the harbour costs $48 million.",
            rating="Half true",
            link="https://harbourfacts.example/2024/dredging",
            publisher="Harbour Facts",
            claimant="Mayor of Brill",
            claimed="2024-04-30",
            title="Will dredging cost $48 million?",
            reviewed="2024-05-02",
        ),
    )


@pytest.mark.parametrize("key", ["claimant", "claimDate"])
def test_a_claim_may_lack(key):
    assert len(read_published({"claims": [without(CLAIM, key)]})) == 1


@pytest.mark.parametrize("key", ["publisher", "title", "reviewDate", "languageCode"])
def test_a_review_may_lack(key):
    (check,) = read_published({"claims": [CLAIM | {"claimReview": [without(REVIEW, key)]}]})
    assert check.publisher == ("harbourfacts.example" if key == "publisher" else "Harbour Facts")


@pytest.mark.parametrize("key", ["url", "textualRating"])
def test_a_review_without_link_or_rating_is_none(key):
    assert read_published({"claims": [CLAIM | {"claimReview": [without(REVIEW, key)]}]}) == ()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://x.example/a", "https://x.example/a b", "", 7, None])
def test_a_link_that_is_none_is_not_shown(link):
    assert read_published({"claims": [CLAIM | {"claimReview": [REVIEW | {"url": link}]}]}) == ()


def test_line_breaks_and_long_texts_are_made_one_short_line():
    (check,) = read_published({"claims": [CLAIM | {"text": "a\n\u202eb " * 2000}]})
    assert "\n" not in check.claim
    assert "\u202e" not in check.claim
    assert len(check.claim) <= 400


@pytest.mark.parametrize("answer", [{}, [], None, 3, "claims", {"claims": None}, {"claims": [None, 3, {}]}])
def test_any_other_answer_has_none(answer):
    assert read_published(answer) == ()


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*CLAIM, *REVIEW, "claims", "name", "site"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(anything)
def test_no_shape_of_answer_is_too_strange(answer):
    for value in (answer, {"claims": answer}, {"claims": [{"text": "a", "claimReview": answer}]}):
        assert isinstance(read_published(value), tuple)
