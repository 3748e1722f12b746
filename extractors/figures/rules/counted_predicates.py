"""What a verb tells of a figure under it: the object that is cut, the purpose of spending, the subject."""

from __future__ import annotations

import re

from extractors.figures.parse import Token
from extractors.figures.phrases import is_pronoun
from extractors.figures.rules.counted_context import Counted
from extractors.figures.rules.counted_modified import climb, find_multiplied_verb
from extractors.figures.rules.counted_place import Place
from extractors.figures.rules.counted_subjects import find_referent, find_subject, find_verb

# "the top 1 percent" is a group, not a share of the subject.
_RANK_BEFORE = re.compile(r"\b(?:top|bottom|richest|poorest|wealthiest)\s$", re.I)
_BEING = frozenset("is was 's are were be been being stays stayed gets got".split())


def find_predicated(place: Place) -> Counted | None:
    """Give what a quantity under a verb measures: the object that is cut, the purpose of spending, else the subject."""
    quantity, parse = place.quantity, place.parse
    verb = find_multiplied_verb(place) if quantity.kind == "multiple" else _governing(place)
    if verb is None:
        return None
    word = verb.text.lower()
    if quantity.kind == "percentage" and _RANK_BEFORE.search(place.before(12)):
        return None
    if quantity.kind == "duration" and word in place.words.sentence:
        return Counted("prison sentence", None, "verb-sentence")
    bare = quantity.kind in ("count", "score") and quantity.unit is None
    if bare and word not in place.words.level:
        return None
    if thing := _object(place, verb):
        return thing
    if quantity.kind == "money" and word in place.words.spending and (purpose := _purpose(place, verb)):
        return purpose
    if quantity.kind == "money" and word in place.words.giving and (recipient := _linked(place, verb, ("to", "into"))):
        return place.write(recipient, "verb-recipient")
    if verb.dep in ("acl", "relcl") and parse.child(verb, "nsubj", "nsubjpass") is None:
        return _claim(place, parse.tokens[verb.head], "verb-antecedent")
    return _subject(place, verb)


def _governing(place: Place) -> Token | None:
    return find_verb(place.parse, place.top)


def _object(place: Place, verb: Token) -> Counted | None:
    direct = place.parse.child(verb, "dobj")
    if direct is None or direct in place.inside or place.is_taken(direct.start, direct.end):
        return None
    direct = climb(place, direct)
    takes = verb.text.lower() in place.words.object
    below = _below(place, verb)
    beside = below.dep == "advmod" or (below.dep == "prep" and place.quantity.kind != "duration")
    if not place.may_count(direct) or not (takes or beside):
        return None
    # "hit the barrier at 120 km/h": the figure is the mover's, not the object's.
    if (
        not takes
        and place.quantity.kind == "measure"
        and place.quantity.unit
        and place.quantity.unit.name in place.words.dimension
    ):
        return None
    return place.write(direct, "verb-object")


def _below(place: Place, verb: Token) -> Token:
    at = place.top
    for _ in range(6):
        if at.head == verb.i or at.head == at.i:
            break
        at = place.parse.tokens[at.head]
    return at


def _purpose(place: Place, verb: Token) -> Counted | None:
    noun = _linked(place, verb, ("on", "for"))
    return place.write(noun, "verb-purpose") if noun is not None else None


def _linked(place: Place, verb: Token, links: tuple[str, ...]) -> Token | None:
    """Give the noun behind one of these prepositions after the figure, under the figure or its verb."""
    parse = place.parse
    under = [parse.tokens[i] for i in (*parse.children[verb.i], *parse.children[place.top.i]) if i > place.last.i]
    link = next((t for t in under if t.text.lower() in links and t.tag in ("IN", "TO")), None)
    noun = parse.child(link, "pobj") if link is not None else None
    return noun if place.may_count(noun) else None


def _subject(place: Place, verb: Token) -> Counted | None:
    subject = find_subject(place.parse, verb)
    if subject is None or subject in place.inside:
        return None
    low, high = place.parse.subtree(subject)
    # "the gap between the first two is a point": the figure is part of the subject.
    if (
        low <= place.inside[0].i <= high
        and place.quantity.unit is None
        and place.above.tag == "IN"
        and subject.i < place.inside[0].i
    ):
        return None
    if is_pronoun(subject):
        return _referred(place, subject)
    priced = place.quantity.kind == "money" and verb.text.lower() in place.words.level
    if priced and subject.text.lower() in ("shares", "stock", "stocks"):
        return Counted("share price", None, "verb-shares")
    return _claim(place, subject, "verb-subject")


def _claim(place: Place, noun: Token, rule: str) -> Counted | None:
    """Give the noun, or what it stands for when it is part of a figure or only a word for one."""
    last = place.context.last
    if place.is_taken(noun.start, noun.end):
        return Counted(last[1].phrase, None, "carried") if last is not None and last[1] is not None else None
    resolved = place.resolve(noun)
    if place.may_count(resolved) or resolved.tag == "VBG":
        return place.write(resolved, rule)
    if place.is_generic(noun):
        if place.quantity.unit is None and place.context.count is not None:
            return Counted(place.context.count.phrase, None, "elided-earlier")
        return place.write(noun, "verb-generic")
    return None


def _referred(place: Place, pronoun: Token) -> Counted | None:
    """Give what a pronoun stands for: a subject before it in the sentence, else what the sentence before is about."""
    unit, is_it = place.quantity.unit, pronoun.text.lower() == "it"
    if (
        is_it
        and unit is not None
        and unit.name in place.words.dimension
        and place.parse.tokens[pronoun.head].text.lower() in _BEING
    ):
        return None
    noun = find_referent(place.parse, pronoun)
    if noun is not None:
        return place.write(noun, "verb-referent") if place.may_count(noun) else None
    topic = place.context.topic
    if topic is None or not topic.agrees(pronoun.text.lower()):
        return None
    return Counted(topic.phrase, None, "verb-topic")


def find_dimension(place: Place) -> Counted | None:
    """Give what the unit measures for a figure that nothing has: "it was minus 5 degrees" tells the temperature."""
    unit = place.quantity.unit
    dimension = place.words.dimension.get(unit.name) if unit is not None else None
    return Counted(dimension, None, "dimension") if dimension else None
