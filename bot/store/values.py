"""What goes into the store and comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Listen = Literal["asked", "links", "forwards", "all"]
Order = Literal["article", "check"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as Telegram sent it; updates of one lane are handled one after the other."""

    update_id: int
    raw: str
    lane: str
    chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that is not done; ``place`` counts in the order of arrival."""

    place: int
    update_id: int
    lane: str
    chat_id: int | None


@dataclass(frozen=True, slots=True)
class Taken:
    """An update in hand: its text, when it came, and how often it was taken, this time included."""

    raw: str
    received: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One report that was given: what its buttons and a later edit need; ``id`` is None until it is saved.

    ``key`` says which article it is of, see ``bot.workers.request``; ``created`` is in UTC.
    """

    id: int | None
    chat_id: int
    thread_id: int | None
    asked_message_id: int
    reply_message_ids: tuple[int, ...]
    key: str
    report_json: str
    created: datetime


@dataclass(frozen=True, slots=True)
class SeenFigure:
    """A figure that a chat has seen, as it is kept: ``head`` is the thing counted, ``figure`` is JSON.

    ``key`` says which article it is of, ``published`` is that article's own date; ``seen`` is in UTC.
    """

    key: str
    head: str
    figure: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    seen: datetime


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What a chat chose: which messages are answered unasked, the order, which findings are left out or asked for."""

    listen: Listen = "asked"
    order: Order = "article"
    findings_off: frozenset[str] = frozenset()
    findings_on: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChatCounts:
    """How much is kept of a chat: its reports, since when, and whether it has settings of its own."""

    answers: int
    oldest: datetime | None
    has_settings: bool
