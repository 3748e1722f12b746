"""Who or what a clause is about: the verb above a word, its subject, and the noun a pronoun stands for."""

from __future__ import annotations

from extractors.figures.parse import Parse, Token

_CLIMBS = frozenset("conj xcomp advcl pcomp ccomp aux auxpass prep dep advmod acomp attr".split())
_THIRD = frozenset("it its they them their he him his she her".split())
_CLAUSE_STEPS = 6
_VERB_STEPS = 12


def find_verb(parse: Parse, token: Token) -> Token | None:
    """Give the nearest verb above a token."""
    at, steps = token, 0
    while at.head != at.i and steps < _VERB_STEPS:
        at, steps = parse.tokens[at.head], steps + 1
        if at.is_verb and at.dep not in ("aux", "auxpass"):
            return at
    return at if at.is_verb else None


def find_subject(parse: Parse, verb: Token) -> Token | None:
    """Give the subject of a verb, climbing to the verb it is joined or subordinate to when it has none.

    A relative pronoun gives its antecedent; a personal pronoun is given as it is. The object of a verb above is the
    subject of an infinitive: in "opened the valve to drain in 9 seconds" the valve drains.
    """
    at = verb
    for _ in range(_CLAUSE_STEPS):
        subject = parse.child(at, "nsubj", "nsubjpass", "csubj", "expl")
        if subject is not None:
            return find_antecedent(parse, subject, at)
        above = parse.tokens[at.head]
        if at.dep in ("relcl", "acl") and above.is_noun:
            return above
        if at.dep not in _CLIMBS or at.head == at.i:
            return None
        if at.dep in ("xcomp", "advcl", "ccomp") and _is_infinitive(parse, at) and parse.child(at, "dobj") is None:
            controlled = parse.child(above, "dobj")
            if controlled is not None and controlled.is_noun and controlled.i < at.i:
                return controlled
        at = above
    return None


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return any(parse.tokens[i].tag == "TO" for i in parse.children[verb.i])


def find_antecedent(parse: Parse, token: Token, verb: Token) -> Token:
    """Give the noun that a relative pronoun stands for, else the token itself."""
    if token.tag in ("WDT", "WP", "IN") or (token.text.lower() == "that" and token.tag == "DT"):
        before = parse.tokens[token.i - 1] if token.i else token
        if before.is_noun and token.tag != "IN":
            return before
        at = verb
        for _ in range(_CLAUSE_STEPS):
            if at.dep in ("relcl", "acl") or at.head == at.i:
                break
            at = parse.tokens[at.head]
        if at.dep in ("relcl", "acl") and parse.tokens[at.head].is_noun:
            return parse.tokens[at.head]
    return token


def find_referent(parse: Parse, pronoun: Token) -> Token | None:
    """Give the noun in the same sentence that a pronoun of the third person most likely stands for.

    That is the subject of a clause that begins before it: "the *firm* said it had 40 ships".
    """
    if pronoun.text.lower() not in _THIRD:
        return None
    own, word = pronoun.head, pronoun.text.lower()
    for token in parse.tokens[: pronoun.i]:
        if token.dep in ("nsubj", "nsubjpass") and token.head != own and token.is_noun and agrees(token.tag, word):
            return token
    return None


def agrees(tag: str, pronoun: str) -> bool:
    """Say whether a noun with a Penn tag may be what a pronoun in lower case stands for.

    >>> agrees("NNS", "it"), agrees("NNP", "she"), agrees("NN", "they")
    (False, True, False)
    """
    if pronoun in ("they", "them", "their"):
        return tag != "NN"
    return pronoun in _THIRD and tag in ("NN", "NNP")
