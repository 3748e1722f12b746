"""Sources that the shape of a sentence shows, without any network."""

from __future__ import annotations

import pytest

from extractors.figures.rules.source_plain import compile_plain, find_plain
from extractors.lexicon import SourceWords

SHOWN = [
    ("tag", "[12] boats sank in the bay, police said.", "police"),
    ("tag", "[12] boats sank in the bay, the harbour master said on Monday.", "the harbour master"),
    ("tag", "[12] dead, police say", "police"),
    ("tag", "More than [70,000] join strike, union claims", "union"),
    ("tag-turned", "[12] boats sank, said Ann Moss, the harbour master.", "Ann Moss"),
    ("tag-turned", "[12] boats sank in the bay, said the harbour master.", "the harbour master"),
    ("tag", "He is suspected of [12] thefts, she added.", "she"),
    (
        "tag",
        "The raid killed [12] men and hurt 30, the Orlo governor's office said late on Friday.",
        "the Orlo governor's office",
    ),
    (
        "tag-inside",
        "A new pier will cost at least [$3bn], the port authority said on Monday, more than was planned.",
        "the port authority",
    ),
    ("according-to", "[Four] of the dead were children, according to the hospital.", "the hospital"),
    ("according-to", "Output fell [4%] according to the Harrow Institute.", "the Harrow Institute"),
    ("agent", "Damage was put at [$1.2 billion] by the insurer Halden Re.", "the insurer Halden Re"),
    ("agent", "The toll was estimated at [300] by the UN.", "the UN"),
    ("headline", "Quake toll tops [2,300] – minister", "minister"),
    ("headline", "Storm kills [12]: police", "police"),
    ("colon", "Police: [12] dead in Marivka", "Police"),
    ("colon", "🔹 General Staff: [112] combat engagements", "General Staff"),
    ("colon", "Governor Kovalenko: [two] killed", "Governor Kovalenko"),
    ("per", "Enemy losses, per the General Staff: about [980] personnel", "the General Staff"),
    ("put-at", "Police put the crowd at [9,000].", "Police"),
    (
        "put-at",
        "The minister said 40 had died, while the Red Crescent put the toll at more than [3,000].",
        "the Red Crescent",
    ),
    ("noun-of-saying", "The World Bank's figure is [$2 billion].", "The World Bank"),
    ("noun-of-saying", "The ministry's figure of [300] was doubted.", "The ministry"),
    ("noun-by", "Estimates by the UN put the toll at [300].", "the UN"),
    ("poll-intro", "In last month's poll, Vance led by [11 points].", "last month's poll"),
    ("passive-agent", "The toll is estimated by the UN at [300].", "the UN"),
    (
        "passive-agent",
        "The quake is estimated by the Geological Survey to have had a magnitude of [7.1].",
        "the Geological Survey",
    ),
]
SILENT = [
    ("tag", "[12] boats sank in the bay, she wept."),
    ("tag-turned", "Ann Moss, [59], who watched the race, said the day brought back old memories."),
    ("tag-inside", "The council had [12] boats, the harbour master who said so left, more than before."),
    ("tag-inside", "It sold [12] boats, the last said to be sunk, and went on."),
    ("tag", "Vance won [99] delegates, beating rival Mark Dillon in his home state."),
    ("according-to", "He weighs [236] pounds, which makes him overweight, according to his doctor's chart."),
    ("according-to", "They sorted the [12] boats according to size."),
    ("agent", "The town was struck at [12] points by the storm."),
    ("headline", "Storm kills [12] – the worst night of the year"),
    ("headline", "Storm kills [12] – minister."),
    ("colon", "Total: [12] boats"),
    ("colon", "Harrow: [12] boats"),
    ("per", "Fuel costs £2 per litre: [12] boats stayed in"),
    ("put-at", "Police put on [12] vests."),
    ("noun-of-saying", "The World Bank's office is [12] storeys high."),
    ("noun-by", "Work by the river stopped for [12] days."),
    ("poll-intro", "In last month's race, Vance led by [11 points]."),
    ("passive-agent", "The [12] boats were given by the UN."),
]


@pytest.fixture(scope="module")
def find(words: SourceWords):
    grammar = compile_plain(words)

    def run(marked: str):
        start, end = marked.index("["), marked.index("]") - 1
        text = marked.replace("[", "").replace("]", "")
        found = find_plain(text, (start, end), grammar)
        return (found.rule, text[slice(*found.mention)]) if found else None

    return run


@pytest.mark.parametrize(("rule", "marked", "source"), SHOWN)
def test_shape_shows_a_source(find, rule: str, marked: str, source: str) -> None:
    assert find(marked) == (rule, source)


@pytest.mark.parametrize(("rule", "marked"), SILENT)
def test_shape_shows_none(find, rule: str, marked: str) -> None:
    found = find(marked)
    assert found is None or found[0] != rule


def test_every_shape_has_a_sentence_it_must_match_and_one_it_must_reject(words: SourceWords) -> None:
    grammar = compile_plain(words)
    rules = {rule for rule, _ in (*grammar.behind, *grammar.before)}
    assert rules == {rule for rule, *_ in SHOWN} == {rule for rule, _ in SILENT}
