"""Sources between a figure and the outermost one: "ASTRA reported it has found seven", "citing a diplomat"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.figures.parse import Parse, Token
from extractors.figures.phrases import is_pronoun
from extractors.lexicon import SourceWords

_OPENING, _CLOSING = ("“", "‘", '"'), ("”", "’", '"')
_CITING = re.compile(
    r"\bciting ((?:an? |the |its |his |her |their )?[\w’'&-]+(?: (?!that\b"
    r"|and said\b|as\b|on\b|,)[\w’'&-]+){0,6})(?=[,.;]| on\b|$)"
)

_CONTENT = frozenset(["ccomp", "dobj", "xcomp", "prep", "oprd", "dep", "relcl"])


@dataclass(frozen=True, slots=True)
class Asserter:
    """A source and its cue inside one sentence, as spans of that sentence, and the rule that found them."""

    mention: tuple[int, int]
    cue: tuple[int, int]
    rule: str


def find_asserters(text: str, parse: Parse, core: tuple[int, int], words: SourceWords) -> list[Asserter]:
    """Give every source in the sentence whose assertion holds the figure at ``core``, the innermost first.

    A cue verb asserts what its clause complement holds; "according to X" and "citing X" assert their clause.
    """
    tokens = parse.over(*core)
    found: list[Asserter] = []
    if not tokens:
        return found
    at, steps = tokens[0], 0
    while at.head != at.i and steps < 25:
        below, at, steps = at, parse.tokens[at.head], steps + 1
        if at.is_verb and at.text.lower() in words.cues and below.dep in _CONTENT:
            subject = parse.child(at, "nsubj")
            if subject is not None and not _holds(parse, subject, tokens[0]) and _asserts(at, subject, below, words):
                found.append(Asserter(_noun_phrase(parse, subject), (at.start, at.end), "verb"))
        if at.is_verb and (inserted := _inserted(parse, at, words, tokens[0])):
            found.append(inserted)
    found += _relative(parse, tokens, words)
    for match in re.finditer(r"\baccording to (?=[\w“\"])", text, re.I):
        if (noun := _object_after(parse, match.end())) and not (noun.start <= core[0] < noun.end):
            found.append(Asserter(_noun_phrase(parse, noun), match.span(), "according-to"))
    return list(dict.fromkeys(found))


def _asserts(verb: Token, subject: Token, below: Token, words: SourceWords) -> bool:
    """Say whether a cue verb asserts what is below it: a clause always, an object unless it is only a deed's."""
    if below.dep == "ccomp" or verb.text.lower() in words.judging:
        return True
    deed = verb.text.lower() in words.deeds and subject.text.lower() not in words.documents
    return subject.i < verb.i < below.i and not deed


def find_cited(text: str) -> Asserter | None:
    """Give the source behind "citing": "The Kurir, citing a diplomat, said …" asserts on the diplomat's word."""
    found = _CITING.search(text)
    return Asserter(found.span(1), (found.start(), found.start() + 6), "citing") if found else None


def _inserted(parse: Parse, verb: Token, words: SourceWords, figure: Token) -> Asserter | None:
    """Read a tag that stands inside or behind its content as a parataxis: "12 boats sank, the harbour master said"."""
    for i in parse.children[verb.i]:
        child = parse.tokens[i]
        if child.is_verb and child.dep in ("ccomp", "parataxis", "conj") and child.text.lower() in words.reporting:
            subject = parse.child(child, "nsubj")
            free = parse.child(child, "ccomp", "dobj") is None and not _holds(parse, child, figure)
            if free and subject is not None and not _holds(parse, subject, figure):
                return Asserter(_noun_phrase(parse, subject), (child.start, child.end), "tag")
    return None


def _relative(parse: Parse, tokens: list[Token], words: SourceWords) -> list[Asserter]:
    """Read "the 39 cents that analysts had forecast" and "300 dead reported by the army"."""
    found: list[Asserter] = []
    nouns = {t.i: t for t in (*tokens, *(parse.tokens[t.head] for t in tokens)) if t.is_noun or t.tag == "CD"}
    for noun in nouns.values():
        for i in parse.children[noun.i]:
            verb = parse.tokens[i]
            if verb.dep not in ("relcl", "acl") or verb.text.lower() not in words.cues or verb.i < noun.i:
                continue
            subject = parse.child(verb, "nsubj")
            if verb.tag == "VBN" and subject is None and (agent := parse.child(verb, "agent")):
                subject = parse.child(agent, "pobj")
            if subject is not None and subject.is_noun and not is_pronoun(subject):
                found.append(Asserter(_noun_phrase(parse, subject), (verb.start, verb.end), "relative"))
    return found


def _holds(parse: Parse, top: Token, inner: Token) -> bool:
    low, high = parse.subtree(top)
    return low <= inner.i <= high


def _noun_phrase(parse: Parse, head: Token) -> tuple[int, int]:
    """Give the span of a source: its subtree, cut before a comma or a relative clause."""
    low, high = parse.subtree(head)
    low = max(low, head.i - 10)
    end = head.i
    opened = any(t.tag == "``" or t.text in _OPENING for t in parse.tokens[low : head.i])
    for i in range(head.i + 1, min(high, head.i + 8) + 1):
        token = parse.tokens[i]
        if opened and (token.tag == "''" or token.text in _CLOSING):
            # A name in quotation marks ends with them: the channel "Front Line".
            end = i
            break
        if (
            token.tag in (",", ":", "``", "''", "-LRB-", "WDT", "WP", ".")
            or token.is_verb
            or token.text in ("“", "”", "—")
        ):
            break
        end = i
    return parse.tokens[low].start, parse.tokens[end].end


def _object_after(parse: Parse, at: int) -> Token | None:
    """Give the head noun of the phrase that starts at an offset."""
    first = next((t for t in parse.tokens if t.start >= at), None)
    noun = first
    while noun is not None and noun.i + 1 < len(parse.tokens):
        following = parse.tokens[noun.i + 1]
        if noun.is_noun and not following.is_noun:
            break
        if not (
            following.is_noun
            or following.tag in ("JJ", "DT", "CD", "POS", "VBN", "HYPH", "PRP$", "NNP", "JJS")
            or noun.tag in ("DT", "JJ", "PRP$", "POS", "HYPH")
        ):
            break
        noun = following
    return noun if noun is not None and noun.is_noun and not is_pronoun(noun) else None
