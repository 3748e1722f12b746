"""Whose word a figure is: the network's answer weighed against what the grammar shows plainly."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.figures.headings import HeadingGrammar, compile_headings, find_heading
from extractors.figures.hedges import HedgeGrammar, compile_hedges
from extractors.figures.kinds import kind_of_phrase
from extractors.figures.labels import find_label_for
from extractors.figures.make import Located
from extractors.figures.nominals import read_nominal
from extractors.figures.polls import find_poll_for
from extractors.figures.rules.source_nesting import find_asserters, find_cited
from extractors.figures.rules.source_plain import PlainGrammar, compile_plain, find_plain
from extractors.figures.rules.source_tags import Tag, TagGrammar, compile_tags, find_speaker
from extractors.figures.rules.source_widen import widen
from extractors.figures.speakers import Scene, Weights
from extractors.lexicon import SourceWords
from extractors.types import Span

if TYPE_CHECKING:
    # Its libraries are slow to load, and a command that only prints its help needs none of them.
    from extractors.figures.pointers import Pointer

OWN_SURE = 0.97
"""Below this probability of the article's own voice, a source that the grammar shows plainly is taken all the same."""
SURE = 0.5
"""Below this probability the answer is not given: the figure is unsure."""
NEAR_SURE = 0.6
"""A source in another sentence must be this probable to win over one that the figure's own sentence shows plainly."""
_FIRM = frozenset(["nested-relative"])
_NEAREST = frozenset(["put-at", "noun-of-saying", "noun-by", "poll-intro", "passive-agent", "per", "agent"])
"""Shapes that tie a source to the figure itself, whatever stands around them."""
_NESTED = frozenset(["passive-agent", "agent", "noun-by"])
_CONTRAST = re.compile(r"[,;] (?:while|whereas|but|although|though|and)\b|;")
_HEARD = re.compile(
    r"\s(?:(?:was|were|is|are|has been|have been|had been)\s(?:also\s)?told|(?:has\s|had\s)?(?:heard|hears))\b"
)
"""Behind those who listen: "a court heard", "jurors were told"."""
_HIDING = re.compile(
    r"\b(?:is|are|was|were|been|being)\s\w+"
    r"|(?:report|alleg|purport|reput)edly\b|\b(?:\w+ed|\w+en|known|said|thought|held|put)\b",
    re.I,
)
"""A cue that names nobody: a passive or an adverb ("is expected", "reportedly"), not "seemed"."""
_LEADS_ON = re.compile(r"(?<!\s)\s++(?:of|by|for|from|in|at|on|with|and|or|the|an?)$", re.I)
_MONEY_BEHIND = re.compile(r"\s?\d")
_POINTS = frozenset("i we you he she it they that this who which one".split())


@dataclass(frozen=True, slots=True)
class SourceGrammar:
    """Everything that sources are read with beside the network, made once from the vocabulary."""

    words: SourceWords
    tags: TagGrammar
    hedges: HedgeGrammar
    hidden: re.Pattern[str]
    plain: PlainGrammar
    antecedents: Weights
    headings: HeadingGrammar


@dataclass(frozen=True, slots=True)
class Claim:
    """A source before its name is resolved: the mention, the cue, the rule or model that chose it, how sure it is."""

    mention: Span | None
    cue: Span | None
    rule: str
    probability: float


def compile_sources(words: SourceWords, antecedents: Weights) -> SourceGrammar:
    """Make the grammar of sources; ``antecedents`` are the weights that say whom a pronoun stands for."""
    phrases = "|".join(re.escape(p) for p in sorted(words.hidden, key=len, reverse=True))
    hidden = re.compile(rf"\b(?:{phrases})\b", re.I)
    return SourceGrammar(
        words,
        compile_tags(words),
        compile_hedges(words),
        hidden,
        compile_plain(words),
        antecedents,
        compile_headings(words),
    )


def find_claims(item: Located, scene: Scene, grammar: SourceGrammar) -> list[Claim] | None:
    """Find who asserts a figure, the innermost first; none is the article's own voice, None is unsure.

    The source in a list's heading holds for every item of the list, behind one of the item's own, and for nothing else.
    """
    claims = choose_claims(item, scene, grammar)
    heading = find_heading(scene.headings, item.core.start)
    if heading and heading.held.body.contains(item.core):
        own = [c for c in claims or () if c.mention and item.figure.sentence_span.contains(c.mention)]
        return [*own, Claim(heading.mention, heading.cue, "list-heading", 0.9)]
    return [c for c in claims if not _heads_list(c, item.core, scene)] if claims else claims


def _heads_list(claim: Claim, core: Span, scene: Scene) -> bool:
    """Say whether a source stands in the heading of a list that a figure is not of."""
    found = find_heading(scene.headings, claim.mention.start) if claim.mention else None
    if found is None or claim.mention is None:
        return False
    line = found.held.heading
    return line.contains(claim.mention) and not line.contains(core) and (not claim.cue or line.contains(claim.cue))


def choose_claims(item: Located, scene: Scene, grammar: SourceGrammar) -> list[Claim] | None:
    """Choose who asserts a figure as if it stood in no list."""
    pointer = item.pointer
    label = find_label_for(item.core, scene.labels, scene.text)
    if label is not None:
        told = [c for c in _chain(item, grammar) if c.mention and _speaks(_words_of(c.mention, item), grammar.words)]
        return [*told, Claim(label, None, "transcript-label", 0.95)]
    speaker = find_speaker(scene.text, item.core, scene.quotations, grammar.tags)
    outer = _read_pointer(item, pointer, scene)
    if speaker is not None and (outer is None or outer.mention is None or outer.probability < SURE):
        outer = Claim(speaker.mention, speaker.cue, "quotation-tag", 0.9)
    elif speaker and outer and outer.mention and outer.mention.overlaps(speaker.mention):
        outer = replace(outer, cue=speaker.cue)
    plain = _read_plain(item, grammar)
    if plain and plain.mention and plain.rule.removeprefix("plain-") in _NEAREST:
        return _nearest(plain, outer, scene)
    chain = _chain(item, grammar)
    far = outer and outer.mention and not item.figure.sentence_span.overlaps(outer.mention)
    if outer is None or outer.probability < (NEAR_SURE if far else SURE):
        if plain:
            return [*_inner(item, plain, chain, grammar), plain]
        if outer is None:
            return _without_pointer(item, pointer, scene, chain, quoted=speaker is not None)
    inner = _inner(item, outer, chain, grammar)
    if outer.probability < SURE and not inner:
        return None
    if inner and far and outer.probability < NEAR_SURE and scene.quotations.around(item.core) is None:
        return inner
    return _join(item, inner, outer, speaker, scene)


def _read_pointer(item: Located, pointer: Pointer, scene: Scene) -> Claim | None:
    """Give what the network points to, its mention widened to whole names; None is the article's own voice."""
    if pointer.kind == "source" and pointer.mention_span and not pointer.mention_span.overlaps(item.core):
        mention = _cut_clause(item, widen(pointer.mention_span, scene))
        mention = _cut_end(mention, scene.text) if mention else None
        if mention is None or _is_unit(mention, scene.text):
            return None
        if heard := _HEARD.match(scene.text, mention.end):
            return Claim(None, Span(mention.start, heard.end()), "pointer-heard", pointer.probability)
        cue = pointer.cue_span
        if cue and "\n" in scene.text[min(cue.end, mention.end) : max(cue.start, mention.start)]:
            cue = None
        if not mention.overlaps(item.core):
            return Claim(mention, cue, "pointer", pointer.probability)
    hides = pointer.cue_span and _HIDING.search(pointer.cue_span.of(scene.text))
    return (
        Claim(None, pointer.cue_span, "pointer-unnamed", pointer.probability)
        if pointer.kind == "unnamed" and hides
        else None
    )


def _cut_end(mention: Span, text: str) -> Span | None:
    """Give a mention without the preposition that leads on from it: "the health ministry in"."""
    cut = _LEADS_ON.sub("", mention.of(text))
    return Span(mention.start, mention.start + len(cut)) if cut else None


def _is_unit(mention: Span, text: str) -> bool:
    """Say whether a mention is the code of the money behind it: "NOK 1.64bn"."""
    return mention.of(text).isupper() and _MONEY_BEHIND.match(text, mention.end) is not None


def _cut_clause(item: Located, mention: Span) -> Span | None:
    """Give a mention in the figure's own sentence without what makes it a clause, None when nothing of it can speak."""
    inner = item.reading.find_in_folded(mention)
    if inner is None:
        return mention
    nominal = read_nominal(item.parse, item.reading.folded.text, *inner)
    return item.place(nominal) if nominal else None


def _read_plain(item: Located, grammar: SourceGrammar) -> Claim | None:
    found = find_plain(item.reading.folded.text, item.quantity.core, grammar.plain)
    mention = _cut_clause(item, item.place(found.mention)) if found else None
    if found is None or mention is None:
        return None
    return Claim(mention, item.place(found.cue) if found.cue else None, f"plain-{found.rule}", 0.8)


def _nearest(plain: Claim, outer: Claim | None, scene: Scene) -> list[Claim]:
    """Give a source tied to the figure itself, and what the network says around it as whoever relays it."""
    if outer is None or outer.mention is None or plain.mention is None or outer.mention.overlaps(plain.mention):
        return [plain]
    nested = plain.rule.removeprefix("plain-") in _NESTED and outer.probability >= SURE
    return [plain, outer] if nested or scene.quotations.around(plain.mention) else [plain]


def _without_pointer(
    item: Located, pointer: Pointer, scene: Scene, chain: list[Claim], *, quoted: bool
) -> list[Claim] | None:
    """Decide where the network sees the article's own voice, or nothing."""
    firm = [c for c in chain if c.rule in _FIRM]
    if firm and pointer.probability < OWN_SURE:
        return firm[:1]
    poll = None if quoted else find_poll_for(scene.text, item.figure, scene.polls)
    if poll is not None:
        return [Claim(poll.span, None, "poll-result", 0.7)]
    # "Attributed, to nobody named" with no word that hides anybody is nobody's but the article's.
    if pointer.probability >= SURE or pointer.kind == "unnamed":
        return []
    return chain[:1] or None


def _join(item: Located, inner: list[Claim], outer: Claim, speaker: Tag | None, scene: Scene) -> list[Claim]:
    """Put the chain together; a source inside a quotation is relayed by whoever is quoted."""
    claims = inner if inner and _contrasts(inner[-1], outer, item, scene) else [*inner, outer]
    held = scene.quotations.around(item.core)
    if speaker and held and outer.mention and held.contains(outer.mention):
        claims.append(Claim(speaker.mention, speaker.cue, "quotation-tag", 0.9))
    return claims


def _contrasts(inner: Claim, outer: Claim, item: Located, scene: Scene) -> bool:
    """Say whether two sources of one sentence stand against each other: "X said 300, while the Y put it at 400"."""
    if outer.mention is None or inner.mention is None or not item.figure.sentence_span.contains(outer.mention):
        return False
    outer_end = max(outer.mention.end, outer.cue.end if outer.cue else 0)
    return outer_end <= inner.mention.start <= item.core.start and bool(
        _CONTRAST.search(scene.text, outer_end, inner.mention.start)
    )


def _chain(item: Located, grammar: SourceGrammar) -> list[Claim]:
    """Give the sources that the parse of the figure's own sentence shows, the innermost first."""
    found = find_asserters(item.reading.folded.text, item.parse, item.quantity.core, grammar.words)
    claims = [
        Claim(_cut_clause(item, item.place(a.mention)), item.place(a.cue), f"nested-{a.rule}", 0.8) for a in found
    ]
    return [claim for claim in claims if claim.mention]


def _inner(item: Located, outer: Claim, chain: list[Claim], grammar: SourceGrammar) -> list[Claim]:
    """Give the sources between the figure and the outer one; a pronoun adds none, nor does what cannot speak."""
    if outer.mention is None:
        return []
    at = next((i for i, c in enumerate(chain) if c.mention and outer.mention.overlaps(c.mention)), None)
    outside = not item.figure.sentence_span.overlaps(outer.mention)
    between = chain[:at] if at is not None else chain if outside else [c for c in chain if _after(c, outer)]
    inner = [c for c in between if c.mention and _speaks(_words_of(c.mention, item), grammar.words)]
    cited = None if inner or outside else find_cited(item.reading.folded.text)
    if cited:
        claim = Claim(item.place(cited.mention), item.place(cited.cue), "nested-citing", 0.8)
        if (
            claim.mention
            and outer.mention.end <= claim.mention.start
            and _speaks(_words_of(claim.mention, item), grammar.words)
        ):
            return [claim]
    return inner


def _after(claim: Claim, outer: Claim) -> bool:
    """Say whether a source of the chain stands behind the outer one, in a clause of its own."""
    return bool(
        claim.rule == "nested-verb" and claim.mention and outer.mention and claim.mention.start >= outer.mention.end
    )


def _words_of(mention: Span, item: Located) -> str:
    base = item.figure.sentence_span.start
    return item.figure.sentence[mention.start - base : mention.end - base].strip()


def _speaks(mention: str, words: SourceWords) -> bool:
    """Say whether a mention can assert something by itself: a name, or a noun whose kind is known."""
    if mention.lower() in _POINTS:
        return False
    core = re.split(r"\s(?:of|from|for|in|at|on|with|who|that)\s", mention)[0]
    tokens = re.findall(r"(?<![’'&-])(?:[’'&-]*+\w++)++", core)
    return bool(tokens) and (tokens[-1][:1].isupper() or kind_of_phrase([t.lower() for t in tokens], words) is not None)
