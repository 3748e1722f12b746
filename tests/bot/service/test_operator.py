"""Crash reports: what failed and where, once an hour, and never what people wrote."""

import asyncio
import json

from chats import private_chat
from faults import refuse

from bot.reports.json_text import read_json
from bot.service.operator import Operator, describe


def raise_and_catch(text):
    try:
        read_json(text)
    except ValueError as error:
        return error
    raise AssertionError


def test_it_names_our_lines_and_not_the_text():
    said = describe(raise_and_catch('{"what somebody wrote"'))
    assert said.splitlines()[0] == "JSONDecodeError"
    assert said.splitlines()[1].startswith("bot/reports/json_text.py:")
    assert "somebody" not in said
    assert json.__file__ not in said


def test_the_same_fault_is_told_once_and_many_faults_are_not_a_flood(api, with_parts):
    chat = private_chat(api)

    async def act(parts):
        operator = Operator(parts.bot, chat.id)
        for _ in range(3):
            operator.report(raise_and_catch("{"))
        kinds = [type(f"Error{number}", (Exception,), {}) for number in range(40)]
        for kind in kinds:
            operator.report(kind("what somebody wrote"))
        await asyncio.gather(*operator._tasks)

    with_parts(act)
    assert len(chat.sent) == 20
    assert sum("JSONDecodeError" in each.text for each in chat.sent) == 1


def test_an_operator_out_of_reach_does_no_harm(api, with_parts):
    chat = private_chat(api)
    api.fail("sendMessage", refuse(403, "Forbidden: bot was blocked by the user"), chat_id=chat.id)

    async def act(parts):
        operator = Operator(parts.bot, chat.id)
        operator.report(ValueError())
        await asyncio.gather(*operator._tasks)
        Operator(parts.bot, 0).report(ValueError())

    with_parts(act)
