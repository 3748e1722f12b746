"""The button "Checked": who looked at something is noted, or taken back, and the report shows it."""

from __future__ import annotations

import asyncio

from telegram import CallbackQuery, Update
from telegram.constants import ChatID

from bot.chat.buttons import Check, Press
from bot.chat.worth import look_at
from bot.handlers.context import Context, read_look, services_of
from bot.handlers.presses import GONE, answer_press, write_view
from bot.handlers.progress import put
from bot.reports.from_json import report_from_json
from bot.reports.shown import clean
from bot.store import Answer

_LONGEST = 40
_SOMEBODY, _ADMIN = "somebody", "an admin"
_TAKEN_BACK = "It is open again."
_IN_PRIVATE = "Open a figure in private, by its number or from the list, and note there that you looked at it."


async def on_check_press(update: Update, context: Context) -> None:
    """Note what the button says and show the view again; what comes twice, or from many at once, is noted once."""
    # In a channel all of its readers would see who pressed, and any of them may.
    await answer_press(
        update, lambda query, press, kept: _check(query, press, kept, context), context, in_channel=_IN_PRIVATE
    )


async def _check(query: CallbackQuery, press: Press, kept: Answer, context: Context) -> str | None:
    check = press.wanted
    if not isinstance(check, Check) or not await _is_there(kept, check.mark, context):
        return GONE
    services = services_of(context)
    if check.taken_back:
        await services.store.take_back_checked(kept.id or 0, check.mark)
    else:
        await services.store.note_checked(kept.id or 0, check.mark, chat_id=kept.chat_id, name=_name(query))
    if not await put(query, await write_view(kept, check.view, context), services):
        return GONE
    who = (await services.store.checked(kept.id or 0)).get(check.mark)
    return f"Checked by {who}." if who else _TAKEN_BACK


async def _is_there(kept: Answer, mark: str, context: Context) -> bool:
    """Tell whether something to check has the mark; made-up data may name any."""
    look = await read_look(context, kept.chat_id)

    def find() -> bool:
        return any(point.mark == mark for point in look_at(report_from_json(kept.report_json), look))

    return await asyncio.to_thread(find)


def _name(query: CallbackQuery) -> str:
    """Give the first name of who pressed, as it is shown."""
    if query.from_user.id == ChatID.ANONYMOUS_ADMIN:
        return _ADMIN
    return clean(query.from_user.first_name)[:_LONGEST].strip() or _SOMEBODY
