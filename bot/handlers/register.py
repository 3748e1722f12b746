"""Which handler an update goes to, and which commands Telegram offers where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.chat.greeting import SHOW_EXAMPLE
from bot.chat.tongues import ENGLISH, Tongue
from bot.chat.worth import WorthWords
from bot.handlers.chat_settings import on_move, on_settings, on_settings_press
from bot.handlers.checked import on_check_press
from bot.handlers.commands import on_about, on_forget, on_forget_press, on_help, on_privacy, on_start, on_unknown
from bot.handlers.comparing import on_compare
from bot.handlers.context import WORDS
from bot.handlers.digest import on_digest
from bot.handlers.editing import on_edited
from bot.handlers.exporting import on_export
from bot.handlers.feedback import on_wrong_press
from bot.handlers.guest import on_guest
from bot.handlers.inline import on_inline
from bot.handlers.linked import on_linked_press
from bot.handlers.memory import FIND_WORDS, KNOWLEDGE, on_find, on_found_press
from bot.handlers.messages import on_message
from bot.handlers.presses import on_press
from bot.handlers.watching import on_watch, on_watch_press
from bot.handlers.welcome import on_example_press, on_membership
from bot.memory.finding import make_find_words
from config.chat_words import read_denial_words, read_doubt_words, read_harm_words
from config.check_words import read_check_words
from config.lexicon import read_lexicon
from config.relation_knowledge import load_knowledge

_GROUP = {
    "check": "list the figures of an article",
    "against": "a draft held against its source",
    "find": "what was seen here about a thing",
    "compare": "two articles side by side",
    "export": "the figures of a day or a week as a file",
    "digest": "what was checked today, and what is open",
    "watch": "look at a page or a channel again and again",
    "help": "an example, and what I read",
}
_ADMIN = {**_GROUP, "settings": "when I answer, and in which order", "forget": "delete what is kept of this chat"}
PRIVATE = {
    "help": "an example, and what I read",
    "check": "list the figures of an article",
    "against": "a draft held against its source",
    "find": "what was seen here about a thing",
    "compare": "two articles side by side",
    "export": "the figures of a day or a week as a file",
    "digest": "what was checked today, and what is open",
    "watch": "look at a page or a channel again and again",
    "settings": "the order of figures, and what is marked",
    "privacy": "what is kept, and for how long",
    "forget": "delete what is kept of this chat",
    "about": "what this is",
    "start": "begin",
}


def add_handlers(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Add every handler, and the words that they need."""
    application.bot_data[WORDS] = WorthWords(
        read_harm_words(), read_doubt_words(), read_denial_words(), read_check_words()
    )
    application.bot_data[KNOWLEDGE] = load_knowledge()
    application.bot_data[FIND_WORDS] = make_find_words(read_check_words(), read_lexicon().currencies)
    new = filters.UpdateType.MESSAGE
    for name, handler in (
        ("start", on_start),
        ("help", on_help),
        ("about", on_about),
        ("privacy", on_privacy),
        ("forget", on_forget),
        ("settings", on_settings),
        ("find", on_find),
        ("compare", on_compare),
        ("export", on_export),
        ("digest", on_digest),
        ("watch", on_watch),
    ):
        application.add_handler(CommandHandler(name, handler, filters=new))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE & new, on_move))
    unknown = filters.COMMAND & filters.ChatType.PRIVATE & ~filters.Regex(r"(?i)^/(?:check|against)(?:@|\b)")
    application.add_handler(MessageHandler(new & unknown, on_unknown))
    application.add_handler(MessageHandler(new & ~filters.StatusUpdate.ALL, on_message))
    application.add_handler(MessageHandler(filters.UpdateType.CHANNEL_POST, on_message))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED, on_edited))
    application.add_handler(CallbackQueryHandler(on_settings_press, pattern=r"^set:"))
    application.add_handler(CallbackQueryHandler(on_forget_press, pattern=r"^forget:"))
    application.add_handler(CallbackQueryHandler(on_found_press, pattern=r"^found:"))
    application.add_handler(CallbackQueryHandler(on_linked_press, pattern=r"^l:"))
    application.add_handler(CallbackQueryHandler(on_example_press, pattern=rf"^{SHOW_EXAMPLE}$"))
    application.add_handler(CallbackQueryHandler(on_wrong_press, pattern=r"^[wk]:"))
    application.add_handler(CallbackQueryHandler(on_watch_press, pattern=r"^watch:"))
    application.add_handler(CallbackQueryHandler(on_check_press, pattern=r"^c:"))
    application.add_handler(CallbackQueryHandler(on_press))
    application.add_handler(ChatMemberHandler(on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(InlineQueryHandler(on_inline))
    application.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, on_guest))


DESCRIPTION = (
    "Send me a news article: a link, its text, a forwarded post or a file. I list every figure in it, what it counts, "
    "who says so and what is worth checking. I never say whether a figure is true. English only."
)
SHORT_DESCRIPTION = "Every figure in the story, what it counts, and who says so."


async def introduce_bot(bot: Bot, tongues: Mapping[str, Tongue]) -> None:
    """Tell Telegram which commands to offer in each kind of chat, and what to show before the first message.

    In English, and in each language of the interface to those whose Telegram is set to it.
    """
    for code, tongue in (("", ENGLISH), *tongues.items()):
        for scope, commands in (
            (BotCommandScopeDefault(), _GROUP),
            (BotCommandScopeAllPrivateChats(), PRIVATE),
            (BotCommandScopeAllGroupChats(), _GROUP),
            (BotCommandScopeAllChatAdministrators(), _ADMIN),
        ):
            offered = [BotCommand(name, tongue.say(said)) for name, said in commands.items()]
            await bot.set_my_commands(offered, scope=scope, language_code=code or None)
        await _describe(bot, tongue, code or None)


async def _describe(bot: Bot, tongue: Tongue, code: str | None) -> None:
    # Telegram lets a bot change these a few times a day only: they are asked for first.
    description, short = tongue.say(DESCRIPTION), tongue.say(SHORT_DESCRIPTION)
    if (await bot.get_my_description(code)).description != description:
        await bot.set_my_description(description, language_code=code)
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)
