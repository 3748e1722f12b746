"""What the web page shows beside reports: the form, how far an article is, and what went wrong."""

from __future__ import annotations

from bot.pages.frame import skip_link, write_page
from bot.pages.markup import Html, element, join

_READS = (
    "PDF, Word, OpenDocument, Excel, CSV, PowerPoint, RTF, mail, subtitles, web page, text or picture; English only."
)


def write_form(token: str, *, error: str | None = None, text: str = "") -> Html:
    """Write the first page, with the token that comes back with the form; ``error`` says what was wrong with it."""
    form = element(
        "form",
        element("input", type="hidden", name="_xsrf", value=token),
        element("label", "A text or a link", for_="story"),
        element("textarea", text, id="story", name="article", spellcheck="false", autocomplete="off"),
        element("label", "or a file", for_="file"),
        element("p", _READS, class_="hint", id="reads"),
        element("input", type="file", id="file", name="file", aria_describedby="reads"),
        element(
            "details",
            element("summary", "Hold it against a source document"),
            element("p", "The report, release or table that the article rests on.", class_="hint", id="rests"),
            element("label", "Its text or a link", for_="source"),
            element("textarea", id="source", name="source", spellcheck="false", aria_describedby="rests"),
            element("label", "or a file", for_="source_file"),
            element("input", type="file", id="source_file", name="source_file"),
            class_="against",
        ),
        element("p", element("button", "Check the figures", type="submit", class_="send")),
        method="post",
        action="/check",
        enctype="multipart/form-data",
        accept_charset="utf-8",
    )
    body = element(
        "main",
        element("h1", "figurecheck"),
        element("p", "Every figure in the story, what it counts, and who says so."),
        _write_error(error),
        form,
        element(
            "p",
            "Articles are read on the machine that this page comes from, and kept in its memory for an hour. "
            "For programs: ",
            element("a", "/api/openapi.json", href="/api/openapi.json"),
            ".",
            class_="hint",
        ),
        id="main",
    )
    return write_page("figurecheck", join(skip_link("story", "To the form"), body), forms=True)


def write_progress(stage: str, seconds: int) -> Html:
    """Write how far an article is; the page asks again by itself."""
    said = f"{stage} {seconds}\u00a0s" if seconds > 1 else stage
    body = element(
        "main",
        element("h1", "Reading …"),
        element("p", said, role="status", id="stage"),
        element("progress", aria_labelledby="stage"),
        element("p", "This page asks again by itself. ", element("a", "Ask now", href="")),
    )
    return write_page("Reading … – figurecheck", join(write_top(), body), refresh=1)


def write_failure(sentence: str) -> Html:
    """Write what went wrong, and the way back."""
    body = element(
        "main",
        element("h1", "That could not be done"),
        _write_error(sentence),
        element("p", element("a", "Check another article", href="/")),
    )
    return write_page("That could not be done – figurecheck", join(write_top(), body))


def write_top(name: str | None = None) -> Html:
    """Write what stands above a page; with the name of a report the files that there are of it."""
    files = [
        element("a", label, href=f"/report/{name}/{file}")
        for label, file in (
            ("XLSX", "figures.xlsx"),
            ("CSV", "figures.csv"),
            ("JSON", "figures.json"),
            ("Web page", "page.html"),
        )
    ]
    saved = join(element("span", "Save as:"), *files) if name else None
    home = element("a", "Check another article", href="/")
    return element("nav", element("b", "figurecheck"), home, saved, class_="top", aria_label="figurecheck")


def _write_error(error: str | None) -> Html | None:
    return element("p", error, class_="error", role="alert") if error else None
