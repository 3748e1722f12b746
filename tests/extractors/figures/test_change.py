"""Rises and falls, to a figure or by it."""

import pytest


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Unemployment fell from 5.4% to 4.9%.", [None, "down"]),
        ("The yes side won 51.2% to 48.8%.", [None, None]),
        ("Output rose 12% to 300 tonnes.", ["up", "up"]),
        ("Profit was up 8%.", ["up"]),
        ("Profit was $3m, down from $4m.", ["down", None]),
        ("The court cut the award from $1.8m to $600,000.", [None, "down"]),
        ("Shares dropped by 14 cents.", ["down"]),
        ("The price of milk doubled.", ["up"]),
        ("The fleet was halved.", ["down"]),
        ("Shares closed 3% lower.", ["down"]),
        ("The index fell 190 points, or 0.6%.", ["down", "down"]),
        ("He made up 12 stories.", [None]),
        ("The rose garden has 4 gates.", [None]),
        ("The firm has 40 staff.", [None]),
        ("She was locked up for 3 years.", [None]),
    ],
)
def test_change(figures_of, text, changes):
    assert [f.change for f in figures_of(text)] == changes
