"""Which figures want a source, and how those without one are told."""

SUMS = ["The wall cost £4m.", "The road cost £5m.", "The mill cost £6m.", "The tower cost £7m.", "The port cost £8m."]


def test_the_seed_of_the_rule(findings_of):
    text = (
        "The mobilization of 300,000 reservists, which supposedly ended in May, sparked anger."
        " One of them could face up to 15 years in prison."
    )
    [finding] = findings_of(text)
    assert finding.code == "no-source"
    assert finding.message.startswith("300,000 has no source in the article (“The mobilization")


def test_many_sums_make_one_finding(findings_of):
    [finding] = findings_of(" ".join(SUMS))
    assert finding.figures == (0, 1, 2, 3, 4)
    assert finding.message.startswith("£4m, £5m, £6m and 2 more have no source in the article")


def test_few_are_told_one_by_one(findings_of):
    assert [finding.figures for finding in findings_of(" ".join(SUMS[:3]))] == [(0,), (1,), (2,)]


def test_the_dead_are_told_apart_from_the_sums(findings_of):
    found = findings_of(" ".join([*SUMS, "The flood killed 31 people."]))
    assert [finding.figures for finding in found] == [(0, 1, 2, 3, 4), (5,)]


def test_a_quotation_has_its_speaker(findings_of):
    assert findings_of('"We lost 31 people in the flood."') == []
