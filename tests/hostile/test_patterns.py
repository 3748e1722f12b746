"""No regular expression of the product takes more than linear time, whatever text it is given."""

import re

import pytest
from growth import find_growth
from patterns import Found, find_patterns


def test_every_pattern_of_the_source_is_known():
    found, unknown = find_patterns()
    assert len(found) > 400
    assert unknown == [], "no text of the test reaches these calls of re: add one to SENTENCES in patterns.py"


def test_no_pattern_takes_more_than_linear_time():
    grown = {}
    for each in find_patterns()[0]:
        if growth := find_growth(each):
            grown[f"{each.where} {each.pattern!r:.80}"] = growth
    assert grown == {}


@pytest.mark.parametrize(
    "pattern",
    [
        r"<(?:a|a)*>",
        r"(?:<!--.{0,2000}?-->\s*)*<p",
        r"\s*\n",
        r"#\s+(.*?)\s*#*\s*$",
        r"[A-Z][\w.]*\s(?:has|have) asked",
        r"[.?!]+(?=\s)",
        r"\bwe\b.*\byou",
        r"\sof\s.*$",
        r"[\w'-]*\w",
        r"(?:new |old )*(?:[A-Z]\w* )*(?:new |old )*poll",
    ],
)
def test_a_pattern_that_grows_is_found(pattern):
    assert find_growth(Found("here", pattern, 0, frozenset({"finditer"})))


@pytest.mark.parametrize(
    "pattern",
    [r"(?<!\s)\s++\n", r"\d+(?:\.\d+)?", r"(?:#{1,6})\s++(.*)", r"(?<!['-])(?:['-]*+\w++)++", r"\b(?:one|two|three)\b"],
)
def test_a_pattern_that_does_not_grow_is_left_alone(pattern):
    assert find_growth(Found("here", pattern, 0, frozenset({"finditer"}))) is None


def test_a_pattern_tried_at_one_place_is_timed_there():
    assert find_growth(Found("here", r"\s*\n", int(re.UNICODE), frozenset({"match"}))) is None
