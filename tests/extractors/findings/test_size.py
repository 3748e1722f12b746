"""Numbers too large or too small for what they are of, and what is nearly so."""

import pytest

FOUND = [
    # A sum that lost its magnitude.
    "It spent $3.2 million in 2019, $4.1 million in 2020 and $800 in 2021.",
    "The state spent $4.1 billion on roads, $2.2 billion on rail and $310 on schools.",
    "The bank lent £61 million to farmers, £17 to bakers and £23 million to mills.",
    # A part above its whole.
    "The council heard 12,000 of the 9,500 residents.",
    "The trust paid $12 million of its $9 million budget to a baker, auditors found.",
    "Nine people were killed, including 12 children, police said.",
    "The club paid $5 million each to its players, a total of $2 million, it said.",
    # More than live there.
    "The village of 300 people was burnt. All 420 residents of the village fled, an aid group said.",
    "Orlo has a population of 4,000. Some 6,200 of its voters signed the letter, the clerk said.",
    "Orlo, a town of 9,500 people, was cut off. The flood drove out 12,000 of the town's residents, police said.",
    # More than there is.
    "The crash wiped £2,000,000,000,000,000,000 off stock markets on Monday, brokers said.",
    "There are 20 billion people who use soap, its maker said.",
    "The merger is worth €9,000,000,000,000,000, the firms said.",
]
LEFT_ALONE = [
    "It spent $3.2 million in 2019, $4.1 million in 2020 and $800,000 in 2021.",
    "The state spent $4.1 billion on roads, $2.2 billion on rail and gave $310 to each pupil.",
    "Tickets cost $30 on Monday, $40 on Friday and $2 million was raised, it said.",
    "The council heard 9,500 of the 12,000 residents.",
    "The trust bought 12 of the 5-litre cans, auditors found.",
    "Nine families were killed, including 12 children, police said.",
    "Up to 12 of the nine-year-olds came, the head said.",
    "The club paid $1 million each to its players, a total of $12 million, it said.",
    "Orlo, a town of 9,500 people, was cut off. The flood drove out 12,000 residents of the valley, police said.",
    "Orlo is a town of 9,500 people. The fair drew 30,000 visitors to the town, its clerk said.",
    "The village of 300 people lies near the town of 5,000. All 420 residents of the town fled, an aid group said.",
    "Derivatives with a notional worth of $4,000,000,000,000,000 were traded, brokers said.",
    "More than 100 billion people have ever lived, she said.",
    "The app had 20 billion views, its maker said.",
]


@pytest.mark.parametrize("text", FOUND)
def test_what_is_found(text, findings_of):
    assert [f.code for f in findings_of(text) if not f.quiet] == ["size"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_left_alone(text, findings_of):
    assert [f.message for f in findings_of(text) if not f.quiet] == []
