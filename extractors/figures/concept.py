"""What a figure is about, beside what it counts: the holder of the counted things, the subject of the clause."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.figures.parse import Parse, Token
from extractors.figures.phrases import is_pronoun, phrase_end, phrase_start
from extractors.figures.subjects import find_referent, find_subject, find_verb
from extractors.lexicon import ConceptWords

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A parsed sentence with the stretches that its figures take up, and the words that no concept is made of."""

    text: str
    parse: Parse
    taken: tuple[Stretch, ...]
    words: ConceptWords

    def is_taken(self, start: int, end: int) -> bool:
        """Say whether a stretch holds part of a figure."""
        return any(first < end and start < last for first, last in self.taken)

    def may_hold(self, token: Token) -> bool:
        """Say whether a token can head a concept: a noun, no part of a figure, no date, no stand-in for a figure."""
        if not token.is_noun or not any(c.isalpha() for c in token.text):
            return False
        word = token.text.lower()
        bare = not self._is_named(token)
        if word in self.words.time and bare:
            return False
        if word in self.words.link and token.i and self.parse.tokens[token.i - 1].tag == "IN":
            return False
        stands_in = word in self.words.generic and token.tag in ("NN", "NNS") and bare
        return not stands_in and not self.is_taken(token.start, token.end)

    def _is_named(self, token: Token) -> bool:
        """Say whether a noun right before tells what the noun is: "sea *level*", "a Mars *day*"."""
        before = self.parse.tokens[token.i - 1] if token.i else token
        return before.is_noun and before.head == token.i and not self.is_taken(before.start, before.end)

    def write(self, head: Token) -> str:
        """Give the noun phrase of ``head``, cut where a figure stands in it."""
        behind = max((end for _, end in self.taken if end <= head.start), default=0)
        floor = next((t.i for t in self.parse.tokens[: head.i + 1] if t.start >= behind), head.i)
        first, last = self.parse.tokens[phrase_start(self.parse, head, floor=floor)], phrase_end(self.parse, head)
        if last is not head and self.is_taken(head.end, last.end):
            last = head
        return self.text[first.start : last.end]


def find_concept(around: Surroundings, core: Stretch, counted: Stretch | None) -> str | None:
    """Give the phrase that a figure is about, or None when the sentence names none.

    For a count: what holds the counted noun ("a survey of seven countries": survey), else the subject of its clause
    ("Ford has 13,000 workers": Ford). For a measure: the subject, when it is not itself what is measured. ``counted``
    is where the sentence says what the figure counts.
    """
    parse = around.parse
    figure = parse.over(*core)
    if not figure:
        return None
    holder = _find_holder(around, _head(parse, parse.over(*counted)) if counted else figure[-1])
    if holder is None or holder in figure or not around.may_hold(holder):
        return None
    if counted and holder.start >= counted[0] and holder.end <= counted[1]:
        return _complement(around, holder)
    phrase = around.write(holder)
    return None if counted and phrase == around.text[slice(*counted)] else phrase


def _find_holder(around: Surroundings, head: Token) -> Token | None:
    """Give the noun over a head, or the subject of its clause; a pronoun gives what it stands for."""
    parse = around.parse
    holder = _holder(parse, head)
    if holder is not None and holder.dep == "attr":
        subject = parse.child(parse.tokens[holder.head], "nsubj")
        holder = subject if subject is not None and around.may_hold(subject) else holder
    if holder is None and (verb := find_verb(parse, head)) is not None:
        holder = find_subject(parse, verb)
    return find_referent(parse, holder) if holder is not None and is_pronoun(holder) else holder


def _head(parse: Parse, within: list[Token]) -> Token:
    ids = {t.i for t in within}
    return next((t for t in within if t.head not in ids or t.head == t.i), within[-1] if within else parse.tokens[-1])


def _holder(parse: Parse, head: Token) -> Token | None:
    """Give the noun over "of", "in", "for" above a counted noun."""
    above = parse.tokens[head.head]
    if head.dep == "pobj" and above.tag == "IN" and parse.tokens[above.head].is_noun and above.head < head.i:
        return parse.tokens[above.head]
    return None


def _complement(around: Surroundings, noun: Token) -> str | None:
    """Give the noun under the preposition right behind: "five new seasons of *Sesame Street*"."""
    parse = around.parse
    for i in parse.children[noun.i]:
        token = parse.tokens[i]
        if token.dep == "prep" and i > noun.i:
            inner = parse.child(token, "pobj")
            if inner is not None and around.may_hold(inner):
                return around.write(inner)
    return None
