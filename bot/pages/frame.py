"""A whole page: head, style, script, and a policy that lets nothing in from elsewhere."""

from __future__ import annotations

import base64
from functools import cache
from hashlib import sha256
from importlib.resources import files

from bot.pages.markup import Html, element, join


def write_page(title: str, body: Html, *, refresh: int | None = None, forms: bool = False) -> Html:
    """Write a page that holds all it needs; ``refresh`` is after how many seconds it is asked for again.

    With ``forms`` it may send forms to where it came from.
    """
    style, script = read_style(), read_script()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=write_policy(forms=forms)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="same-origin"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", http_equiv="refresh", content=refresh) if refresh else None,
        element("title", title),
        # Without an icon of its own a browser would ask the server for one.
        element("link", rel="icon", href="data:,"),
        element("style", style),
    )
    whole = element("html", head, element("body", body, element("script", script)), lang="en")
    return Html(f"<!doctype html>\n{whole}\n")


def write_policy(*, forms: bool) -> str:
    """Give the policy: this page's own style and script, told by their hashes, and nothing from elsewhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(read_style())}'",
            f"script-src '{_hash(read_script())}'",
            "img-src data:",
            "form-action 'self'" if forms else "form-action 'none'",
            "base-uri 'none'",
        )
    )


@cache
def read_style() -> Html:
    """Read the style sheet, which is the same for every page."""
    return _read("page.css")


@cache
def read_script() -> Html:
    """Read the script, without which every page can be read too."""
    return _read("page.js")


def _read(name: str) -> Html:
    # Ours, and so no text to be escaped; neither holds the end of its own element.
    return Html((files("bot.pages") / name).read_text(encoding="utf-8"))


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(sha256(content.encode()).digest()).decode()


def skip_link(target: str, label: str) -> Html:
    """Write the first link of a page, which is seen by those alone who come to it with the keyboard."""
    return join(element("a", label, href=f"#{target}", class_="skip"))
