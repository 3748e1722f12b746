"""Every rule that says what a figure counts: a text it must match, and one it must leave alone."""

import tomllib
from collections.abc import Callable
from importlib.resources import files

import pytest

from config.engine import load_engine
from config.settings import Settings
from extractors import Figure, analyze, read_article

Read = Callable[[str], list[Figure]]


@pytest.fixture(scope="module")
def read() -> Read:
    engine = load_engine(Settings())
    return lambda text: list(analyze(read_article(text), engine).figures)


def find(figures: list[Figure], text: str) -> Figure:
    return next(f for f in figures if text in f.text)


def rule_of(figure: Figure) -> str:
    return figure.rule.partition("/")[2]


MATCHES = [
    # The noun the number stands with.
    ("noun-after", "Guards found 14 stolen lanterns in the barn.", "14", "stolen lanterns"),
    ("noun-after", "A 500-odd crowd of goats blocked the lane.", "500", "crowd of goats"),
    ("noun-of", "Hundreds of Orvian sailors went home.", "Hundreds", "Orvian sailors"),
    ("noun-of", "Some 30 of the Fortune 500 hired.", "30", "Fortune 500"),
    ("noun-those", "A third of those screened were well.", "third", "those screened"),
    ("multiple-of", "The truck was going at triple the limit.", "triple", "limit"),
    ("verb-subject", "The price of salt doubled.", "doubled", "price of salt"),
    # Heads left out.
    ("partitive", "Crews found 40 boats, and 12 of them had sunk.", "12", "boats"),
    ("partitive", "Nine guards left. The other 30 stayed.", "30", "guards"),
    ("elided-state", "More than 200 were arrested in Kell.", "200", "people arrested"),
    ("elided-state", "At least 40 are feared dead in Kell.", "40", "people feared dead"),
    ("elided-people", "In May a fire on the quay killed 22.", "22", "people"),
    ("elided-predicate", "Of 90 applicants, 60 were women.", "60", "women"),
    ("elided-earlier", "Of 90 applicants, 60 were women and six got in.", "six", "applicants"),
    ("carried", "The case goes to ten judges rather than 11.", "11", "judges"),
    ("carried", "The motion fell by one vote, not two.", "two", "votes"),
    ("members-of", "The storm trapped a family of five.", "five", "family members"),
    # Measures by the nouns around them.
    ("measure-noun", "She signed a three-year, $40 million deal.", "three-year", "deal"),
    ("measure-noun", "The mill bought a 49% stake.", "49%", "stake"),
    ("measure-noun", "Police put him on a 48 hour hold.", "48 hour", "hold"),
    ("measure-of", "The tank holds 40 litres of diesel.", "40 litres", "diesel"),
    ("measure-of", "Builders dug 8 miles (13 kilometers) of new tunnels.", "8 miles", "new tunnels"),
    ("measure-off", "The shop took $50 off the blue kettle.", "$50", "blue kettle"),
    ("measure-before-of", "The firm had revenue of $1.9bn.", "$1.9bn", "revenue"),
    ("measure-before-of", "The count has a margin of error of 4.5 points.", "4.5 points", "margin of error"),
    ("measure-before-at", "The cap works at speeds up to 50 km/h.", "50 km/h", "speeds"),
    ("measure-worth", "Guards seized amber worth €110m.", "€110m", "amber"),
    # Measures by their verb.
    ("verb-subject", "Turnout reached 68%.", "68%", "Turnout"),
    ("verb-object", "The bank cut the key rate by 2%.", "2%", "key rate"),
    ("verb-purpose", "The town spent $5m on a new pier.", "$5m", "new pier"),
    ("verb-recipient", "Orla Finch gave $5m to the harbour museum.", "$5m", "harbour museum"),
    ("verb-sentence", "Marlo was jailed for nine years.", "nine years", "prison sentence"),
    ("verb-shares", "Shares in Brill closed at $4.20.", "$4.20", "share price"),
    ("verb-referent", "Osk's approval rating is high, though it fell to 55%.", "55%", "Osk's approval rating"),
    ("verb-topic", "The Orvan ferry has 40 cabins. It weighs 900 tonnes.", "900 tonnes", "Orvan ferry"),
    ("dimension", "It was minus 5 degrees Celsius at dawn.", "5 degrees", "temperature"),
    # Figures that go on with the one before.
    ("carried", "The debris lay over seven miles (11 km).", "11 km", "debris"),
    ("carried", "Assets of the fund rose to $9bn, up from $4bn in spring.", "$4bn", "Assets of the fund"),
    # Polls and contests.
    # Ages.
    ("age-name", "Dana Smith, 44, left early.", "44", "Dana Smith"),
    ("age-noun", "A 34-year-old driver was hurt.", "34", "driver"),
    ("age-subject", "Applicants must be over 21 years old.", "21", "age of applicants"),
]


@pytest.mark.parametrize(("rule", "text", "figure", "counted"), MATCHES)
def test_rule_matches(read: Read, rule: str, text: str, figure: str, counted: str) -> None:
    found = find(read(text), figure)
    assert (found.counted, rule_of(found)) == (counted, rule)


REJECTS = [
    ("noun-after", "Guards found 14 in the barn.", "14"),
    ("noun-of", "Twelve sailors of Orvia went home.", "Twelve"),
    ("noun-those", "A third of the pupils were well.", "third"),
    ("multiple-of", "The price of salt doubled.", "doubled"),
    ("partitive", "Crews found 40 boats and 12 rafts.", "12"),
    ("elided-state", "More than 200 goats were arrested in Kell.", "200"),
    ("elided-people", "In May a fire on the quay killed 22 goats.", "22"),
    ("elided-predicate", "Sixty women applied.", "Sixty"),
    ("elided-earlier", "Of 90 applicants, six women got in.", "six"),
    ("carried", "The case goes to ten judges and 11 clerks.", "11"),
    ("members-of", "The storm trapped five families.", "five"),
    ("measure-noun", "The deal is worth $40 million.", "$40 million"),
    ("measure-of", "The tank is 40 litres.", "40 litres"),
    ("measure-off", "The shop sold the kettle for $50.", "$50"),
    ("measure-before-of", "Revenue reached $1.9bn.", "$1.9bn"),
    ("measure-before-at", "The train hit the gate at 120 km/h.", "120 km/h"),
    ("measure-worth", "Guards seized amber for €110m.", "€110m"),
    ("verb-object", "The bank gained 2% on Monday.", "2%"),
    ("verb-purpose", "The pier cost the town $5m.", "$5m"),
    ("verb-recipient", "Orla Finch earned $5m.", "$5m"),
    ("verb-sentence", "Marlo was mayor for nine years.", "nine years"),
    ("verb-shares", "Shares in Brill fell 4%.", "4%"),
    ("verb-referent", "Turnout fell to 55%.", "55%"),
    ("verb-topic", "The ferries have 40 cabins. It weighs 900 tonnes.", "900 tonnes"),
    ("dimension", "The lake was minus 5 degrees Celsius at dawn.", "5 degrees"),
    ("age-name", "Dana Smith kept 44 bees.", "44"),
    ("age-noun", "The driver is 34 years old.", "34"),
    ("age-subject", "A 34-year-old driver was hurt.", "34"),
]


@pytest.mark.parametrize(("rule", "text", "figure"), REJECTS)
def test_rule_rejects(read: Read, rule: str, text: str, figure: str) -> None:
    assert rule_of(find(read(text), figure)) != rule


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Some 900 walked, it said.", "900"),
        ("He put in $5m.", "$5m"),
        ("After just seven months on the job she quit.", "seven months"),
        ("The gains went to the top 1 percent.", "1 percent"),
        ("Forecasts suggest it would bring in $91m.", "$91m"),
    ],
)
def test_nothing_is_said_when_nothing_claims_the_figure(read: Read, text: str, figure: str) -> None:
    assert find(read(text), figure).counted is None


def test_what_is_counted_is_never_a_unit_a_number_or_the_figure_itself(read: Read) -> None:
    text = (
        "The moth flew more than 100 kilometers (60 miles). Rain of 9 mm, 8 mm and 7 mm fell. It hit the $1bn mark. "
        "The index fell 20 points, or 1%, to 300."
    )
    for figure in read(text):
        counted = (figure.counted or "").lower()
        assert not any(c.isdigit() for c in counted)
        assert counted not in ("kilometers", "miles", "mm", "mark", "points", "year")


def test_a_count_is_forgotten_after_a_while(read: Read) -> None:
    figures = read(
        "Police met 40 riders. The mill made $3m. The bakery made $2m. The dairy made $1m. Then came 12 by boat."
    )
    assert figures[-1].counted != "riders"


def test_vocabulary_examples(read: Read) -> None:
    table = tomllib.loads((files("config") / "lexicon" / "counted.toml").read_text(encoding="utf-8"))
    for example in table["example"]:
        match, reject = example["match"], example["reject"]
        assert find(read(match["text"]), match["figure"]).counted == match["counted"]
        assert find(read(reject["text"]), reject["figure"]).counted != reject["counted"]
