"""The log: one JSON object a line, without tokens, tracebacks, or what libraries have to say of requests."""

import io
import json
import logging

import structlog

from bot.service.logs import set_up_logs

TOKEN = "123456:secret_part"


def write_log(act):
    stream = io.StringIO()
    set_up_logs(stream, token=TOKEN)
    act()
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_a_line():
    (line,) = write_log(lambda: structlog.get_logger().warning("update_delayed", update_id=7, reason="étage"))
    assert (line["event"], line["level"], line["update_id"], line["reason"]) == (
        "update_delayed",
        "warning",
        7,
        "étage",
    )
    assert line["timestamp"].endswith("Z")


def test_the_token_is_left_out_wherever_it_stands():
    def act():
        structlog.get_logger().info(f"at {TOKEN}", url=f"https://api.telegram.org/bot{TOKEN}/getMe")
        logging.getLogger("elsewhere").warning("at %s", TOKEN)

    lines = write_log(act)
    assert len(lines) == 2
    assert not any(TOKEN in json.dumps(line) for line in lines)


def test_there_is_no_traceback():
    def act():
        for logger in (structlog.get_logger(), logging.getLogger("elsewhere")):
            try:
                raise ValueError("what somebody wrote")
            except ValueError:
                logger.exception("it failed")

    stream = io.StringIO()
    set_up_logs(stream)
    act()
    assert "somebody" not in stream.getvalue()
    assert len(stream.getvalue().splitlines()) == 2


def test_libraries_that_would_write_addresses_and_texts_are_silent():
    def act():
        for name in ("httpx", "telegram.ext.Application", "tornado.access", "sqlalchemy.engine"):
            logging.getLogger(name).critical("https://api.telegram.org/botTOKEN/sendMessage?text=300")

    assert write_log(act) == []
