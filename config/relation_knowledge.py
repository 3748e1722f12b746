"""What relations between figures are read with: words, units, and the weights that ship with the engine."""

from __future__ import annotations

import json
from importlib.resources import files

from config.check_words import read_check_words
from config.lexicon import read_lexicon, read_table
from extractors.lexicon import Conversions
from extractors.relations.relate import RelationKnowledge, RelationWeights, read_relation_weights
from extractors.relations.twists import TwistGrammar, TwistWords, compile_twists
from extractors.types import Change


def load_knowledge() -> RelationKnowledge:
    """Load all that relations are read with, without the network and the parser; takes some milliseconds.

    >>> load_knowledge().words.name("houses")
    'home'
    """
    return make_knowledge(read_lexicon().conversions)


def make_knowledge(conversions: Conversions) -> RelationKnowledge:
    """Load all of it but the units, which are known already."""
    return RelationKnowledge(read_check_words(), conversions, load_relations(), read_twists())


def read_twists() -> TwistGrammar:
    """Read the words that say which way a number goes and how long it is for."""
    table = read_table("twists")
    ways: tuple[Change, ...] = ("up", "down")
    periods = table["periods"]
    return compile_twists(
        TwistWords(
            behind={word: way for way in ways for word in table[way]["behind"]},
            ahead={word: way for way in ways for word in table[way]["ahead"]},
            periods={word: name for name, words in periods.items() for word in words["words"]},
            often={word: name for name, words in periods.items() for word in words["often"]},
        )
    )


def load_relations() -> RelationWeights:
    """Load the weights that say how figures belong together."""
    held = json.loads((files("extractors") / "weights" / "relations.json").read_text(encoding="utf-8"))
    return read_relation_weights(held)
