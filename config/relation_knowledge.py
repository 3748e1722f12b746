"""What relations between figures are read with: words, units, and the weights that ship with the engine."""

from __future__ import annotations

import json
from importlib.resources import files

from config.check_words import read_check_words
from config.lexicon import read_lexicon
from extractors.relations.relate import RelationKnowledge, RelationWeights, read_relation_weights


def load_knowledge() -> RelationKnowledge:
    """Load all that relations are read with, without the network and the parser; takes some milliseconds.

    >>> load_knowledge().words.name("houses")
    'home'
    """
    return RelationKnowledge(read_check_words(), read_lexicon().conversions, load_relations())


def load_relations() -> RelationWeights:
    """Load the weights that say how figures belong together."""
    held = json.loads((files("extractors") / "weights" / "relations.json").read_text(encoding="utf-8"))
    return read_relation_weights(held)
