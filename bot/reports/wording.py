"""What is known of a figure, in an editor's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.reports.shown import fold
from extractors import Figure, Source

_RELATIONS = {"~": "about", ">=": "at least", "<=": "up to", ">": "more than", "<": "less than"}
# A number of more digits than this is no easier to read written out.
_MOST_DIGITS = 30
_DIGITS = re.compile(r"\d+(?:[,.\u00a0\u2009\u202f ]?\d+)*")
_MIGHT = re.compile(r"(?:could|may|might|would|should)\b", re.I)
_ARTICLE = re.compile(r"(?:the|an?)\s", re.I)
# "an official", but not "a person familiar with the matter", which says it already.
_SOMEBODY = re.compile(r"(?:an?|one)\s((?!unnamed|anonymous)[^,]{1,60})$", re.I)
_LONG_ROLE = re.compile(r"^(?:an?|the|who)\b|,|['’]s?\s|\b(?:of|at|for|from|in|on|with|and|to)\b", re.I)
# "authority's engineer" lost its article with the name; "Harcourt's lawyer" never had one.
_OWNED = re.compile(r"[a-z][\w-]*['’]s?\s")


def describe_figure(figure: Figure) -> str:
    """Say what kind of figure it is, where it stands, what bounds it and how it moves, as in ``money · up``.

    A bound that the figure's own words name already is not said again.
    """
    words: list[str] = [figure.kind]
    if figure.part != "body":
        words.append(f"in the {figure.part}")
    bound = _RELATIONS.get(figure.relation)
    if bound and bound not in figure.text.casefold():
        words.append(bound)
    if figure.change:
        words.append(figure.change)
    return " · ".join(words)


def say_relation(figure: Figure) -> str:
    """Say in words what bounds a figure; "is" for one that stands for itself."""
    return _RELATIONS.get(figure.relation, "is")


def read_out(figure: Figure) -> str | None:
    """Give the number in digits with its unit, or None when the figure is written just so already."""
    numbers = [number for number in (figure.value, figure.low, figure.high) if number is not None]
    if not numbers or any(len(number.as_tuple().digits) + abs(number.adjusted()) > _MOST_DIGITS for number in numbers):
        return None
    written = {_strip(match.group()) for match in _DIGITS.finditer(figure.text)}
    if written >= {_strip(write_number(number)) for number in numbers}:
        return None
    if figure.kind == "ratio":
        return "–".join(f"{write_number(round(number * 100, 1).normalize())}%" for number in numbers)
    return "–".join(write_number(number) for number in numbers) + _write_unit(figure)


def write_number(number: Decimal) -> str:
    """Write a number in digits, thousands apart.

    >>> [write_number(Decimal(text)) for text in ("3.2E+9", "1.10", "-5")]
    ['3,200,000,000', '1.10', '−5']
    """
    whole = number == number.to_integral_value()
    text = format(number.to_integral_value() if whole else number, ",f")
    return text.replace("-", "−")


def describe_source(figure: Figure, outlet: str | None = None) -> str:
    """Say who asserts the figure, and what holds it back; with no source it is the outlet's own words."""
    hedges = list(map(fold, figure.hedges))
    # Mentions are as written, over the ends of lines too.
    words = fold(name_asserter(figure, outlet))
    if figure.asserted_by:
        words += " (quote)" if figure.quoted else ""
        hedges = [hedge for hedge in hedges if f'"{hedge}"' not in words]
    elif figure.unsure:
        words += ": read the sentence"
    # What the article itself says could happen wants no source.
    elif not any(_MIGHT.match(hedge) for hedge in hedges):
        words += ", no source given"
    return " · ".join([words, *(f'"{hedge}"' for hedge in hedges)])


def name_asserter(figure: Figure, outlet: str | None = None) -> str:
    """Name who asserts the figure and whoever relays it; with no source it is the outlet's own words."""
    if figure.asserted_by:
        return _describe_asserter(figure.asserted_by, figure.via)
    if figure.unsure:
        return "unsure who says so"
    return f"{outlet}'s own words" if outlet else "the article's own words"


def _describe_asserter(source: Source, via: tuple[Source, ...]) -> str:
    """Name the source with what the article says of it, then whoever relays it."""
    return ", via ".join([_name(source), *(_name(each, short=True) for each in via)])


def name_source(source: Source) -> str:
    """Name a source in the middle of a line, without what the article says of it."""
    return _name(source, short=True)


def _name(source: Source, *, short: bool = False) -> str:
    rule = source.rule.rpartition("/")[2]
    if source.kind == "unnamed":
        return _name_nobody(source)
    if rule == "pronoun-open":
        return f'"{source.mention.lower()}" (not clear who)'
    if rule == "speaker":
        return f'the speaker ("{source.mention}")'
    if source.description and not short:
        return _describe_bearer(source.name, source.description)
    if rule in ("as-written", "document", "name-of-phrase") and _ARTICLE.match(source.mention):
        return f"{source.mention.split()[0].lower()} {source.name}"
    # A name in the middle of a line goes without "the"; an organisation behind "via" reads better with it.
    return f"the {source.name}" if short and source.kind == "organisation" and " of " in source.name else source.name


def _name_nobody(source: Source) -> str:
    """Say that somebody has no name, in the article's words: "an official" is an unnamed official."""
    if source.rule.startswith("hidden"):
        return f'nobody named ("{source.mention}")' if source.mention else "nobody named"
    found = _SOMEBODY.match(source.mention)
    return f"an unnamed {found[1]}" if found else source.mention


def _describe_bearer(name: str, description: str) -> str:
    """Put a short role before a name, as an editor would, and a longer description behind it.

    >>> _describe_bearer("Ann Moss", "Mayor"), _describe_bearer("Ann Moss", "council's engineer")
    ('Mayor Ann Moss', "Ann Moss, the council's engineer")
    """
    if _OWNED.match(description):
        description = f"the {description}"
    return f"{name}, {description}" if _LONG_ROLE.search(description) else f"{description} {name}"


def _write_unit(figure: Figure) -> str:
    if figure.unit is None:
        return ""
    if figure.unit.name == "%":
        return "%"
    # Words such as "doubled" and "$" say more by their names; "years" is read as it is written.
    return f" {figure.unit.name if figure.kind in ('money', 'multiple') else figure.unit.surface}"


def _strip(text: str) -> str:
    return re.sub(r"[^\d.]", "", text)


# Code points on either side of the figure; a few lines of a terminal.
_REACH = 240


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in three pieces, fit to be printed."""

    before: str
    figure: str
    after: str


def cut_excerpt(figure: Figure, *, reach: int = _REACH) -> Excerpt:
    """Cut a figure's sentence into what stands before it, the figure, and what stands after it.

    A long sentence is cut between two words on either side, where ``…`` stands.
    """
    sentence = figure.sentence
    start = min(max(figure.span.start - figure.sentence_span.start, 0), len(sentence))
    end = min(max(figure.span.end - figure.sentence_span.start, start), len(sentence))
    # Only what is shown is copied: one sentence may be as long as the text, and hold thousands of figures.
    before, after = sentence[max(start - reach, 0) : start], sentence[end : end + reach]
    if start > reach:
        before = "… " + before.partition(" ")[2]
    if len(sentence) - end > reach:
        after = after.rpartition(" ")[0] + " …"
    return Excerpt(fold(before).lstrip(), fold(sentence[start:end]), fold(after).rstrip())
