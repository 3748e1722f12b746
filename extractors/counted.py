"""What a quantity counts or measures: the noun it stands with, or the noun that has that quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.parse import Parse, Token
from extractors.phrases import antecedent, governor, is_pronoun, phrase_text, subject_of
from extractors.quantities.amount import Quantity

_PARTITIVE = re.compile(r"\s(?:%s)?of (?:them|those|these|whom|which|us|you)\b" % r"(?:the )?", re.I)
_OF_AFTER = re.compile(r"\s?(?:\w+ )?(?:of|in) ", re.I)
_PEOPLE_VERBS = frozenset(
    """killed injured wounded arrested detained hurt dead missing died hospitalised hospitalized evacuated homeless displaced rescued
    stranded trapped infected charged convicted sentenced jailed freed released fired hired quarantined drowned shot stabbed
    executed deported abducted kidnapped held rearrested vaccinated tested unemployed employed laid sacked feared""".split()
)
_GENERIC = frozenset("total number amount average maximum minimum figure value level sum rate majority rest others other".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """The phrase that is counted or measured, as written where it stands in the sentence, and the rule that chose it.

    ``span`` is in the sentence's offsets, None when the phrase was put together or taken from elsewhere.
    """

    phrase: str
    span: tuple[int, int] | None
    rule: str


def find_counted(text: str, parse: Parse, quantity: Quantity, earlier: Counted | None) -> Counted | None:
    """Give what a quantity of a parsed sentence counts; ``earlier`` is what the count before it counted.

    A count takes the noun it modifies ("about 300 *Russian mobilized men*"); an elided head is filled in from the count
    before or, with a verb of harm, is people. A measure takes the noun that has the quantity ("*prison sentence*").
    """
    inside = parse.over(*quantity.core)
    if not inside:
        return None
    if quantity.kind in ("count", "ratio", "multiple", "score"):
        return _of_count(text, parse, quantity, inside, earlier)
    return find_measured(text, parse, quantity, inside) or _fallback(text, parse, quantity, inside)


def _phrase(text: str, parse: Parse, head: Token, rule: str, *, floor: int = 0, of: bool = True) -> Counted:
    phrase, start, end = phrase_text(parse, text, head, floor=floor, of=of)
    return Counted(phrase, (start, end), rule)


def _of_count(text: str, parse: Parse, quantity: Quantity, inside: list[Token], earlier: Counted | None) -> Counted | None:
    last = inside[-1]
    if noun := noun_after(parse, inside):
        return _phrase(text, parse, noun, "noun-after", floor=last.i + 1)
    following = text[quantity.core[1] : quantity.core[1] + 24]
    if earlier and _PARTITIVE.match(following):
        return Counted(earlier.phrase, None, "partitive")
    if (of := _prep_after(parse, inside, "of", "in")) and (noun := parse.child(of, "pobj")):
        if is_pronoun(noun) and earlier:
            return Counted(earlier.phrase, None, "partitive")
        if noun.is_noun or noun.tag in ("JJ", "DT", "PRP"):
            return _phrase(text, parse, noun, "noun-of")
    if quantity.kind == "multiple":
        return _of_multiple(text, parse, quantity, inside)
    return _elided(text, parse, quantity, inside, earlier)


def noun_after(parse: Parse, inside: list[Token]) -> Token | None:
    """Give the noun to the right that the number modifies, by the parse or, failing that, by the words that follow."""
    last = inside[-1]
    for token in inside:
        head = parse.tokens[token.head]
        if head.i > last.i and head.is_noun and token.dep in ("nummod", "amod", "compound", "nmod", "quantmod", "det", "advmod", "npadvmod", "poss", "dep", "appos"):
            return _climb(parse, head)
        if head.i > last.i and head.is_noun is False and parse.tokens[head.head].is_noun and parse.tokens[head.head].i > last.i and head.dep in ("amod", "nummod", "compound", "quantmod"):
            return _climb(parse, parse.tokens[head.head])
    at = last.i + 1
    seen: Token | None = None
    while at < len(parse.tokens) and at <= last.i + 6:
        token = parse.tokens[at]
        if token.is_noun:
            seen = token
        elif seen is not None or not (token.tag in ("JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH") or token.text in ("-", "“", '"', "other", "such", "more") or (token.tag == "CC" and at > last.i + 1)):
            break
        at += 1
    return seen


def _climb(parse: Parse, noun: Token) -> Token:
    """Go from a noun inside a compound to the head of the compound ("jets" from "Dreamliner")."""
    steps = 0
    while noun.dep in ("compound", "nmod", "amod") and parse.tokens[noun.head].is_noun and noun.head > noun.i and steps < 4:
        noun, steps = parse.tokens[noun.head], steps + 1
    return noun


def _prep_after(parse: Parse, inside: list[Token], *words: str) -> Token | None:
    last = inside[-1]
    following = parse.tokens[last.i + 1] if last.i + 1 < len(parse.tokens) else None
    if following and following.text.lower() in words and following.tag == "IN":
        return following
    return None


def _of_multiple(text: str, parse: Parse, quantity: Quantity, inside: list[Token]) -> Counted | None:
    verb = governor(parse, inside[0]) if not inside[0].is_verb else inside[0]
    after = parse.tokens[inside[-1].i + 1 : inside[-1].i + 8]
    if quantity.rule in ("multiple-twice",) or (quantity.rule == "multiple-verb" and after and after[0].tag in ("DT", "PRP$")):
        noun = next((t for t in after if t.is_noun), None)
        if noun:
            return _phrase(text, parse, _climb(parse, noun), "multiple-of")
    subject = subject_of(parse, verb) if verb else None
    if subject and subject.is_noun:
        return _phrase(text, parse, subject, "multiple-subject")
    return None


def _elided(text: str, parse: Parse, quantity: Quantity, inside: list[Token], earlier: Counted | None) -> Counted | None:
    """Fill in the head that a bare number leaves out."""
    last = inside[-1]
    top = next((t for t in reversed(inside) if not any(t.head == u.i for u in inside if u is not t)), last)
    following = parse.tokens[last.i + 1 : last.i + 5]
    state = next((t for t in following if t.text.lower() in _PEOPLE_VERBS), None)
    if state is not None and all(t.tag in ("VBD", "VBP", "VBZ", "VB", "VBN", "RB", "MD", "JJ", "RP") for t in following[: following.index(state)]):
        noun = earlier.phrase.split()[-1] if earlier and earlier.rule in ("noun-after", "elided-state") and not earlier.phrase[:1].isdigit() else "people"
        noun = noun if noun.lower() not in _PEOPLE_VERBS else "people"
        return Counted(f"{noun} {state.text}", None, "elided-state")
    verb = parse.tokens[top.head] if parse.tokens[top.head].is_verb else governor(parse, top)
    if top.dep in ("nsubj", "nsubjpass") and verb is not None:
        predicate = parse.child(verb, "attr")
        if predicate and predicate.is_noun:
            return _phrase(text, parse, predicate, "elided-predicate")
        if earlier:
            return Counted(earlier.phrase, None, "elided-earlier")
        if verb.text.lower() in _PEOPLE_VERBS:
            return Counted("people", None, "elided-people")
    measured = find_measured(text, parse, quantity, inside)
    if measured:
        return measured
    return Counted(earlier.phrase, None, "elided-earlier") if earlier else _fallback(text, parse, quantity, inside)


def find_measured(text: str, parse: Parse, quantity: Quantity, inside: list[Token]) -> Counted | None:
    """Give the noun that has a quantity: the one it modifies, its "of", or the one before "of", "at", "to", "by"."""
    ids = {t.i for t in inside}
    last = inside[-1]
    top = next((t for t in inside if t.head not in ids or t.head == t.i), inside[0])
    if quantity.kind == "age" and (named := _named_age(text, parse, quantity, inside)):
        return named
    head = parse.tokens[top.head]
    if head.i > last.i and head.is_noun and top.dep in ("compound", "nummod", "amod", "nmod", "npadvmod", "poss", "dep"):
        return _phrase(text, parse, _climb(parse, head), "measure-noun", floor=last.i + 1)
    if quantity.hyphened and (noun := noun_after(parse, inside)):
        return _phrase(text, parse, noun, "measure-noun", floor=last.i + 1)
    if (of := _prep_after(parse, inside, *(("of", "in", "for", "worth") if quantity.kind != "duration" else ("of", "in")))) and (noun := parse.child(of, "pobj")):
        if noun.is_noun and (of.text.lower() == "of" or quantity.kind != "percentage") and noun.tag != "CD" and not re.fullmatch(r"(?:19|20)\d\d|[A-Z]\w+day", noun.text):
            return _phrase(text, parse, noun, f"measure-{of.text.lower()}")
    if quantity.kind in ("money", "percentage") and (noun := noun_right_after(parse, last)):
        return _phrase(text, parse, noun, "measure-noun", floor=last.i + 1)
    at, steps = top, 0
    while at.head != at.i and steps < 4:
        above = parse.tokens[at.head]
        if above.tag in ("IN", "TO", "RP") and above.i < inside[0].i:
            holder = parse.tokens[above.head]
            if holder.is_noun and holder.i not in ids and holder.i < above.i:
                return _phrase(text, parse, holder, f"measure-before-{above.text.lower()}")
        elif above.is_noun and above.i < inside[0].i and at.dep in ("appos", "nummod", "npadvmod", "prep"):
            return _phrase(text, parse, above, "measure-apposition")
        elif above.is_verb:
            return _of_verb(text, parse, quantity, at, above)
        at, steps = above, steps + 1
    return None


def noun_right_after(parse: Parse, last: Token) -> Token | None:
    """Give the head of the nouns that follow at once: "$70,000 *bond*", "49% *stake*"."""
    at, seen = last.i + 1, None
    while at < len(parse.tokens) and at <= last.i + 5:
        token = parse.tokens[at]
        if token.is_noun and token.dep != "nsubj":
            seen = token
        elif seen is not None or token.tag not in ("JJ", "VBN", "HYPH") or token.text.lower() in ("more", "less", "last", "next", "higher", "lower"):
            break
        at += 1
    return seen


_SPENDING = frozenset("spend spent spends spending pay paid pays paying give gave gives donate donated contribute invest invested cost fine fined award awarded offer offered".split())
_OBJECT_FIRST = frozenset(
    """cut cuts raise raised raises raising lower lowered reduce reduced increase increased put puts estimate estimated value valued price priced
    bring brought take took push pushed lift lifted slash slashed trim trimmed hike hiked boost boosted expand keep kept set sell sold buy bought
    sell purchase purchased offer offered fine fined sentence sentenced grow complete completed""".split()
)


def _of_verb(text: str, parse: Parse, quantity: Quantity, below: Token, verb: Token) -> Counted | None:
    """Give what a quantity under a verb measures: the object that is cut, the purpose of spending, else the subject."""
    word = verb.text.lower()
    if word in ("sentenced", "jailed", "imprisoned", "convicted") and quantity.kind == "duration":
        return Counted("prison sentence", None, "verb-sentence")
    if word in ("fined",) and quantity.kind == "money":
        return Counted("fine", None, "verb-fine")
    direct = parse.child(verb, "dobj")
    if direct is not None and direct.i != below.i and direct.is_noun and (word in _OBJECT_FIRST or below.dep in ("prep", "advmod")) and not direct.tag.startswith("CD"):
        return _phrase(text, parse, direct, "verb-object")
    if word in _SPENDING and quantity.kind == "money":
        purpose = next((parse.tokens[i] for i in parse.children[verb.i] if parse.tokens[i].text.lower() in ("on", "for") and i > below.i), None)
        purpose = purpose or next((parse.tokens[i] for i in parse.children[below.i] if parse.tokens[i].text.lower() in ("on", "for")), None)
        noun = parse.child(purpose, "pobj") if purpose else None
        if noun and noun.is_noun:
            return _phrase(text, parse, noun, "verb-purpose")
    if verb.dep in ("acl", "relcl") and parse.tokens[verb.head].is_noun and parse.child(verb, "nsubj", "nsubjpass") is None:
        return _phrase(text, parse, parse.tokens[verb.head], "verb-antecedent")
    subject = subject_of(parse, verb)
    if subject is not None and subject.is_noun and subject.i != below.i:
        return _phrase(text, parse, subject, "verb-subject")
    return None


def _named_age(text: str, parse: Parse, quantity: Quantity, inside: list[Token]) -> Counted | None:
    """Give the person before "Smith, 44," or after "34-year-old"."""
    before = re.search(r"((?:[A-Z][\w'.-]*\s)*[A-Z][\w'-]*[a-z.]),?\s$", text[: quantity.core[0]])
    if before and quantity.rule in ("digits", "words") and not quantity.hyphened:
        return Counted(before[1], before.span(1), "age-name")
    if quantity.hyphened and (noun := noun_right_after(parse, inside[-1])):
        return _phrase(text, parse, noun, "age-noun", floor=inside[-1].i + 1)
    verb = governor(parse, inside[0])
    subject = subject_of(parse, verb) if verb else None
    if subject and subject.is_noun and subject.i not in {t.i for t in inside}:
        return _phrase(text, parse, subject, "age-subject")
    return Counted("age", None, "age")


def _fallback(text: str, parse: Parse, quantity: Quantity, inside: list[Token]) -> Counted | None:
    """Give the subject of the clause, the best guess for a quantity that nothing nearer claims."""
    verb = governor(parse, inside[0])
    subject = subject_of(parse, verb) if verb else None
    if subject is not None and subject.is_noun and subject.i not in {t.i for t in inside}:
        return _phrase(text, parse, antecedent(parse, subject, verb) if verb else subject, "fallback-subject")
    return None
