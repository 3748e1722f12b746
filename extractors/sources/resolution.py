"""Resolve a mention to the fullest name the article gives: pronouns, "the ministry", surnames, acronyms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.report import SourceKind
from extractors.sources.names import Entity, NameTable
from extractors.sources.speakers import SpeakerLog
from extractors.sources.words import SourceWords
from extractors.spans import Span

_PERSONAL = frozenset("he she him her his hers".split())
_NEUTRAL = frozenset("it its itself".split())
_PLURAL = frozenset("they them their".split())
_RELATIVE = frozenset("who which that whom whose".split())
_SPEAKER = frozenset("i we me us my our".split())
_DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|its|his|her|their|our|one|another|some|several|two|three|many|both|\[[^\]]*\])\s+", re.I)
_BRACKETED = re.compile(r"\[[^\]]*\]\s*|\s*\([^)]*\)")
_WORD = re.compile(r"[\w’'.&-]*\w")
_TAIL = re.compile(r"\s(?:of|from|by|in|on|at|for|with|who|which|that|released|published|conducted|familiar|said|to)\s.*$|,.*$", re.S)
_NEAR = 1200
"""Code points back that a pronoun or "the ministry" is resolved over."""
_CLOSE = 400
_GENERIC = frozenset(
    "agency company organisation organization group firm tank outlet institute newspaper paper retailer maker carmaker airline charity watchdog regulator broadcaster publisher network channel magazine site website".split()
)
"""Nouns that a later sentence calls any organisation by; "the union" needs a union."""
_UNNAMED = re.compile(r"\b(?:condition of anonymity|not (?:to be )?named|unnamed|anonymous(?:ly)?|familiar with|declined to be|asked not)\b", re.I)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The name a mention stands for, its kind and description, and the rule that resolved it."""

    name: str
    kind: SourceKind
    description: str | None
    rule: str


def resolve_mention(text: str, span: Span, table: NameTable, log: SpeakerLog, words: SourceWords) -> Resolved:
    """Resolve the mention at ``span``; ``log`` are the speakers of the article.

    What cannot be resolved keeps its own words, without an article at the front.
    """
    mention = span.of(text).strip()
    bare = _BRACKETED.sub("", mention).strip() or mention
    lowered = bare.lower()
    if lowered in _PERSONAL:
        return _resolve_person(text, span, table, log, words) or Resolved(mention, "person", None, "pronoun-open")
    if lowered in _NEUTRAL or lowered in _PLURAL:
        return _resolve_thing(span, table, log, words, plural=lowered in _PLURAL) or Resolved(mention, "group" if lowered in _PLURAL else "organisation", None, "pronoun-open")
    if lowered in _RELATIVE:
        before = next(iter(table.before(span.start)), None)
        if before and span.start - before.span.end < 60:
            return _of_entity(table.entities[before.text], "relative")
    if lowered in _SPEAKER:
        return Resolved(mention, "person", None, "speaker")
    return _resolve_phrase(text, span, bare, table, log, words)


def _of_entity(entity: Entity, rule: str, description: str | None = None) -> Resolved:
    return Resolved(entity.name, entity.kind, description or entity.description, rule)


def _resolve_person(text: str, span: Span, table: NameTable, log: SpeakerLog, words: SourceWords) -> Resolved | None:
    """Take the person who spoke last, unless another person was named since in the pronoun's own paragraph as its subject."""
    last = next((s for s in log.before(span.start, _NEAR) if s.kind == "person"), None)
    named = next((n for n in table.before(span.start) if table.entities[n.text].kind == "person" and span.start - n.span.end < _NEAR), None)
    if named is not None and _is_subject(text, named.span, words) and (last is None or named.span.start > last.span.start):
        return _of_entity(table.entities[named.text], "pronoun-named")
    if last is not None:
        return Resolved(last.name, "person", last.description, "pronoun-source")
    return _of_entity(table.entities[named.text], "pronoun-named") if named else None


def _is_subject(text: str, span: Span, words: SourceWords) -> bool:
    """Say whether a verb follows the name at once: it is what its sentence is about."""
    following = re.match(r"(?:,[^,.]{1,80},)?\s(\w+)", text[span.end : span.end + 110])
    return bool(following and (following[1] in words.cues or re.fullmatch(r"(?:is|was|has|had|will|would|can|could|did|does|also|\w+ed|\w+s)", following[1])))


def _resolve_thing(span: Span, table: NameTable, log: SpeakerLog, words: SourceWords, *, plural: bool) -> Resolved | None:
    kinds = ("group", "organisation") if plural else ("organisation", "document")
    last = next((s for s in log.before(span.start, _NEAR) if s.kind in kinds), None)
    if last is not None:
        return Resolved(last.name, last.kind, last.description, "pronoun-source")
    for named in table.before(span.start):
        if span.start - named.span.end > _CLOSE:
            break
        if not plural and is_organisation(table.entities[named.text], words):
            return _of_entity(table.entities[named.text], "pronoun-named")
    return None


def is_organisation(entity: Entity, words: SourceWords) -> bool:
    """Say whether a name is surely an organisation's: an acronym, or with a word such as "Ministry" in it."""
    tokens = entity.name.split()
    return entity.name.isupper() or any(t.lower() in words.organisations for t in tokens)


def _resolve_phrase(text: str, span: Span, bare: str, table: NameTable, log: SpeakerLog, words: SourceWords) -> Resolved:
    """Resolve a noun phrase by the names in it, by its head noun, or leave it as it is."""
    front, comma, behind = bare.partition(",")
    if comma and (named := table.within(Span(span.start, span.start + len(text[span.start : span.end].partition(",")[0])))):
        entity = table.entities[named[-1].text]
        return _of_entity(entity, "name-apposition", entity.description or behind.strip(" ,") or None)
    phrase = _DETERMINER.sub("", bare)
    core = _TAIL.sub("", phrase)
    tokens = _WORD.findall(core.lower())
    head = tokens[-1] if tokens else phrase.lower()
    inside = table.within(span)
    possessor = bool(re.search(r"['’]s\b", phrase))
    if _UNNAMED.search(text, span.start, min(len(text), span.end + 60)) and not inside:
        return Resolved(phrase, "unnamed", None, "unnamed-words")
    if head in words.documents_kept or (head in words.documents and not inside):
        if not inside and phrase.lower() == core.lower() and len(tokens) <= 2:
            earlier = _earlier_phrase(text, span, head, table)
            if earlier:
                return Resolved(earlier, "document", None, "document-earlier")
        return Resolved(phrase, "document", None, "document")
    persons = [n for n in inside if table.entities[n.text].kind == "person"]
    if inside and head in words.documents:
        return _of_entity(table.entities[inside[-1].text], "document-of")
    if persons and not possessor:
        entity = table.entities[persons[-1].text]
        title = text[span.start : persons[-1].span.start].strip(" ,")
        title = _DETERMINER.sub("", title + " ").strip()
        return _of_entity(entity, "name", title or None)
    if inside and not possessor and head.lower() == inside[-1].text.split()[-1].lower():
        entity = table.entities[inside[-1].text]
        kind = kind_of_phrase(tokens, words) or entity.kind
        return Resolved(entity.name if len(inside) == 1 else phrase, kind, entity.description, "name")
    noun = kind_of_phrase(tokens, words)
    if not inside and bare.lower().startswith(("the ", "its ", "this ", "that ")) and noun in ("organisation", "person", None):
        definite = _resolve_definite(span, head, table, log, words)
        if definite:
            return definite
    return Resolved(phrase, noun or ("organisation" if inside else "unnamed" if bare.lower().startswith(("a ", "an ", "one ")) else "group"), None, "as-written")


def kind_of_phrase(tokens: Sequence[str], words: SourceWords) -> SourceKind | None:
    """Tell the kind of a noun phrase by its last word that tells any."""
    for token in reversed(tokens):
        if token in words.groups:
            return "group"
        if token in words.organisations:
            return "organisation"
        if token in words.documents:
            return "document"
        if token in words.titles:
            return "person"
    return None


def _resolve_definite(span: Span, head: str, table: NameTable, log: SpeakerLog, words: SourceWords) -> Resolved | None:
    """Resolve "the ministry" to the name before that has the word in it, "the think tank" to the organisation before."""
    for name in table.before(span.start):
        if span.start - name.span.end > 4 * _NEAR:
            break
        if head in name.text.lower().split():
            return _of_entity(table.entities[name.text], "definite-word")
    if head in words.titles:
        people = [s for s in log.before(span.start, 4 * _NEAR) if s.kind == "person"]
        last = next((s for s in people if s.description and head in s.description.lower()), people[0] if people else None)
        return Resolved(last.name, "person", last.description, "definite-person") if last else None
    if head not in _GENERIC:
        return None
    last = next((s for s in log.before(span.start, _NEAR) if s.kind == "organisation"), None)
    if last:
        return Resolved(last.name, last.kind, last.description, "definite-source")
    for name in table.before(span.start):
        if span.start - name.span.end > _NEAR:
            break
        if table.entities[name.text].kind == "organisation" and len(name.text) > 2:
            return _of_entity(table.entities[name.text], "definite-near")
    return None


def _earlier_phrase(text: str, span: Span, head: str, table: NameTable) -> str | None:
    """Give the fuller phrase that introduced "the poll": the first before it with the same head and a name in it."""
    for found in re.finditer(rf"\b((?:[A-Z][\w’'&./-]*\s)(?:[\w’'&./-]+\s){{0,4}}?{re.escape(head)}\b(?: (?:by|from|for|of) (?:the )?[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*)*)?|{re.escape(head)} (?:by|from|for) (?:the )?[A-Z][\w’'&.-]*(?: (?:for the |of the |of |for |the )?[A-Z][\w’'&.-]*)*)", text[max(0, span.start - 4000) : span.start]):
        return re.sub(r"^(?:The|A|An|In|According to|But|And) ", "", found[1])
    return None
