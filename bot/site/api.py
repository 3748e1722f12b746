"""The same for programs: JSON in, a report in JSON out."""

from __future__ import annotations

import asyncio

from bot.reports.json_text import encode_line
from bot.site.analyses import Outcome
from bot.site.asking import Asking
from bot.site.handlers import write_outcome
from bot.site.openapi import describe_api
from bot.site.refused import RefusedError
from bot.site.wishes import read_body

JSON = "application/json"


class Api(Asking):
    """``POST /api/check``."""

    as_json = True
    _task: asyncio.Task[Outcome] | None = None

    async def show(self, *path: str) -> None:
        """Say how it is asked."""
        raise RefusedError(405, "Send JSON with POST: /api/openapi.json says what.", {"Allow": "POST"})

    async def take(self, body: bytes) -> None:
        """Read to the end and answer with the report."""
        # A form of another page can send no JSON as such without asking first.
        if self.request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != JSON:
            raise RefusedError(415, f"Send JSON, with the header Content-Type: {JSON}.")
        wish = read_body(body)
        del body
        self._task = asyncio.create_task(self.site.analyses.check(wish))
        try:
            outcome = await self._task
        except asyncio.CancelledError:
            # Nobody waits for it any more.
            return
        self.set_header("Content-Type", f"{JSON}; charset=utf-8")
        self.finish(await asyncio.to_thread(write_outcome, outcome))

    def on_connection_close(self) -> None:
        """Give up what nobody waits for."""
        if self._task:
            self._task.cancel()
        super().on_connection_close()


class Description(Asking):
    """``GET /api/openapi.json``."""

    as_json = True

    async def show(self, *path: str) -> None:
        """Describe the interface."""
        self.set_header("Content-Type", f"{JSON}; charset=utf-8")
        self.finish(b"".join(encode_line(describe_api())))
