"""Load the engine that the settings describe."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

from config.lexicon import read_lexicon
from config.relation_knowledge import make_knowledge
from config.settings import Settings
from config.source_words import read_source_words
from extractors.engine import Engine, make_engine
from extractors.figures.parse import load_parser
from extractors.figures.reader import PointerModel
from extractors.figures.rules.source_claims import compile_sources
from extractors.figures.speakers import Weights
from extractors.findings.checks import Checks


def load_engine(settings: Settings) -> Engine:
    """Load vocabulary, language model and pointer network into an engine; takes about a second.

    Raises ModelError when the model that the settings name cannot be used.
    """
    sources = compile_sources(read_source_words(), load_antecedents())
    lexicon = read_lexicon()
    checks = Checks(make_knowledge(lexicon.conversions), settings.checks_off, settings.checks_on)
    parser = load_parser(settings.model)
    engine = make_engine(lexicon, parser, load_pointer(), sources, checks)
    return replace(engine, dollar=settings.default_dollar, most_figures=settings.max_figures)


def load_antecedents() -> Weights:
    """Load the weights that say whom a pronoun stands for, which ship with the engine."""
    weights: Weights = json.loads((files("extractors") / "weights" / "antecedents.json").read_text(encoding="utf-8"))
    return weights


def load_pointer() -> PointerModel:
    """Load the network that ships with the engine."""
    weights = files("extractors") / "weights"
    tokenizer = (weights / "tokenizer.json").read_text(encoding="utf-8")
    return PointerModel((weights / "pointer.onnx").read_bytes(), tokenizer)
