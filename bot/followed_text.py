"""What was found behind the links of an article, as a person and as a program read it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.json_text import JsonValue
from bot.page import Page, Piece
from bot.shown import clean, isolate, isolate_ours
from extractors.follow.following import Followed, read_host

HEADING = "Behind the links:"
NOTHING = "No sentence with a figure links to another page."


def print_followed(followed: Sequence[Followed], page: Page) -> None:
    """Print a line for each figure that was looked for, behind the figure's number."""
    page.print()
    if not followed:
        page.print(Piece(NOTHING))
        return
    page.print(Piece(HEADING, "strong"))
    width = len(str(max(each.figure for each in followed) + 1))
    for each in followed:
        number = str(each.figure + 1).rjust(width)
        said = f"{isolate(clean(read_host(each.href)))}: {isolate_ours(clean(each.message))}"
        page.print(Piece(said), first=number, indent=width + 2)


def followed_to_json(followed: Sequence[Followed]) -> JsonValue:
    """Give what was found for each figure, with the address and the figure there."""
    return [
        {
            "figure": each.figure,
            "href": each.href,
            "outcome": each.outcome,
            "message": each.message,
            "there": {"text": each.there.text, "sentence": each.there.sentence} if each.there else None,
        }
        for each in followed
    ]
