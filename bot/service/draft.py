"""A message on its way out, and how it is changed when Telegram will not have it as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import RetryAfter


class Key(Protocol):
    """A button: its text, and one of what it sends back, the address that it opens, and the words that it copies."""

    @property
    def text(self) -> str:
        """What stands on it."""

    @property
    def data(self) -> str:
        """What it sends back."""

    @property
    def url(self) -> str:
        """Where it leads."""

    @property
    def copy(self) -> str:
        """What it puts on the clipboard."""


Keyboard = Sequence[Sequence[Key]]
"""Rows of buttons."""

_NO_SUCH_MESSAGE = ("message to be replied not found", "message to reply not found", "reply_message_id_invalid")
_BAD_HTML = ("can't parse entities", "can't parse message text", "entity_bounds_invalid")
_NO_SUCH_THREAD = ("message thread not found", "topic_deleted", "topic_id_invalid")
_REFUSED = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "chat_send_docs_forbidden",
    "chat_admin_required",
    "topic_closed",
    "peer_id_invalid",
    "user_is_blocked",
    "user is deactivated",
    "input_user_deactivated",
    "bot was kicked",
    "bot was blocked",
    "bot is not a member",
    "group chat was deactivated",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A message, or the caption of a file, in HTML until it is found to be broken.

    ``rich`` is what is sent in its place where rich messages are taken.
    """

    chat_id: int
    text: str
    is_html: bool = True
    reply_to: int | None = None
    thread_id: int | None = None
    keyboard: Keyboard = ()
    rich: str = ""

    def amend(self, complaint: str) -> Draft | None:
        """Give a draft without what Telegram complains of, None when nothing can be done about it."""
        said = complaint.lower()
        if self.reply_to is not None and any(words in said for words in _NO_SUCH_MESSAGE):
            return replace(self, reply_to=None)
        if self.is_html and any(words in said for words in _BAD_HTML):
            return replace(self, text=strip_html(self.text), is_html=False)
        if self.thread_id is not None and any(words in said for words in _NO_SUCH_THREAD):
            return replace(self, thread_id=None)
        return None

    @property
    def markup(self) -> InlineKeyboardMarkup | None:
        """The buttons, as the library wants them."""
        return make_markup(self.keyboard)


def make_reply(draft: Draft) -> ReplyParameters | None:
    """Say what a draft is a reply to; it is sent too when that is no longer there."""
    if draft.reply_to is None:
        return None
    return ReplyParameters(draft.reply_to, allow_sending_without_reply=True)


def is_refusal(complaint: str) -> bool:
    """Tell whether a complaint means that nothing can be sent to the chat at all."""
    return any(words in complaint.lower() for words in _REFUSED)


def make_markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """Make buttons."""
    if not keyboard:
        return None
    return InlineKeyboardMarkup([[_make_button(key) for key in row] for row in keyboard])


def _make_button(key: Key) -> InlineKeyboardButton:
    if key.url:
        return InlineKeyboardButton(key.text, url=key.url)
    if key.copy:
        return InlineKeyboardButton(key.text, copy_text=CopyTextButton(key.copy))
    return InlineKeyboardButton(key.text, callback_data=key.data)


def strip_html(text: str) -> str:
    """Give the words alone.

    >>> strip_html("<b>7</b> &lt; 8")
    '7 < 8'
    """
    return html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", text))


def read_wait(error: RetryAfter) -> float:
    """Give the seconds; the library is about to give another type than it did.

    >>> read_wait(RetryAfter(3))
    3.0
    """
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
