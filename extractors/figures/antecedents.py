"""What a pronoun may stand for, and how likely: candidates before it, what can be seen of each, learned weights.

A log-linear ranking of mentions: every candidate has a sum of weights, "none of them" has a constant one, and the
shares of the exponentials are the probabilities. The weights were fitted to marked articles
(`extractors.training.antecedents`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import exp, log

from extractors.figures.kinds import gender_of, is_organisation
from extractors.figures.nouns import begins_sentence, find_nouns
from extractors.figures.speakers import Scene
from extractors.types import SourceKind, Span

CLASSES: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "she", "her", "hers"), "person"),
    **dict.fromkeys(("it", "its", "itself"), "thing"),
    **dict.fromkeys(("they", "them", "their"), "group"),
}
_SHE = frozenset(("she", "her", "hers"))
LIKELY, LIKELY_NOUN = 0.5, 0.7
"""Below this probability a pronoun keeps its own words: half of such guesses name the wrong one. One that is not named
must be likelier, as two people in one sentence are hard to tell apart."""
_REACH = 1500
"""Code points back that candidates are looked for."""
_NEAR = 400
"""Code points back that those without a name are looked for."""
_MOST_NAMES, _MOST = 60, 12
_OFTEN = 3
_ENDS = re.compile(r"[.?!][”\"’')]?\s")
_PLACING = re.compile(r"\b(?:in|at|near|from|to|of|around|across|outside|through|for|with|by|on)\s(?:the\s)?$", re.I)
_AGED = re.compile(r",\s\d\d")
_VERB_NEXT = re.compile(r"(?:,[^,.\n]{1,80},|\s\([^()\n]{1,20}\))?\s(\w+)")
_FINITE = re.compile(
    r"is|was|has|had|will|would|can|could|did|does|also|who|whose|were|are|have|do|don|didn|doesn|won|\w+ed|\w+[^su]s"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something before a pronoun: the nearest mention, where it last spoke, how often it is named."""

    name: str
    kind: SourceKind
    description: str | None
    span: Span
    spoke: Span | None = None
    count: int = 0
    named: bool = True


def find_candidates(span: Span, scene: Scene) -> list[Candidate]:
    """Give whom the pronoun at ``span`` may stand for, the nearest first: who spoke before it, and who is named."""
    found: dict[str, Candidate] = {}
    for speaker in scene.log.before(span.start, _REACH):
        if speaker.name.lower() not in CLASSES and not scene.is_quoted_apart(speaker.span, span):
            one = Candidate(speaker.name, speaker.kind, speaker.description, speaker.span, speaker.span)
            found.setdefault(speaker.name, one)
    for name in islice(scene.names.before(span.start), _MOST_NAMES):
        if span.start - name.span.end > _REACH:
            break
        if name.loose or scene.is_quoted_apart(name.span, span):
            continue
        entity = scene.names.entities[name.text]
        held = found.get(entity.name) or Candidate(entity.name, entity.kind, entity.description, name.span)
        nearest = max(held.span, name.span, key=lambda s: s.start)
        found[entity.name] = replace(held, span=nearest, count=held.count + 1)
    for noun, phrase, kind in find_nouns(scene.text, max(0, span.start - _NEAR), span.start, scene.words):
        if is_subject(scene.text, noun, scene.words.cues) and not scene.is_quoted_apart(noun, span):
            spoke = found[phrase].spoke if phrase in found else None
            found[phrase] = Candidate(phrase, kind, None, noun, spoke, named=False)
    pronoun = span.of(scene.text).strip().lower()
    fitting = [c for c in found.values() if _may_be(pronoun, gender_of(c.name, scene.words))]
    return sorted(fitting, key=lambda c: -c.span.start)[:_MOST]


def _may_be(pronoun: str, gender: str | None) -> bool:
    """Say whether a pronoun may stand for a name that goes with one gender only; "it" for no such name."""
    return gender is None or CLASSES.get(pronoun) == "group" or _gender_of(pronoun) == gender


def _gender_of(pronoun: str) -> str | None:
    return None if CLASSES.get(pronoun) != "person" else "she" if pronoun in _SHE else "he"


def describe(candidates: Sequence[Candidate], span: Span, scene: Scene) -> list[dict[str, float]]:
    """Give the features of each candidate: how far it is, what it does, what it is, and whether the pronoun fits it."""
    last = max((c.spoke.start for c in candidates if c.spoke), default=-1)
    pronoun = _gender_of(span.of(scene.text).strip().lower())
    return [
        _describe(candidate, rank, span, scene)
        | {
            "last speaker": float(candidate.spoke is not None and candidate.spoke.start == last),
            "fits": float(pronoun is not None and gender_of(candidate.name, scene.words) == pronoun),
        }
        for rank, candidate in enumerate(candidates)
    ]


def _describe(candidate: Candidate, rank: int, span: Span, scene: Scene) -> dict[str, float]:
    text, near = scene.text, candidate.span
    between = text[near.end : span.start]
    sentences = len(_ENDS.findall(between))
    return {
        "distance": log(1 + len(between)) / 5,
        "rank": rank / 5,
        "same sentence": float(sentences == 0),
        "sentence before": float(sentences == 1),
        "two sentences before": float(sentences == 2),
        "other paragraph": float("\n" in between),
        "subject": float(is_subject(text, near, scene.words.cues)),
        "begins": float(begins_sentence(text, near.start)),
        "spoke": float(candidate.spoke is not None),
        "named often": log(1 + candidate.count),
        "after preposition": float(is_placed(near, text)),
        "aged": float(_AGED.match(text, near.end) is not None),
        "without a name": float(not candidate.named),
        "several words": float(" " in candidate.name),
        "organisation by name": float(is_organisation(candidate.name, scene.words)),
        f"is {candidate.kind}": 1.0,
    }


def is_subject(text: str, span: Span, cues: frozenset[str]) -> bool:
    """Say whether a verb follows the name at once, or it begins a sentence: it is what its sentence is about."""
    if begins_sentence(text, span.start):
        return True
    found = _VERB_NEXT.match(text, span.end, span.end + 110)
    return bool(found and (found[1] in cues or _FINITE.fullmatch(found[1])))


def is_placed(span: Span, text: str) -> bool:
    """Say whether a name stands behind a preposition, as that of a place does."""
    return _PLACING.search(text, max(0, span.start - 10), span.start) is not None


def rank(features: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> list[float]:
    """Give the probability of each candidate, and behind them that of none.

    >>> [round(p, 2) for p in rank([{"near": 1.0}, {}], {"near": 1.1, "none": -1.0})]
    [0.69, 0.23, 0.08]
    """
    sums = [sum(weights.get(name, 0.0) * value for name, value in seen.items()) for seen in features]
    sums.append(weights.get("none", 0.0))
    shares = [exp(s - max(sums)) for s in sums]
    return [share / sum(shares) for share in shares]


def choose_antecedent(span: Span, scene: Scene) -> Candidate | None:
    """Give whom the pronoun at ``span`` stands for; None where that is nobody in the article, or in doubt."""
    kind = CLASSES[span.of(scene.text).strip().lower()]
    return choose_among(find_candidates(span, scene), kind, span, scene)


def choose_among(candidates: Sequence[Candidate], kind: str, span: Span, scene: Scene) -> Candidate | None:
    """Give which of the candidates a word at ``span`` stands for that points back as a class of pronouns does."""
    chances = rank(describe(candidates, span, scene), scene.antecedents[kind])
    best = max(range(len(chances)), key=lambda i: chances[i])
    if best == len(candidates) or chances[best] < (LIKELY if candidates[best].named else LIKELY_NOUN):
        return None
    return candidates[best]


def is_body(candidate: Candidate, scene: Scene) -> bool:
    """Say whether a name is surely an organisation's: by a word in it, or as the article names it again and again."""
    name = candidate.name
    if candidate.kind != "organisation" or not name[:1].isupper() or len(name) < 3 or any(map(str.isdigit, name)):
        return False
    return is_organisation(name, scene.words) or candidate.count >= _OFTEN
