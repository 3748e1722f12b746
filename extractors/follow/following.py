"""What the linked pages say of the figures whose sentences link to them, put in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.analyze import find_figures, read_sentences
from extractors.articles.language import find_language, name_language
from extractors.articles.parts import find_parts
from extractors.engine import Engine
from extractors.errors import FigurecheckError, OtherLanguageError
from extractors.figures.make import Reading
from extractors.findings.quoting import quote
from extractors.follow.leads import Lead
from extractors.follow.sources import Beside, hold_figures, tell_difference
from extractors.relations.across import Text
from extractors.relations.surroundings import read_mentions
from extractors.types import Article, Figure, Finding, Report

_LONG = 20_000
"""Code points; of a longer text only the sentences that may speak of the figures are parsed."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5


def search_figures(article: Article, wanted: Sequence[Figure], engine: Engine) -> tuple[Figure, ...]:
    """Give the figures of an article among which the wanted ones may be; who asserts them is not read.

    Raises OtherLanguageError.
    """
    language = article.language or find_language(article.text)
    if language != "en":
        raise OtherLanguageError(name_language(language))
    article = replace(article, parts=article.parts or find_parts(article.text, engine.lexicon.parts))
    readings = list(read_sentences(article, engine))
    if len(article.text) > _LONG:
        readings = [reading for reading in readings if _may_speak_of(reading, wanted)]
    return tuple(located.figure for located in find_figures(article.text, readings, engine))


def _may_speak_of(reading: Reading, wanted: Sequence[Figure]) -> bool:
    values = {figure.value for figure in wanted}
    if any(quantity.value in values for quantity in reading.quantities):
        return True
    counted = {word for figure in wanted for word in _stem(figure.counted or "")}
    return bool(counted & _stem(reading.text))


def _stem(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower())}


Outcome = Literal["same", "differs", "absent", "unread"]
Linked = Article | FigurecheckError
"""A linked page as it was read, or why it was not."""

CODE = "source-differs"
_HOST = re.compile(r"https?://(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_STUB = "first paragraphs of a subscriber article"


@dataclass(frozen=True, slots=True)
class Followed:
    """What a linked page says of a figure, the one at an index of the report; ``there`` is the page's own figure."""

    figure: int
    href: str
    outcome: Outcome
    message: str
    there: Figure | None = None


def follow_leads(
    report: Report, leads: Sequence[Lead], linked: Mapping[str, Linked], engine: Engine
) -> tuple[Followed, ...]:
    """Say of each lead what its page has; ``linked`` gives what was read at each address.

    Each page is searched once, however many figures lead to it.
    """
    mentions = read_mentions(report.figures, engine.checks.words)
    told: dict[tuple[int, str], Followed] = {}
    for href in dict.fromkeys(lead.href for lead in leads):
        wanted = [lead for lead in leads if lead.href == href]
        found = _search(linked[href], [report.figures[lead.figure] for lead in wanted], engine)
        if isinstance(found, Text):
            held = hold_figures([mentions[lead.figure] for lead in wanted], [found], engine)
            said = {each.index: each for each in held}
            page = linked[href]
            notes = () if isinstance(page, FigurecheckError) else page.notes
            more = {(lead.figure, href): _tell(lead, said.get(lead.figure), notes) for lead in wanted}
        else:
            message = f"could not be read: {found}"
            more = {(lead.figure, href): Followed(lead.figure, href, "unread", message) for lead in wanted}
        told |= more
    return tuple(told[lead.figure, lead.href] for lead in leads)


def add_findings(report: Report, followed: Sequence[Followed], off: frozenset[str] = frozenset()) -> Report:
    """Give the report with a finding for each figure that is another on the page that its sentence links to.

    ``off`` are the codes of checks that are switched off.
    """
    if CODE in off:
        return report
    return replace(report, findings=(*report.findings, *_find(report, followed)))


def read_host(href: str) -> str:
    """Give the site of an address.

    >>> read_host("https://www.audit.example/report.pdf")
    'audit.example'
    """
    found = _HOST.match(href)
    return found[1].lower() if found else href


def _find(report: Report, followed: Sequence[Followed]) -> Iterator[Finding]:
    for each in followed:
        if each.outcome == "differs" and each.there:
            here = report.figures[each.figure].text
            message = (
                f"“{here}” here, “{each.there.text}” on the page that the sentence links to"
                f" ({read_host(each.href)}): {quote(each.there)}"
            )
            yield Finding(CODE, (each.figure,), message)


def _search(linked: Linked, wanted: Sequence[Figure], engine: Engine) -> Text | FigurecheckError:
    if isinstance(linked, FigurecheckError):
        return linked
    try:
        figures = search_figures(linked, wanted, engine)
    except FigurecheckError as error:
        return error
    return Text(linked.title or "", linked.text, read_mentions(figures, engine.checks.words))


def _tell(lead: Lead, held: Beside | None, notes: Sequence[str]) -> Followed:
    if held is None or held.likeness in ("absent", "not read"):
        stub = any(_STUB in note for note in notes)
        where = "not found there, but only a part of the page could be read" if stub else "not found there"
        return Followed(lead.figure, lead.href, "absent", where)
    there = held.passage
    if there is None:
        return Followed(lead.figure, lead.href, "same", "there it comes of two numbers")
    if held.likeness == "same" or held.what is None:
        return Followed(lead.figure, lead.href, "same", f"there too: “{there.text}”: {quote(there)}", there)
    message = f"there it is “{there.text}” ({tell_difference(held.what)}): {quote(there)}"
    return Followed(lead.figure, lead.href, "differs", message, there)
