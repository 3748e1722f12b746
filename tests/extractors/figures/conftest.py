"""What the tests of the sources share: the vocabulary, a scene, and figures linked with pointers given by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from config.engine import load_antecedents
from config.source_words import read_source_words
from extractors import Article, Engine, Figure
from extractors.analyze import find_candidates, read_sentences
from extractors.articles.parts import find_parts
from extractors.figures.attribution import link
from extractors.figures.make import make_figures
from extractors.figures.pointers import Pointer
from extractors.figures.rules.source_claims import choose_claims
from extractors.figures.speakers import Scene, make_scene
from extractors.lexicon import SourceWords
from extractors.types import Span

Told = dict[str, str | tuple[str, float] | None]
Ask = Callable[..., dict[str, Figure]]


@pytest.fixture(scope="session")
def words() -> SourceWords:
    return read_source_words()


@pytest.fixture(scope="session")
def scene_of(words: SourceWords) -> Callable[[str], Scene]:
    return lambda text: make_scene(text, words, load_antecedents())


@pytest.fixture(scope="session")
def ask(engine: Engine) -> Ask:
    """Link the figures of a text; ``told`` gives by figure's words whom the network points to, the rest is ``own``."""

    def run(text: str, told: Told | None = None, own: float = 0.9) -> dict[str, Figure]:
        article = Article(text, language="en", parts=find_parts(text, engine.lexicon.parts))
        scene = make_scene(text, engine.sources.words, engine.sources.antecedents)
        found: dict[str, Figure] = {}
        candidates = list(find_candidates(list(read_sentences(article, engine)), engine))
        pointers = [
            make_pointer(
                text, (told or {}).get(c.reading.place((c.quantity.start, c.quantity.end)).of(text)), c.core, own
            )
            for c in candidates
        ]
        for item in make_figures(text, candidates, pointers, engine.lexicon, engine.elided):
            figure = link(item, choose_claims(item, scene, engine.sources), scene, engine.sources)
            found.setdefault(figure.text, figure)
        return found

    return run


def make_pointer(text: str, told: str | tuple[str, float] | None, core: Span, own: float) -> Pointer:
    """Give what the network might say: a mention, the nearest such words to the figure, or the article's own voice."""
    if told is None:
        return Pointer("own", None, own, None)
    mention, sure = (told, 0.95) if isinstance(told, str) else told
    places = [i for i in range(len(text)) if text.startswith(mention, i)]
    start = min(places, key=lambda i: abs(i - core.start))
    return Pointer("source", Span(start, start + len(mention)), sure, None)
