"""What a Bot API server knows of its chats, and the rules of Telegram that the emulator does not have."""

from __future__ import annotations

import itertools
import json
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from telegram_html import EntityError, Parsed, count_units, parse_html

BOT = {
    "id": 7,
    "is_bot": True,
    "first_name": "Figurecheck",
    "username": "figurecheck_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
    "supports_guest_queries": True,
}
MOST_TEXT, MOST_CAPTION = 4096, 1024
MOST_BUTTON_UNITS = 64
# Words of the Bot API that the emulator refuses to know; what they mean is checked here and not passed on.
UNKNOWN_TO_EMULATOR = {
    "message_thread_id",
    "link_preview_options",
    "protect_content",
    "disable_content_type_detection",
    "message_effect_id",
    "business_connection_id",
    "direct_messages_topic_id",
}
# Some of those that Telegram has.
REACTIONS = {"👀", "👍", "👎", "🔥", "🎉", "🤔", "✍", "👌"}
SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}

Fields = dict[str, Any]


class RichReader(HTMLParser):
    """The text of a rich message, how many blocks it has, and what in it Telegram does not know."""

    BLOCKS = frozenset("h1 h2 h3 h4 h5 h6 p table tr details summary blockquote ul ol li hr".split())
    INLINE = frozenset("b i u s a mark code th td br".split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.blocks = "", 0
        self.open: list[str] = []
        self.unknown: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.BLOCKS | self.INLINE:
            self.unknown.add(tag)
        self.open.append(tag)
        self.blocks += tag in self.BLOCKS

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unknown.add(f"/{tag}")
        if tag in self.BLOCKS:
            self.text += "\n"
        elif tag in ("th", "td"):
            self.text += " | "

    def handle_data(self, data: str) -> None:
        self.text += data


class RefusedError(Exception):
    """The server says no."""

    def __init__(self, description: str, code: int = 400, **parameters: Any) -> None:
        super().__init__(description)
        self.description, self.code, self.parameters = description, code, parameters


@dataclass
class Sent:
    """A message of the bot as its readers see it now; ``shown`` is everything it ever said, the newest last."""

    chat_id: int
    message_id: int
    text: str
    entities: list[Fields]
    markup: Fields | None
    reply_to: int | None
    thread_id: int | None
    file_name: str | None = None
    data: bytes | None = None
    at: float = field(default_factory=time.monotonic)
    changed_at: float = field(default_factory=time.monotonic)
    shown: list[str] = field(default_factory=list)
    deleted: bool = False

    @property
    def buttons(self) -> dict[str, str]:
        """What is written on each button, and what it sends."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return {
            button["text"]: button.get("callback_data")
            or button.get("url")
            or button.get("copy_text", {}).get("text", "")
            for row in rows
            for button in row
        }

    def marked(self, kind: str) -> list[str]:
        """The pieces of the text that carry an entity of a kind."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le")
            for each in self.entities
            if each["type"] == kind
        ]


class ChatRules:
    """Chats, topics, members, messages and queries; each method of sending is read and judged here first."""

    def __init__(self) -> None:
        self.chats: dict[int, Fields] = {}
        self.topics: set[tuple[int, int]] = set()
        self.admins: dict[int, set[int]] = {}
        self.outside: set[tuple[int, int]] = set()
        self.said_of_bot: dict[str, str] = {}
        self.refused: dict[int, tuple[int, str]] = {}
        self.moved: dict[int, int] = {}
        self.theirs: set[tuple[int, int]] = set()
        self.sent: list[Sent] = []
        self.actions: list[tuple[int, str]] = []
        self.queries: dict[str, list[Fields]] = {}
        self.commands: dict[str, list[Fields]] = {}
        self.inline_messages: dict[str, str] = {}
        # What the bot put on messages of people, in order; None took it away.
        self.reactions: dict[tuple[int, int], list[str | None]] = {}
        self.without_reactions: set[int] = set()
        self.complaints: list[str] = []
        self.rich_messages: list[str] = []
        self.numbers = itertools.count(1)

    # What a call says, in the words that the emulator takes.

    def read_rich_message(self, fields: Fields) -> Fields:
        """Judge a rich message; gives the words of an ordinary one with the same text, as people see it."""
        given = read_json(fields.get("rich_message")) or {}
        if set(given) - {"html", "markdown", "skip_entity_detection", "is_rtl"} or "html" not in given:
            raise RefusedError("Bad Request: can't parse InputRichMessage")
        reader = RichReader()
        reader.feed(given["html"])
        reader.close()
        if reader.open or reader.unknown:
            raise RefusedError(f"Bad Request: can't parse rich message: {reader.open or reader.unknown}")
        if len(reader.text) > 32_768 or reader.blocks > 500:
            raise RefusedError("Bad Request: rich message is too long")
        self.rich_messages.append(given["html"])
        rest = {name: value for name, value in fields.items() if name != "rich_message"}
        return rest | {"text": reader.text[:MOST_TEXT].strip()}

    def read_send(self, fields: Fields, *, what: str = "text") -> tuple[Fields, Parsed]:
        """Judge a new message; gives the words for the emulator and the text as it is shown."""
        chat_id = self.require_chat(fields)
        self._require_topic(chat_id, fields)
        passed = {name: value for name, value in fields.items() if name not in UNKNOWN_TO_EMULATOR}
        parsed = self._read_text(passed, what)
        reply = self._read_reply(chat_id, passed)
        passed.pop("reply_parameters", None)
        passed.pop("reply_to_message_id", None)
        if reply is not None:
            passed["reply_parameters"] = json.dumps({"message_id": reply})
        self._check_preview(fields)
        return passed, parsed

    def read_edit(self, fields: Fields, *, what: str = "text") -> tuple[Fields, Parsed, Sent]:
        """Judge an edit; gives the words for the emulator, the text, and the message that changes."""
        chat_id = self.require_chat(fields)
        found = self.find(chat_id, int(fields.get("message_id", 0)))
        if found is None or found.deleted:
            theirs = (chat_id, int(fields.get("message_id", 0))) in self.theirs
            raise RefusedError(
                "Bad Request: message can't be edited" if theirs else "Bad Request: message to edit not found"
            )
        passed = {name: value for name, value in fields.items() if name not in UNKNOWN_TO_EMULATOR}
        parsed = self._read_text(passed, what) if what else Parsed(found.text, found.entities)
        same = (parsed.text, parsed.entities, read_json(fields.get("reply_markup"))) == (
            found.text,
            found.entities,
            found.markup,
        )
        if same:
            raise RefusedError(
                "Bad Request: message is not modified: specified new message content and reply markup are exactly "
                "the same as a current content and reply markup of the message"
            )
        self._check_preview(fields)
        return passed, parsed, found

    def _read_text(self, passed: Fields, what: str) -> Parsed:
        marked = str(passed.get(what) or "")
        mode = passed.pop("parse_mode", None)
        if mode is None:
            given = read_json(passed.get("entities" if what == "text" else "caption_entities")) or []
            parsed = Parsed(marked.strip(), given)
        elif str(mode).lower() == "html":
            try:
                parsed = parse_html(marked)
            except EntityError as error:
                raise RefusedError(f"Bad Request: can't parse entities: {error}") from None
            self.complaints.extend(f"{what}: {each}" for each in parsed.complaints)
        else:
            raise RefusedError("Bad Request: unsupported parse_mode")
        if what == "text" and not parsed.text:
            raise RefusedError("Bad Request: message text is empty")
        if count_units(parsed.text) > (MOST_TEXT if what == "text" else MOST_CAPTION):
            raise RefusedError(f"Bad Request: message {'is' if what == 'text' else 'caption is'} too long")
        if what in passed:
            passed[what] = parsed.text
            passed["entities" if what == "text" else "caption_entities"] = json.dumps(parsed.entities)
        return parsed

    def _read_reply(self, chat_id: int, fields: Fields) -> int | None:
        words = read_json(fields.get("reply_parameters")) or {}
        if not words and "reply_to_message_id" in fields:
            words = {
                "message_id": int(fields["reply_to_message_id"]),
                "allow_sending_without_reply": str(fields.get("allow_sending_without_reply")).lower() == "true",
            }
        if not words:
            return None
        number = int(words["message_id"])
        ours = self.find(chat_id, number)
        if (chat_id, number) in self.theirs or (ours is not None and not ours.deleted):
            return number
        if words.get("allow_sending_without_reply"):
            return None
        raise RefusedError("Bad Request: message to be replied not found")

    def require_chat(self, fields: Fields) -> int:
        try:
            chat_id = int(fields.get("chat_id", ""))
        except ValueError:
            raise RefusedError("Bad Request: chat not found") from None
        if chat_id in self.moved:
            raise RefusedError(
                "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.moved[chat_id]
            )
        if chat_id not in self.chats:
            raise RefusedError("Bad Request: chat not found")
        if chat_id in self.refused:
            code, description = self.refused[chat_id]
            raise RefusedError(description, code)
        return chat_id

    def _require_topic(self, chat_id: int, fields: Fields) -> None:
        # Threads of replies outside a forum have numbers too, and nothing can be sent to them.
        number = fields.get("message_thread_id")
        if number is not None and (chat_id, int(number)) not in self.topics:
            raise RefusedError("Bad Request: message thread not found")

    def _check_preview(self, fields: Fields) -> None:
        known = {"is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"}
        words = read_json(fields.get("link_preview_options"))
        if words is not None and (not isinstance(words, dict) or set(words) - known):
            raise RefusedError("Bad Request: can't parse link preview options JSON object")

    # What was done.

    def find(self, chat_id: int, message_id: int) -> Sent | None:
        return next((each for each in self.sent if (each.chat_id, each.message_id) == (chat_id, message_id)), None)

    def note_sent(self, fields: Fields, parsed: Parsed, result: Fields, **more: Any) -> Sent:
        """Keep a message that the emulator took, and complete the emulator's answer with what it leaves out."""
        chat_id = int(fields["chat_id"])
        reply = read_json(fields.get("reply_parameters")) or {}
        number = reply.get("message_id") or fields.get("reply_to_message_id")
        known = number is not None and ((chat_id, int(number)) in self.theirs or self.find(chat_id, int(number)))
        thread = fields.get("message_thread_id")
        sent = Sent(
            chat_id,
            result["message_id"],
            parsed.text,
            parsed.entities,
            read_json(fields.get("reply_markup")),
            int(number) if known else None,
            int(thread) if thread is not None else None,
            shown=[parsed.text],
            **more,
        )
        self.sent.append(sent)
        result |= self.describe(sent) | {key: result[key] for key in ("document", "photo") if key in result}
        return sent

    def describe(self, sent: Sent) -> Fields:
        """The message as the server gives it in an answer or an update."""
        message: Fields = {
            "message_id": sent.message_id,
            "date": int(time.time()),
            "chat": self.chats[sent.chat_id],
            "from": {key: BOT[key] for key in ("id", "is_bot", "first_name", "username")},
        }
        if sent.file_name is None:
            message |= {"text": sent.text, "entities": sent.entities}
        else:
            message["document"] = {"file_id": sent.file_name, "file_unique_id": sent.file_name}
            message |= {"caption": sent.text} if sent.text else {}
        if sent.markup:
            message["reply_markup"] = sent.markup
        if sent.thread_id is not None:
            message |= {"message_thread_id": sent.thread_id, "is_topic_message": True}
        return message

    def note_edit(self, found: Sent, fields: Fields, parsed: Parsed) -> Fields:
        if (found.text, found.entities) != (parsed.text, parsed.entities):
            found.shown.append(parsed.text)
            found.changed_at = time.monotonic()
        found.text, found.entities = parsed.text, parsed.entities
        found.markup = read_json(fields.get("reply_markup"))
        return self.describe(found) | {"edit_date": int(time.time())}

    def delete(self, fields: Fields) -> None:
        chat_id, number = self.require_chat(fields), int(fields.get("message_id", 0))
        found = self.find(chat_id, number)
        if found is None or found.deleted:
            raise RefusedError("Bad Request: message to delete not found")
        found.deleted = True

    def react(self, fields: Fields) -> bool:
        """Note a reaction: one of Telegram's emoji, on a message that is there, where the chat has them."""
        chat_id, number = self.require_chat(fields), int(fields.get("message_id", 0))
        if (chat_id, number) not in self.theirs and self.find(chat_id, number) is None:
            raise RefusedError("Bad Request: message to react not found")
        given = read_json(fields.get("reaction")) or []
        if len(given) > 1 or any(each != {"type": "emoji", "emoji": each.get("emoji")} for each in given):
            raise RefusedError("Bad Request: can't parse reaction types")
        emoji = given[0]["emoji"] if given else None
        if emoji and (chat_id in self.without_reactions or emoji not in REACTIONS):
            raise RefusedError("Bad Request: REACTION_INVALID")
        self.reactions.setdefault((chat_id, number), []).append(emoji)
        return True

    # Methods that the emulator does not have.

    def member(self, chat_id: int, user_id: int) -> Fields:
        user = {"id": user_id, "is_bot": user_id == BOT["id"], "first_name": "Somebody"}
        if (chat_id, user_id) in self.outside:
            return {"status": "left", "user": user}
        if user_id not in self.admins.get(chat_id, set()):
            return {"status": "member", "user": user}
        rights = (
            "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members"
            " can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
        )
        return {"status": "administrator", "user": user} | dict.fromkeys(rights.split(), False)

    def set_commands(self, fields: Fields) -> None:
        scope = read_json(fields.get("scope")) or {"type": "default"}
        if scope.get("type") not in SCOPES:
            raise RefusedError("Bad Request: can't parse BotCommandScope: unsupported type specified")
        commands = read_json(fields.get("commands")) or []
        for each in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", each.get("command", "")):
                raise RefusedError("Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(each.get("description", "")) <= 256:
                raise RefusedError("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[f"{scope['type']}:{fields.get('language_code') or ''}"] = commands

    def answer_guest(self, fields: Fields) -> Fields:
        result = read_json(fields.get("result")) or {}
        self.answer_query({**fields, "results": [result]}, "guest_query_id")
        return {"inline_message_id": f"guest-{fields['guest_query_id']}"}

    def answer_query(self, fields: Fields, key: str) -> None:
        query = str(fields.get(key))
        if query not in self.queries:
            raise RefusedError("Bad Request: query is too old and response timeout expired or query ID is invalid")
        for each in read_json(fields.get("results")) or []:
            content = each.get("input_message_content") or {}
            if content.get("parse_mode", "").lower() == "html":
                try:
                    parsed = parse_html(content["message_text"])
                except EntityError as error:
                    raise RefusedError(f"Bad Request: can't parse entities: {error}") from None
                self.complaints.extend(f"inline result: {complaint}" for complaint in parsed.complaints)
                content["message_text"] = parsed.text
        self.queries[query].append(fields)


def read_json(value: Any) -> Any:
    """A value as it is, or read when it came as JSON in a form."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise RefusedError("Bad Request: can't parse JSON") from None
