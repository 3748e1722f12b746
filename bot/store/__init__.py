"""The store: what must outlive the process, in SQLite or PostgreSQL. The only place that knows of databases."""

from bot.store.opening import open_store
from bot.store.store import Store
from bot.store.values import (
    Answer,
    Arrival,
    ChatCounts,
    ChatSettings,
    Claimed,
    Complaint,
    DigestWish,
    Languages,
    Listen,
    Order,
    Pulse,
    SeenFigure,
    Taken,
    Waiting,
    Watch,
    WrongKind,
)

__all__ = [
    "Answer",
    "Arrival",
    "ChatCounts",
    "ChatSettings",
    "Claimed",
    "Complaint",
    "DigestWish",
    "Languages",
    "Listen",
    "Order",
    "Pulse",
    "SeenFigure",
    "Store",
    "Taken",
    "Waiting",
    "Watch",
    "WrongKind",
    "open_store",
]
