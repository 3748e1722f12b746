"""Noun phrases of a parsed sentence: their words as written, their antecedents, the subject of a verb."""

from __future__ import annotations

from extractors.parse import Parse, Token

_CUT_AWAY = frozenset(["det", "predet", "nummod", "quantmod", "punct", "cc", "preconj", "mark", "case"])
_PREMODIFIERS = frozenset(["amod", "compound", "nmod", "poss", "advmod", "npadvmod", "case", "nummod", "punct", "quantmod", "conj", "cc", "acl"])
_PRONOUN_TAGS = frozenset(["PRP", "WP", "WDT", "EX", "PRP$", "WP$"])
_LONGEST = 12
"""Tokens; a longer noun phrase is cut to its head with the words right before it."""


def is_pronoun(token: Token) -> bool:
    """Say whether the token only points at a noun: "it", "who", "that", "them", "those"."""
    return token.tag in _PRONOUN_TAGS or (token.tag == "DT" and token.text.lower() in ("this", "that", "these", "those", "all", "both", "some"))


def phrase_start(parse: Parse, head: Token, *, floor: int = 0) -> int:
    """Give the index where the noun phrase of ``head`` starts, determiners and leading numbers left out."""
    start = head.i
    for i in sorted((c for c in parse.children[head.i] if c < head.i), reverse=True):
        if parse.tokens[i].dep not in _PREMODIFIERS and parse.tokens[i].dep not in _CUT_AWAY:
            break
        start = min(start, parse.subtree(parse.tokens[i])[0])
    start = max(start, floor, head.i - _LONGEST)
    while start < head.i and (_leads(parse.tokens[start])):
        start += 1
    return start


def _leads(token: Token) -> bool:
    """Say whether a token at the front says nothing of what is counted: a determiner, a number, a mark."""
    return token.tag in ("DT", "PDT", "PRP$", "WDT", "CC", "IN", ",", "``", "''", "-LRB-", "$", ":", ".", "POS", "RB", "TO") or (
        token.tag == "CD" or not any(c.isalnum() for c in token.text)
    )


def phrase_text(parse: Parse, text: str, head: Token, *, floor: int = 0, of: bool = True) -> tuple[str, int, int]:
    """Give a noun phrase as written with its span: premodifiers, head and, with ``of``, one short "of" phrase."""
    first = parse.tokens[phrase_start(parse, head, floor=floor)]
    last = head
    if of:
        last = _end_with_of(parse, head)
    return text[first.start : last.end], first.start, last.end


def _end_with_of(parse: Parse, head: Token) -> Token:
    for i in parse.children[head.i]:
        token = parse.tokens[i]
        if token.dep == "prep" and token.text.lower() == "of" and i > head.i and i - head.i <= 2:
            inner = parse.child(token, "pobj")
            if inner and inner.is_noun and inner.i - head.i <= 5:
                return inner
    return head


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """Give the subject of a verb, climbing to the verb it is joined or subordinate to when it has none.

    A relative pronoun gives its antecedent; a personal pronoun is given as it is.
    """
    at, steps = verb, 0
    while steps < 6:
        steps += 1
        subject = parse.child(at, "nsubj", "nsubjpass", "csubj", "expl")
        if subject is not None:
            return antecedent(parse, subject, at)
        if at.dep in ("relcl", "acl") and parse.tokens[at.head].is_noun:
            return parse.tokens[at.head]
        if at.dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "aux", "auxpass", "prep", "dep", "advmod") and at.head != at.i:
            at = parse.tokens[at.head]
            continue
        return None
    return None


def antecedent(parse: Parse, token: Token, verb: Token) -> Token:
    """Give the noun that a relative pronoun stands for, else the token itself."""
    if token.tag in ("WDT", "WP", "IN") or (token.text.lower() == "that" and token.tag == "DT"):
        at, steps = verb, 0
        while at.dep not in ("relcl", "acl") and at.head != at.i and steps < 5:
            at, steps = parse.tokens[at.head], steps + 1
        if at.dep in ("relcl", "acl") and parse.tokens[at.head].is_noun:
            return parse.tokens[at.head]
    return token


def governor(parse: Parse, token: Token) -> Token | None:
    """Give the nearest verb above a token."""
    at, steps = token, 0
    while at.head != at.i and steps < 12:
        at, steps = parse.tokens[at.head], steps + 1
        if at.is_verb and at.dep not in ("aux", "auxpass"):
            return at
    return at if at.is_verb else None
