"""What becomes of an update whose handler fails: told, tried again, or done."""

import asyncio

import pytest
from chats import private_chat
from faults import refuse
from telegram import Update
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ApplicationBuilder, TypeHandler

from bot.service.admission import Admission
from bot.service.handling import Handling
from bot.service.operator import Operator
from bot.service.outcome import Outcome
from bot.store import Taken
from config.settings import Settings
from extractors.errors import StoreError, UndeliverableError


def run_handler(api, with_parts, raised, *, operator_chat=0, before=lambda: None):
    refused = []

    async def fail(update, context):
        if raised is not None:
            raise raised

    async def act(parts):
        application = ApplicationBuilder().bot(parts.bot).updater(None).job_queue(None).build()
        application.add_handler(TypeHandler(Update, fail))
        operator = Operator(parts.bot, operator_chat)
        handling = Handling(
            application,
            parts.store,
            Admission(Settings(), parts.sender, parts.reach),
            operator=operator,
            metrics=parts.metrics,
            refuse_token=lambda: refused.append(True),
        )
        await application.initialize()
        before()
        outcome = await handling.handle(Update(7), Taken("{}", None, 1))
        await asyncio.gather(*operator._tasks)
        assert handling._errors == {}
        return outcome, b'outcome="' in parts.metrics.print()

    return (*with_parts(act), refused)


@pytest.mark.parametrize(
    ("raised", "outcome"),
    [
        (None, Outcome.DONE),
        (ValueError("what somebody wrote"), Outcome.DONE),
        (UndeliverableError("blocked"), Outcome.DONE),
        (BadRequest("Query is too old and response timeout expired"), Outcome.DONE),
        (BadRequest("the moon is full"), Outcome.DONE),
        (Forbidden("no"), Outcome.DONE),
        (StoreError("The disk is full."), Outcome.LATER),
        (NetworkError("no way"), Outcome.LATER),
        (TimedOut(), Outcome.LATER),
        (TelegramError("Invalid server response"), Outcome.LATER),
    ],
    ids=lambda value: type(value).__name__,
)
def test_how_it_went(api, with_parts, raised, outcome):
    assert run_handler(api, with_parts, raised) == (outcome, True, [])


@pytest.mark.filterwarnings("ignore:Deprecated")
def test_told_to_wait_it_is_tried_later(api, with_parts):
    assert run_handler(api, with_parts, RetryAfter(3))[0] is Outcome.LATER


def test_a_bad_token_is_believed_when_telegram_says_so_twice(api, with_parts):
    # A file that is gone looks like one.
    assert run_handler(api, with_parts, InvalidToken("Not Found")) == (Outcome.DONE, True, [])

    def refuse_token():
        api.fail("getMe", refuse(401, "Unauthorized"))

    handled = run_handler(api, with_parts, InvalidToken("Unauthorized"), before=refuse_token)
    assert handled == (Outcome.LATER, True, [True])


def test_a_fault_of_ours_is_told_to_the_operator_without_what_was_written(api, with_parts):
    operator = private_chat(api)
    run_handler(api, with_parts, ValueError("what somebody wrote"), operator_chat=operator.id)
    (told,) = operator.sent
    assert "ValueError" in told.text
    assert "somebody" not in told.text
