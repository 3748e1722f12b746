"""How a figure belongs with others, in an editor's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.pages.markup import Html, element, join, quoted
from extractors import Figure, Report, Tie

# More than this nobody follows with the eye; the others are in the table and in the JSON.
MOST_TIES, MOST_FIGURES = 12, 24
_NUMBER = 60
_KINDS = {
    "same": "The same quantity",
    "rival": "Another number for it",
    "sum": "A sum",
    "change": "A rise or fall",
    "share": "A share",
    "product": "A product",
    "rate": "A rate",
    "conversion": "A conversion",
    "difference": "A difference",
}
_ROLES = {"a": "one", "b": "the other", "number": "how many"}


def sort_ties(report: Report) -> Mapping[int, Sequence[Tie]]:
    """Give the relations of each figure that has some; a figure's rivals first, then what is the same."""
    order = list(_KINDS)
    order.insert(0, order.pop(order.index("rival")))
    found: defaultdict[int, list[Tie]] = defaultdict(list)
    for tie in sorted(report.relations, key=lambda tie: order.index(tie.kind)):
        for index in dict.fromkeys(tie.figures):
            found[index].append(tie)
    return found


def write_ties(index: int, ties: Sequence[Tie], figures: Sequence[Figure]) -> Html | None:
    """Write a list of a figure's relations; what a script needs to draw them is in its data."""
    if not ties:
        return None
    left = len(ties) - MOST_TIES
    more = element("li", f"and {left} more") if left > 0 else None
    return element("ul", *(_write(index, tie, figures) for tie in ties[:MOST_TIES]), more, class_="ties")


def _write(index: int, tie: Tie, figures: Sequence[Figure]) -> Html:
    shown = tie.figures[:MOST_FIGURES]
    roles = tie.roles if len(tie.roles) == len(tie.figures) else ("",) * len(tie.figures)
    own = roles[tie.figures.index(index)]
    others = [(at, role) for at, role in zip(shown, roles, strict=False) if at != index]
    links = [_link(at, role, figures[at]) for at, role in others]
    left = len(tie.figures) - len(shown)
    return element(
        "li",
        element("b", _KINDS[tie.kind]),
        f" (here: {_ROLES.get(own, own)})" if own else None,
        ": ",
        Html("; ".join(links)),
        f" and {left} more" if left > 0 else None,
        say_outcome(tie),
        data_kind=tie.kind,
        data_figures=" ".join(str(at + 1) for at, _ in others),
        data_roles=" ".join(role or "-" for _, role in others),
    )


def _link(index: int, role: str, figure: Figure) -> Html:
    said = f"{_ROLES.get(role, role)}, " if role else ""
    return join(element("a", quoted(figure.text, _NUMBER), href=f"#f{index + 1}"), f" ({said}figure {index + 1})")


def say_outcome(tie: Tie) -> Html | None:
    """Say whether the arithmetic is right as written, where that can be told."""
    if tie.holds is None:
        return None
    said = "comes out as written" if tie.holds else "does not come out as written"
    return element("span", " – ", said, class_="right" if tie.holds else "wrong")
