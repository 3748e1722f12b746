"""When a message is answered, and what of it: everything in private, in groups only what asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot, Message, MessageEntity
from telegram.constants import ChatType

from bot.handlers.asked import asks_back, find_asked, has_link, is_small_talk
from bot.handlers.words import read_entities, read_words
from bot.store.values import Listen

# A forwarded post of fewer words is a remark or a picture.
_POST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Trigger:
    """A message to be read, which the answer is a reply to; ``text`` stands in place of its own.

    ``unasked``: the chat wants such messages read, and this one does not ask itself.
    """

    message: Message
    text: str | None = None
    unasked: bool = False


class NothingToRead:
    """The bot was asked, and there is nothing to read."""


class Question:
    """The bot is asked something about what it said, which is no article."""


def find_trigger(message: Message, bot: Bot, listen: Listen) -> Trigger | NothingToRead | Question | None:
    """Say what is to be read, if anything; None leaves the bot silent."""
    if message.via_bot and message.via_bot.id == bot.id:
        return None
    rest = cut_command(message, "check", bot)
    if rest is not None:
        return read_beside(message, rest, bot)
    if is_reply_to(message, bot) and asks_back(message) and cut_mention(message, bot) is None:
        return Question()
    if message.chat.type == ChatType.PRIVATE:
        return Trigger(message)
    if message.chat.type == ChatType.CHANNEL:
        # Its readers see every answer: a channel is answered when a post asks by name, and never of ourselves.
        return None
    return _find_in_group(message, bot, listen)


def _find_in_group(message: Message, bot: Bot, listen: Listen) -> Trigger | NothingToRead | None:
    if message.from_user and message.from_user.is_bot and not message.sender_chat:
        return None
    rest = cut_mention(message, bot)
    if rest is not None:
        return read_beside(message, rest, bot)
    if is_reply_to(message, bot):
        asked = find_asked(message)
        # "Thanks!" wants no answer.
        quiet = asked is None or (asked.request is not None and is_small_talk(asked.request))
        return None if quiet else Trigger(message)
    return Trigger(message, unasked=True) if _is_listened_to(message, listen) else None


def cut_command(message: Message, command: str, bot: Bot) -> str | None:
    """Give what stands behind the command at the front of a text or caption, None when it is not there."""
    for entity, words in read_entities(message).items():
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            name, _, addressee = words[1:].partition("@")
            if name.casefold() == command and addressee.casefold() in ("", (bot.username or "").casefold()):
                return read_words(message)[len(words) :].strip()
    return None


def cut_mention(message: Message, bot: Bot) -> str | None:
    """Give the text without the bot's name, None when it is not mentioned."""
    for entity, words in read_entities(message).items():
        named = entity.type == MessageEntity.MENTION and words[1:].casefold() == (bot.username or "").casefold()
        if named or (entity.type == MessageEntity.TEXT_MENTION and entity.user and entity.user.id == bot.id):
            return read_words(message).replace(words, " ", 1).strip()
    return None


def read_mentioned(message: Message, bot: Bot) -> str:
    """Give the words of a message, without the bot's name where it stands among them."""
    rest = cut_mention(message, bot)
    return read_words(message) if rest is None else rest


def is_reply_to(message: Message, bot: Bot) -> bool:
    """Tell whether the message is a reply to one of the bot's."""
    replied = find_replied(message)
    return bool(replied and replied.from_user and replied.from_user.id == bot.id)


def find_replied(message: Message) -> Message | None:
    """Give the message that this one is a reply to; every message in a topic names the one that opened it."""
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created:
        return None
    if message.is_topic_message and replied.message_id == message.message_thread_id:
        return None
    return replied


def read_beside(message: Message, rest: str, bot: Bot) -> Trigger | NothingToRead:
    """Read what stands beside the command or name, or else what the message is a reply to."""
    asked = find_asked(message, text=rest)
    if message.quote and message.quote.is_manual and message.quote.text.strip():
        pointed: Trigger | None = Trigger(message, message.quote.text)
    else:
        replied = find_replied(message)
        readable = replied and not is_reply_to(message, bot) and find_asked(replied)
        pointed = Trigger(replied) if replied and readable else None
    # "What about this one?" is said of the message that it answers.
    if pointed and (asked is None or (asked.request and asked.request.text and len(rest.split()) < _POST_WORDS)):
        return pointed
    return Trigger(message, rest) if asked else NothingToRead()


def _is_listened_to(message: Message, listen: Listen) -> bool:
    is_post = message.forward_origin is not None or bool(message.is_automatic_forward)
    words = read_words(message).split()
    if listen in ("forwards", "all") and is_post:
        is_file = message.document is not None and message.animation is None
        if len(words) >= _POST_WORDS or is_file or has_link(message):
            return True
    return listen in ("links", "all") and has_link(message)
