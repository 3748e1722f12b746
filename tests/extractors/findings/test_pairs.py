"""Articles with one planted fault and their clean twins: the fault is found, the twin stays silent."""

import tomllib
from pathlib import Path

import pytest

from extractors import analyze, read_article
from extractors.findings.checks import CHECKS

PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))["pair"]


def findings(text, engine):
    return [f for f in analyze(read_article(text.strip()), engine).findings if not f.quiet]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_the_fault_is_found(pair, engine):
    assert pair["text"].count(pair["old"]) >= 1
    found = findings(pair["text"].replace(pair["old"], pair["new"], 1), engine)
    assert [f.code for f in found] == [pair["code"]]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_the_clean_twin_is_silent(pair, engine):
    assert [f.message for f in findings(pair["text"], engine)] == []


def test_there_are_enough_of_each():
    assert len(PAIRS) >= 30
    made = {check.code for check in CHECKS if check.find and not check.quiet}
    few = {code for code in made if sum(pair["code"] == code for pair in PAIRS) < 3}
    assert few == set(), "each check needs three pairs in pairs.toml"
    assert len({pair["name"] for pair in PAIRS}) == len(PAIRS)
