"""The noun that has a measure: the one it modifies, the one under its "of", the one before "of", "at", "to", "by"."""

from __future__ import annotations

import re

from extractors.figures.parse import Token
from extractors.figures.phrases import is_pronoun, phrase_start
from extractors.figures.rules.counted_context import Counted
from extractors.figures.rules.counted_modified import climb, write_those
from extractors.figures.rules.counted_place import Place

_MODIFIES = frozenset("compound nummod amod nmod npadvmod poss dep".split())
_TOO_GREAT = frozenset("more less last next higher lower off earlier later old long wide high tall deep".split())
_COUNT_LINKS = {"words-digits": ("of", "at", "in")}
_ASIDE = re.compile(r"\s?\([^()]{1,24}\)\s")


def find_noun(place: Place) -> Counted | None:
    """Give the noun behind that the measure modifies: "a $40 million *deal*", "a 49% *stake*", "a 1,000-km *front*"."""
    head = place.above
    if head.i > place.last.i and head.is_noun and place.top.dep in _MODIFIES:
        noun = climb(place, head)
        joined = place.quantity.hyphened and not place.is_taken(noun.start, noun.end)
        if (joined or place.may_count(noun)) and not _is_far(place, noun):
            return place.write(noun, "measure-noun")
    noun_at_once = noun_behind(place)
    if noun_at_once is not None and place.may_count(noun_at_once):
        return place.write(noun_at_once, "measure-noun")
    return None


def _is_far(place: Place, noun: Token) -> bool:
    """Say whether a mark or a joining word stands between the measure and a noun."""
    between = place.parse.tokens[place.last.i + 1 : noun.i]
    return (
        any(t.tag in (",", ":", "CC", "-RRB-", "IN") and not place.is_taken(t.start, t.end) for t in between[:1])
        or len(between) > 8
    )


def noun_behind(place: Place) -> Token | None:
    """Give the head of the nouns that follow at once: "$70,000 *bond*", "12-foot-long, 400-pound *alligator*"."""
    seen: Token | None = None
    for token in place.following(8 if place.quantity.hyphened else 5):
        taken = place.is_taken(token.start, token.end)
        if token.is_noun and (place.quantity.hyphened or token.dep not in ("nsubj", "nsubjpass")) and not taken:
            seen = token
        elif seen is not None or not _goes_on(place, token, taken=taken):
            break
    return seen


def _goes_on(place: Place, token: Token, *, taken: bool) -> bool:
    """Say whether a word may stand between a measure and its noun; after a hyphen so may other measures."""
    if place.quantity.hyphened:
        return taken or token.tag in ("JJ", "VBN", "VBG", "HYPH", "CD", ",", "RB")
    return token.tag in ("JJ", "VBN", "HYPH") and token.text.lower() not in _TOO_GREAT


def find_content(place: Place) -> Counted | None:
    """Give what the measure is of: "40 litres of *diesel*", "15 years in *prison*", "$5m for *repairs*"."""
    following = place.following(2)
    if aside := _ASIDE.match(place.text, place.quantity.end):
        following = tuple(t for t in place.following(12) if t.start >= aside.end())[:2]
    for token in following:
        if token.text.lower() in ("of", "in", "for", "worth", "off") and token.tag in ("IN", "JJ", "RP"):
            return _under(place, token)
        if token.text.lower() not in ("more", "worth", "less"):
            break
    return None


def _under(place: Place, link: Token) -> Counted | None:
    word, kind = link.text.lower(), place.quantity.kind
    if (word == "for" and kind != "money") or (word == "in" and kind == "percentage"):
        return None
    noun = place.parse.child(link, "pobj")
    if noun is not None and noun.tag == "DT" and (inner := place.parse.child(noun, "prep")) is not None:
        noun = place.parse.child(inner, "pobj")
    if noun is None or is_pronoun(noun):
        return write_those(place, noun) if noun is not None else None
    noun = climb(place, noun)
    noun = place.resolve(noun)
    if word == "in" and not _is_matter(place, link, noun):
        return None
    if noun.tag.startswith("NN") and place.may_count(noun):
        return place.write(noun, f"measure-{word}")
    if (
        word == "of"
        and noun.tag == "CD"
        and noun.i > link.i + 1
        and place.parse.tokens[noun.i - 1].tag.startswith("NNP")
    ):
        return place.write(place.parse.tokens[noun.i - 1], "measure-of")
    return None


def _is_matter(place: Place, link: Token, noun: Token) -> bool:
    """Say whether "in" tells the matter ("$1bn in gains"), not the place or the date ("$1bn in Kenya")."""
    return not noun.tag.startswith("NNP") and place.parse.tokens[link.i + 1].tag not in ("DT", "PRP$", "CD")


def find_before(place: Place) -> Counted | None:
    """Give the noun before the measure: "*revenue* of $1.9bn", "at *speeds* up to 50 km/h", "cocaine worth €1m"."""
    parse = place.parse
    if scale := _scale_before(place):
        return scale
    at = place.top
    for _ in range(4):
        above = parse.tokens[at.head]
        if above.i == at.i or above.is_verb:
            return None
        if (above.tag in ("IN", "TO", "RP") or above.text.lower() == "worth") and above.i < place.inside[0].i:
            holder = place.resolve(parse.tokens[above.head])
            if place.quantity.kind in ("count", "score", "ratio") and above.text.lower() not in _COUNT_LINKS.get(
                place.quantity.rule, ("of", "at")
            ):
                return None
            if holder.is_noun and holder.i < above.i and holder not in place.inside:
                if above.text.lower() in ("from", "to") and holder.text.lower() in place.words.change:
                    return _through(place, holder, level=True)
                if place.may_count(holder):
                    return _whole_name(place, holder, f"measure-before-{above.text.lower()}")
                return None if holder.text.lower() in place.words.time else _through(place, holder)
        elif (
            above.is_noun and above.i < place.inside[0].i and at.dep in ("appos", "nummod", "npadvmod", "prep", "amod")
        ):
            return place.write(above, "measure-apposition") if place.may_count(above) else _through(place, above)
        at = above
    return None


def _through(place: Place, holder: Token, *, level: bool = False) -> Counted | None:
    """Give what the figure before counts, where a later one is tied to its unit or to a change from its ``level``."""
    last = place.context.last
    if last is None or last[1] is None or last[0].kind != place.quantity.kind:
        return None
    if not level and not place.is_taken(holder.start, holder.end):
        return None
    return Counted(last[1].phrase, None, "carried")


def _scale_before(place: Place) -> Counted | None:
    """Read "speeds at up to 50 km/h" and "cocaine worth €110m", whatever the parse has made of them."""
    first = next((t for t in place.parse.tokens if t.end > place.quantity.start), place.inside[0])
    at = min(first.i, place.inside[0].i) - 1
    tokens = place.parse.tokens
    while at > 0 and (
        tokens[at].tag in ("RB", "JJR", "$", "DT", "RBR") or tokens[at].text.lower() in ("up", "to", "about", "than")
    ):
        at -= 1
    if at < 1:
        return None
    link, noun = tokens[at], tokens[at - 1]
    if link.text.lower() in place.words.scale and place.may_count(link):
        return _whole_name(place, link, "measure-before-at")
    if not place.may_count(noun):
        return None
    word = link.text.lower()
    if word == "worth":
        return place.write(noun, "measure-worth")
    if word == "of" or (word == "at" and noun.text.lower() in place.words.scale):
        return _whole_name(place, noun, f"measure-before-{word}")
    return None


def _whole_name(place: Place, holder: Token, rule: str) -> Counted:
    """Write a noun with the one it stands under: "*margin of error* of 4 points", "a *family* of five"."""
    if holder.text.lower() in place.words.members and rule.endswith("-of") and place.quantity.unit is None:
        return Counted(f"{holder.text} members", None, "members-of")
    above = place.parse.tokens[holder.head]
    outer = place.parse.tokens[above.head]
    if (
        holder.dep == "pobj"
        and above.text.lower() == "of"
        and outer.is_noun
        and place.may_count(outer)
        and outer.i == above.i - 1
    ):
        first = place.parse.tokens[phrase_start(place.parse, outer)]
        if not place.is_taken(first.start, holder.end):
            return Counted(place.text[first.start : holder.end], (first.start, holder.end), rule)
    return place.write(holder, rule)
