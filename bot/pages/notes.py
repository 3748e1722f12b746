"""Findings in the margin, beside the paragraph of the first figure that they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.pages.markup import Html, element, join, quoted
from extractors import Finding
from extractors.findings.checks import CHECKS

MOST_NOTES, MOST_FIGURES = 500, 12
_MESSAGE = 700
_OPEN = 2
"""Findings that stand open beside a paragraph; more would tear the text apart."""
_LABELS = {check.code: check.label for check in CHECKS}

Numbered = tuple[int, Finding]
"""A finding with its number from 1, those to be checked first."""


def number_findings(findings: Sequence[Finding]) -> list[Numbered]:
    """Give so many findings at most their numbers; those that are only listed come last."""
    return list(enumerate(sorted(findings, key=lambda finding: finding.quiet), start=1))[:MOST_NOTES]


def place_findings(numbered: Sequence[Numbered], passages: Mapping[int, int]) -> Mapping[int | None, list[Numbered]]:
    """Give the findings by the passage of their first figure, under None those that have none."""
    placed: defaultdict[int | None, list[Numbered]] = defaultdict(list)
    for number, finding in numbered:
        place = next((passages[index] for index in sorted(finding.figures) if index in passages), None)
        placed[place].append((number, finding))
    return placed


def write_notes(numbered: Sequence[Numbered]) -> Html | None:
    """Write the findings that stand beside one paragraph."""
    if not numbered:
        return None
    shown, rest = numbered[:_OPEN], numbered[_OPEN:]
    more = element("details", element("summary", f"{len(rest)} more here"), *(_write_note(*each) for each in rest))
    notes = (*(_write_note(*each) for each in shown), more if rest else None)
    return element("aside", *notes, class_="notes", aria_label="To check here")


def _write_note(number: int, finding: Finding) -> Html:
    quiet = finding.quiet
    return element(
        "div",
        element("p", element("b", "Note: " if quiet else "Check: "), say_label(finding), class_="label"),
        element("p", quoted(finding.message, _MESSAGE)),
        _write_links(finding),
        class_="note quiet" if quiet else "note",
        id=f"n{number}",
    )


def say_label(finding: Finding) -> str:
    """Name the check that a finding is from."""
    return _LABELS.get(finding.code, finding.code)


def _write_links(finding: Finding) -> Html | None:
    if not finding.figures:
        return None
    return element("p", *_link(finding.figures), class_="links")


def _link(indices: Sequence[int]) -> Iterator[Html]:
    for place, index in enumerate(indices[:MOST_FIGURES]):
        number = index + 1
        label = f"{'figures' if len(indices) > 1 else 'figure'} {number}" if place == 0 else str(number)
        yield join(", " if place else None, element("a", label, href=f"#f{number}"))
    if len(indices) > MOST_FIGURES:
        yield join(" …")
