"""Whose age a figure is: "Smith, 44,", "the 34-year-old driver", "she is 44"."""

from __future__ import annotations

import re

from extractors.figures.phrases import is_pronoun
from extractors.figures.rules.counted_context import Counted
from extractors.figures.rules.counted_measured import noun_behind
from extractors.figures.rules.counted_place import Place
from extractors.figures.rules.counted_subjects import find_subject, find_verb

_AGE_OF = re.compile(r"\bages? (?:of )?$", re.I)
_NAME_BEFORE = re.compile(r"((?!At\s)(?:[A-Z][\w'’.-]{0,40}+\s){0,9}[A-Z][\w'’-]{0,40}[a-z.]),?\s$")
_LONGEST_NAME = 200


def find_aged(place: Place) -> Counted | None:
    """Give the person or thing that has an age, "age" when nobody is named."""
    quantity, text = place.quantity, place.text
    if _AGE_OF.search(place.before(12)):
        return Counted("age", None, "age")
    named = _NAME_BEFORE.search(text, max(0, quantity.core[0] - _LONGEST_NAME), quantity.core[0])
    if named and quantity.rule in ("digits", "words") and not quantity.hyphened:
        return Counted(named[1], named.span(1), "age-name")
    # "is 34 years old" tells it of the subject, "34-year-old" of the noun behind.
    if quantity.hyphened and not (quantity.unit and "years" in quantity.unit.surface):
        noun = noun_behind(place)
        if noun is not None and place.may_count(noun) and text[quantity.end : quantity.end + 1] in (" ", "-"):
            return place.write(noun, "age-noun")
        if not text[quantity.end :].startswith((" year", "-year")):
            return Counted("age", None, "age")
    verb = find_verb(place.parse, place.top)
    subject = find_subject(place.parse, verb) if verb is not None else None
    if subject is not None and subject not in place.inside and not is_pronoun(subject) and place.may_count(subject):
        holder = place.write(subject, "age-subject").phrase
        first = holder if subject.tag.startswith("NNP") else holder[:1].lower() + holder[1:]
        return Counted(f"age of {first}", None, "age-subject")
    return Counted("age", None, "age")
