"""Say whether a figure is a rise or a fall, to it or by it."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.candidates.modifiers import LOOSE
from extractors.candidates.quantity import Quantity
from extractors.figures.parse import Parse
from extractors.lexicon import ChangeWords
from extractors.types import Change

_PHRASAL = re.compile(r"\b(\w+) (?:up|down) $")
_GAPPED = re.compile(r"[,;] (?:and |while )?[A-Z][\w.&' -]{1,40} (?:by )?")
_FROM_AFTER = re.compile(
    r",?\s(?:which is |it was |was |were )?(up|down|higher|lower)\s(?:sharply |slightly |from\b)", re.I
)
# "A thousand kronor now buys a night, up from 750": the clause is of the number before it.
_UP_FROM = re.compile(r"[^.;:\d$€£]{1,70},\s(up|down) from (?=[\d$€£]|[a-z]+[ -](?:hundred|thousand|million|billion))")
_TO_BEFORE = re.compile(
    rf"""
    \b(?:to|by)
    (?:[ ](?:
        {LOOSE}|a|an|the|as[ ]much[ ]as|as[ ]little[ ]as|up[ ]to|record|new|between|an[ ]estimated
    ))*\s?$
    """,
    re.VERBOSE | re.I,
)
_AFTER_NUMBER = re.compile(r"\s(higher|lower|up|down)\b(?! (?:than|from|the|to))", re.I)
# "39% (+2)", "12 seats (up 3)": in brackets behind a number, by how much it changed.
_STEP = re.compile(r"\((?:(?P<up>\+)|[-–−])")
_FROM = re.compile(r"\bfrom(?: (?!to\b)[a-z]+){0,2} $")
_SPREAD = re.compile(r"\b(?:pric|rang|var[yi]|span|stretch|anywhere|cost|start)\w* from(?: \w+){0,2} $", re.I)
_SINCE = re.compile(
    r"""
    (?:[ ][a-z]+)?                                      # the noun of the first number
    (?:[ ](?:in|on)[ ](?:[A-Z][a-z]+[ ]?)?(?:\d{1,4})?   # in 2018, in March, on Friday
      | [ ]last[ ]\w+ | [ ]an?[ ]\w+[ ](?:ago|before|earlier) )?
    ,?[ ]to[ ](?:\w+[ ]){0,2}
    """,
    re.X,
)
_BETWEEN_TO = re.compile(rf"\s?(?:,\s)?(?:in \w+ |last \w+ |on \w+ |a \w+ )?to(?: (?:{LOOSE}|a|a record))?\s?", re.I)


def find_change(
    text: str, parse: Parse, quantity: Quantity, previous: tuple[Quantity, Change | None] | None, words: ChangeWords
) -> Change | None:
    """Give "up", "down" or None for one quantity of a sentence; ``previous`` is the quantity before it with its change.

    "rose 8.4% to $212m": both up. "from $1.8m to $600,000" after "cut": the second down, the first none.
    """
    before = text[max(0, quantity.start - 48) : quantity.start]
    if _FROM.search(before) and not quantity.low:
        return None
    if beside := _beside(text, quantity):
        return "up" if beside == "+" else "down" if beside == "-" else words.adverbs.get(beside)
    if quantity.rule == "multiple-verb":
        return "down" if quantity.value is not None and quantity.value < 1 else "up"
    last = re.search(r"(?<![A-Za-z])([A-Za-z]++)(?: by)? $", before)
    if (
        last
        and last[1].lower() in ("up", "down")
        and quantity.kind not in ("duration", "age")
        and not ((verb := _PHRASAL.search(before)) and verb[1].lower() in words.phrasal)
    ):
        return words.adverbs[last[1].lower()]
    carried = previous and (_inherit(text, previous, quantity) or _go_from(text, previous[0], quantity))
    return carried or _by_parse(text, parse, quantity, words) or _by_words(before, quantity, words)


_LEVELS = frozenset(["percentage", "money", "measure", "count"])


def _beside(text: str, quantity: Quantity) -> str | None:
    """Give the sign of a step in brackets, "39% (+2)", or the adverb behind: "5%, up from 3%", "40 lower"."""
    step = _STEP.match(text, quantity.start - 1)
    if step and quantity.value is not None and quantity.value >= 0:
        return "+" if step["up"] else "-"
    found = _FROM_AFTER.match(text, quantity.end) if quantity.kind != "duration" else None
    if found is None and quantity.kind in _LEVELS:
        found = _UP_FROM.match(text, quantity.end) or _AFTER_NUMBER.match(text, quantity.end)
    return found[1].lower() if found else None


def _by_words(before: str, quantity: Quantity, words: ChangeWords) -> Change | None:
    """Read "decrease to" and "rise sharply by" right before the quantity, where the parse went astray."""
    found = re.search(
        rf"\b([a-z]+)(?: back| further| sharply| slightly| \w+ly)? (?:to|by)(?: (?:{LOOSE}|a|an|as much as))? ?$",
        before,
    )
    if found is None and _moves(quantity, words):
        found = re.search(r"\b([a-z]+) $", before)
    return words.verbs.get(found[1]) if found and quantity.kind not in ("duration", "age", "score") else None


def _moves(quantity: Quantity, words: ChangeWords) -> bool:
    """Say whether the unit is one that levels move by: percentages, points, pence, degrees."""
    return quantity.kind == "percentage" or (quantity.unit is not None and quantity.unit.name in words.moving)


def _inherit(text: str, previous: tuple[Quantity, Change | None], quantity: Quantity) -> Change | None:
    """Carry the change over "rose 12% to 300", "190 points, or 0.6%" and "rose from 5 to 9"."""
    last, change = previous
    if change is None:
        return None
    between = text[last.end : quantity.start]
    if _BETWEEN_TO.fullmatch(between) or (
        quantity.kind == last.kind == "percentage" and between.endswith(" by ") and _GAPPED.fullmatch(between)
    ):
        return change
    if (
        len(between) <= 24
        and re.fullmatch(r"(?: [a-z]+s?)?,?\s?(?:or|and|\()\s?(?:by )?", between)
        and last.kind in ("percentage", "measure", "count", "money")
    ):
        return change if ("or" in between or "(" in between) else None
    return None


def _go_from(text: str, last: Quantity, quantity: Quantity) -> Change | None:
    """Compare the two ends of "crept from 52.1% in 2018 to 53%"."""
    (before, one), (after, other) = _size(last), _size(quantity)
    if before is None or after is None or one != other:
        return None
    if not _FROM.search(text, max(0, last.start - 24), last.start) or _SPREAD.search(text, 0, last.start):
        return None
    if before == after or _SINCE.fullmatch(text, last.end, quantity.start) is None:
        return None
    return "up" if after > before else "down"


def _size(quantity: Quantity) -> tuple[Decimal | None, str | None]:
    """Give value and unit, pence as pounds."""
    name = quantity.unit.name if quantity.unit else None
    if name == "penny" and quantity.value is not None:
        return quantity.value / 100, "GBP"
    return quantity.value, name.split(" per ")[0] if name else None


def _by_parse(text: str, parse: Parse, quantity: Quantity, words: ChangeWords) -> Change | None:
    tokens = parse.over(*quantity.core)
    if not tokens or quantity.kind in ("age", "score"):
        return None
    inside = {t.i for t in tokens}
    top = next((t for t in reversed(tokens) if t.head not in inside or t.head == t.i), tokens[-1])
    to_or_by = bool(_TO_BEFORE.search(text, max(0, quantity.start - 40), quantity.start))
    head = parse.tokens[top.head]
    verb = head
    steps = 0
    while (
        not verb.is_verb
        and steps < 3
        and verb.head != verb.i
        and (verb.tag in ("IN", "TO", "RP", "RB") or (verb.i in inside))
    ):
        verb, steps = parse.tokens[verb.head], steps + 1
    if (
        head.is_noun
        and head.i > tokens[-1].i
        and head.dep in ("dobj", "npadvmod", "pobj", "attr")
        and quantity.kind == "count"
    ):
        verb = parse.tokens[head.head]
        if verb.tag in ("IN", "TO"):
            verb = parse.tokens[verb.head]
    direction = words.verbs.get(verb.text.lower()) if verb.is_verb else None
    if direction is None or (quantity.kind == "duration" and not to_or_by):
        return None
    if to_or_by:
        return direction
    preposition = head.tag in ("IN", "TO") and head.i < tokens[0].i
    if preposition:
        return None
    if verb.text.lower() in words.collecting and not _moves(quantity, words):
        return None
    if quantity.kind == "count" and quantity.unit is None and not to_or_by:
        return (
            direction
            if top.dep in ("npadvmod", "advmod", "dobj") and quantity.rule.startswith("digits") and not head.is_noun
            else None
        )
    if verb.i > tokens[-1].i and top.dep in ("nsubj", "nsubjpass"):
        return None
    return direction
