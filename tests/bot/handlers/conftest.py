"""Messages as Telegram sends them, made by hand; no server is needed to read them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from telegram import Bot, Message, User

PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -1001234567890, "type": "supergroup", "title": "Night desk"}
CHANNEL = {"id": -1009876543210, "type": "channel", "title": "Harbour Wire", "username": "harbourwire"}
ADA = {"id": 7, "is_bot": False, "first_name": "Ada"}
ME = {"id": 99, "is_bot": True, "first_name": "figurecheck", "username": "figure_bot"}
FROM_CHANNEL = {"forward_origin": {"type": "channel", "date": 1714694400, "chat": CHANNEL, "message_id": 3}}


class KnownBot(Bot):
    """A bot that knows its own name without asking."""

    def __init__(self) -> None:
        super().__init__("99:x")
        self._bot_user = User(99, "figurecheck", True, username="figure_bot")


@pytest.fixture
def bot() -> KnownBot:
    return KnownBot()


@pytest.fixture
def make_message(bot: Bot) -> Iterator[Callable[..., Message]]:
    """Make a message; ``links``, ``command`` and ``mention`` name the words of the text that are so marked."""
    numbers = iter(range(100, 999))

    def make(text: str | None = None, *, chat: dict[str, Any] = GROUP, **more: Any) -> Message:
        marked = [(kind, word) for kind in ("url", "bot_command", "mention") for word in more.pop(kind, ())]
        entities = [
            {"type": kind, "offset": _count(text, text.index(word)), "length": _count(word, len(word))}
            for kind, word in marked
            if text
        ] + more.pop("entities", [])
        data: dict[str, Any] = {"message_id": next(numbers), "date": 1_700_000_000, "chat": chat, "from": ADA}
        if text is not None:
            data |= {"text": text, "entities": entities}
        message = Message.de_json(data | more, bot)
        assert message is not None
        return message

    return make


def _count(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le")) // 2
