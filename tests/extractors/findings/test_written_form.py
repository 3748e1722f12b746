"""Numbers written as none is meant, and what is nearly so."""

import pytest

FOUND = [
    "The rate of theft was 17.4% per 100,000 people, police said.",
    "The rate of theft was 12 percent per 1,000 residents, police said.",
    "Some 3% per million were hurt, the clinic said.",
    "The fine was £1,2345, the court said.",
    "The barn holds 1,234,56 tons of grain, the farmer said.",
    "The bridge cost 12,34,567 crowns, the mayor said.",
    "The firm paid $1.234.567 in tax, it said.",
    "The mill sold 1.234,56 tons of flour, it said.",
    "Of the 25 pupils, 37% walk to school, the head said.",
    "She found that 97% of 25 people slept well.",
    "The nurse said 41% of the 12 patients had a cough.",
]
LEFT_ALONE = [
    "The rate of theft was 17.4 per 100,000 people, police said.",
    "The belt wears by 3% per 1,000 miles, the maker said.",
    "The fine was £12,345, the court said.",
    "They met on May 3,2019 in Orlo.",
    "The bridge cost 12,34,567 rupees, the mayor said.",
    "The address of the server is 192.168.100.200, and the firmware is version 1.234.567.",
    "The words stand in Genesis 1,2345 and on pages 12,14,16.",
    "Of the 25 pupils, 36% walk to school, the head said.",
    "Of the 25 pupils, about 37% walk to school, the head said.",
    "She found that 37% of the 25 members' money was lost.",
    "She found that 37% of the 1,250 pupils slept well.",
    "She owns 37% of the 25 mills, the court heard.",
    "Of the 7 pupils, 14.3% walk to school, the head said.",
]


@pytest.mark.parametrize("text", FOUND)
def test_what_is_found(text, findings_of):
    assert [f.code for f in findings_of(text) if not f.quiet] == ["form"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_left_alone(text, findings_of):
    assert [f.message for f in findings_of(text) if not f.quiet] == []
