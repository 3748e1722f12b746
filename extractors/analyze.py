"""From an article to its report, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.articles.clearing import clear_text
from extractors.articles.language import find_language, name_language
from extractors.candidates.find import find_quantities, may_hold_quantity
from extractors.candidates.folding import fold
from extractors.candidates.sentences import find_sentences, skip_dateline
from extractors.candidates.stated_units import find_stated, take_stated
from extractors.candidates.usage import read_usage
from extractors.engine import Engine
from extractors.figures.attribution import link_sources
from extractors.figures.make import Candidate, Located, Reading, make_figures
from extractors.findings.checks import check_view
from extractors.findings.view import open_view
from extractors.types import Article, Report


def analyze(article: Article, engine: Engine) -> Report:
    """Give the report of an article: every figure, what it counts and who asserts it, and what is worth checking.

    A text that is not English gives no figures and a note that says so. One with more figures than the engine's
    ``most_figures``, which nobody reads, is read up to there, with a note that says where.
    """
    language = article.language or find_language(article.text)
    cleared = clear_text(replace(article, language=language), engine.lexicon.parts, engine.lexicon.posts)
    article = cleared.article
    if language != "en":
        note = f"This text is in {name_language(language)}: figurecheck reads English only, so it gives no figures."
        return cleared.restore(Report(replace(article, notes=(*article.notes, note))))
    readings, end = take_readings(read_sentences(article, engine), engine.most_figures)
    if end is not None:
        note = f"Only the first {engine.most_figures:,} figures are listed: there are more after character {end:,}."
        article = replace(article, notes=(*article.notes, note))
    located = list(find_figures(article.text, readings, engine, seen=cleared.seen))
    figures = tuple(link_sources(article, located, engine.sources, cleared.lists))
    view = open_view(article, figures, engine.checks.knowledge)
    return cleared.restore(
        Report(article, figures, check_view(view, engine.checks.off, engine.checks.asked), view.ties)
    )


def read_sentences(article: Article, engine: Engine) -> Iterator[Reading]:
    """Yield the sentences of the article's own parts that hold a quantity."""
    context = read_usage(article.text, engine.dollar, engine.lexicon.currencies, url=article.url)
    stated = find_stated(article.text, engine.grammar.units, context)
    for part in article.parts:
        if part.kind == "boilerplate":
            continue
        for whole in find_sentences(
            article.text, engine.lexicon.abbreviations, start=part.span.start, end=part.span.end
        ):
            span = skip_dateline(article.text, whole)
            sentence = span.of(article.text)
            folded = fold(sentence)
            if may_hold_quantity(folded.text):
                quantities = find_quantities(folded.text, engine.grammar, context, engine.units.read_unit)
                if quantities:
                    taken = take_stated(folded.text, span, quantities, stated)
                    yield Reading(span, sentence, folded, part.kind, taken)


def take_readings(readings: Iterator[Reading], most: int) -> tuple[list[Reading], int | None]:
    """Take sentences until they hold so many quantities; gives them, and where the rest begins if there is more."""
    taken: list[Reading] = []
    left = most
    for reading in readings:
        if len(reading.quantities) > left:
            begun = replace(reading, quantities=reading.quantities[:left])
            folded = reading.quantities[left]
            start = reading.span.start + reading.folded.span(folded.start, folded.end).start
            return [*taken, begun] if left else taken, start
        taken.append(reading)
        left -= len(reading.quantities)
    return taken, None


def find_candidates(readings: list[Reading], engine: Engine) -> Iterator[Candidate]:
    """Yield the quantities of the sentences, each with the parse of its sentence; all are parsed in one stream."""
    for reading, parse in zip(readings, engine.parser.parse([r.folded.text for r in readings]), strict=True):
        for quantity in reading.quantities:
            yield Candidate(reading, parse, quantity)


def find_figures(text: str, readings: list[Reading], engine: Engine, *, seen: str | None = None) -> Iterator[Located]:
    """Yield the figures among the quantities of the sentences, with what the network says of each.

    ``seen`` is what the network sees in place of the text: pictures tell it where sentences end.
    """
    # Its libraries are slow to load, and who has asked for no figures need not wait for them.
    from extractors.figures.reader import find_pointers

    candidates = list(find_candidates(readings, engine))
    pointers = find_pointers(seen or text, [item.core for item in candidates], engine.network)
    yield from make_figures(text, candidates, pointers, engine.lexicon, engine.elided)
