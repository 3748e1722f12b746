"""The store: what must outlive the process, in SQLite or PostgreSQL. The only place that knows of databases."""

from bot.store.opening import open_store
from bot.store.store import Store
from bot.store.values import Answer, Arrival, ChatCounts, ChatSettings, Listen, Order, Taken, Waiting

__all__ = [
    "Answer",
    "Arrival",
    "ChatCounts",
    "ChatSettings",
    "Listen",
    "Order",
    "Store",
    "Taken",
    "Waiting",
    "open_store",
]
