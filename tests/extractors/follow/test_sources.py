"""A draft beside the document that it rests on."""

import pytest

from extractors import Article, analyze
from extractors.follow.sources import SourceDocument, hold_report

SOURCE = """Karve Lines: annual report

The line carried 301,000 passengers in the year, 12 per cent fewer than in the year before. Revenue was €18.4m. Fines of
up to €90,000 may be due. The longest crossing is 26 kilometres. At the end of the year the company had 85 employees, of
whom 31 work at sea. Freight fell by 7 per cent.
"""


@pytest.fixture(scope="module")
def held_of(engine):
    def ask(draft):
        report = analyze(Article(draft), engine)
        shown, held = hold_report(report, [SourceDocument("report.pdf", Article(SOURCE))], engine)
        said = [finding.message for finding in shown.findings if finding.code == "source-differs"]
        return {report.figures[each.index].text: (each.likeness, each.what) for each in held}, said

    return ask


@pytest.mark.parametrize(
    ("draft", "figure", "expected"),
    [
        ("Karve carried 301,000 passengers last year.", "301,000", ("same", None)),
        ("Karve carried some 300,000 passengers last year.", "some 300,000", ("same", None)),
        ("Karve carried 310,000 passengers last year.", "310,000", ("differs", "number")),
        ("Revenue at Karve was €184m.", "€184m", ("differs", "magnitude")),
        ("Freight at Karve rose by 7 per cent in the year.", "7 per cent", ("differs", "direction")),
        ("Karve must pay fines of €90,000.", "€90,000", ("differs", "bound")),
        ("The longest crossing of Karve is 16 miles.", "16 miles", ("same", None)),
        ("Ashore 54 employees of Karve work.", "54", ("same", None)),
    ],
)
def test_a_figure_is_held_against_its_source(draft, figure, expected, held_of):
    held, _ = held_of(draft)
    assert held[figure] == expected


def test_what_differs_is_told_with_the_sentence_of_the_source(held_of):
    _, (said,) = held_of("Karve carried 310,000 passengers last year, and has 85 employees.")
    assert "“310,000” here, “301,000” in report.pdf (another number)" in said
    assert "The line carried 301,000 passengers" in said


def test_a_number_that_somebody_is_said_to_have_given_is_missed(held_of):
    held, (said,) = held_of("Its ships burned 7,340 tonnes of oil, the company said.")
    assert held == {"7,340 tonnes": ("absent", None)}
    assert said == "“7,340 tonnes” is put down to the company, and does not stand in report.pdf"


@pytest.mark.parametrize(
    ("draft", "source", "expected"),
    [
        ("Mayor Ana Petrov", "Tom Ek, a union leader,", ("differs", "speaker")),
        ("Mayor Ana Petrov", "The mayor", ("same", None)),
        ("Ana Petrov", "Ms Petrov", ("same", None)),
        ("the Red Crescent", "The Interior Ministry", ("differs", "speaker")),
        ("the WMO", "The World Meteorological Organization", ("same", None)),
    ],
)
def test_a_number_put_down_to_another_speaker(engine, draft, source, expected):
    report = analyze(Article(f"The quake in Dunmere damaged 1,240 houses, {draft} said."), engine)
    document = Article(f"{source} said that 1,240 houses were damaged by the quake in Dunmere.")
    shown, (held,) = hold_report(report, [SourceDocument("release", document)], engine)
    assert (held.likeness, held.what) == expected
    told = [finding.message for finding in shown.findings if finding.code == "source-differs"]
    assert [" here, to " in message for message in told] == [True] * (expected[0] == "differs")


BALLOT = 'Number answering "Yes": 5,912\nNumber answering "No": 2,144\nSpoiled papers: 47\n'


@pytest.mark.parametrize(
    ("draft", "likeness"),
    [
        ("They turned it down by 5,912 votes to 2,144, the union said.", "same"),
        ("They turned it down by 5,192 votes to 2,144, the union said.", "absent"),
        ("They won the cup 3-1, the union said.", "not read"),
    ],
)
def test_a_score_beside_its_numbers_apart(engine, draft, likeness):
    report = analyze(Article(draft), engine)
    shown, (held,) = hold_report(report, [SourceDocument("ballot.pdf", Article(BALLOT))], engine)
    assert held.likeness == likeness
    assert any(f.code == "source-differs" for f in shown.findings) == (likeness == "absent")


def test_amounts_in_thousands(engine):
    source = "Kell Mills: accounts\nAmounts in thousands of euros\n\nOperating profit    211,874    264,310\n"
    report = analyze(Article("Operating profit at Kell Mills fell to €212m from €264m."), engine)
    _, held = hold_report(report, [SourceDocument("accounts.pdf", Article(source))], engine)
    assert [each.likeness for each in held] == ["same", "same"]
