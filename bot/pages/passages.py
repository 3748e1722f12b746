"""The paragraphs of an article with its figures marked where they stand, and their findings beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.pages.keys import Key
from bot.pages.markup import Html, element, join, lines
from extractors import Article, Figure, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the article's text, whatever its kind, with the indices of the figures that begin in it."""

    kind: str
    span: Span
    figures: tuple[int, ...] = ()
    page: int | None = None


def find_passages(article: Article, figures: Sequence[Figure]) -> tuple[Passage, ...]:
    r"""Give the whole text in pieces, in order; what is no part of the article's is body, blanks between are left out.

    >>> [(each.kind, each.span) for each in find_passages(Article("One.\n\nTwo."), ())]
    [('body', Span(start=0, end=10))]
    """
    return tuple(_with_figures(list(_cut(article)), figures))


def _cut(article: Article) -> Iterator[Passage]:
    place, end = 0, len(article.text)
    for part in sorted(article.parts, key=lambda part: part.span):
        start, stop = max(part.span.start, place), min(part.span.end, end)
        if start < stop:
            yield from _plain(article.text, place, start)
            yield Passage(part.kind, Span(start, stop), page=part.page)
            place = stop
    yield from _plain(article.text, place, end)


def _plain(words: str, start: int, end: int) -> Iterator[Passage]:
    if start < end and words[start:end].strip():
        yield Passage("body", Span(start, end))


def _with_figures(passages: Sequence[Passage], figures: Sequence[Figure]) -> Iterator[Passage]:
    order = sorted(range(len(figures)), key=lambda index: figures[index].span)
    at = 0
    for number, passage in enumerate(passages):
        held: list[int] = []
        last = number + 1 == len(passages)
        while at < len(order) and (last or figures[order[at]].span.start < passage.span.end):
            held.append(order[at])
            at += 1
        yield replace(passage, figures=tuple(held))


def write_marked(
    article: Article, passage: Passage, figures: Sequence[Figure], keys: Sequence[Key], checked: Mapping[int, int]
) -> Html:
    """Write the words of a passage, each of its figures as a link to its card.

    ``checked`` has the number of findings for each figure that has some.
    """
    pieces: list[Html] = []
    place = passage.span.start
    for index in passage.figures:
        span = figures[index].span
        start, end = max(span.start, place), min(span.end, passage.span.end)
        if start >= end:
            # It lies in one that is marked already; its card leads here.
            pieces.append(element("span", id=f"f{index + 1}"))
            continue
        pieces.append(lines(article.text[place:start]))
        words = lines(article.text[start:end])
        pieces.append(_mark(words, index, keys[index], checks=checked.get(index, 0)))
        place = end
    return join(*pieces, lines(article.text[place : passage.span.end]))


def _mark(words: Html, index: int, key: Key, *, checks: int) -> Html:
    number = index + 1
    return element(
        "a",
        words,
        class_=f"figure {key.classes}{' check' if checks else ''}",
        id=f"f{number}",
        href=f"#c{number}",
        data_key=key.letters + ("!" if checks else ""),
        aria_describedby=f"s{number}",
    )
