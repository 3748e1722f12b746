"""What goes into the store and comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Listen = Literal["asked", "links", "forwards", "all"]
Order = Literal["article", "check"]
WrongKind = Literal["number", "thing", "source", "alarm", "missed"]


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
class Claimed:
    """Updates that are this process's now, in the order of arrival, and in how many lanes it may have some."""

    waiting: tuple[Waiting, ...]
    share: int


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a sign of life found: whether this process still counts as alive, and how many share the database.

    ``polls`` says whether this is the one that asks Telegram; ``freed`` counts the updates of the dead that were freed.
    """

    alive: bool = True
    processes: int = 1
    polls: bool = True
    freed: int = 0


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
class Complaint:
    """What somebody said is wrong with a report; nothing of who it was, nor of the rest of the article.

    ``figures`` are those of the ``sentence``, as JSON with what was found about them; ``place`` is the one that it is
    about, None where one was missed, of which ``words`` are the words. ``url`` is the article's, ``given`` is in UTC.
    ``once`` is the same for what one person says twice.
    """

    chat_id: int
    answer_id: int
    kind: WrongKind
    figures: str
    place: int | None
    sentence: str
    words: str | None
    url: str | None
    given: datetime
    once: str


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What a chat chose: which messages are answered unasked, the order, which findings are left out or asked for.

    And at which hour of the day in its zone it wants a digest, if at any, whether it wants rich messages, and in which
    language it is spoken to, None for that of whoever asks.
    """

    listen: Listen = "asked"
    order: Order = "article"
    findings_off: frozenset[str] = frozenset()
    findings_on: frozenset[str] = frozenset()
    digest_hour: int | None = None
    zone: str = "UTC"
    rich: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Languages:
    """The codes of the language that a chat chose, and of that of whoever asked there last."""

    chosen: str | None = None
    asked_in: str | None = None


@dataclass(frozen=True, slots=True)
class ChatCounts:
    """How much is kept of a chat: its reports, since when, whether it has settings of its own, and its complaints.

    And how many things somebody looked at, and how many pages are watched.
    """

    answers: int
    oldest: datetime | None
    has_settings: bool
    complaints: int = 0
    checked: int = 0
    watches: int = 0


@dataclass(frozen=True, slots=True)
class DigestWish:
    """A chat that wants a digest at an hour of its day, and when it had the last one."""

    chat_id: int
    hour: int
    zone: str
    digested: datetime | None


@dataclass(frozen=True, slots=True)
class Watch:
    """A page or a channel that is looked at again for a chat; ``id`` is 0 until it is saved, moments are in UTC.

    ``key`` names it in its chat. ``failing_since`` and ``failures`` are of the looks that failed one after the other,
    ``last_post`` is the number of a channel's latest post that was looked at, ``told`` are hashes of the figures
    of whose contradictions the chat was told.
    """

    id: int
    chat_id: int
    thread_id: int | None
    key: str
    link: str
    title: str | None
    ends: datetime
    due: datetime
    failing_since: datetime | None = None
    failures: int = 0
    last_post: int | None = None
    told: frozenset[str] = frozenset()
