"""Who says which number, of relations alone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.reports.things import find_things
from config.check_words import read_check_words
from config.engine import load_engine
from config.settings import Settings
from extractors import Finding, Source, Span, Tie, analyze, read_article


@pytest.fixture(scope="module")
def read():
    engine = load_engine(Settings())
    return lambda text: analyze(read_article(text), engine)


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


TOLL = "Officials said {} people were killed."


def toll(make_figure, value, name, *, sentence=TOLL, counted="people", kind="count"):
    figure = make(make_figure, value, name, counted)
    text = sentence.format(value)
    start = text.index(str(value))
    return replace(
        figure,
        kind=kind,
        text=str(value),
        sentence=text,
        span=Span(start, start + len(str(value))),
        sentence_span=Span(0, len(text)),
    )


def test_the_killed_by_whom(make_figure, make_report):
    figures = (
        toll(make_figure, 31, "Oruk"),
        toll(make_figure, 27, "The ministry", counted="dead", sentence="The ministry put the toll at {} dead."),
        toll(make_figure, 84, "Oruk", sentence="Oruk said {} people were injured."),
        toll(make_figure, 12, "The union", sentence="The union said {} tiers of death row are hot.", counted="tiers"),
    )
    (thing,) = find_things(make_report(*figures), read_check_words())
    assert (thing.name, thing.by_whom, thing.is_disputed) == ("killed", True, False)
    assert [(each.source, each.number) for each in thing.tellings] == [("Oruk", "31"), ("The ministry", "27")]


def test_one_source_alone_or_one_number_alone_is_no_table(make_figure, make_report):
    words = read_check_words()
    one = (toll(make_figure, 31, "Oruk"), toll(make_figure, 12, "Oruk"))
    same = (toll(make_figure, 31, "Oruk"), toll(make_figure, 31, "The ministry"))
    assert find_things(make_report(*one), words) == ()
    assert find_things(make_report(*same), words) == ()


def test_a_toll_that_is_disputed_is_one_thing(make_figure, make_report):
    figures = (toll(make_figure, 31, "Oruk"), toll(make_figure, 27, "The ministry"), toll(make_figure, 5, "The union"))
    report = replace(make_report(*figures), findings=(Finding("conflict", (0, 1), "31 or 27"),))
    (thing,) = find_things(report, read_check_words())
    assert (thing.is_disputed, len(thing.tellings)) == (True, 3)


def test_the_dead_and_the_wounded_of_one_sentence_are_two_things(make_figure, make_report):
    said = "{} said 27 people died and 96 were wounded."
    figures = []
    for name, dead, hurt in (("Oruk", "27", "96"), ("The ministry", "31", "84")):
        text = said.format(name).replace("27", dead).replace("96", hurt)
        for number in (dead, hurt):
            start = text.index(number)
            figures.append(
                replace(
                    toll(make_figure, int(number), name, sentence=text.replace(number, "{}")),
                    span=Span(start, start + 2),
                )
            )
    things = find_things(make_report(*figures), read_check_words())
    assert {thing.name: sorted(each.number for each in thing.tellings) for thing in things} == {
        "killed": ["27", "31"],
        "injured": ["84", "96"],
    }


def test_what_is_said_of_two_numbers_together_is_said_of_both(make_figure, make_report):
    text = "Oruk said 29 civilians and 11 soldiers died."
    first = toll(make_figure, 29, "Oruk", sentence=text.replace("29", "{}"), counted="people")
    second = toll(make_figure, 11, "Oruk", sentence=text.replace("11", "{}"), counted="people")
    other = toll(make_figure, 31, "The ministry")
    (thing,) = find_things(make_report(first, second, other), read_check_words())
    assert [each.number for each in thing.tellings] == ["29", "11", "31"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Police said 40,000 people marched. Organisers put the crowd at 120,000.", ["40,000", "120,000"]),
        ("The developer says 900 jobs will come. The union expects 350 jobs.", ["900", "350"]),
        ("The developer says 900 jobs will come. It expects 350 houses.", []),
        ("The developer says 900 jobs will come. The union says that 900 jobs will come.", []),
        ("The developer says 900 jobs will come by 2027. The union says 350 jobs came in 2019.", []),
    ],
)
def test_one_thing_by_two_sources_one_after_the_other(read, text, numbers):
    things = find_things(read(text), read_check_words())
    assert [each.number for thing in things if thing.by_whom for each in thing.tellings] == numbers
    assert not any(thing.is_disputed for thing in things)
