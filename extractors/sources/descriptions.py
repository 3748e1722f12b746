"""What an article says of a name beside it, as in "Igor Artamonov, governor of Russia's Lipetsk region"."""

from __future__ import annotations

import re

from extractors.lexicon import SourceWords
from extractors.types import Span

_BEHIND = re.compile(r",\s([^,.;:()\"“”\n—]{3,110})(?=[,.;:)\n—]|$)")
_WORD = re.compile(r"(?<![’'-])(?:[’'-]*+\w++)++")
_RELATIVE = re.compile(r"^who (?:is|was|heads?|headed|leads?|led|runs?|ran|chairs?|directs?)\b")
_WHOSE = re.compile(r"^(?:his|her|its|their|our)\s", re.I)
_NO_ROLE = re.compile(
    r"(?:along|with|including|like|not|but|to|at|in|on|by|as|when|while|after|before|who|which|and|or|for|from)\b"
)
_CLAUSE = re.compile(r"(?<![\s,])[\s,]++(?:who|which|that)\s.*$", re.S)
_VERB = re.compile(r"\b(?:said|says|told|added|was|were|is|are|has|had|will|would|announced|reported|wrote)\b")
_OPENS = re.compile(r"^(?:an?|the|its|his|her|their|former|then|one|acting|deputy|chief|head|[a-z][\w’'-]*)\b")
_MOST_WORDS = 14
_REACH = 60
_BEFORE = re.compile(rf"((?:[\w’'&.-]{{1,{_REACH}}}+ ){{1,6}})$")


def describe_behind(text: str, span: Span, words: SourceWords) -> str | None:
    """Give what stands between commas behind a name, when it says who or what the bearer is."""
    found = _BEHIND.match(text, span.end, span.end + 120)
    return cut_role(found[1], words) if found else None


def cut_role(phrase: str, words: SourceWords) -> str | None:
    """Give what a phrase tells of somebody, without a relative clause behind it; None when it tells no role."""
    phrase = _WHOSE.sub("", phrase.strip(" ,\u00a0"))
    short = phrase if _RELATIVE.match(phrase) else _CLAUSE.sub("", phrase)
    return short if tells_role(short, words) else None


def tells_role(phrase: str, words: SourceWords) -> bool:
    """Say whether a phrase tells what somebody is: a role in it, and no sentence of its own."""
    tokens = [t.lower() for t in _WORD.findall(phrase)]
    if not tokens or len(tokens) > _MOST_WORDS:
        return False
    if _RELATIVE.match(phrase):
        return True
    if _VERB.search(phrase) or _NO_ROLE.match(phrase):
        return False
    role = any(
        t in words.titles or t in words.organisations or re.fullmatch(r"\w{3,}(?:ist|ologist|ian)", t) for t in tokens
    )
    last = _WORD.findall(phrase)[-1]
    ends = last.islower() and (last in words.titles or last in words.organisations)
    front = bool(_OPENS.match(phrase)) or ends or tokens[-1] in words.titles or tokens[0] in words.titles
    return role and front


def describe_before(text: str, span: Span, words: SourceWords) -> str | None:
    """Give the role right before a name: "Columbus Police spokesman Matt Harris", "Chancellor Olaf Scholz"."""
    found = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if not found:
        return None
    tokens = found[1].split()
    last = tokens[-1].lower().strip(".")
    if last not in words.titles and not (last == tokens[-1] and last in words.generic | words.firms):
        return None
    at = len(tokens) - 1
    while at and _belongs(tokens[at - 1], words):
        at -= 1
    while at < len(tokens) and tokens[at] in words.openers:
        at += 1
    return " ".join(tokens[at:]) or None


def _belongs(token: str, words: SourceWords) -> bool:
    lowered = token.lower()
    if token.endswith((".", ",")) and lowered.strip(".,") not in words.titles:
        return False
    return token[0].isupper() or lowered in words.titles or lowered in words.modest
