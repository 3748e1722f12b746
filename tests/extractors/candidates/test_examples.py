"""Every text in examples/ gives the figures written under it, and no other.

A line at the left margin is a text; each indented line under it one figure of it, in order:
as written = relation value | unit | kind. The relation "=" is left out; a range is low..high; no unit is left empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from extractors import Figure

FOLDER = Path(__file__).parent / "examples"


@dataclass(frozen=True)
class Expected:
    """A text with its figures, one line each."""

    topic: str
    text: str
    figures: tuple[str, ...]


def read_sentences() -> Iterator[Expected]:
    """Yield every text of every file."""
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            text, *figures = block.split("\n")
            yield Expected(path.stem, text, tuple(" ".join(line.split()) for line in figures))


def write_figure(figure: Figure) -> str:
    """Write a figure as the files have it, its unit by name."""
    number = _number(figure.value) if figure.value is not None else f"{_number(figure.low)}..{_number(figure.high)}"
    relation = "" if figure.relation == "=" else figure.relation + " "
    unit = figure.unit.name if figure.unit else ""
    return " ".join(f"{figure.text} = {relation}{number} | {unit} | {figure.kind}".split())


def _number(number: Decimal | None) -> str:
    """Write at most four decimals: enough for a third."""
    assert number is not None
    rounded = round(number, 4)
    return f"{rounded.normalize():f}" if rounded else "0"


@pytest.mark.parametrize("expected", list(read_sentences()), ids=lambda e: f"{e.topic}: {e.text[:50]}")
def test_figures_of_a_text(figures_of, expected: Expected):
    assert tuple(map(write_figure, figures_of(expected.text))) == expected.figures
