"""What of a mention can speak: a noun phrase, no clause and nobody."""

from __future__ import annotations

import re

from extractors.figures.parse import Parse, Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
_RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
_NOBODY = frozenset(("nobody", "no", "none", "neither"))
_COLON = re.compile(r"\s?:")


def read_nominal(parse: Parse, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the part of the mention ``[start, end)`` of a sentence that can assert something, None for nothing of it.

    What breaks off in a clause is cut before its verb ("Moss Says She'll Go" is Moss). A clause that ends in a colon is
    what the rest spells out ("Twelve people were hurt: …"), and "nobody at the ministry" says nothing.
    """
    tokens = parse.over(start, end)
    verb = next((t for t in tokens if t.tag in _FINITE and not _is_relative(parse, t, tokens)), None)
    if _names_nobody(tokens) or (verb and _COLON.match(text, end)):
        return None
    if verb is None or not tokens[-1].is_verb:
        return start, end
    before = [t for t in tokens if t.i < verb.i]
    return (start, before[-1].end) if any(t.is_noun or t.tag == "PRP" for t in before) else None


def _names_nobody(tokens: list[Token]) -> bool:
    """Say whether a mention is of nobody; "No 10" is an office."""
    numbered = any(t.text[:1].isdigit() for t in tokens[1:3])
    return bool(tokens) and tokens[0].text.lower() in _NOBODY and not numbered


def _is_relative(parse: Parse, verb: Token, tokens: list[Token]) -> bool:
    """Say whether a verb belongs to a noun of the mention ("officials who asked"), or has no subject in it."""
    between = [t for t in tokens if t.i < verb.i]
    return any(t.tag in _RELATIVE for t in between) or not any(
        t.dep in _SUBJECTS and parse.tokens[t.head].i >= verb.i for t in between
    )
