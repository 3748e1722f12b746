"""The marked article: the text with its figures, what belongs together, and what is worth a look, as one page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.pages.cards import Against, Told, write_card
from bot.pages.frame import skip_link, write_page
from bot.pages.keys import Key, key_sources
from bot.pages.markup import Html, cut, element, join, quoted
from bot.pages.notes import Numbered, number_findings, place_findings, say_label, write_notes
from bot.pages.passages import Passage, find_passages, write_marked
from bot.pages.table import write_table
from bot.pages.ties import sort_ties
from bot.reports.origin import find_address, name_outlet, say_origin
from bot.reports.things import find_things
from bot.reports.to_check import count_to_check
from bot.reports.wording import name_asserter
from extractors import Article, Figure, Finding, Report
from extractors.relations.words import CheckWords

MOST_FIGURES = 2_000
"""Figures that are marked; a text with more is a table, and read by a program."""
_LANGUAGE = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
_COUNTED = {"same": "the same", "differs": "other", "absent": "not found", "not read": "not compared"}
_LINE = 100
_TITLE, _ORIGIN, _NOTE, _SOURCE, _FIGURE = 300, 160, 500, 160, 40
_MOST_SOURCES, _MOST_NOTES, _LINKED = 24, 20, 40


def write_marked_article(
    report: Report, beside: Against | None = None, *, top: Html | None = None, words: CheckWords | None = None
) -> Html:
    """Write the page of a report; ``beside`` is what source documents say, ``top`` stands above the article.

    With ``words``, the table has the killed, the injured and the like by whom.
    """
    whole, report = report, _cut(report)
    article, figures = report.article, report.figures
    keys = key_sources(figures)
    loud = [finding for finding in report.findings if not finding.quiet]
    checked = Counter(index for finding in loud for index in set(finding.figures))

    def mark(passage: Passage) -> Html:
        return write_marked(article, passage, figures, keys, checked)

    title, passages = _split_title(find_passages(article, figures))
    places = {index: at for at, passage in enumerate(passages) for index in passage.figures}
    # A finding on the headline stands beside the first paragraph.
    places |= dict.fromkeys(title.figures if title else (), 0)
    numbered = number_findings(report.findings)
    notes = place_findings(numbered, places)
    heading = mark(title) if title else quoted(_name_article(article), _TITLE)
    body = join(
        skip_link("article", "To the article"),
        top,
        element("header", element("h1", heading, dir="auto"), *_write_head(whole, numbered), _write_beside(beside)),
        element(
            "main",
            element(
                "div",
                write_table(find_things(report, words), figures, keys),
                _write_legend(report, keys),
                class_="overview",
            ),
            write_notes(notes.get(None, [])),
            element(
                "article",
                *_write_rows(passages, notes, mark),
                id="article",
                tabindex=-1,
                aria_label="The article",
                lang=_name_language(article),
            ),
            _write_cards(report, keys, beside or Against()),
        ),
    )
    return write_page(f"{cut(_name_article(article), _TITLE)} – figures", body)


def _cut(report: Report) -> Report:
    """Leave out the figures beyond what a page can show, with all that is said of them."""
    if len(report.figures) <= MOST_FIGURES:
        return report
    return replace(
        report,
        figures=report.figures[:MOST_FIGURES],
        findings=tuple(each for each in report.findings if max(each.figures, default=0) < MOST_FIGURES),
        relations=tuple(tie for tie in report.relations if max(tie.figures) < MOST_FIGURES),
    )


def _split_title(passages: Sequence[Passage]) -> tuple[Passage | None, Sequence[Passage]]:
    """Split off the headline where the text begins with it: it is the heading of the page."""
    if passages and passages[0].kind == "headline":
        return passages[0], passages[1:]
    return None, passages


def _name_article(article: Article) -> str:
    return article.title or cut(next(filter(str.strip, article.text.split("\n")), ""), _LINE) or "An article"


def _name_language(article: Article) -> str:
    language = article.language or ""
    return language if _LANGUAGE.fullmatch(language) else "en"


def _write_head(report: Report, numbered: Sequence[Numbered]) -> Iterator[Html | None]:
    article = report.article
    origin = say_origin(article)
    address = find_address(article)
    named = quoted(origin or address or "", _ORIGIN) if origin or address else None
    known = [
        element("a", named, href=address, rel="noreferrer noopener") if named and address else named,
        quoted(article.byline, _ORIGIN) if article.byline else None,
        quoted(article.published, _ORIGIN) if article.published else None,
    ]
    if any(known):
        yield element("p", Html(" · ".join(filter(None, known))), class_="origin")
    to_check = count_to_check(report)
    counts = [count(len(report.figures), "figure"), *([f"{to_check} to check"] if to_check else [])]
    yield element("p", " · ".join(counts), class_="counts")
    notes = list(article.notes)
    if len(report.figures) > MOST_FIGURES:
        notes.append(f"Only the first {MOST_FIGURES:,} figures are marked here.")
    for note in notes[:_MOST_NOTES]:
        yield element("p", quoted(note, _NOTE), class_="warning")
    if to_check:
        items = _group(numbered, report.figures)
        yield element("nav", element("ul", *items), class_="checks", aria_label="To check")


def _write_beside(beside: Against | None) -> Html | None:
    """Say how many figures are as the source documents have them."""
    if beside is None or not beside.held:
        return None
    often: Counter[str] = Counter(each.likeness for each in beside.held)
    said = [f"{often[likeness]} {words}" for likeness, words in _COUNTED.items() if often[likeness]]
    return element("p", "Held against ", quoted(beside.name(None), _SOURCE), f": {', '.join(said)}.", class_="beside")


def _group(numbered: Sequence[Numbered], figures: Sequence[Figure]) -> Iterator[Html]:
    """Yield a line for each check: what it is called, and a link to each finding by the figure that it names first."""
    groups: defaultdict[str, list[Html]] = defaultdict(list)
    for number, finding in numbered[:_LINKED]:
        if not finding.quiet:
            about = quoted(figures[min(finding.figures)].text, _FIGURE) if finding.figures else "see"
            groups[say_label(finding)].append(element("a", about, href=f"#n{number}"))
    for label, links in groups.items():
        yield element("li", element("b", f"{label}: "), Html(", ".join(links)))


def _write_legend(report: Report, keys: Sequence[Key]) -> Html | None:
    """Say which letter is whose, with the number of figures, and that some have none."""
    if not report.figures:
        return None
    firsts: dict[Key, int] = {}
    for index, key in enumerate(keys):
        firsts.setdefault(key, index)
    often = Counter(keys)
    outlet = name_outlet(report.article)
    items = [
        element(
            "li",
            element("span", key.letters or "–", class_=f"key {key.classes}", aria_hidden="true"),
            " ",
            element("a", quoted(name_asserter(report.figures[first], outlet), _SOURCE), href=f"#f{first + 1}"),
            f" ({often[key]})",
            data_key=key.letters,
        )
        for key, first in sorted(firsts.items(), key=lambda item: item[0].place if item[0].place is not None else 10**9)
    ]
    shown, rest = items[:_MOST_SOURCES], items[_MOST_SOURCES:]
    more = element("details", element("summary", f"{len(rest)} more sources"), element("ul", *rest)) if rest else None
    heading = element("h2", "Who says so", id="sources")
    return element("section", heading, element("ul", *shown), more, class_="sources", aria_labelledby="sources")


def _write_rows(
    passages: Sequence[Passage], notes: Mapping[int | None, list[Numbered]], mark: Callable[[Passage], Html]
) -> Iterator[Html]:
    """Yield each paragraph with the findings beside it; what is not of the article is folded away."""
    leaf: int | None = None
    for at, passage in enumerate(passages):
        if passage.page not in (None, leaf):
            leaf = passage.page
            yield element("p", f"Page {leaf}", class_="leaf")
        words, beside = mark(passage), write_notes(notes.get(at, []))
        if passage.kind == "boilerplate":
            summary = element("summary", "On the page, and not of the article")
            yield element("details", summary, element("p", words, dir="auto"), class_="aside")
        elif passage.kind == "headline":
            yield element("div", element("h2", words, dir="auto"), beside, class_="row")
        else:
            yield element("div", element("p", words, class_=passage.kind, dir="auto"), beside, class_="row")


def _write_cards(report: Report, keys: Sequence[Key], beside: Against) -> Html | None:
    if not report.figures:
        return None
    findings: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        for index in dict.fromkeys(finding.figures):
            findings[index].append(finding)
    ties = sort_ties(report)
    held = {each.index: each for each in beside.held}

    def tell(index: int, key: Key) -> Told:
        found = held.get(index)
        where = beside.name(found.source) if found else ""
        return Told(key, ties.get(index, ()), findings.get(index, ()), found, where)

    cards = (write_card(index, report.figures, report.article, tell(index, key)) for index, key in enumerate(keys))
    heading = element("h2", "All figures", id="figures")
    return element("section", heading, *cards, class_="figures", aria_labelledby="figures")


def count(number: int, noun: str) -> str:
    """Write how many there are.

    >>> count(0, "figure"), count(1, "figure")
    ('no figures', '1 figure')
    """
    return f"{number or 'no'} {noun if number == 1 else noun + 's'}"
