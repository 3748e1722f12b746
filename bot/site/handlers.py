"""The pages: the form, an article on its way, its report, and the report as files."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from tornado.httputil import HTTPFile, HTTPInputError, parse_body_arguments
from tornado.web import HTTPError

from bot.chat.export import export_table, name_file
from bot.pages.marked import write_marked_article
from bot.reports.json_text import encode, encode_line
from bot.reports.to_json import held_to_json, report_to_json
from bot.site.analyses import Outcome, make_beside
from bot.site.asking import Asking
from bot.site.refused import GONE, RefusedError
from bot.site.screens import write_form, write_progress, write_top
from bot.site.wishes import Upload, read_form
from config.check_words import read_check_words
from extractors.errors import BusyError, InputError

# Most articles are read before anybody would see how far they are.
_PATIENCE = 1.5
_STALE = "The form was open for too long, or in a browser that keeps no cookies: send it once more."


class Start(Asking):
    """The form."""

    async def show(self, *path: str) -> None:
        """Show it."""
        self.finish(encode(write_form(self.xsrf_token.decode())))


class Check(Asking):
    """Takes what the form sends."""

    async def show(self, *path: str) -> None:
        """Lead whoever comes back here to the form."""
        self.redirect("/")

    async def take(self, body: bytes) -> None:
        """Begin to read, and lead to where the report will be."""
        texts, files = self._read_fields(body)
        try:
            self.check_xsrf_cookie()
        except HTTPError:
            self._show_again(403, _STALE, texts)
            return
        try:
            name = self.site.analyses.start(read_form(texts, files))
        except (InputError, BusyError) as error:
            self._show_again(503 if isinstance(error, BusyError) else 422, str(error), texts)
            return
        files.clear()
        analysis = self.site.analyses.find(name)
        if analysis and analysis.task:
            await asyncio.wait({analysis.task}, timeout=_PATIENCE)
        self.redirect(f"/report/{name}", status=303)

    def _read_fields(self, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
        arguments: dict[str, list[bytes]] = {}
        files: dict[str, list[HTTPFile]] = {}
        try:
            parse_body_arguments(self.request.headers.get("Content-Type", ""), body, arguments, files)
        except HTTPInputError:
            raise RefusedError(400, "The form did not come whole: send it once more.") from None
        # The check of the token looks here.
        self.request.arguments = {"_xsrf": arguments.get("_xsrf", [])}
        texts = {key: values[-1].decode("utf-8", "replace") for key, values in arguments.items()}
        return texts, {
            key: Upload(each[-1].filename, each[-1].content_type, each[-1].body) for key, each in files.items()
        }

    def _show_again(self, status: int, error: str, texts: dict[str, str]) -> None:
        self.set_status(status)
        form = write_form(self.xsrf_token.decode(), error=error, text=texts.get("article", ""))
        self.finish(encode(form))


class ReportPage(Asking):
    """A report, or how far it is."""

    async def show(self, *path: str) -> None:
        """Show it."""
        (name,) = path
        analyses = self.site.analyses
        analysis = analyses.find(name)
        if analysis is None:
            raise RefusedError(404, GONE)
        if analysis.error:
            raise analysis.error
        if analysis.outcome is None:
            self.finish(encode(write_progress(analysis.stage, analyses.find_seconds(analysis))))
            return
        self.finish(await analyses.write_page(analysis, write_top(name)))


class ReportFile(Asking):
    """A report as a file."""

    async def show(self, *path: str) -> None:
        """Send it."""
        name, kind = path
        analysis = self.site.analyses.find(name)
        if analysis is None or analysis.outcome is None:
            raise RefusedError(404, GONE)
        outcome = analysis.outcome
        # One at a time of each report: a long one takes a second.
        async with analysis.lock:
            content = await asyncio.to_thread(_write_file, outcome, kind)
        self.set_header("Content-Type", _TYPES[kind])
        self.set_header("Content-Disposition", f'attachment; filename="{name_file(outcome.report, kind)}"')
        self.finish(content)


_TYPES = {
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}


def _write_file(outcome: Outcome, kind: str) -> bytes:
    if kind in ("csv", "xlsx"):
        # It is kept for an hour: that is today.
        return export_table(outcome.report, "xlsx" if kind == "xlsx" else "csv", datetime.now(UTC).date())
    if kind == "html":
        return encode(write_marked_article(outcome.report, make_beside(outcome), words=read_check_words()))
    return write_outcome(outcome)


def write_outcome(outcome: Outcome) -> bytes:
    """Give what ``figurecheck check --json`` prints."""
    shown = report_to_json(outcome.report)
    if outcome.held is not None:
        shown["against"] = held_to_json(outcome.held)
    return b"".join(encode_line(shown))
