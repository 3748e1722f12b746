"""The figures of a linked page, without what only a report needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.analyze import find_figures, read_sentences
from extractors.articles.language import find_language, name_language
from extractors.articles.parts import find_parts
from extractors.engine import Engine
from extractors.errors import OtherLanguageError
from extractors.figures.make import Reading
from extractors.types import Article, Figure

_LONG = 20_000
"""Code points; of a longer text only the sentences that may speak of the figures are parsed."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5


def search_figures(article: Article, wanted: Sequence[Figure], engine: Engine) -> tuple[Figure, ...]:
    """Give the figures of an article among which the wanted ones may be; who asserts them is not read.

    Raises OtherLanguageError.
    """
    language = article.language or find_language(article.text)
    if language != "en":
        raise OtherLanguageError(name_language(language))
    article = replace(article, parts=article.parts or find_parts(article.text, engine.lexicon.parts))
    readings = list(read_sentences(article, engine))
    if len(article.text) > _LONG:
        readings = [reading for reading in readings if _may_speak_of(reading, wanted)]
    return tuple(located.figure for located in find_figures(article.text, readings, engine))


def _may_speak_of(reading: Reading, wanted: Sequence[Figure]) -> bool:
    values = {figure.value for figure in wanted}
    if any(quantity.value in values for quantity in reading.quantities):
        return True
    counted = {word for figure in wanted for word in _stem(figure.counted or "")}
    return bool(counted & _stem(reading.text))


def _stem(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower())}
