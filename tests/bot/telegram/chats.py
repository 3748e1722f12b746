"""Chats with people in them: what they write becomes updates, and what the bot answers is found by what it answers."""

from __future__ import annotations

import itertools
import re
import time
from dataclasses import dataclass
from typing import Any

from bot_api import BotApi
from chat_rules import BOT, Fields, Sent
from telegram_html import count_units

_ids = itertools.count(1001)
_ENTITIES = [
    ("bot_command", re.compile(r"(?<![\w/])/[a-zA-Z0-9_]{1,32}(?:@\w+)?")),
    ("url", re.compile(r"https?://\S+")),
    ("mention", re.compile(r"(?<!\w)@\w{3,32}")),
]
# The accounts behind which Telegram hides those who write as a group, and posts that a channel brings to its group.
ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


def make_person(name: str = "Ada") -> Fields:
    return {"id": next(_ids), "is_bot": False, "first_name": name, "language_code": "en"}


def find_entities(text: str) -> list[Fields]:
    """The entities that Telegram finds by itself."""
    found: list[Fields] = []
    for kind, pattern in _ENTITIES:
        for match in pattern.finditer(text):
            offset, length = count_units(text[: match.start()]), count_units(match[0])
            if not any(each["offset"] <= offset < each["offset"] + each["length"] for each in found):
                found.append({"type": kind, "offset": offset, "length": length})
    return sorted(found, key=lambda each: each["offset"])


@dataclass
class Chat:
    """One chat and the person who writes in it, unless another is named."""

    api: BotApi
    chat: Fields
    person: Fields

    @property
    def id(self) -> int:
        return int(self.chat["id"])

    # What people do.

    def say(self, text: str, **more: Any) -> int:
        """Write a message; gives its number."""
        return self._write({"text": text, "entities": find_entities(text)}, **more)

    def send_file(self, name: str, data: bytes, mime: str = "application/octet-stream", **more: Any) -> int:
        file_id = f"documents-{next(_ids)}"
        self.api.add_file(file_id, data)
        document = {
            "file_id": file_id,
            "file_unique_id": file_id,
            "file_name": name,
            "mime_type": mime,
            "file_size": len(data),
        }
        return self._write({"document": document}, **more)

    def send_photo(self, data: bytes, **more: Any) -> int:
        file_id = f"photos-{next(_ids)}"
        self.api.add_file(file_id, data)
        size = {"file_id": file_id, "file_unique_id": file_id, "width": 800, "height": 600, "file_size": len(data)}
        return self._write({"photo": [size]}, **more)

    def write(self, content: Fields, **more: Any) -> int:
        """Send a message of any kind."""
        return self._write(content, **more)

    def edit(self, message_id: int, text: str, *, kind: str = "edited_message", **more: Any) -> None:
        content = {"text": text, "entities": find_entities(text), "edit_date": int(time.time())}
        self._write(content, message_id=message_id, kind=kind, **more)

    def press(self, message: Sent, label: str, *, person: Fields | None = None) -> str:
        """Press the first button whose words hold the label; gives the number of the query."""
        data = next((data for words, data in message.buttons.items() if label.lower() in words.lower()), None)
        assert data, f"no button {label!r} in {message.buttons}"
        return self.press_data(message, data, person=person)

    def press_data(self, message: Sent, data: str, *, person: Fields | None = None) -> str:
        query = str(next(_ids))
        self.api.rules.queries[query] = []
        update = {
            "id": query,
            "from": person or self.person,
            "message": self.api.rules.describe(message),
            "chat_instance": str(self.id),
            "data": data,
        }
        self.api.push({"callback_query": update})
        return query

    def _write(
        self,
        content: Fields,
        *,
        message_id: int | None = None,
        kind: str | None = None,
        person: Fields | None = None,
        reply_to: int | Fields | None = None,
        thread: int | None = None,
        **more: Any,
    ) -> int:
        number = message_id or self.api.next_message_id()
        is_channel = self.chat["type"] == "channel"
        message: Fields = {"message_id": number, "date": int(time.time()), "chat": self.chat, **content, **more}
        if not is_channel:
            message["from"] = person or self.person
        if "caption" in message:
            message["caption_entities"] = find_entities(message["caption"])
        if reply_to is not None:
            message["reply_to_message"] = reply_to if isinstance(reply_to, dict) else self.quote(reply_to)
        if thread is not None:
            message |= {"message_thread_id": thread, "is_topic_message": True}
            self.api.rules.topics.add((self.id, thread))
        self.api.rules.theirs.add((self.id, number))
        self._kept[number] = message
        self.api.push({kind or ("channel_post" if is_channel else "message"): message})
        return number

    def __post_init__(self) -> None:
        self.api.rules.chats[self.id] = self.chat
        self._kept: dict[int, Fields] = {}

    def quote(self, message_id: int) -> Fields:
        """A message as it stands in a reply to it: Telegram goes no deeper than one."""
        ours = self.api.rules.find(self.id, message_id)
        message = self.api.rules.describe(ours) if ours else self._kept[message_id]
        return {name: value for name, value in message.items() if name != "reply_to_message"}

    def remove(self, message_id: int) -> None:
        """Delete a message of a person; a bot is not told of it."""
        self.api.rules.theirs.discard((self.id, message_id))

    # What the bot did.

    @property
    def sent(self) -> list[Sent]:
        """The messages of the bot in this chat that can be seen."""
        return [each for each in self.api.rules.sent if each.chat_id == self.id and not each.deleted]

    def replies(self, message_id: int) -> list[Sent]:
        return [each for each in self.sent if each.reply_to == message_id]

    def wait_for_reply(self, message_id: int, *, having: str = "", seconds: float = 20) -> Sent:
        """The first reply to the message that shows these words, now or after an edit."""
        return self.api.wait_for(
            lambda: next((each for each in self.replies(message_id) if re.search(having, each.text)), None),
            f"a reply to {message_id} with {having!r}",
            seconds=seconds,
        )

    def wait_for_sent(self, having: str = "", *, after: int = 0, seconds: float = 20) -> Sent:
        """The first message of the bot here after a number that shows these words."""
        return self.api.wait_for(
            lambda: next((s for s in self.sent if s.message_id > after and re.search(having, s.text)), None),
            f"a message with {having!r}",
            seconds=seconds,
        )


def private_chat(api: BotApi, name: str = "Ada") -> Chat:
    person = make_person(name)
    chat = {"id": person["id"], "type": "private", "first_name": name}
    return Chat(api, chat, person)


def group_chat(api: BotApi, *, kind: str = "supergroup", title: str = "Night desk", **more: Any) -> Chat:
    number = next(_ids)
    chat_id = -number if kind == "group" else -1_001_000_000_000 - number
    return Chat(api, {"id": chat_id, "type": kind, "title": title, **more}, make_person())


def mention(text: str) -> str:
    return f"@{BOT['username']} {text}"


def forward_from_channel(title: str = "Harbour Wire", *, number: int = 51, date: int = 1_790_000_000) -> Fields:
    """What a message has that was forwarded from a channel."""
    chat = {"id": -1_000_000_077_000, "type": "channel", "title": title, "username": "harbour_wire"}
    return {"forward_origin": {"type": "channel", "date": date, "chat": chat, "message_id": number}}


def forward_from_person(name: str = "Grace") -> Fields:
    return {"forward_origin": {"type": "user", "date": 1_790_000_000, "sender_user": make_person(name)}}


def forward_from_hidden_person(name: str = "Somebody") -> Fields:
    return {"forward_origin": {"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": name}}


def forward_from_chat(title: str = "Town hall press") -> Fields:
    chat = {"id": -1_000_000_088_000, "type": "supergroup", "title": title}
    return {"forward_origin": {"type": "chat", "date": 1_790_000_000, "sender_chat": chat}}
