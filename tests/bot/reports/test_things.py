"""Who says which number, of relations alone."""

from dataclasses import replace
from decimal import Decimal

from bot.reports.things import find_things
from extractors import Finding, Source, Span, Tie


def source(name):
    return Source(name, name, Span(0, 1), "organisation")


def make(make_figure, value, name=None, counted="houses"):
    said = source(name) if name else None
    return make_figure(value=Decimal(value), low=None, high=None, asserted_by=said, counted=counted)


def test_figures_of_one_thing_are_joined_by_number_and_source(make_figure, make_report):
    figures = (
        make(make_figure, 31, "Oruk"),
        make(make_figure, 27, "The ministry", counted="lost houses"),
        make(make_figure, 5),
        make(make_figure, 31, "oruk", counted="lost houses"),
        make(make_figure, 31),
        make(make_figure, 5, "Oruk", counted="boats"),
    )
    ties = (Tie("same", (2, 5)), Tie("same", (0, 3, 4)), Tie("rival", (0, 1)), Tie("sum", (0, 2), ("total", "part")))
    report = replace(make_report(*figures, outlet="The Ledger"), relations=ties)
    first, second = find_things(report)
    assert (first.name, first.is_disputed) == ("lost houses", True)
    assert [(each.source, each.figures) for each in first.tellings] == [
        ("Oruk", (0, 3)),
        ("The ministry", (1,)),
        ("The Ledger's own words", (4,)),
    ]
    assert (second.is_disputed, [each.figures for each in second.tellings]) == (False, [(2,), (5,)])


def test_a_figure_alone_is_no_row(make_figure, make_report):
    assert find_things(make_report(make_figure(), make_figure())) == ()


def test_a_thing_without_a_name_has_one_of_ours(make_figure, make_report):
    figures = (make_figure(counted=None), make_figure(counted=None))
    (thing,) = find_things(replace(make_report(*figures), relations=(Tie("same", (0, 1)),)))
    assert thing.name == "the same thing"


def test_what_a_conflict_finds_is_of_one_thing_and_named_by_two_names(make_figure, make_report):
    figures = (
        make(make_figure, 31, "Oruk", counted="people"),
        make(make_figure, 27, "The ministry", counted="dead"),
        make(make_figure, 84, "Oruk", counted="people"),
        make(make_figure, 31, counted="people"),
    )
    found = (Finding("conflict", (0, 1), "31 or 27"), Finding("no-source", (2,), "84", quiet=True))
    report = replace(make_report(*figures), relations=(Tie("same", (0, 3)),), findings=found)
    (thing,) = find_things(report)
    assert (thing.name, thing.is_disputed) == ("people, dead", True)
    assert [each.figures for each in thing.tellings] == [(0,), (1,), (3,)]
