"""The way a number goes in words and in numbers, and what is nearly so."""

import pytest

FOUND = [
    "Unemployment in Orlo rose to 5% from 7%, the office said on Monday.",
    "Growth slowed to 3.4% from 3.1% in May, the bank said.",
    "The number of cases dropped from 1,200 to 1,500 in May, the clinic said.",
    "Rents climbed from 900 crowns to 840 crowns, the landlords said.",
    "The mayor's approval slipped from 41% to 44%, pollsters found.",
    "Inflation hit 5.8%, the highest in 20 years, up from 6.1% in April, the bank said.",
    "Unemployment was 4.8%, down from 4.1% a year before, the office said.",
    "Ticket sales came to 5,200, up from 6,100 last year, the club said.",
    "Sales of tractors fell 120% in May, dealers said.",
    "The trust cut its staff by 110% in May, it said.",
    "Fares are now 150% lower than in May, the operator says.",
]
LEFT_ALONE = [
    "Unemployment in Orlo rose to 7% from 5%, the office said on Monday.",
    "Sales fell from $7.1 to $6.9 billion in May, the firm said.",
    "The song rose from 12 to 5 in the chart in May, the station said.",
    "The fund swung to a loss of $5 million, down from a profit of $3 million, it said.",
    "Prices fell 2%, down from 1% a year before, the office said.",
    "The temperature fell to minus 5 degrees from 3 degrees in May, the office said.",
    "Prices have not dropped from 12 crowns to 15 crowns, the baker said.",
    "The number of cases rose from 12 to 15 in May, the clinic said.",
    "The road was widened from 12 metres to 9 metres in May, the council said.",
    "Profit at the mill fell 120% in May, its owner said.",
    "Debt fell to 120% of output in May, the bank said.",
    "Sales of tractors rose 120% in May, dealers said.",
    "Sales of seed fell from 150% of the plan to 120% in May, dealers said.",
]


@pytest.mark.parametrize("text", FOUND)
def test_what_is_found(text, findings_of):
    assert [f.code for f in findings_of(text) if not f.quiet] == ["form"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_left_alone(text, findings_of):
    assert [f.message for f in findings_of(text) if not f.quiet] == []
