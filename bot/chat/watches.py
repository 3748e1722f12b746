"""What is watched for a chat: that it is, what became of it, and why it is no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat.buttons import Button, Keyboard
from bot.chat.entries import count
from bot.chat.messages import Message, spread
from bot.chat.rich import Paragraph, Run, apart, line, ours
from bot.chat.texts import write_date

STOP, END = "watch:stop:", "watch:end:"
USAGE = (
    "What is to be watched? Write a link behind the command: /watch https://paper.example/story, "
    "or that of a public channel: /watch https://t.me/name"
)
STOPPED = "It is watched no more."
_TITLE, _SAID, _FOUND = 150, 1500, 500
_MOST_FOUND = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that is watched, as it is shown; ``link`` leads to it."""

    id: int
    title: str | None
    link: str
    ends: datetime
    is_failing: bool = False


def show_watched(watched: Sequence[Shown], *, most: int, minutes: int) -> Message:
    """List what is watched, with a button to stop each."""
    if not watched:
        return Message((line("Nothing is watched in this chat."), line(ours(USAGE))))
    head = line(Run(f"Watched here, every {minutes} minutes:", bold=True))
    rows = [
        line(f"{number}  ", _name(each), " · until ", write_date(each.ends), _say_failing(each))
        for number, each in enumerate(watched, start=1)
    ]
    buttons = [Button(f"Stop {number}", f"{STOP}{each.id}") for number, each in enumerate(watched, start=1)]
    return Message((head, *rows, line(f"Up to {most} in a chat.")), tuple(spread(buttons)))


def tell_begun(each: Shown, figures: int | None, minutes: int, *, said: str | None, found: Sequence[str]) -> Message:
    """Say that something is watched from now on, how many figures it has now, and what is to be known of them.

    ``figures`` is None for a channel.
    """
    what = (
        "I tell when a new post brings a number that contradicts what this chat has seen."
        if figures is None
        else f"It has {count(figures, 'figure')} now. I tell when they change or contradict what this chat has seen."
    )
    until = f"I look every {minutes} minutes, until {write_date(each.ends)}. /watch shows what is watched."
    first = line(Run("Watched: ", bold=True), _name(each))
    return Message((first, line(what), line(until), *_tell(said, found)), _offer_end(each))


def tell_change(each: Shown, said: str | None, found: Sequence[str]) -> Message:
    """Tell what became of the figures of a page."""
    what = ": its figures changed" if said else ": a number that is not the one seen here before"
    return Message((line(_name(each), what), *_tell(said, found)), _offer_end(each))


def tell_post(each: Shown, number: int, post: str, found: Sequence[str]) -> Message:
    """Tell of a post of a channel that contradicts what the chat has seen."""
    head = (Run("Post ", bold=True, link=post), Run(str(number), bold=True, link=post))
    first = line(*head, " of ", _name(each), ": a number that is not the one seen here before")
    return Message((first, *_tell(None, found)), _offer_end(each))


def tell_ended(each: Shown, days: int) -> Message:
    """Say that the time is over."""
    said = f"After {count(days, 'day')} I watch this no more: "
    return Message((line(said, _name(each), ". /watch and its link goes on."),))


def tell_failed(each: Shown, why: str) -> Message:
    """Say that it could not be looked at for a day."""
    return Message(
        (line("For a day I could not look at this, and watch it no more: ", _name(each), "."), line(ours(why, _FOUND)))
    )


def say_full(most: int) -> str:
    """Say that a chat has as many as it may."""
    return f"{count(most, 'page')} are watched in this chat, the limit here: stop one first, /watch shows them."


def _name(each: Shown) -> Run:
    return Run(apart(each.title or each.link, _TITLE), link=each.link)


def _say_failing(each: Shown) -> str:
    return " · it cannot be read just now" if each.is_failing else ""


def _tell(said: str | None, found: Sequence[str]) -> Sequence[Paragraph]:
    told = [line(ours(said, _SAID))] if said else []
    told += [line(Run("Check:", bold=True), f" {ours(each, _FOUND)}") for each in found[:_MOST_FOUND]]
    if (left := len(found) - _MOST_FOUND) > 0:
        told.append(line(f"… and {left} more"))
    return told


def _offer_end(each: Shown) -> Keyboard:
    return ((Button("Stop watching", f"{END}{each.id}"),),)
