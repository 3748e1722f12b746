"""A figure that wants a source and has none: casualties, crimes, polls, money, and what the article itself doubts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from extractors.findings.needing import could_need_source, find_harm, is_doubted, name_near
from extractors.findings.quoting import quote
from extractors.findings.view import View, find
from extractors.relations.differences import do_heads_agree, is_same_measure
from extractors.relations.surroundings import Mention
from extractors.types import Finding, Span

_MUCH_MONEY = Decimal(1_000_000)
_LARGE = Decimal(10_000)
_FEW = Decimal(2)
_MOST = 3
"""Sentences with plain sums; of more, one finding tells."""
_LINES = 3
"""Sentences without an end that make a post or a list."""
_ENDED = re.compile(r"[.!?…:;]['\"’”»)]*\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 40
"""Code points between a sentence and the start of what says that it could not be verified."""


def check_sources(view: View) -> Iterator[Finding]:
    """Yield a finding for each sentence with figures in the article's own voice that want a source.

    Nothing is said of a figure that could only happen ("could face"), nor of one that a source bears out elsewhere.
    """
    polled = any(word in view.words.poll for word in _WORD.findall(view.article.text.lower()))
    wanting = [m for m in view.mentions if _is_open(m, view) and _wants_source(m, view, polled=polled)]
    lines = _find_lines(view)
    yield from _tell_lines(wanting, lines, view)
    yield from _tell_sentences([m for m in wanting if m.figure.sentence_span not in lines], view)
    yield from _find_unverified(view)


def _tell_lines(wanting: Sequence[Mention], lines: frozenset[Span], view: View) -> Iterator[Finding]:
    """Tell the lines of a post or a list together, where anybody is cited: one wants a source no more than the next."""
    if any(m.figure.asserted_by for m in view.mentions) and any(m.figure.sentence_span in lines for m in wanting):
        yield _find_together([m for m in view.mentions if m.figure.sentence_span in lines and _could_want(m, view)])


def _tell_sentences(wanting: Sequence[Mention], view: View) -> Iterator[Finding]:
    """Tell what is grave by the sentence, and plain sums too where they are few."""
    groups = [list(group) for _, group in groupby(wanting, key=lambda m: m.figure.sentence_span)]
    told = [(any(_is_grave(m, view) for m in group), group) for group in groups]
    plain = [group for grave, group in told if not grave]
    if len(plain) > _MOST:
        yield _find_together([m for group in plain for m in group])
        groups = [group for grave, group in told if grave]
    for found in groups:
        names = " and ".join(dict.fromkeys(m.figure.text for m in found)) if len(found) < _MOST else "these figures"
        verb = "has" if len(found) == 1 else "have"
        yield find("no-source", f"{names} {verb} no source in the article ({quote(found[0].figure)}).", *found)


def _find_together(found: list[Mention]) -> Finding:
    named = list(dict.fromkeys(m.figure.text for m in found))
    if len(named) > _MOST:
        said = f"{', '.join(named[:_MOST])} and {len(found) - _MOST} more have no source in the article"
    else:
        names = " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
        said = f"{names} {'has' if len(found) == 1 else 'have'} no source in the article"
    first = "the first: " if len(found) > 1 else ""
    return find("no-source", f"{said} ({first}{quote(found[0].figure)}).", *found)


def _find_lines(view: View) -> frozenset[Span]:
    """Give the sentences that are lines of a post or a list: all in one voice, so that they are told together."""
    body = {m.figure.sentence_span: m.figure.sentence for m in view.mentions if m.figure.part in ("body", "list")}
    lines = [span for span, sentence in body.items() if not _ENDED.search(sentence)]
    return frozenset(lines) if len(lines) >= _LINES else frozenset()


def _could_want(mention: Mention, view: View) -> bool:
    return (
        mention.figure.kind != "measure" and could_need_source(mention.figure, view.words) and _is_open(mention, view)
    )


def _is_grave(mention: Mention, view: View) -> bool:
    """Say whether a figure is of casualties, crimes or a poll, or doubted: such are told one by one."""
    figure, words = mention.figure, view.words
    grave = is_doubted(figure, words) or figure.kind == "percentage"
    return grave or bool(name_near(figure, words) & find_harm(words))


def _is_open(mention: Mention, view: View) -> bool:
    figure = mention.figure
    if figure.asserted_by or figure.unsure or figure.quoted or figure.sentence.rstrip().endswith("?"):
        return False
    return not _is_sourced_beside(mention, view) and not _is_borne_out(mention, view)


def _is_sourced_beside(mention: Mention, view: View) -> bool:
    """Say whether the figure right before or behind has a source: "27 dead and 96 injured".

    Who said the one may have said the other without being seen: of such claims two in five were wrong.
    """
    beside = (view.mentions[at] for at in (mention.index - 1, mention.index + 1) if 0 <= at < len(view.mentions))
    sentence = mention.figure.sentence_span
    return any(each.figure.asserted_by and each.figure.sentence_span == sentence for each in beside)


def _is_borne_out(mention: Mention, view: View) -> bool:
    """Say whether a source gives the number elsewhere, or the body gives what stands on top."""
    for other in view.alike(mention):
        if mention.is_top and not other.is_top and mention.unit == other.unit:
            return True
        if (
            other.index != mention.index
            and is_same_measure(mention, other)
            and do_heads_agree(mention, other) is not False
            and other.figure.asserted_by
        ):
            return True
    return False


def _wants_source(mention: Mention, view: View, *, polled: bool) -> bool:
    figure, words = mention.figure, view.words
    if figure.kind == "measure" or figure.value == 1 or not could_need_source(figure, words):
        return False
    if is_doubted(figure, words):
        return True
    near = name_near(figure, words)
    if figure.kind == "count" and near & find_harm(words):
        return figure.value is None or figure.value > _FEW or words.name("killed") in near
    if figure.value is None:
        return False
    if figure.kind == "money":
        return figure.value >= _MUCH_MONEY
    if figure.kind == "count":
        return figure.value >= _LARGE and mention.head not in words.recorded
    return not polled and figure.kind == "percentage" and bool(words.people & mention.phrase)


def _find_unverified(view: View) -> Iterator[Finding]:
    """Yield what the article itself says it could not verify, with the figures in that sentence or right before it."""
    text = view.article.text.lower()
    starts = [m.figure.sentence_span.start for m in view.mentions]
    for phrase in view.words.unverified:
        for found in re.finditer(rf"\b{re.escape(phrase)}\b", text):
            at = bisect_right(starts, found.start())
            if not at:
                continue
            last = view.mentions[at - 1].figure.sentence_span
            gap = text[last.end : min(found.start(), last.end + _NEAR)]
            if found.start() < last.end + _NEAR and "\n\n" not in gap:
                meant = view.mentions[bisect_left(starts, last.start) : at]
                said = f"the article says of this: “{found.group()}”"
                yield find("no-source", f"{said} ({quote(meant[0].figure)}).", *meant)
