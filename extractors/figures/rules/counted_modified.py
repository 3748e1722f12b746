"""The noun that a number stands with: behind it, or under its "of"."""

from __future__ import annotations

from extractors.figures.parse import Token
from extractors.figures.phrases import is_pronoun
from extractors.figures.rules.counted_context import SILENT, Counted
from extractors.figures.rules.counted_place import Place
from extractors.figures.rules.counted_subjects import find_verb

_MODIFIES = frozenset("nummod amod compound nmod quantmod det advmod npadvmod poss dep appos".split())
_BETWEEN_TAGS = frozenset("JJ JJR JJS VBN VBG CD HYPH".split())
_BETWEEN_WORDS = frozenset(["-", "“", '"', "other", "such", "more", "‘", "'"])


def find_modified(place: Place) -> Counted | None:
    """Give the noun to the right that the number modifies: "about 300 *Russian mobilized men*"."""
    noun = _before_comma(place, _by_parse(place)) or _by_order(place)
    if not place.may_count(noun) or noun is None:
        return None
    return place.write(noun, "noun-after")


def _by_parse(place: Place) -> Token | None:
    tokens, last = place.parse.tokens, place.last
    for token in place.inside:
        head = tokens[token.head]
        if head.i <= last.i:
            continue
        if head.is_noun and token.dep in _MODIFIES:
            return climb(place, head)
        above = tokens[head.head]
        if (
            above.is_noun
            and above.i > last.i
            and head.dep in ("amod", "nummod", "compound", "quantmod")
            and not head.is_noun
        ):
            return climb(place, above)
    return None


def _before_comma(place: Place, noun: Token | None) -> Token | None:
    """Give the noun at the first comma where the parse has tied the number to a later item of a list."""
    if noun is None:
        return None
    tokens = place.parse.tokens
    commas = (t.i for t in tokens[place.last.i + 2 : noun.i] if t.tag == "," and tokens[t.i - 1].is_noun)
    first = next(commas, None)
    return noun if first is None else tokens[first - 1]


def _by_order(place: Place) -> Token | None:
    seen: Token | None = None
    for token in place.following(6):
        if token.is_noun and token.dep not in ("nsubj", "nsubjpass"):
            seen = token
        elif seen is not None:
            break
        elif token.tag == "CC":
            # "12 red and white boats", but not "12 and the boats".
            if token.i == place.last.i + 1:
                break
        elif token.tag not in _BETWEEN_TAGS and token.text not in _BETWEEN_WORDS:
            break
    return seen


def climb(place: Place, noun: Token) -> Token:
    """Go from a noun inside a compound to the head of the compound ("jets" from "Dreamliner")."""
    tokens = place.parse.tokens
    for _ in range(4):
        above = tokens[noun.head]
        joined = noun.dep in ("compound", "nmod", "amod") and above.is_noun and above.i > noun.i
        joined = joined and not any(t.tag in ("CC", ",") for t in tokens[noun.i : above.i])
        if not joined or place.is_taken(above.start, above.end):
            break
        noun = above
    after = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else None
    # Two nouns side by side under one head are a compound that the parse has missed: "Shahed-136 drones".
    if (
        after is not None
        and after.is_noun
        and after.dep == noun.dep
        and after.head == noun.head
        and after.dep == "pobj"
    ):
        return after
    return noun


def find_of(place: Place) -> Counted | None:
    """Give the noun under "of" or "in" behind the number: "hundreds of *soldiers*", "30 of the *Fortune 500*"."""
    following = place.following(2)
    if not following or following[0].text.lower() not in ("of", "in") or following[0].tag != "IN":
        return None
    of, parse = following[0], place.parse
    noun = parse.child(of, "pobj")
    if noun is None:
        return None
    if is_pronoun(noun):
        return _of_pronoun(place, noun)
    if noun.tag == "CD" and noun.i > of.i + 1 and parse.tokens[noun.i - 1].tag.startswith("NNP"):
        name = place.write(parse.tokens[noun.i - 1], "noun-of")
        return None if place.is_taken(noun.start, noun.end) else name
    if noun.is_noun:
        noun = climb(place, _nearest(place, of, noun))
    elif of.text.lower() == "in" or noun.tag not in ("JJ", "DT", "VBN"):
        return None
    if noun.is_noun and (not place.may_count(noun) or (of.text.lower() == "in" and noun.tag.startswith("NNP"))):
        return None
    return place.write(noun, "noun-of")


def _nearest(place: Place, of: Token, noun: Token) -> Token:
    """Give the noun right under "of" where another figure stands before the one the parse has there."""
    starts = [start for start, _ in place.context.taken if of.end < start < noun.start]
    between = [t for t in place.parse.tokens[of.i + 1 : noun.i] if starts and t.end <= starts[0]]
    if not between or between[-1].tag not in ("CC", ","):
        return noun
    return next((t for t in between if t.is_noun), noun)


def _of_pronoun(place: Place, pronoun: Token) -> Counted | None:
    """Read "nine of them", "nine of those" and, when nothing was counted yet, "nine of *those screened*"."""
    if (place.context.last is not None and place.context.count is not None) or pronoun.text.lower() != "those":
        return Counted(place.context.count.phrase, None, "partitive") if place.context.count else None
    if named := write_those(place, pronoun):
        return named
    return Counted(place.context.count.phrase, None, "partitive") if place.context.count else None


def write_those(place: Place, pronoun: Token) -> Counted | None:
    """Write "those" with what tells who they are: "*those screened*", "*those who wanted to go*"."""
    parse = place.parse
    clause = parse.child(pronoun, "relcl", "acl")
    if clause is None or pronoun.text.lower() != "those":
        return None
    end = min(parse.subtree(clause)[1], pronoun.i + 8)
    stop = next((t.i for t in parse.tokens[pronoun.i : end + 1] if t.tag in (",", ":", ".")), end + 1)
    last = parse.tokens[stop - 1]
    if place.is_taken(pronoun.start, last.end):
        return None
    return Counted(place.text[pronoun.start : last.end], (pronoun.start, last.end), "noun-those")


def find_multiplied(place: Place) -> Counted | None:
    """Give what is multiplied: "twice *his deputy's pay*", "triple the *limit*", "the *price of water* tripled"."""
    rule, following = place.quantity.rule, place.following(8)
    if not following:
        return None
    words = [t.text.lower() for t in following[:3]]
    many = rule == "multiple-twice" and words[:2] == ["as", "many"]
    if len(words) == 3 and words[0] == words[2] == "as":
        following = following[3:]
    if not following:
        return None
    if many or following[0].tag in ("DT", "PRP$", "NNP", "NN", "NNS"):
        noun = next((t for t in following if t.is_noun), None)
        noun = climb(place, noun) if noun is not None else None
        if noun is not None and place.may_count(noun):
            return place.write(noun, "multiple-of")
        if noun is not None and following[0].tag == "DT":
            return place.write(noun, "multiple-of") if place.is_generic(noun) else SILENT
    return None


def find_multiplied_verb(place: Place) -> Token | None:
    """Give the verb of a multiple: itself ("tripled") or the one above."""
    return place.inside[0] if place.inside[0].is_verb else find_verb(place.parse, place.inside[0])
