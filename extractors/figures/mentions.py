"""Resolve a mention to the fullest name the article gives; what cannot be resolved keeps its own words."""

from __future__ import annotations

import re
from itertools import islice

from extractors.figures.antecedents import Candidate, choose_among, find_candidates, is_body, is_placed
from extractors.figures.entities import Entity
from extractors.figures.kinds import cut_role, guess_kind, kind_of_phrase, tells_role
from extractors.figures.names import Name
from extractors.figures.owners import name_owner
from extractors.figures.pronouns import resolve_pronoun
from extractors.figures.speakers import Resolved, Scene, of_entity
from extractors.types import Span

_MOST_NAMES = 60
_REACH = 4000
_CAPITALISED = r"[A-Z](?:[\w’'&/-]|\.(?=\w)){0,60}+"
_NAMED = rf"(?:the )?{_CAPITALISED}(?: (?:for the |of the |of |for |and |the )?{_CAPITALISED})*"
_EMPTY = frozenset(
    "New Latest Recent Only One National Another Last This That Previous Earlier The Poll Survey Report".split()
)
_BROKEN = re.compile(r"\b(?:said|says|in an?|told|shows?|showed|found|is|was|are|were|has|had|and)\b")
_ALIKE = (("poll", "survey"), ("study", "paper", "research"))
_BEHIND_DOCUMENT = re.compile(r"\s(?:released|published|conducted|taken|out)\s.*$", re.S)
_OPENS = re.compile(r"^(?:The|An?|In|On|According to|But|And|From) ")


def resolve_definite(span: Span, head: str, scene: Scene, *, bare: bool) -> Resolved | None:
    """Resolve "the ministry" to the last name with the word in it, "the think tank" to the organisation before.

    A role ("the governor") is the person of whom the article says so; where two fit, nobody is taken. A noun that is
    not ``bare`` ("the grid operator") is taken only for what the article calls so.
    """
    for name in islice(scene.names.before(span.start), _MOST_NAMES):
        if span.start - name.span.end > _REACH:
            break
        if head in name.text.lower().split()[1:] and scene.names.entities[name.text].kind != "person":
            return of_entity(scene.names.entities[name.text], "definite-word")
    if head in scene.words.titles:
        return _resolve_role(span, head, scene)
    if head not in scene.words.generic:
        return None
    for name in islice(scene.names.before(span.start), _MOST_NAMES):
        entity = scene.names.entities[name.text]
        if entity.description and re.search(rf"\b{re.escape(head)}\b", entity.description) and entity.kind != "person":
            return of_entity(entity, "definite-described")
    return _resolve_generic(span, head, scene) if bare else None


def _resolve_generic(span: Span, head: str, scene: Scene) -> Resolved | None:
    """Resolve "the company" to the organisation that spoke just before, or to the one the article is about.

    It is found as what "it" would stand for, unless that is one spoken of without a name; in doubt nobody is taken.
    """
    fitting = [c for c in find_candidates(span, scene) if _may_mean(c, head, scene)]
    found = choose_among(fitting, "thing", span, scene)
    if found is None or not found.named:
        return None
    return Resolved(found.name, "organisation", found.description, "definite-antecedent")


def _may_mean(candidate: Candidate, head: str, scene: Scene) -> bool:
    """Say whether a noun may point to a candidate: a body, or another noun; the same one is whoever this is."""
    if not candidate.named:
        return candidate.name.split()[-1].lower() != head
    return is_body(candidate, scene) and _may_be(candidate.name, head, scene)


def _may_be(name: str, head: str, scene: Scene) -> bool:
    """Say whether an organisation may be called by a noun: a union is no company, a ministry no airline."""
    civic = any(t.lower() in scene.words.civic for t in name.split())
    return not civic or head in scene.words.civic or head in ("organisation", "organization", "group", "body", "agency")


def _resolve_role(span: Span, head: str, scene: Scene) -> Resolved | None:
    """Give the person whom the article calls so, unless it calls two so."""
    word = re.compile(rf"\b{re.escape(head)}\b", re.I)
    found: dict[str, Entity] = {}
    for name in islice(scene.names.before(span.start), _MOST_NAMES):
        entity = scene.names.entities[name.text]
        if entity.kind == "person" and entity.description and word.search(entity.description):
            found.setdefault(entity.name, entity)
    return of_entity(next(iter(found.values())), "definite-person") if len(found) == 1 else None


def find_earlier_phrase(span: Span, head: str, scene: Scene) -> str | None:
    """Give the fuller phrase that introduced "the poll": the last before it with the same head and a name in it."""
    alike = next((g for g in _ALIKE if head in g), (head,))
    noun = rf"(?i:{'|'.join(map(re.escape, alike))})"
    pattern = re.compile(
        rf"\b({_CAPITALISED}\s(?:(?:[\w’'&/-]|\.(?=\w)){{1,60}}+\s){{0,4}}?{noun}\b(?: (?:by"
        rf"|from|for|of) {_NAMED})?|{noun} (?:by|from|for) {_NAMED})"
    )
    last = None
    for found in pattern.finditer(scene.text, max(0, span.start - _REACH), span.start):
        last = _BEHIND_DOCUMENT.sub("", _OPENS.sub("", found[1]))
        named = any(w[0].isupper() for w in last.split() if w not in _EMPTY and w.lower() not in alike)
        if named and not _BROKEN.search(last):
            return last
    return None


_ARTICLE = re.compile(r"^(?:(?:by|from|with)\s+)?(?:(?:the|an?|this|that|these|those)\s+)?", re.I)
_BRACKETED = re.compile(r"\[[^\]]{0,300}+\]\s*+|(?:(?<!\s)\s++)?\([^)]{0,300}+\)")
_NAME_NEXT = re.compile(r",\s(?=[A-Z])?")
_SENTENCE = re.compile(r"[.?!\n]")
_LOOSE_END = re.compile(
    r"(?<!\s)\s++(?:[-–—]\s.*$|(?:of|by|for|from|in|at|on|and|the)$)|(?<![\s,;:(\[-])[\s,;:(\[-]++$", re.S
)
_WORD = re.compile(r"(?<![’'.&-])(?:[’'.&-]*+\w++)++")
_TAIL = re.compile(
    r"\s(?:of|from|by|in|on|at|for|with|who|which|that|released|published|conducted|familiar|said|to|about|into|across"
    r"|inside)\s.*$|,.*$",
    re.S,
)
_RELEASED = re.compile(r",?\s(?:released|published|out|taken|issued)\s.*$", re.S)
_PAIR = re.compile(r"\s(?:and|&)\s")
_CLAUSE = re.compile(r"\s(?:that|which|who|whose)\s.*$", re.S)
_APPOSING = ("the ", "a ", "an ")
_CLOSES = re.compile(r",(?! (?:and|or|but)\b)")
_INDEFINITE = ("a ", "an ", "one ", "another ", "some ")
_DEFINITE = ("the ", "its ", "this ", "that ", "his ", "her ", "their ")


def resolve_mention(span: Span, scene: Scene) -> Resolved:
    """Resolve the mention at ``span`` of the article."""
    pronoun = resolve_pronoun(span, scene, resolve_mention)
    if pronoun:
        return pronoun
    mention = span.of(scene.text).strip()
    bare = _LOOSE_END.sub("", _BRACKETED.sub("", mention).strip()) or mention
    known = scene.entity(_ARTICLE.sub("", bare))
    if known and not _is_common(bare, scene):
        return of_entity(known, "name")
    if role := _resolve_role_first(span, bare, scene):
        return role
    if apposed := _resolve_apposed(span, bare, scene):
        return apposed
    front, comma, behind = bare.partition(",")
    named = (
        scene.names.within(Span(span.start, min(span.end, span.start + len(mention.partition(",")[0]))))
        if comma
        else []
    )
    held = [n for n in named if _ends_with(front, n)]
    if held and (told := cut_role(behind, scene.words)):
        return _resolve_named(front, held, scene, told)
    return _resolve_phrase(span, front if held else bare, scene)


def _resolve_role_first(span: Span, bare: str, scene: Scene) -> Resolved | None:
    """Resolve "the regional governor, Ilya Morozenko" to the name behind the role, even one outside the mention."""
    comma = scene.text.find(", ", span.start, span.end)
    behind = (
        [n for n in scene.names.within(Span(comma + 2, span.end)) if n.span.start == comma + 2] if comma > 0 else []
    )
    if behind and (role := cut_role(_ARTICLE.sub("", bare.partition(",")[0]), scene.words)):
        return of_entity(scene.names.entities[behind[0].text], "name-behind", role)
    if "," in bare or not bare.lower().startswith(_DEFINITE):
        return None
    name = next(iter(scene.names.within(Span(span.end, span.end + 60))), None)
    if name is None or not _NAME_NEXT.fullmatch(scene.text[span.end : name.span.start]):
        return None
    role = cut_role(_ARTICLE.sub("", bare), scene.words)
    if role is None or scene.text[name.span.end : name.span.end + 1] != ",":
        return None
    return of_entity(scene.names.entities[name.text], "name-behind", role)


def _resolve_apposed(span: Span, bare: str, scene: Scene) -> Resolved | None:
    """Resolve "the rebel alliance that holds the north" between commas behind a name to that name.

    Not behind the name of a place ("In Orlo, the ministry, which …"), nor in a list.
    """
    if not bare.lower().startswith(_APPOSING) or not _CLOSES.match(scene.text, span.end):
        return None
    name = next(iter(scene.names.before(span.start)), None)
    if name is None or scene.text[name.span.end : span.start] != ", " or is_placed(name.span, scene.text):
        return None
    if any(n.text != name.text for n in scene.names.within(span)):
        return None
    return of_entity(scene.names.entities[name.text], "name-apposed", _CLAUSE.sub("", _ARTICLE.sub("", bare)))


def _is_common(bare: str, scene: Scene) -> bool:
    """Say whether a mention is one common noun that only begins a sentence: "Polls", "Rescuers"."""
    lowered, words = bare.lower(), scene.words
    return " " not in bare and not bare.isupper() and (lowered in words.documents or lowered in words.groups)


def _ends_with(phrase: str, name: Name) -> bool:
    return phrase.rstrip(" .’'s").endswith(name.text.rstrip(" .’'s"))


def _resolve_phrase(span: Span, bare: str, scene: Scene) -> Resolved:
    """Resolve a noun phrase by the names in it, by its head noun, or leave it as it is."""
    words = scene.words
    phrase = _ARTICLE.sub("", bare)
    core = _TAIL.sub("", phrase)
    tokens = _WORD.findall(core.lower())
    head = tokens[-1] if tokens else phrase.lower()
    inside = [n for n in scene.names.within(span) if n.text in bare]
    if not inside and words.is_anonymous(_to_sentence_end(span, scene.text)):
        return Resolved(phrase, "unnamed", None, "unnamed-words")
    if _PAIR.search(core) and len(inside) > 1 and (pair := _resolve_pair(core, inside, scene)):
        return pair
    if head in words.documents:
        return _resolve_document(span, phrase, core, inside, scene)
    held = [n for n in inside if _ends_with(core, n)]
    if held:
        return _resolve_named(core, held, scene, None)
    noun = kind_of_phrase(tokens, words)
    definite = bare.lower().startswith(_DEFINITE)
    if not inside and definite and noun in ("organisation", "person", None):
        alone = len(tokens) == 1 or core.lower() == "think tank"
        if found := resolve_definite(span, head, scene, bare=alone):
            return found
    if head == "group" and phrase.lower().startswith("group of "):
        noun = "group"
    elif phrase.startswith(('"', "“", "'", "‘")):
        noun = "document"
    elif noun is None:
        noun = "unnamed" if bare.lower().startswith(_INDEFINITE) else guess_kind(head)
    if noun == "person" and bare.lower().startswith(_INDEFINITE) and not inside:
        noun = "unnamed"
    return Resolved(name_owner(span, phrase, scene), noun, None, "as-written")


def _to_sentence_end(span: Span, text: str) -> str:
    """Give a mention with what follows it in its sentence, 60 code points at most."""
    return span.of(text) + _SENTENCE.split(text[span.end : span.end + 60], maxsplit=1)[0]


def _resolve_named(front: str, named: list[Name], scene: Scene, description: str | None) -> Resolved:
    """Give the bearer of the last name of a phrase, with the role that the phrase has before it."""
    entity = scene.names.entities[named[-1].text]
    title = _ARTICLE.sub("", front[: front.rfind(named[-1].text.split()[0])]).strip(" ,")
    plain = title.islower() or tells_role(title, scene.words)
    if entity.kind != "person" and title and not plain:
        return Resolved(_ARTICLE.sub("", front), entity.kind, description or entity.description, "name-of-phrase")
    return of_entity(entity, "name", description or _titled(entity, title, scene))


def _titled(entity: Entity, title: str, scene: Scene) -> str | None:
    """Give the role before a name unless the article says more of its bearer elsewhere."""
    if entity.description and len(entity.description) >= len(title):
        return None
    return title if title and tells_role(title, scene.words) and "(" not in title and '"' not in title else None


def _resolve_pair(core: str, inside: list[Name], scene: Scene) -> Resolved | None:
    """Resolve "Frank Newport and Jim Harter" to both names; an organisation's own "and" is left alone."""
    first, _, second = core.rpartition(" and ")
    left = next((n for n in inside if _ends_with(first, n)), None)
    right = next((n for n in inside if _ends_with(second, n)), None)
    if left is None or right is None:
        return None
    both = [scene.names.entities[n.text] for n in (left, right)]
    if any(e.kind != "person" for e in both):
        return Resolved(core, "group", None, "pair")
    return Resolved(" and ".join(e.name for e in both), "group", None, "pair")


def _resolve_document(span: Span, phrase: str, core: str, inside: list[Name], scene: Scene) -> Resolved:
    """Resolve a poll or a study to its fullest words, a statement or an estimate to who made it."""
    words = scene.words
    tokens = _WORD.findall(core.lower())
    if tokens[-1] in words.documents_kept or not inside:
        short = phrase.lower() == core.lower() and len(tokens) <= 2 and not inside
        earlier = find_earlier_phrase(span, tokens[-1], scene) if short else None
        named = name_owner(span, _RELEASED.sub("", phrase), scene)
        return Resolved(earlier or named, "document", None, "document-earlier" if earlier else "document")
    return of_entity(scene.names.entities[inside[-1].text], "document-of")
