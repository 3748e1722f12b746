"""The card of a figure: what it says, what it counts, who says so, what belongs with it and what is to check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.pages.keys import Key
from bot.pages.markup import Html, cut, element, join, quoted, text
from bot.pages.ties import write_ties
from bot.reports.origin import name_outlet
from bot.reports.wording import cut_excerpt, describe_figure, describe_source, name_asserter, read_out
from extractors import Article, Figure, Finding, Tie
from extractors.follow.sources import Beside, tell_difference
from extractors.relations.against import Likeness

_FIGURE, _COUNTED, _SOURCE, _CUE, _MESSAGE = 120, 200, 300, 80, 600
_MOST_FINDINGS = 8
_LIKENESSES: dict[Likeness, str] = {
    "same": "the same",
    "differs": "other",
    "absent": "not found",
    "not read": "nothing of its kind",
}


@dataclass(frozen=True, slots=True)
class Against:
    """What source documents say of a report's figures, and the titles of the documents."""

    held: Sequence[Beside] = ()
    titles: Sequence[str] = ()

    def name(self, number: int | None) -> str:
        """Name a document, or all of them where no one is meant."""
        titles = self.titles if number is None else self.titles[number : number + 1]
        return cut(", ".join(titles), _SOURCE) or "the source document"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one figure beside itself."""

    key: Key
    ties: Sequence[Tie] = ()
    findings: Sequence[Finding] = ()
    held: Beside | None = None
    where: str = ""


def write_card(index: int, figures: Sequence[Figure], article: Article, told: Told) -> Html:
    """Write the card of a figure, closed, with its line in the list as what opens it."""
    figure, number, outlet = figures[index], index + 1, name_outlet(article)
    loud = sum(not finding.quiet for finding in told.findings)
    summary = element(
        "summary",
        element("span", str(number), class_="number"),
        " ",
        element("b", quoted(figure.text, _FIGURE)),
        join(" · ", quoted(figure.counted, _COUNTED)) if figure.counted else None,
        element("span", " — ", write_key(told.key), quoted(name_asserter(figure, outlet), _SOURCE), class_="by"),
        element("span", f" · {loud} to look at", class_="wrong by") if loud else None,
        id=f"s{number}",
    )
    return element(
        "details",
        summary,
        element("div", *_write_body(index, figures, outlet, told), class_="card", id=f"c{number}"),
        class_="entry",
    )


def write_key(key: Key) -> Html | None:
    """Write the letter of a source; whoever hears the page hears its name."""
    if not key.letters:
        return None
    return join(element("span", key.letters, class_=f"key {key.classes}", aria_hidden="true"), " ")


def _write_body(index: int, figures: Sequence[Figure], outlet: str | None, told: Told) -> Iterator[Html | None]:
    figure = figures[index]
    excerpt = cut_excerpt(figure)
    yield element(
        "blockquote",
        element("p", text(excerpt.before), element("mark", text(excerpt.figure)), text(excerpt.after), dir="auto"),
    )
    yield element("dl", *_write_terms(figure, outlet))
    yield write_ties(index, told.ties, figures)
    for finding in told.findings[:_MOST_FINDINGS]:
        name, class_ = ("Note: ", "finding quiet") if finding.quiet else ("Check: ", "finding")
        yield element("p", element("b", name), quoted(finding.message, _MESSAGE), class_=class_)
    if told.held:
        yield _write_held(told.held, told.where)
    yield element("p", element("a", "In the article", href=f"#f{index + 1}"), class_="back")


def _write_terms(figure: Figure, outlet: str | None) -> Iterator[Html]:
    said = describe_source(figure, outlet)
    yield from _term("Number", read_out(figure))
    yield from _term("Counts", figure.counted, _COUNTED)
    yield from _term("Who says so", said)
    yield from _term("By the words", figure.cue, _CUE)
    source = figure.asserted_by
    if source and source.mention not in said and source.name.casefold() not in source.mention.casefold():
        yield from _term("Named as", source.mention, _CUE)
    yield from _term("Kind", describe_figure(figure))


def _term(name: str, said: str | None, most: int = _SOURCE) -> Iterator[Html]:
    if said:
        yield element("dt", name)
        yield element("dd", quoted(said, most))


def _write_held(held: Beside, where: str) -> Html:
    what = f" ({tell_difference(held.what)})" if held.what else ""
    said = element("p", element("b", "In ", quoted(where, _SOURCE), ": "), f"{_LIKENESSES[held.likeness]}{what}")
    if held.passage is None:
        return said
    excerpt = cut_excerpt(held.passage)
    words = element("p", text(excerpt.before), element("mark", text(excerpt.figure)), text(excerpt.after), dir="auto")
    return join(said, element("blockquote", words))
