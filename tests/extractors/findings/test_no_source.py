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


def test_what_the_headline_says_and_the_body_again_is_told_of_the_body(findings_of):
    text = (
        "Mill clerk jailed over £14m fraud\n\nA clerk who stole £14 million from old customers was sentenced in Orlo."
    )
    assert [finding.figures for finding in findings_of(text)] == [(1,)]
    alone = text.replace("£14 million", "much money")
    assert [finding.figures for finding in findings_of(alone)] == [(0,)]


POST = "Orlo Watch\n\nWhat we know so far:\n\n💥 112 boats sunk\n☠️ 5 dead\n🏚 14 mills damaged\n💰 Damage est. at $2.4M"


def test_the_lines_of_a_post_are_told_together_where_somebody_is_cited(findings_of):
    [finding] = findings_of(f"{POST}\n⚡️ 18,000 homes w/o power — Energy Ministry")
    assert finding.message == "112, 5, 14 and 1 more have no source in the article (the first: “• 112 boats sunk”)."


def test_three_figures_of_a_post_are_named_with_commas(findings_of):
    text = "Orlo Watch\n\n• 112 boats sunk\n• 15 dead\n• 14 mills damaged\n• 18,000 homes w/o power — Energy Ministry"
    [finding] = findings_of(text)
    assert finding.message == "112, 15 and 14 have no source in the article (the first: “• 112 boats sunk”)."


def test_a_post_that_cites_nobody_has_no_note(findings_of):
    assert findings_of(POST) == []


def test_lines_that_want_no_source_are_not_told(findings_of):
    assert findings_of("Orlo shop\n\n• 14 hats\n• 12 coats\n• 16 scarves\n• 18 ties, said Ada Brandt") == []
