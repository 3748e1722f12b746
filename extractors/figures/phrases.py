"""Noun phrases of a parsed sentence: where they start and end, determiners and numbers left out."""

from __future__ import annotations

import re

from extractors.figures.parse import Parse, Token

_WITHIN = frozenset(
    """det predet nummod quantmod punct cc preconj mark case amod compound nmod poss advmod npadvmod conj
    acl""".split()
)
_PRONOUN_TAGS = frozenset(["PRP", "WP", "WDT", "EX", "PRP$", "WP$"])
_POINTING = frozenset(["this", "that", "these", "those", "all", "both", "some", "each", "many"])
_LEADING_TAGS = frozenset("DT PDT PRP$ WDT WP$ CC IN , `` '' -LRB- -RRB- $ : . POS RB RBR TO HYPH".split())
_LEADING_WORDS = frozenset(
    "other such odd more less few fewer several many so own further same additional extra another".split()
)
_LABEL = re.compile(r"([^:|,\n]{1,60})(?:,[^:|\n]{1,80})?:\s")
_DETERMINERS = frozenset("a an the such each every".split())
_MODIFYING = frozenset(("amod", "compound", "nmod"))
_FAR = 3
"""Tokens from a modifier to the noun that it belongs to."""
_LONGEST = 12
"""Tokens; a longer noun phrase is cut to its head with the words right before it."""


def is_pronoun(token: Token) -> bool:
    """Say whether the token only points at a noun: "it", "who", "that", "them", "those"."""
    return token.tag in _PRONOUN_TAGS or (token.tag == "DT" and token.text.lower() in _POINTING)


def phrase_start(parse: Parse, head: Token, *, floor: int = 0) -> int:
    """Give the index where the noun phrase of ``head`` starts, determiners and leading numbers left out."""
    start = head.i
    for i in reversed([c for c in parse.children[head.i] if c < head.i]):
        if parse.tokens[i].dep not in _WITHIN:
            break
        start = min(start, parse.subtree(parse.tokens[i])[0])
    # Nouns side by side under one head are a compound that the parse has missed.
    before = parse.tokens[start - 1] if start else head
    if before.is_noun and start == head.i and (before.dep, before.head) == (head.dep, head.head):
        start -= 1
    start = max(start, floor, head.i - _LONGEST)
    while start < head.i and _leads(parse.tokens[start]):
        # "one-off": the number is part of a word.
        if parse.tokens[start].tag == "CD" and parse.tokens[start + 1].tag == "HYPH" and start + 2 < head.i:
            break
        start += 1
    return start


def _leads(token: Token) -> bool:
    """Say whether a token at the front says nothing of what is counted: a determiner, a number, a mark."""
    if token.tag in _LEADING_TAGS or token.tag == "CD" or token.text.lower() in _LEADING_WORDS:
        return True
    return not any(c.isalnum() for c in token.text)


def phrase_end(parse: Parse, head: Token) -> Token:
    """Give the last token of a noun phrase: the head, the number of its name, or the end of one short "of" phrase."""
    tokens = parse.tokens
    following = tokens[head.i + 1 : head.i + 3]
    cut = len(following) == 2 and following[0].text == "-" and following[1].is_noun
    if cut and following[0].start == head.end and following[1].start == following[0].end:
        # "e-minis": the parse has cut a word at its hyphen.
        return following[1]
    if head.tag.startswith("NNP") and head.i + 1 < len(tokens):
        after = tokens[head.i + 1]
        # "Fortune 500": the number is part of the name.
        if after.tag == "CD" and (after.head == head.i or after.i == head.head) and after.text.isdigit():
            return after
    for i in parse.children[head.i]:
        token = tokens[i]
        if token.dep == "prep" and token.text.lower() == "of" and 0 < i - head.i <= 2:
            inner = parse.child(token, "pobj")
            if inner and inner.is_noun and inner.i - head.i <= 5:
                return inner
    return head


def complete_phrase(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Give a stretch of the sentence without a determiner in front, and on to its noun where it breaks off before it.

    "Russian" of "Russian mobilized men" is all three words, "such depots" the depots, "three-bed" its house.
    """
    tokens = parse.over(start, end)
    while len(tokens) > 1 and tokens[0].text in _DETERMINERS and tokens[1].tag != "IN":
        tokens = tokens[1:]
        start = tokens[0].start
    if not tokens:
        return start, end
    head = parse.tokens[tokens[-1].head]
    if tokens[-1].dep not in _MODIFYING or not head.is_noun or not head.text.islower():
        return start, end
    missing = parse.tokens[tokens[-1].i + 1 : head.i + 1]
    if tokens[-1].tag == "NNS" or not 0 < len(missing) <= _FAR or not all(t.text.isalpha() for t in missing):
        return start, end
    return start, head.end


def find_label(text: str, start: int) -> tuple[int, int] | None:
    """Give what a line of a table says of the number at ``start``, which ends it: "Dead" of "Dead, Arnsey: 41".

    >>> find_label("Dead, Arnsey: 41", 14), find_label("It said: 41", 9), find_label("He had 41", 7)
    ((0, 4), (0, 7), None)
    """
    found = _LABEL.fullmatch(text, 0, start)
    return found.span(1) if found else None


def find_state(parse: Parse, end: int, states: frozenset[str]) -> tuple[int, int] | None:
    """Give the state right behind a number that ends at ``end``, where no noun follows it: "left 12 dead"."""
    behind = [t for t in parse.tokens if t.start >= end][:2]
    if not behind or behind[0].text.lower() not in states or (len(behind) > 1 and behind[1].is_noun):
        return None
    return behind[0].start, behind[0].end
