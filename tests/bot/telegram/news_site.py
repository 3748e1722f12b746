"""A news site on loopback, and the bot led to it: names that end in ``.test`` are looked up there and nowhere else."""

from __future__ import annotations

import http.server
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

LAUNCHER = Path(__file__).with_name("launch_with_news.py")
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="The Quay Post"></head><body><article><h1>{title}</h1>{paragraphs}</article>
</body></html>"""


@dataclass
class NewsSite:
    """Pages by path; a path may be slow. ``asked`` is what was fetched, ``most`` how many at the same time at most."""

    pages: dict[str, bytes] = field(default_factory=dict)
    slow: dict[str, float] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    port: int = 0
    most: int = 0
    _now: int = 0

    def add(self, path: str, title: str, *paragraphs: str, seconds: float = 0) -> str:
        """Publish an article; gives its link."""
        body = "".join(f"<p>{each}</p>" for each in paragraphs)
        self.pages[path] = PAGE.format(title=title, paragraphs=body).encode()
        self.slow[path] = seconds
        return f"http://quaypost.test:{self.port}{path}"

    def post(self, channel: str, *posts: tuple[int, str]) -> str:
        """Publish the page of a channel's latest posts; gives the channel's link."""
        shown = "".join(
            f'<div class="tgme_widget_message js-widget_message" data-post="{channel}/{number}">'
            f'<div class="tgme_widget_message_text js-message_text">{text}</div></div>'
            for number, text in posts
        )
        self.pages[f"/s/{channel}"] = (
            '<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:site_name" content="Telegram"></head>'
            f'<body><div class="tgme_channel_info_header_title">Harbour Wire</div>{shown}</body></html>'
        ).encode()
        return f"http://t.me:{self.port}/{channel}"

    def count(self, more: int) -> None:
        with self._lock:
            self._now += more
            self.most = max(self.most, self._now)

    def start(self) -> NewsSite:
        site = self
        self._lock = threading.Lock()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.count(1)
                time.sleep(site.slow.get(self.path, 0))
                site.count(-1)
                page = site.pages.get(self.path)
                self.send_response(404 if page is None else 200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page or b"")))
                self.end_headers()
                self.wfile.write(page or b"")

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
