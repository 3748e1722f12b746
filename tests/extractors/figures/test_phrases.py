"""Noun phrases and subjects of hand-made parses."""

import pytest

from extractors.figures.parse import Parse, Token
from extractors.figures.phrases import complete_phrase, find_state, is_pronoun, phrase_end, phrase_start
from extractors.figures.subjects import (
    find_antecedent,
    find_referent,
    find_subject,
    find_verb,
)


def make_parse(words: str) -> tuple[str, Parse]:
    """Make a parse of "word/TAG/dep/head" items with single spaces between the words, none around a hyphen."""
    tokens: list[Token] = []
    at = 0
    for i, item in enumerate(words.split()):
        text, tag, dep, head = item.rsplit("/", 3)
        at -= text == "-"
        tokens.append(Token(i, at, at + len(text), text, tag, dep, int(head)))
        at += len(text) + (text != "-")
    children = tuple(tuple(t.i for t in tokens if t.head == i and t.i != i) for i in range(len(tokens)))
    return " ".join(t.text for t in tokens).replace(" - ", "-"), Parse(tuple(tokens), children)


@pytest.mark.parametrize(
    ("words", "head", "phrase"),
    [
        ("the/DT/det/3 12/CD/nummod/3 red/JJ/amod/3 boats/NNS/ROOT/3", 3, "red boats"),
        ("whose/WP$/poss/1 sales/NNS/ROOT/1", 1, "sales"),
        ("such/JJ/amod/2 other/JJ/amod/2 boats/NNS/ROOT/2", 2, "boats"),
        ("price/NN/ROOT/0 of/IN/prep/0 salt/NN/pobj/1", 0, "price of salt"),
        ("price/NN/ROOT/0 at/IN/prep/0 dawn/NN/pobj/1", 0, "price"),
        ("the/DT/det/1 Delgar/NNP/ROOT/1 40/CD/nummod/1", 1, "Delgar 40"),
        ("few/JJ/amod/1 boats/NNS/ROOT/1", 1, "boats"),
        ("e/NN/ROOT/0 -/HYPH/punct/2 boats/NNS/appos/0", 0, "e-boats"),
        ("one/CD/nummod/3 -/HYPH/punct/3 off/NN/compound/3 charge/NN/ROOT/3", 3, "one-off charge"),
    ],
)
def test_phrase_is_the_head_with_what_tells_it_apart(words: str, head: int, phrase: str) -> None:
    text, parse = make_parse(words)
    first, last = parse.tokens[phrase_start(parse, parse.tokens[head])], phrase_end(parse, parse.tokens[head])
    assert text[first.start : last.end] == phrase


@pytest.mark.parametrize(
    ("words", "cut", "whole"),
    [
        (
            "40/CD/nummod/3 Kellish/JJ/amod/3 conscripted/VBN/amod/3 men/NNS/ROOT/3",
            "Kellish",
            "Kellish conscripted men",
        ),
        ("such/JJ/amod/1 depots/NNS/ROOT/1", "such depots", "depots"),
        ("each/DT/ROOT/0 of/IN/prep/0 them/PRP/pobj/1", "each of them", "each of them"),
        ("The/DT/det/1 Herons/NNPS/ROOT/1", "The Herons", "The Herons"),
        ("Copper/NNP/compound/1 CMCU3/NNP/ROOT/1", "Copper", "Copper"),
        ("sales/NNS/compound/1 sink/NN/ROOT/1", "sales", "sales"),
        ("men/NNS/ROOT/0 hungry/JJ/amod/0", "hungry", "hungry"),
    ],
)
def test_a_phrase_is_made_whole(words: str, cut: str, whole: str) -> None:
    text, parse = make_parse(words)
    start, end = complete_phrase(parse, text.index(cut), text.index(cut) + len(cut))
    assert text[start:end] == whole


def test_a_state_stands_for_the_people() -> None:
    states = frozenset(("hurt",))
    text, parse = make_parse("left/VBD/ROOT/0 40/CD/dobj/0 hurt/VBN/advcl/0")
    assert find_state(parse, text.index("40") + 2, states) == (text.index("hurt"), len(text))
    text, parse = make_parse("left/VBD/ROOT/0 40/CD/nummod/3 hurt/VBN/amod/3 men/NNS/dobj/0")
    assert find_state(parse, text.index("40") + 2, states) is None
    assert find_state(parse, len(text), states) is None


def test_pronouns() -> None:
    _, parse = make_parse("it/PRP/nsubj/2 those/DT/dobj/2 boats/NNS/ROOT/2 the/DT/det/2")
    assert [is_pronoun(t) for t in parse.tokens] == [True, True, False, False]


def test_subject_of_a_joined_verb_is_the_first_ones() -> None:
    _, parse = make_parse("Orla/NNP/nsubj/1 rose/VBD/ROOT/1 and/CC/cc/1 fell/VBD/conj/1")
    assert find_subject(parse, parse.tokens[3]) is parse.tokens[0]
    _, parse = make_parse("rise/VB/ROOT/0 now/RB/advmod/0")
    assert find_subject(parse, parse.tokens[0]) is None


def test_object_is_the_subject_of_an_infinitive() -> None:
    _, parse = make_parse("crews/NNS/nsubj/1 set/VBD/ROOT/1 pumps/NNS/dobj/1 to/TO/aux/4 drain/VB/xcomp/1")
    assert find_subject(parse, parse.tokens[4]) is parse.tokens[2]


def test_relative_pronoun_stands_for_the_noun_before() -> None:
    _, parse = make_parse("boats/NNS/ROOT/0 that/WDT/nsubj/2 sank/VBD/relcl/0")
    assert find_antecedent(parse, parse.tokens[1], parse.tokens[2]) is parse.tokens[0]
    _, parse = make_parse("they/PRP/nsubj/1 sank/VBD/ROOT/1")
    assert find_antecedent(parse, parse.tokens[0], parse.tokens[1]) is parse.tokens[0]


def test_pronoun_stands_for_an_earlier_subject() -> None:
    _, parse = make_parse("Quorlex/NNP/nsubj/1 said/VBD/ROOT/1 it/PRP/nsubj/3 grew/VBD/ccomp/1")
    assert find_referent(parse, parse.tokens[2]) is parse.tokens[0]
    _, parse = make_parse("we/PRP/nsubj/1 grew/VBD/ROOT/1")
    assert find_referent(parse, parse.tokens[0]) is None


def test_verb_above() -> None:
    _, parse = make_parse("boats/NNS/nsubj/1 carry/VBP/ROOT/1 salt/NN/dobj/1")
    assert find_verb(parse, parse.tokens[2]) is parse.tokens[1]
    _, parse = make_parse("salt/NN/ROOT/0")
    assert find_verb(parse, parse.tokens[0]) is None
