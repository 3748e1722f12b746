"""What kind of thing a name or a noun phrase is: a person, an organisation, a document, a group."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lexicon import SourceWords
from extractors.types import SourceKind, Span

_DOER = re.compile(r"\w{3,}(?:er|or|ist|ian|ant|friend|man|woman)")
_ROLE_TAIL = re.compile(r",|\s(?:of|at|for|from|in|on|with|and|to|based)\s")
_TRADE = re.compile(r"\w{3,}(?:ologist|icist|omist|onomer|etrist|iatrist|grapher|ographer|ecutor)")


def kind_of_name(name: str, words: SourceWords) -> SourceKind:
    """Tell a person's name from an organisation's by its words.

    Two to four plain capitalised words are a person; one in capitals, or with a word such as "Ministry", is not.
    """
    tokens = name.split()
    lowered = [part for t in tokens for part in t.lower().split("-")]
    if tokens[-1].lower() in ("poll", "polls", "index", "census"):
        return "document"
    if lowered[0] in words.given:
        return "organisation" if lowered[-1] in words.organisations and len(tokens) > 1 else "person"
    if len(tokens) == 1 and lowered[0] in words.titles:
        return "person"
    if any(t in words.organisations or t in words.documents for t in lowered) or any(
        t in ("of", "for", "on", "&", "the") for t in lowered
    ):
        return "organisation"
    if name.isupper():
        return "organisation"
    if lowered[0].strip(".") in words.titles and len(tokens) > 1:
        return "person"
    if lowered[-1] in words.groups:
        return "group"
    if lowered[0] in words.places or any(t.isupper() and len(t) > 2 for t in tokens):
        return "organisation"
    return "person" if 2 <= len(tokens) <= 4 else "organisation"


def kind_of_phrase(tokens: Sequence[str], words: SourceWords) -> SourceKind | None:
    """Tell the kind of a noun phrase, given by its lower-cased words up to its head, by the last that tells any."""
    for token in reversed(tokens):
        if token in words.groups:
            return "group"
        if token in words.organisations:
            return "organisation"
        if token in words.documents:
            return "document"
        if token in words.titles or _TRADE.fullmatch(token):
            return "person"
        if token.removesuffix("s") in words.titles:
            return "group"
    return None


def guess_kind(head: str) -> SourceKind:
    """Guess the kind of a noun that no list has: more than one is a group, who does something is a person.

    >>> guess_kind("bystanders"), guess_kind("tinkerer"), guess_kind("directorate")
    ('group', 'person', 'organisation')
    """
    if head.endswith("s") and not head.endswith("ss"):
        return "group"
    return "person" if _DOER.fullmatch(head) else "organisation"


def kind_of_role(description: str | None, words: SourceWords) -> SourceKind | None:
    """Tell a person from an organisation by what an article says of it, None when that does not tell.

    "insurer", "a London-based think tank", "governor of the Lipetsk region".
    """
    front = _ROLE_TAIL.split(description.lower(), maxsplit=1)[0].split() if description else []
    kind = kind_of_phrase(front[-1:], words)
    return kind if kind in ("person", "organisation") else None


def gender_of(name: str, words: SourceWords) -> str | None:
    """Give "he" or "she" when the name says so by its title or its given name, None when it does not.

    A name that is not in the lists says nothing.
    """
    first = name.split()[0].lower().strip(".") if name.split() else ""
    return next((pronoun for pronoun, held in words.gendered.items() if first in held), None)


def is_organisation(name: str, words: SourceWords) -> bool:
    """Say whether a name is surely an organisation's: an acronym, or with a word such as "Ministry" in it."""
    return name.isupper() or any(t.lower() in words.organisations for t in name.split())


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
