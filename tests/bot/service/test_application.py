"""Connecting: as often as it takes, unless the token is refused."""

import asyncio
import io
import json

import pytest
from faults import bad_gateway, refuse, reset, send_raw

from bot.service.application import connect, make_application
from bot.service.logs import set_up_logs
from config.settings import Settings
from extractors.errors import ServiceError


def connect_to(api):
    stream = io.StringIO()
    set_up_logs(stream, token=api.token)

    async def act():
        application = make_application(Settings(telegram_token=api.token, telegram_url=api.url))
        await connect(application)
        name = application.bot.username
        await application.shutdown()
        return name

    return asyncio.run(act()), [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("act", [reset(), bad_gateway(), send_raw(b"surprise")], ids=["reset", "502", "no JSON"])
def test_a_server_that_does_not_answer_is_asked_again_and_told_of_once(api, act):
    fault = api.fail("getMe", act, times=2)
    name, lines = connect_to(api)
    assert name == "figurecheck_test_bot"
    assert fault.hits == 2
    assert [line["event"] for line in lines] == ["telegram_unreachable"]
    assert api.token not in json.dumps(lines)


def test_a_token_that_is_refused_says_where_to_get_another(api):
    api.fail("getMe", refuse(401, "Unauthorized"))
    with pytest.raises(ServiceError, match="@BotFather") as raised:
        connect_to(api)
    assert api.token not in str(raised.value)
