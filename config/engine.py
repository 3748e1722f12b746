"""Load the engine that the settings describe."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from config.lexicon import read_lexicon
from config.relation_knowledge import make_knowledge
from config.settings import Settings
from config.source_words import read_source_words
from extractors.candidates.find import compile_quantities
from extractors.candidates.quantulum import UnitReader
from extractors.engine import Engine
from extractors.figures.parse import load_parser
from extractors.figures.reader import PointerModel
from extractors.figures.rules.source_claims import compile_sources
from extractors.figures.speakers import Weights as Antecedents
from extractors.findings.checks import Checks
from extractors.weighing import Weights


def load_engine(settings: Settings) -> Engine:
    """Load vocabulary, language model and pointer network into an engine; takes about a second.

    Raises ModelError when the model that the settings name cannot be used.
    """
    lexicon = read_lexicon()
    return Engine(
        lexicon,
        compile_quantities(lexicon),
        load_parser(settings.model),
        UnitReader(),
        load_pointer(),
        compile_sources(read_source_words(), load_antecedents()),
        Checks(make_knowledge(lexicon.conversions), settings.checks_off, settings.checks_on),
        load_elided(),
        dollar=settings.default_dollar,
        most_figures=settings.max_figures,
    )


def load_antecedents() -> Antecedents:
    """Load the weights that say whom a pronoun stands for, which ship with the engine."""
    weights: Antecedents = _read_json("antecedents")
    return weights


def load_elided() -> Weights:
    """Load the weights that say whether a bare number has the unit of one before it, which ship with the engine."""
    return Weights.read(_read_json("elided_units"))


def _read_json(name: str) -> Any:
    return json.loads((files("extractors") / "weights" / f"{name}.json").read_text(encoding="utf-8"))


def load_pointer() -> PointerModel:
    """Load the network that ships with the engine."""
    weights = files("extractors") / "weights"
    tokenizer = (weights / "tokenizer.json").read_text(encoding="utf-8")
    return PointerModel((weights / "pointer.onnx").read_bytes(), tokenizer)
