"""The table of things that several sources or places give a number for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.pages.cards import write_key
from bot.pages.keys import Key
from bot.pages.markup import Html, element, join, quoted, text
from bot.reports.things import Telling, Thing
from bot.reports.wording import cut_excerpt
from extractors import Figure

MOST_THINGS, MOST_TELLINGS, MOST_PLACES = 60, 30, 12
_NAME, _NUMBER, _SOURCE = 160, 100, 200
_REACH = 60
"""Code points of the sentence on either side of a number, which say what is counted where its name does not."""


def write_table(things: Sequence[Thing], figures: Sequence[Figure], keys: Sequence[Key]) -> Html | None:
    """Write the table, a group of rows for each thing; nothing where no figure has another beside it."""
    if not things:
        return None
    left = len(things) - MOST_THINGS
    table = element(
        "table",
        element("thead", element("tr", *(element("th", name, scope="col") for name in ("Number", "Source", "Where")))),
        *(_write_thing(thing, figures, keys) for thing in things[:MOST_THINGS]),
        aria_labelledby="things",
    )
    more = element("p", f"And {left} more things with several figures; all are in the JSON.") if left > 0 else None
    heading = element("h2", "Who says which number", id="things")
    return element("section", heading, table, more, class_="things", aria_labelledby="things")


def _write_thing(thing: Thing, figures: Sequence[Figure], keys: Sequence[Key]) -> Html:
    differ = element("span", " – the numbers do not agree", class_="wrong") if thing.is_disputed else None
    differ = differ or (element("span", ", by whom") if thing.by_whom else None)
    excerpt = cut_excerpt(figures[thing.tellings[0].figures[0]], reach=_REACH)
    context = element("bdi", text(excerpt.before), text(excerpt.figure), text(excerpt.after), class_="context")
    name = element("th", quoted(thing.name, _NAME), differ, context, colspan=3, scope="rowgroup")
    rows = [_write_telling(telling, figures, keys) for telling in thing.tellings[:MOST_TELLINGS]]
    left = len(thing.tellings) - len(rows)
    more = element("tr", element("td", f"and {left} more", colspan=3)) if left > 0 else None
    return element("tbody", element("tr", name), *rows, more)


def _write_telling(telling: Telling, figures: Sequence[Figure], keys: Sequence[Key]) -> Html:
    return element(
        "tr",
        element("td", element("b", quoted(telling.number, _NUMBER))),
        element("td", write_key(keys[telling.figures[0]]), quoted(telling.source, _SOURCE)),
        element("td", *_write_places(telling.figures, figures)),
    )


def _write_places(indices: Sequence[int], figures: Sequence[Figure]) -> Iterator[Html]:
    for place, index in enumerate(indices[:MOST_PLACES]):
        part = figures[index].part
        where = "" if part == "body" else f" ({part})"
        label = f"figure {index + 1}{where}" if place == 0 else f"{index + 1}{where}"
        yield join(", " if place else None, element("a", label, href=f"#f{index + 1}"))
    if len(indices) > MOST_PLACES:
        yield join(" …")
