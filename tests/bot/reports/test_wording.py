"""Who says it, in an editor's words."""

from __future__ import annotations

import pytest

from bot.reports.wording import describe_source
from extractors import Source, Span


def make(name: str, **rest: str) -> Source:
    return Source(**({"name": name, "mention": name, "mention_span": Span(0, 1), "kind": "organisation"} | rest))


ISW = make("Institute for the Study of War")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (ISW, "Institute for the Study of War"),
        (make("Ann Moss", kind="person", description="Mayor"), "Mayor Ann Moss"),
        (make("Ann Moss", kind="person", description="a farmer from Orlo"), "Ann Moss, a farmer from Orlo"),
        (make("Ann Moss", kind="person", description="head of the port"), "Ann Moss, head of the port"),
        (make("government", mention="The government", rule="pointer/as-written"), "the government"),
        (make("official", mention="an official", kind="unnamed", rule="pointer/as-written"), "an unnamed official"),
        (make("x", mention="Two people familiar with it", kind="unnamed"), "Two people familiar with it"),
        (make("x", mention="Two people\nfamiliar with it", kind="unnamed"), "Two people familiar with it"),
        (make("reportedly", kind="unnamed", rule="hidden-source"), 'nobody named ("reportedly")'),
        (make("They", kind="group", rule="pointer/pronoun-open"), '"they" (not clear who)'),
        (make("I", kind="person", rule="pointer/speaker"), 'the speaker ("I")'),
    ],
)
def test_a_source_is_named(make_figure, source: Source, said: str) -> None:
    assert describe_source(make_figure(asserted_by=source)) == said


def test_a_hedge_that_is_the_mention_is_said_once_over_the_end_of_a_line_too(make_figure) -> None:
    source = make("it is understood", mention="it is\nunderstood", kind="unnamed", rule="hidden-source")
    figure = make_figure(asserted_by=source, hedges=("it is understood",))
    assert describe_source(figure) == 'nobody named ("it is understood")'


def test_a_relay_is_named_behind_the_source(make_figure) -> None:
    figure = make_figure(asserted_by=make("ASTRA"), via=(ISW,), quoted=True)
    assert describe_source(figure) == "ASTRA, via the Institute for the Study of War (quote)"


@pytest.mark.parametrize(
    ("hedges", "said"),
    [
        ((), "Newsweek's own words, no source given"),
        (("supposedly",), 'Newsweek\'s own words, no source given · "supposedly"'),
        (("could face",), 'Newsweek\'s own words · "could face"'),
    ],
)
def test_own_words(make_figure, hedges: tuple[str, ...], said: str) -> None:
    assert describe_source(make_figure(hedges=hedges), "Newsweek") == said


def test_a_hedge_is_not_said_twice(make_figure) -> None:
    hidden = make("reportedly", kind="unnamed", rule="hidden-source")
    figure = make_figure(asserted_by=hidden, hedges=("reportedly", "could face"))
    assert describe_source(figure) == 'nobody named ("reportedly") · "could face"'
