"""Load the engine that the settings describe."""

from __future__ import annotations

from config.lexicon import read_lexicon
from config.settings import Settings
from extractors.engine import Engine, make_engine
from extractors.parse import load_parser


def load_engine(settings: Settings) -> Engine:
    """Load vocabulary and language model into an engine; takes about a second.

    Raises ModelError when the model that the settings name cannot be used.
    """
    return make_engine(read_lexicon(), load_parser(settings.model), dollar=settings.default_dollar)
