"""A unit reader that fails or is slow costs one unit, never the report."""

from __future__ import annotations

import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from extractors import Article, analyze
from extractors.candidates.quantulum import UnitReader

TEXT = "The field was 12 kV/cm and the crew of 40 left."


def burn(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def answer(name: str, entity: str, surface: str, value: float = 7):
    unit = SimpleNamespace(name=name, entity=SimpleNamespace(name=entity))
    return [SimpleNamespace(value=value, span=(0, len(surface) + 2), unit=unit)]


def test_a_unit_is_named(engine):
    assert UnitReader().read_unit("kV/cm")
    assert [str(f.value) for f in analyze(Article(TEXT, language="en"), engine).figures][-1] == "40"


def test_a_reader_that_raises_costs_one_unit(engine):
    def fail(fragment: str):
        raise RuntimeError(fragment)

    broken = replace(engine, units=UnitReader(ask=fail))
    assert "40" in [str(f.value) for f in analyze(Article(TEXT, language="en"), broken).figures]
    assert broken.units.read_unit("kV/cm") is None


def test_a_slow_reader_is_asked_no_more():
    asked = []

    def slow(fragment: str):
        asked.append(fragment)
        burn(0.03)
        return []

    reader = UnitReader(budget=0.05, ask=slow)
    for letter in "abcdefgh":
        assert reader.read_unit(f"k{letter}") is None
    assert 1 <= len(asked) <= 3


def test_an_answer_is_remembered():
    asked = []

    def once(fragment: str):
        asked.append(fragment)
        return answer("kilovolt per centimetre", "electric field", "kV/cm")

    reader = UnitReader(ask=once)
    first, second = reader.read_unit("kV/cm"), reader.read_unit("kV/cm")
    assert first == second
    assert first is not None
    assert first.name == "kilovolt per centimetre"
    assert asked == ["7 kV/cm"]


@pytest.mark.parametrize(
    "found",
    [
        [],
        answer("x", "dimensionless", "kV/cm"),
        answer("x", "currency", "kV/cm"),
        answer("x", "unknown", "kV/cm"),
        answer("x", "length", "kV/cm", value=8),
        answer("x", "length", "kV"),
        answer("x", "length", "kV/cm") * 2,
        [SimpleNamespace()],
    ],
)
def test_what_does_not_fit_is_not_believed(found):
    assert UnitReader(ask=lambda fragment: found).read_unit("kV/cm") is None


@pytest.mark.parametrize("surface", ["", "a unit", "k" * 40, "kV/cm" * 9, "7", "\n"])
def test_what_looks_like_no_unit_is_not_asked(surface):
    def fail(fragment: str):
        raise AssertionError(fragment)

    assert UnitReader(ask=fail).read_unit(surface) is None
