"""A request as it comes in: looked at before its body is read, and answered with one sentence when it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from tornado.web import HTTPError, RequestHandler, stream_request_body

from bot.pages.frame import write_policy
from bot.reports.json_text import encode, write_json
from bot.reports.shown import clean
from bot.site.analyses import Analyses
from bot.site.doors import Doors
from bot.site.refused import FAILED, NOWHERE, RefusedError, find_status, tell_fault
from bot.site.screens import write_failure
from extractors import FigurecheckError
from extractors.errors import BusyError

MOST_BYTES = 40_000_000
"""Of a request: an article and a source document."""
READ_AT_MOST = 200_000_000
"""What is too large is read so far and thrown away, so that whoever sends it hears why it is refused."""
_MOST_UPLOADS = 8
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(slots=True)
class Site:
    """What the handlers share."""

    doors: Doors
    analyses: Analyses
    uploads: int = 0


@stream_request_body
class Asking(RequestHandler):
    """The ground of all handlers; ``as_json`` ones answer errors in JSON."""

    as_json = False

    def initialize(self, site: Site) -> None:
        """Take what the handlers share."""
        self.site = site
        self.body = bytearray()
        self.refused: FigurecheckError | None = None
        self.is_uploading = False

    def set_default_headers(self) -> None:
        """Let nothing in from elsewhere, and show nothing of the server."""
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)
        self.set_header("Content-Security-Policy", f"{write_policy(forms=True)}; frame-ancestors 'none'")

    def prepare(self) -> None:
        """Look at who asks before anything is read of what they send; what is refused is read and thrown away."""
        try:
            self._look()
        except FigurecheckError as error:
            self.refused = error

    async def get(self, *path: str) -> None:
        """Answer with what ``show`` shows, unless it is refused."""
        if self.refused is not None:
            raise self.refused
        await self.show(*path)

    async def post(self, *path: str) -> None:
        """Do what ``take`` does with what was sent, unless it is refused."""
        if self.refused is not None:
            raise self.refused
        body = bytes(self.body)
        self.body.clear()
        self._end_upload()
        await self.take(body)

    async def show(self, *path: str) -> None:
        """Show what is here."""
        raise HTTPError(404)

    async def take(self, body: bytes) -> None:
        """Take what was sent."""
        raise RefusedError(405, "Nothing can be sent here: start anew.", {"Allow": "GET"})

    def _look(self) -> None:
        doors, headers, address = self.site.doors, self.request.headers, self.request.remote_ip or ""
        doors.check_name(headers.get("Host", ""))
        doors.check_password(headers.get("Authorization", ""), address)
        if self.request.method == "POST":
            doors.check_origin(headers)
            doors.take_turn(address)
            if self.site.uploads >= _MOST_UPLOADS:
                raise BusyError(1)
            self.site.uploads += 1
            self.is_uploading = True

    def data_received(self, chunk: bytes) -> None:
        """Keep what is sent, as far as it goes."""
        if self.refused is not None:
            return
        self.body += chunk
        if len(self.body) > MOST_BYTES:
            self.body.clear()
            self.refused = RefusedError(413, f"It is larger than the limit of {MOST_BYTES:,} bytes: send less at once.")

    def on_finish(self) -> None:
        """Make room for the next one."""
        self._end_upload()

    def on_connection_close(self) -> None:
        """Make room for the next one when this one was given up."""
        self._end_upload()
        super().on_connection_close()

    def _end_upload(self) -> None:
        if self.is_uploading:
            self.is_uploading = False
            self.site.uploads -= 1

    def write_error(self, status_code: int, **told: object) -> None:
        """Say in one sentence what is wrong."""
        error = told["exc_info"][1] if isinstance(told.get("exc_info"), tuple) else None  # type: ignore[index]
        said = (
            NOWHERE if status_code == 404 else FAILED if status_code >= 500 else f"This cannot be done ({status_code})."
        )
        if isinstance(error, FigurecheckError):
            status_code, said = find_status(error), str(error)
            self.set_status(status_code)
            for name, value in _headers_of(error).items():
                self.set_header(name, value)
        self.finish_error(clean(said))

    def finish_error(self, sentence: str) -> None:
        """Answer with a sentence."""
        if self.as_json:
            self.set_header("Content-Type", "application/json; charset=utf-8")
            self.finish(encode(write_json({"error": sentence})))
        else:
            self.finish(encode(write_failure(sentence)))

    def compute_etag(self) -> None:
        """Give no mark by which a copy could be known: none is kept."""

    def log_exception(self, *told: object) -> None:
        """Tell of faults alone, and nothing of what was sent."""
        error = told[1]
        if isinstance(error, BaseException) and not isinstance(error, (FigurecheckError, HTTPError)):
            tell_fault(error)


def _headers_of(error: FigurecheckError) -> dict[str, str]:
    if isinstance(error, RefusedError):
        return error.headers
    return {"Retry-After": str(error.wait_seconds)} if isinstance(error, BusyError) else {}
