"""Say of each figure who asserts it: the pointer's answer, with the rules that a pointer cannot know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.article import Article
from extractors.figures import Located
from extractors.pointer import Pointer, PointerModel, find_pointers
from extractors.report import Figure, Source
from extractors.sources.gaps import find_gapped
from extractors.sources.hedges import HedgeGrammar, compile_hedges, find_hedges
from extractors.sources.labels import find_label_for, find_labels
from extractors.sources.names import NameTable, find_names
from extractors.sources.nesting import find_asserters, find_cited
from extractors.sources.polls import Poll, find_poll_for, find_polls
from extractors.sources.quotations import Quotations, find_quotations
from extractors.sources.resolution import resolve_mention
from extractors.sources.speakers import Speaker, SpeakerLog, find_speakers
from extractors.sources.tags import TagGrammar, compile_tags, find_speaker
from extractors.sources.words import SourceWords
from extractors.spans import Span

_AFTER_BRACKET = re.compile(r"\]\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_FIRM = frozenset(["nested-relative"])
OWN_SURE = 0.97
"""Below this probability of the article's own voice, a source that the grammar shows plainly is taken all the same."""
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
    polls: list[Poll]
    labels: list[Span]


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
    scene = Scene(text, names, find_speakers(text, names, grammar.words), find_quotations(text), find_polls(text), find_labels(text))
    pointers = find_pointers(text, [item.core for item in located], grammar.model)
    earlier: Source | None = None
    for item, pointer in zip(located, pointers, strict=True):
        gap = find_gap_claim(item, earlier)
        figure = _link(item, [gap] if gap else choose_claims(item, pointer, scene, grammar), scene, grammar)
        earlier = figure.asserted_by
        yield figure


def _link(item: Located, claims: list[Claim] | None, scene: Scene, grammar: SourceGrammar) -> Figure:
    figure = item.figure
    base = figure.sentence_span.start
    hedges = find_hedges(item.reading.folded.text, item.parse, item.quantity.core, grammar.hedges)
    quoted = scene.quotations.around(item.core) is not None
    figure = replace(figure, hedges=hedges, quoted=quoted)
    if _is_question(figure, quoted=quoted):
        return figure
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
    label = find_label_for(item.core, scene.labels, scene.text)
    if label is not None:
        return [Claim(label, None, "transcript-label", 0.95)]
    outer: Claim | None = None
    speaker = find_speaker(scene.text, item.core, scene.quotations, grammar.tags)
    if pointer.kind == "source" and pointer.mention_span and not pointer.mention_span.overlaps(item.core):
        outer = Claim(_widen(scene.text, pointer.mention_span), pointer.cue_span, "pointer", pointer.probability)
    elif pointer.kind == "unnamed":
        outer = Claim(None, pointer.cue_span, "pointer-unnamed", pointer.probability)
    if speaker is not None and (outer is None or outer.mention is None or outer.probability < SURE):
        outer = Claim(speaker.mention, speaker.cue, "quotation-tag", 0.9)
    chain = _chain(item, grammar)
    if outer is None:
        firm = [c for c in chain if c.rule in _FIRM]
        if firm and pointer.probability < OWN_SURE:
            return firm[:1]
        poll = find_poll_for(scene.text, item.figure, scene.polls) if speaker is None else None
        if poll is not None:
            return [Claim(poll.span, None, "poll-result", 0.7)]
        return [] if pointer.probability >= SURE else None
    inner = _inner(item, outer, chain)
    if outer.probability < SURE and not inner:
        return None
    claims = [*inner, outer]
    held = scene.quotations.around(item.core)
    if speaker and held and outer.mention and held.contains(outer.mention):
        claims.append(Claim(speaker.mention, speaker.cue, "quotation-tag", 0.9))
    return claims


def find_gap_claim(item: Located, earlier: Source | None) -> Claim | None:
    """Read "… , the government 800,000" behind the source of the figure before, in the same sentence."""
    sentence = item.figure.sentence_span
    if earlier is None or not sentence.contains(earlier.mention_span):
        return None
    position = item.reading.folded.position
    first = (position(earlier.mention_span.start - sentence.start), position(earlier.mention_span.end - sentence.start))
    found = find_gapped(item.reading.folded.text, item.parse, item.quantity.core, first)
    return Claim(item.place(found), None, "gapped", 0.7) if found else None


def _widen(text: str, span: Span) -> Span:
    """Take the name in that an editor's bracket leads up to: "[Russian media outlet] ASTRA"."""
    found = _AFTER_BRACKET.match(text, span.end)
    start = span.start - 1 if found and text[span.start - 1 : span.start] == "[" else span.start
    return Span(start, found.end()) if found else span


def _chain(item: Located, grammar: SourceGrammar) -> list[Claim]:
    """Give the sources that the parse of the figure's own sentence shows, the innermost first."""
    found = find_asserters(item.reading.folded.text, item.parse, item.quantity.core, grammar.words)
    return [Claim(item.place(a.mention), item.place(a.cue), f"nested-{a.rule}", 0.8) for a in found]


def _inner(item: Located, outer: Claim, chain: list[Claim]) -> list[Claim]:
    """Give the sources between the figure and the outer one."""
    if outer.mention is None:
        return []
    base = item.figure.sentence_span.start
    at = next((i for i, c in enumerate(chain) if c.mention and outer.mention.overlaps(c.mention)), None)
    outside = not item.figure.sentence_span.overlaps(outer.mention)
    inner = chain[:at] if at is not None else [c for c in chain if outside]
    inner = [c for c in inner if c.mention and not _points(item.figure.sentence[c.mention.start - base : c.mention.end - base])]
    cited = None if inner else find_cited(item.reading.folded.text)
    if cited:
        claim = Claim(item.place(cited.mention), item.place(cited.cue), "nested-citing", 0.8)
        if claim.mention and not outside and outer.mention.end <= claim.mention.start:
            return [claim]
    return inner


def _points(mention: str) -> bool:
    """Say whether a mention is only a pronoun, which adds no source of its own."""
    return mention.strip().lower() in {"i", "we", "you", "he", "she", "it", "they", "that", "this", "who", "which", "one"}


def _resolve(claim: Claim, scene: Scene, grammar: SourceGrammar) -> Source:
    if claim.mention is None:
        where = claim.cue or Span(0, 0)
        return replace(_unnamed(where.of(scene.text), where), name="not named")
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
