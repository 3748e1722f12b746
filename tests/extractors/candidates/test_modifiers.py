"""The words before a number that other patterns take as one part."""

import re

import pytest

from config.lexicon import read_lexicon
from extractors.candidates.modifiers import ABOUT, LOOSE

MODIFIERS = read_lexicon().modifiers


def read_part(part: str) -> list[str]:
    return re.sub(r"\(\?:|\)", "", part).replace("[ ]", " ").split("|")


@pytest.mark.parametrize("word", read_part(ABOUT))
def test_what_loosens_or_bounds_is_a_modifier(word):
    assert MODIFIERS.before[word] in ("~", ">", "<", ">=", "<=")


@pytest.mark.parametrize("word", read_part(LOOSE))
def test_what_stands_loosely_before_a_number_is_a_modifier_or_a_filler(word):
    assert word in MODIFIERS.before or word in MODIFIERS.fillers


@pytest.mark.parametrize("flags", [re.NOFLAG, re.VERBOSE])
def test_the_part_reads_the_same_in_a_verbose_pattern(flags):
    pattern = re.compile(rf"(?:{LOOSE}\s)*", flags)
    assert pattern.fullmatch("just more than at least ")
    assert not pattern.fullmatch("more than a ")
    assert not pattern.fullmatch("morethan ")
