"""A report as a list of figures, in as many messages as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from bot.chat.entries import is_told, write_check, write_figures, write_groups, write_opening, write_sentence
from bot.chat.packing import Room, pack
from bot.chat.rich import Block, Paragraph, line
from bot.chat.sight import Sight
from bot.chat.worth import Look, Point, find_unsourced, is_harm, list_marked
from extractors import Figure, Report, Span

# A page is read on a phone, and leaves room for its own first lines below Telegram's 4,096 and 100.
_PAGE = Room(units=3400, entities=80)


def lay_out(sight: Sight, *, unsourced: bool = False) -> list[Block]:
    """Give the pages of a report, at least one; the first has the headline, each says which of how many it is.

    With ``unsourced`` only the figures that could need a source and have none are listed.
    """
    report, look, points = sight.report, sight.look, sight.points
    wanted = find_unsourced(report, look.words) if unsourced else tuple(range(len(report.figures)))
    indices = put_in_order(wanted, points, look)
    head = write_opening(sight)
    if unsourced:
        head = (*head, line(_say_unsourced(len(indices))))
    blocks = _write_blocks(report, indices, points, together=look.order == "article")
    if look.order == "article":
        pages = pack((head, *blocks), _PAGE)
        if len(pages) == 1:
            return pages
        blocks = _write_blocks(report, indices, points, together=False)
    pages = pack(blocks, _PAGE)
    numbers = [line(f"Page {number} of {len(pages)}") for number in range(1, len(pages) + 1)]
    if len(pages) < 2:
        return [(*head, Paragraph(), *page) for page in pages] or [head]
    return [
        (*(head if number == 0 else head[:1]), numbers[number], Paragraph(), *page) for number, page in enumerate(pages)
    ]


def list_figures(page: Block) -> tuple[int, ...]:
    """Give the indices of the figures that a page shows, as it shows them."""
    return tuple(paragraph.about for paragraph in page if paragraph.about is not None)


def list_checks(page: Block) -> tuple[str, ...]:
    """Give the marks of what a page says is to check, as it says it."""
    return tuple(dict.fromkeys(paragraph.check for paragraph in page if paragraph.check))


def put_in_order(indices: Sequence[int], points: Sequence[Point], look: Look) -> list[int]:
    """Give the figures in the order that the chat wants; those that nothing is said of keep that of the article."""
    if look.order == "article":
        return list(indices)
    urgent: dict[int, int] = {}
    for place, point in enumerate(points):
        for index in point.figures:
            urgent.setdefault(index, place)
    return sorted(indices, key=lambda index: (urgent.get(index, len(points)), index))


def _write_blocks(report: Report, indices: Sequence[int], points: Sequence[Point], *, together: bool) -> list[Block]:
    """Write the figures; what is to check stands ``together`` at the end, or with the last figure that it names."""
    marked = list_marked(points)
    places = {index: place for place, index in enumerate(indices)}
    due: dict[int | None, list[Point]] = {}
    for point in points:
        named = [index for index in point.figures if index in places]
        if named or not point.figures:
            last = max(named, key=places.__getitem__) if named and not together else None
            due.setdefault(last, []).append(point)
    blocks: list[Block] = []
    for group, block in write_groups(report, indices, marked):
        blocks.append(
            (*block, *(write_check(point, shown=report.figures) for index in group for point in due.get(index, ())))
        )
    at_end = tuple(write_check(point, shown=report.figures) for point in _in_reading_order(due.get(None, ())))
    return [*blocks, at_end] if at_end else blocks


def _in_reading_order(points: Sequence[Point]) -> Iterator[Point]:
    yield from sorted(points, key=lambda point: (not point.figures, point.figures))


def _say_unsourced(number: int) -> str:
    if not number:
        return "Every figure that could need a source has one."
    return "Only those that could need a source and have none:"


_MOST_POINTS = 5
_MOST_FIGURES = 3
_FEWEST_FIGURES = 3
_ROOM, _LARGE_ROOM = Room(units=1600, entities=40), Room(units=2800, entities=60)


def write_short(sight: Sight, *, roomy: bool = False) -> Block:
    """Give the short report; it fits one message, whatever the article holds.

    Each sentence that is to be checked stands in it, once, its figures in bold; with ``roomy``, more of them do.
    """
    room = _LARGE_ROOM if roomy else _ROOM
    report, points = sight.report, sight.points
    written = write_opening(sight)
    shown: set[int] = set()
    said = 0
    for point in points[:_MOST_POINTS]:
        if is_told(point, shown):
            said += 1
            continue
        more = (*written, Paragraph(), *_write_point(report, point, shown, quoting=True))
        if not room.holds(more):
            more = (*written, Paragraph(), *_write_point(report, point, shown, quoting=False))
        if shown and not room.holds(more):
            break
        written, said = more, said + 1
        shown.update(point.figures)
    if left := sum(point.is_open for point in points[said:]):
        return (*written, Paragraph(), line(f"And {left} more to check."))
    return (*written, *_write_others(report, shown, sight.look))


def _write_point(report: Report, point: Point, above: Set[int], *, quoting: bool) -> Block:
    """Write a reason to check below its figures, those left out that stand ``above`` already."""
    first = point.figures[:_MOST_FIGURES]
    shown = [index for index in first if index not in above]
    block = write_figures(report, shown)
    # The figures stand right above, so their numbers are needed for those alone that do not.
    numbered = len(point.figures) > len(shown)
    if not quoting:
        return (*block, write_check(point, numbered=numbered, above=not numbered))
    sentences: dict[Span, list[Figure]] = {}
    for index in shown:
        figure = report.figures[index]
        sentences.setdefault(figure.sentence_span, []).append(figure)
    quoted = tuple(write_sentence(figures) for figures in sentences.values())
    return (*block, *quoted, write_check(point, numbered=numbered, above=not numbered, shown=report.figures))


def _write_others(report: Report, shown: set[int], look: Look) -> Block:
    """Write a few figures that an editor would look at all the same, up to the fewest that a report shows."""
    rest = sorted(
        (index for index in range(len(report.figures)) if index not in shown),
        key=lambda index: (
            # What the headline says, the text says again.
            report.figures[index].part == "headline",
            not is_harm(report.figures[index], look.words),
            report.figures[index].kind != "money",
            index,
        ),
    )[: max(_FEWEST_FIGURES - len(shown), 0)]
    if not rest:
        return ()
    opening = "Also:" if shown else "No figure stands out. Start with these:"
    if len(rest) == len(report.figures):
        opening = "No figure stands out."
    return (Paragraph(), line(opening), *write_figures(report, sorted(rest)))
