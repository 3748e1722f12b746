"""Who is served; and what of a stranger's update may be kept, which is no word of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.service.lane import find_int
from config.settings import Settings


@dataclass(frozen=True, slots=True)
class Served:
    """The chats and people that are served; everybody, when both are empty."""

    chats: frozenset[int] = frozenset()
    users: frozenset[int] = frozenset()

    @classmethod
    def read(cls, settings: Settings) -> Served:
        """Give those of the settings."""
        return cls(settings.allowed_chats, settings.allowed_users)

    def has(self, chat_id: int | None, user_id: int | None) -> bool:
        """Tell whether a chat or a person is served."""
        return not (self.chats or self.users) or chat_id in self.chats or user_id in self.users

    def keeps(self, chat_id: int) -> bool:
        """Tell whether a chat is served that asked for something to be sent to it later.

        Who of a group asked is not kept: where people are on a list and no chats, its groups are served.
        """
        return self.has(chat_id, chat_id) or (chat_id < 0 and not self.chats)

    def strip(self, update: Mapping[str, object]) -> Mapping[str, object]:
        """Give an update as it is, and one of a stranger without what anybody wrote, names and files included.

        What is left is its number, and of a message in a private chat what the refusal needs.
        """
        people = list(_find_people(update))
        if not (self.chats or self.users) or (people and all(self.has(*each) for each in people)):
            return update
        return _strip(update)


def _find_people(update: Mapping[str, object]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the chat and the person behind each part of an update; Telegram sends one part."""
    for kind, part in update.items():
        if kind != "update_id":
            chat_id = find_int(part, "chat", "id")
            # The button that was pressed is under a message of ours.
            chat_id = find_int(part, "message", "chat", "id") if chat_id is None else chat_id
            yield chat_id, find_int(part, "from", "id")


def _strip(update: Mapping[str, object]) -> Mapping[str, object]:
    number, message = update["update_id"], update.get("message")
    found = [find_int(message, *path) for path in (("message_id",), ("date",), ("chat", "id"), ("from", "id"))]
    # Whoever writes in private has a chat of the same number; nobody else is told of the refusal.
    if None in found or found[2] != found[3]:
        return {"update_id": number}
    message_id, date, chat_id, user_id = found
    return {
        "update_id": number,
        "message": {
            "message_id": message_id,
            "date": date,
            "chat": {"id": chat_id, "type": "private"},
            "from": {"id": user_id, "is_bot": False, "first_name": ""},
        },
    }
