"""The store: what must outlive the process, in SQLite or PostgreSQL. The only place that knows of databases."""

from bot.store.opening import open_store
from bot.store.store import Store
from bot.store.values import Answer, Arrival, ChatCounts, ChatSettings, Listen, Order, SeenFigure, Taken, Waiting

__all__ = [
    "Answer",
    "Arrival",
    "ChatCounts",
    "ChatSettings",
    "Listen",
    "Order",
    "SeenFigure",
    "Store",
    "Taken",
    "Waiting",
    "open_store",
]
