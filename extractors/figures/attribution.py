"""Say of each figure who asserts it: the pointer's answer, with the rules that a pointer cannot know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.articles.lists import ItemList
from extractors.figures.headings import find_headings
from extractors.figures.hedges import find_hedges
from extractors.figures.make import Located
from extractors.figures.mentions import resolve_mention
from extractors.figures.rules.source_claims import Claim, SourceGrammar, find_claims
from extractors.figures.speakers import Scene, Speaker, make_scene
from extractors.types import Article, Figure, Source, Span


def link_sources(
    article: Article, located: Sequence[Located], grammar: SourceGrammar, lists: Sequence[ItemList] = ()
) -> Iterator[Figure]:
    """Yield the figures with who asserts each, and through whom, in order; ``lists`` are those of the article."""
    scene = make_scene(article.text, grammar.words, grammar.antecedents)
    scene = replace(scene, headings=tuple(find_headings(article.text, lists, grammar.headings)))
    tables = [part.span for part in article.parts if part.kind == "table"]
    for item in located:
        claims = find_claims(item, scene, grammar)
        if claims and item.is_cell:
            # What stands in a table is a heading, and speaks for no cell.
            claims = [c for c in claims if c.mention is None or not any(t.overlaps(c.mention) for t in tables)]
        yield link(item, claims, scene, grammar)


def link(item: Located, claims: list[Claim] | None, scene: Scene, grammar: SourceGrammar) -> Figure:
    """Give a figure with its sources resolved and its hedges; no claim is the article's own voice, None is unsure."""
    text, begun = item.reading.folded.text, _find_cue(item.figure, claims)
    hedges = find_hedges(text, item.parse, item.quantity.core, grammar.hedges, cue=begun)
    quoted = scene.quotations.around(item.core) is not None
    figure = replace(item.figure, hedges=hedges, quoted=quoted)
    if _is_question(figure, quoted=quoted):
        return replace(figure, hedges=())
    if claims is None:
        return replace(figure, unsure=True)
    if not claims:
        return figure if quoted else _hide(figure, grammar)
    sources = [_resolve(claim, scene) for claim in claims]
    relays: dict[str, Source] = {}
    for source in sources[1:]:
        relays.setdefault(source.name, source)
    relays.pop(sources[0].name, None)
    cue = claims[0].cue
    held = cue.of(scene.text) if cue else ""
    near = cue is not None and item.figure.sentence_span.contains(cue)
    if near and held.lower() in scene.words.holding and not any(held in hedge for hedge in figure.hedges):
        figure = replace(figure, hedges=(held, *figure.hedges))
    return replace(
        figure,
        asserted_by=sources[0],
        via=tuple(relays.values()),
        cue=cue.of(scene.text) if cue else None,
        cue_span=cue,
    )


def _find_cue(figure: Figure, claims: Sequence[Claim] | None) -> int | None:
    """Give where in its sentence the cue of a figure begins; None where it is not in it."""
    cue = claims[0].cue if claims else None
    return cue.start - figure.sentence_span.start if cue and figure.sentence_span.contains(cue) else None


def _hide(figure: Figure, grammar: SourceGrammar) -> Figure:
    """Give a figure that the article reports without saying on whose word: "reportedly", "is believed to"."""
    hidden = grammar.hidden.search(figure.sentence)
    if not hidden:
        return figure
    base = figure.sentence_span.start
    span = Span(base + hidden.start(), base + hidden.end())
    return replace(figure, asserted_by=_unnamed(hidden.group(), span))


def _resolve(claim: Claim, scene: Scene) -> Source:
    if claim.mention is None:
        where = claim.cue or Span(0, 0)
        return replace(_unnamed(where.of(scene.text), where), name="not named")
    resolved = resolve_mention(claim.mention, scene)
    kind = "person" if claim.rule == "transcript-label" else resolved.kind
    scene.log.add(Speaker(claim.mention, resolved.name, kind, resolved.description))
    return Source(
        name=resolved.name,
        mention=claim.mention.of(scene.text),
        mention_span=claim.mention,
        kind=kind,
        description=resolved.description,
        rule=f"{claim.rule}/{resolved.rule}",
        probability=round(claim.probability, 3),
    )


def _unnamed(words: str, span: Span) -> Source:
    return Source(name=words, mention=words, mention_span=span, kind="unnamed", rule="hidden-source")


def _is_question(figure: Figure, *, quoted: bool) -> bool:
    return figure.sentence.rstrip("\"'”’) ").endswith("?") and not quoted
