"""The log: one event a line on standard error, JSON unless a person looks at it; no text of anybody, no token."""

from __future__ import annotations

import logging
import sys
import warnings
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# These write the address of each request, and with it the token, or the texts that went through.
_SILENT = ("httpx", "httpcore", "telegram", "tornado", "sqlalchemy", "alembic", "asyncio")


def set_up_logs(stream: TextIO = sys.stderr, *, token: str = "") -> None:
    """Send everything that is logged to a stream; the token, should it turn up anywhere, is left out."""

    def hide_token(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
        if not token:
            return event
        return {name: value.replace(token, "…") if isinstance(value, str) else value for name, value in event.items()}

    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _drop_details,
        hide_token,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    renderer: Processor = (
        structlog.dev.ConsoleRenderer() if stream.isatty() else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    # It would rather be asked for updates by its own method, which reads all of them or none.
    warnings.filterwarnings("ignore", message="Please use 'Bot.getUpdates'")
    warnings.filterwarnings("ignore", message=".*attribute `retry_after` will be")
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in _SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _drop_details(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    # A traceback ends with the message of the error, which may quote what somebody wrote.
    for name in ("exc_info", "stack_info"):
        event.pop(name, None)
    return event
