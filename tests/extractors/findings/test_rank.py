"""Claims of rank are listed, quietly, where they say of how much."""

import pytest

FOUND = {
    "Orlo has the tallest mill in the world, its owner said.": "the tallest mill in the world",
    "Prices rose at the fastest rate in 20 years, the bank said.": "the fastest rate in 20 years",
    "It is the first mill of stone since 1950, she said.": "the first mill of stone since 1950",
    "It sells the most rope of any mill in Orlo, she said.": "the most rope of any mill in",
    "Orlo is the world's 16th largest exporter of rope, the bank said.": "world's 16th largest exporter",
    "It was the wettest May on record, the office said.": "the wettest May on record",
    "She won Europe's only prize for rope, he said.": "Europe's only prize",
}
LEFT_ALONE = [
    "Orlo has the tallest mill in the valley, its owner said.",
    "She is one of the best bakers in the world, he said.",
    "It was the best life we could ever have, she said.",
    "First they went to the mill.",
    "The records of the mill go back to 1950.",
]


@pytest.mark.parametrize("text", FOUND)
def test_what_is_found(text, findings_of):
    [finding] = [f for f in findings_of(text) if f.code != "no-source"]
    assert (finding.code, finding.quiet) == ("rank", True)
    assert FOUND[text] in finding.message


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_left_alone(text, findings_of):
    assert [f.message for f in findings_of(text) if f.code != "no-source"] == []


def test_one_claim_is_listed_once_and_eight_at_most(findings_of):
    again = "Orlo has the tallest mill in the world. " * 3
    assert [f.code for f in findings_of(again)] == ["rank"]
    many = " ".join(f"Orlo has the tallest {word} in the world." for word in "abcdefghijkl")
    assert len(findings_of(many)) == 8
