"""Whose word a figure is, from the network's answer (given by hand) to names, relays, cues and hedges."""

from __future__ import annotations

import pytest

from extractors import Article, analyze

# A text; whom the network points to by figure, the rest being the article's own voice; and by figure the source
# expected, with relays behind ">" and None for the article's own voice.
CASES = [
    # direct quotations
    ('"We lost 12 boats," Ann Moss said. "It was awful."', {}, {"12": "Ann Moss"}),
    ('"We lost 12 boats," said Ann Moss. "And 30 men."', {}, {"12": "Ann Moss", "30": "Ann Moss"}),
    ('Ann Moss said: "We lost 12 boats."', {}, {"12": "Ann Moss"}),
    ('Ann Moss left. "We lost," she said, "12 boats."', {}, {"12": "Ann Moss"}),
    ("“We lost 12 boats,” Ann Moss said.\n\n“Then we lost 30 men.\n\n“And 7 dogs.”", {}, {"12": "Ann Moss"}),
    ('Ann Moss said: "We lost 12 boats.\n\nRain fell for 9 days.', {}, {"12": "Ann Moss", "9 days": None}),
    ('The 12 boats "sank," he said. The town has 900 people.', {}, {"900": None}),
    # tags, colons, headlines, passives, nouns of saying
    ("12 boats sank, the harbour master said.", {}, {"12": "harbour master"}),
    ("12 dead, police say", {}, {"12": "police"}),
    ("Police: 12 dead in Orlo", {}, {"12": "Police"}),
    ("Quake toll at 2,300 – minister", {}, {"2,300": "minister"}),
    ("The toll is estimated by the UN at 300.", {}, {"300": "UN"}),
    ("Estimates by the UN put the toll at 300.", {}, {"300": "UN"}),
    ("The Defence Ministry's figure of 300 was doubted.", {}, {"300": "Defence Ministry"}),
    # two sources in one sentence
    ("Ann Moss said 40 died, while the Red Crescent put the toll at 90.", {"40": "Ann Moss", "90": "Ann Moss"},
     {"40": "Ann Moss", "90": "Red Crescent"}),
    # chains
    ('"ASTRA reported it has found seven cells," the Harrow Institute said.', {"seven": "the Harrow Institute"},
     {"seven": "ASTRA > Harrow Institute"}),
    ("The Kurir, citing a diplomat, said 12 men had died.", {"12": "The Kurir"}, {"12": "diplomat > Kurir"}),
    ("The bank cut jobs by 12, citing weak demand, the Kurir said.", {"12": "the Kurir"}, {"12": "Kurir"}),
    ("MOSS: The ministry says 12 died.\nLEE: Which 30?\nMOSS: All 12 men.\n", {}, {"12": "ministry > MOSS"}),
    # the article's own voice
    ("The town has 900 people.", {}, {"900": None}),
    ("Would 900 people say so?", {"900": "people"}, {"900": None}),
    ("Ann Moss, who owns 12 boats, said nothing.", {}, {"12": None}),
    # hidden sources
    ("The raid reportedly killed 12 sailors.", {}, {"12": "reportedly"}),
    ("The man is believed to owe 900 pounds.", {}, {"900 pounds": "is believed to"}),
    # polls
    ("In last month's poll, Vance led by 11 points.", {"11 points": "Vance"}, {"11 points": "last month's poll"}),
]  # fmt: skip


def read_chain(figure) -> str | None:
    if figure.asserted_by is None:
        return None
    return " > ".join(source.name for source in (figure.asserted_by, *figure.via))


@pytest.mark.parametrize(("text", "told", "expected"), CASES)
def test_source(ask, text: str, told: dict[str, str], expected: dict[str, str | None]) -> None:
    found = ask(text, told)
    assert {figure: read_chain(found[figure]) for figure in expected} == expected


def test_unsure_is_said_so(ask) -> None:
    figure = ask("Somehow 12 boats sank near the Orlo ferry.", {"12": ("ferry", 0.3)})["12"]
    assert (figure.unsure, figure.asserted_by) == (True, None)


def test_a_mention_takes_in_the_whole_name(ask) -> None:
    text = "Inner Morland health officials counted 12 cases."
    source = ask(text, {"12": "Morland health officials"})["12"].asserted_by
    assert (source.mention, source.kind) == ("Inner Morland health officials", "group")


def test_a_figure_inside_a_source_is_not_that_source_s(ask) -> None:
    assert ask("A group of 12 sailors said so.", {"12": "A group of 12 sailors"})["12"].asserted_by is None


def test_a_cue_that_holds_back_is_a_hedge(ask) -> None:
    text = "The toll is forecast by the UN at 300. The UN said 40 died."
    found = ask(text, {"40": "The UN"})
    assert found["300"].cue == "is forecast"
    assert found["40"].hedges == ()


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The captain could face 12 years in prison.", ("could face",)),
        ("The raid supposedly killed 12 sailors.", ("supposedly",)),
        ("Output is expected to reach 12 tonnes.", ("expected to",)),
        ("The firm plans to build 12 depots.", ("plans to",)),
        ("The colonel denied that 12 men had died.", ("denied that",)),
        ("The raid killed 12 sailors.", ()),
        ("A poll of 812 likely voters was out.", ()),
        ("The raid supposedly failed; 12 sailors died.", ()),
    ],
)
def test_hedges(ask, text: str, hedges: tuple[str, ...]) -> None:
    assert next(iter(ask(text).values())).hedges == hedges


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The colonel denied that two had died and said 12 were hurt.", ()),
        ("The colonel denied that two had died but admitted 12 were hurt.", ()),
        ("The colonel denied that the clerk said 12 were hurt.", ("denied that",)),
        ("The colonel denied that two had died and 12 were hurt, he said.", ("denied that",)),
    ],
)
def test_a_denial_holds_up_to_what_is_said_besides(engine, text: str, hedges: tuple[str, ...]) -> None:
    found = {figure.text: figure.hedges for figure in analyze(Article(text), engine).figures}
    assert found["12"] == hedges


@pytest.mark.parametrize(("who", "heard"), [("a court", "a court heard"), ("jurors", "jurors were told")])
def test_those_who_listen_assert_nothing(ask, who: str, heard: str) -> None:
    source = ask(f"The gang moved 12 tonnes, {heard}.", {"12 tonnes": who})["12 tonnes"].asserted_by
    assert (source.kind, source.mention) == ("unnamed", heard)


def test_what_happened_is_not_hedged_by_what_may(engine):
    found = analyze(Article("The mill would cut 300 jobs after profit fell by 12% in the spring."), engine).figures
    assert {figure.text: figure.hedges for figure in found} == {"300": ("would cut",), "12%": ()}


def test_analysts_in_a_poll_are_no_poll_of_people(engine):
    text = (
        "Revenue was $24bn, ahead of the $23bn expected by analysts in a Kell Wire poll.\n\n"
        "Analysts at Brandt said that the bond of Dorn Mills yields twice the 2.5% it paid before."
    )
    last = analyze(Article(text), engine).figures[-1]
    assert last.text == "2.5%"
    assert last.asserted_by is None or "poll" not in last.asserted_by.name
