"""Say of each figure who asserts it: the pointer's answer, with the rules that a pointer cannot know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.article import Article
from extractors.figures import Located
from extractors.pointer import Pointer, PointerModel, find_pointers
from extractors.report import Figure, Source
from extractors.sources.hedges import HedgeGrammar, compile_hedges, find_hedges
from extractors.sources.names import NameTable, find_names
from extractors.sources.nesting import find_asserters, find_cited
from extractors.sources.quotations import Quotations, find_quotations
from extractors.sources.resolution import resolve_mention
from extractors.sources.speakers import Speaker, SpeakerLog, find_speakers
from extractors.sources.tags import TagGrammar, compile_tags, find_speaker
from extractors.sources.words import SourceWords
from extractors.spans import Span

SURE = 0.5
"""Below this probability the answer is not given: the figure is unsure."""


@dataclass(frozen=True, slots=True)
class SourceGrammar:
    """Everything that sources are read with, made once from the vocabulary and the trained network."""

    words: SourceWords
    tags: TagGrammar
    hedges: HedgeGrammar
    hidden: re.Pattern[str]
    model: PointerModel


@dataclass(frozen=True, slots=True)
class Scene:
    """One article as the sources see it: its names, its speakers, its quotations."""

    text: str
    names: NameTable
    log: SpeakerLog
    quotations: Quotations


@dataclass(frozen=True, slots=True)
class Claim:
    """A source before its name is resolved: the mention, the cue, the rule or model that chose it, how sure it is."""

    mention: Span | None
    cue: Span | None
    rule: str
    probability: float


def compile_sources(words: SourceWords, model: PointerModel) -> SourceGrammar:
    """Make the grammar of sources."""
    hidden = re.compile(rf"\b(?:{'|'.join(re.escape(p) for p in sorted(words.hidden, key=len, reverse=True))})\b", re.I)
    return SourceGrammar(words, compile_tags(words), compile_hedges(words), hidden, model)


def link_sources(article: Article, located: Sequence[Located], grammar: SourceGrammar) -> Iterator[Figure]:
    """Yield the figures with who asserts each, and through whom, in order."""
    text = article.text
    names = find_names(text, grammar.words)
    scene = Scene(text, names, find_speakers(text, names, grammar.words), find_quotations(text))
    pointers = find_pointers(text, [item.core for item in located], grammar.model)
    for item, pointer in zip(located, pointers, strict=True):
        yield _link(item, pointer, scene, grammar)


def _link(item: Located, pointer: Pointer, scene: Scene, grammar: SourceGrammar) -> Figure:
    figure = item.figure
    base = figure.sentence_span.start
    hedges = find_hedges(item.reading.folded.text, item.parse, item.quantity.core, grammar.hedges)
    quoted = scene.quotations.around(item.core) is not None
    figure = replace(figure, hedges=hedges, quoted=quoted)
    if _is_question(figure, quoted=quoted):
        return figure
    claims = choose_claims(item, pointer, scene, grammar)
    if claims is None:
        return replace(figure, unsure=True)
    if not claims:
        hidden = grammar.hidden.search(figure.sentence)
        if hidden and not quoted:
            return replace(figure, asserted_by=_unnamed(hidden.group(), Span(base + hidden.start(), base + hidden.end())))
        return figure
    sources = [_resolve(claim, scene, grammar) for claim in claims]
    first = claims[0]
    kept = [s for i, s in enumerate(sources[1:]) if s.name != sources[0].name and s.name not in {t.name for t in sources[1 : i + 1]}]
    return replace(
        figure,
        asserted_by=sources[0],
        via=tuple(kept),
        cue=first.cue.of(scene.text) if first.cue else None,
        cue_span=first.cue,
    )


def choose_claims(item: Located, pointer: Pointer, scene: Scene, grammar: SourceGrammar) -> list[Claim] | None:
    """Choose who asserts a figure, the innermost first; none is the article's own voice, None is unsure."""
    outer: Claim | None = None
    speaker = find_speaker(scene.text, item.core, scene.quotations, grammar.tags)
    if pointer.kind == "source" and pointer.mention_span and not pointer.mention_span.overlaps(item.core):
        outer = Claim(pointer.mention_span, pointer.cue_span, "pointer", pointer.probability)
    elif pointer.kind == "unnamed":
        outer = Claim(None, pointer.cue_span, "pointer-unnamed", pointer.probability)
    if speaker is not None and (outer is None or outer.probability < SURE):
        outer = Claim(speaker.mention, speaker.cue, "quotation-tag", 0.9)
    inner = _inner(item, outer, grammar)
    if outer is None:
        return inner or ([] if pointer.probability >= SURE or pointer.kind != "own" else None)
    if outer.probability < SURE and not inner:
        return None
    chain = [*inner, outer]
    held = scene.quotations.around(item.core)
    if speaker and held and outer.mention and held.contains(outer.mention):
        chain.append(Claim(speaker.mention, speaker.cue, "quotation-tag", 0.9))
    return chain


def _inner(item: Located, outer: Claim | None, grammar: SourceGrammar) -> list[Claim]:
    """Give the sources between the figure and the outer one, from the parse of its sentence."""
    text, base = item.reading.folded.text, item.figure.sentence_span.start

    def place(span: tuple[int, int]) -> Span:
        inner = item.reading.folded.span(*span)
        return Span(base + inner.start, base + inner.end)

    chain = [Claim(place(a.mention), place(a.cue), f"nested-{a.rule}", 0.8) for a in find_asserters(text, item.parse, item.quantity.core, grammar.words)]
    if outer is None or outer.mention is None:
        return []
    at = next((i for i, c in enumerate(chain) if c.mention and outer.mention.overlaps(c.mention)), None)
    inner = chain[:at] if at is not None else [c for c in chain if c.mention and outer.rule == "quotation-tag"]
    inner = [c for c in inner if c.mention and not _points(item.figure.sentence[c.mention.start - base : c.mention.end - base])]
    cited = find_cited(text)
    if cited and not inner:
        claim = Claim(place(cited.mention), place(cited.cue), "nested-citing", 0.8)
        if claim.mention and outer.mention.end <= claim.mention.start and not outer.mention.overlaps(claim.mention):
            return [claim]
    return inner


def _points(mention: str) -> bool:
    """Say whether a mention is only a pronoun, which adds no source of its own."""
    return mention.strip().lower() in {"i", "we", "you", "he", "she", "it", "they", "that", "this", "who", "which", "one"}


def _resolve(claim: Claim, scene: Scene, grammar: SourceGrammar) -> Source:
    if claim.mention is None:
        where = claim.cue or Span(0, 0)
        return _unnamed(where.of(scene.text), where)
    resolved = resolve_mention(scene.text, claim.mention, scene.names, scene.log, grammar.words)
    scene.log.add(Speaker(claim.mention, resolved.name, resolved.kind, resolved.description))
    return Source(
        name=resolved.name,
        mention=claim.mention.of(scene.text),
        mention_span=claim.mention,
        kind=resolved.kind,
        description=resolved.description,
        rule=f"{claim.rule}/{resolved.rule}",
        probability=round(claim.probability, 3),
    )


def _unnamed(words: str, span: Span) -> Source:
    return Source(name=words, mention=words, mention_span=span, kind="unnamed", rule="hidden-source")


def _is_question(figure: Figure, *, quoted: bool) -> bool:
    return figure.sentence.rstrip("\"'”’) ").endswith("?") and not quoted
