"""The settings of a chat as a message with buttons; each says what it sets, so pressing it twice sets it once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set

from bot.chat.buttons import Button
from bot.chat.messages import Message
from bot.chat.rich import Paragraph, Run, apart, line
from bot.chat.worth import Order
from extractors.findings.checks import CHECKS, QUIET, UNUSUAL

LISTEN = {
    "asked": "Only when asked",
    "links": "Every link",
    "forwards": "Every forwarded post",
    "all": "Every link and forwarded post",
}
ORDERS: dict[Order, str] = {"article": "As in the article", "check": "Most worth checking first"}
RICH = {"off": "Ordinary messages", "on": "Rich messages"}
FINDINGS = {check.code: check.label for check in CHECKS if check.switchable}
DIGEST = {"off": "Off", "8": "8:00", "12": "12:00", "18": "18:00", "21": "21:00"}
LANGUAGES = {
    "asked": "That of whoever asks",
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "ru": "Русский",
    "uk": "Українська",
}
PREFIX = "set:"
_MARK, _LISTED = "✓ ", "• "


def show_choices(
    listen: str, order: str, digest: str = "off", *, language: str = "asked", rich: bool = False, group: bool
) -> Message:
    """Show what the chat has chosen; when to answer is a question in groups alone."""
    rows: list[tuple[Button, ...]] = []
    said = [line(Run("Settings of this chat", bold=True)), Paragraph()]
    if group:
        said.append(line("I answer: ", Run(LISTEN[listen].lower(), bold=True)))
        rows += [(_choice(text, "listen", name, chosen=name == listen),) for name, text in LISTEN.items()]
    said.append(line("Order of figures: ", Run(ORDERS["check" if order == "check" else "article"].lower(), bold=True)))
    rows += [(_choice(text, "order", name, chosen=name == order),) for name, text in ORDERS.items()]
    said.append(line("Daily digest: ", Run(DIGEST.get(digest, f"{digest}:00").lower(), bold=True)))
    rows.append((Button("What to check …", f"{PREFIX}page:checks"), Button("Daily digest …", f"{PREFIX}page:digest")))
    said.append(line("Reports: ", Run(RICH["on" if rich else "off"].lower(), bold=True)))
    rows.append(tuple(_choice(text, "rich", name, chosen=(name == "on") == rich) for name, text in RICH.items()))
    said.append(line("Language: ", Run(_name_language(language), bold=True)))
    rows.append((Button("Language …", f"{PREFIX}page:language"),))
    if group:
        said += [Paragraph(), line("With privacy mode on, Telegram shows me only what asks for me: see /help.")]
    return Message(tuple(said), tuple(rows))


def show_checks(off: Set[str], asked: Set[str]) -> Message:
    """Show which findings the chat wants, and which of them are counted as to check."""
    buttons = list(_list_checks(off, asked))
    rows = [tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2)]
    said = (
        line(Run("What is marked as worth checking", bold=True)),
        line("Press one to turn it off or on."),
        line(f"{_MARK}counts as to check, {_LISTED}is listed below that. What is listed can be made to count."),
    )
    return Message(said, (*rows, (Button("‹ Back", f"{PREFIX}page:main"),)))


def show_digest(digest: str, zone: str) -> Message:
    """Show at which hour the chat wants its digest, and whose hours these are."""
    said = (
        line(Run("Daily digest", bold=True)),
        line("What was checked here in the 24 hours before, what does not agree and what nobody looked at yet."),
        line("On a day without anything to tell, nothing comes. /digest gives it at any time."),
        Paragraph(),
        line("The hours are those of ", Run(apart(zone), bold=True), ". For others: /settings Europe/Kyiv"),
    )
    hours = [_choice(text, "digest", name, chosen=name == digest) for name, text in DIGEST.items()]
    return Message(said, ((hours[0],), tuple(hours[1:]), (Button("‹ Back", f"{PREFIX}page:main"),)))


def show_language(language: str) -> Message:
    """Show in which language the chat is spoken to; articles are read in English alone."""
    said = (
        line(Run("Language", bold=True)),
        line("In this language I answer here, and send what comes by itself: digests, and news of what is watched."),
        line(
            "Where none is chosen I answer each in the language of their Telegram; what comes by itself is in that of "
            "whoever asked last."
        ),
    )
    first, *rest = (_choice(text, "language", name, chosen=name == language) for name, text in LANGUAGES.items())
    rows = [tuple(rest[place : place + 2]) for place in range(0, len(rest), 2)]
    return Message(said, ((first,), *rows, (Button("‹ Back", f"{PREFIX}page:main"),)))


def read_choice(data: str) -> tuple[str, str] | None:
    """Read what a button of the settings sends: what it is about, and the choice.

    >>> read_choice("set:listen:links"), read_choice("set:listen:never")
    (('listen', 'links'), None)
    """
    about, _, choice = data.removeprefix(PREFIX).partition(":")
    known: dict[str, Collection[str]] = {
        "listen": LISTEN,
        "order": ORDERS,
        "off": FINDINGS,
        "on": FINDINGS,
        "asked": QUIET | UNUSUAL,
        "digest": DIGEST,
        "rich": RICH,
        "language": LANGUAGES,
        "page": ("main", "checks", "digest", "language"),
    }
    return (about, choice) if data.startswith(PREFIX) and choice in known.get(about, ()) else None


def _list_checks(off: Set[str], asked: Set[str]) -> Iterator[Button]:
    for code, text in FINDINGS.items():
        now = _name_state(code, off, asked)
        mark = "" if now == "off" else _LISTED if now == "on" and code in QUIET else _MARK
        yield Button(mark + text, f"{PREFIX}{_choose_next(code, now)}:{code}")


def _name_state(code: str, off: Set[str], asked: Set[str]) -> str:
    if code in off or (code in UNUSUAL and code not in asked):
        return "off"
    return "asked" if code in asked else "on"


def _choose_next(code: str, now: str) -> str:
    if now == "off":
        return "asked" if code in QUIET | UNUSUAL else "on"
    return "off" if now == "on" or code in UNUSUAL else "on"


def _name_language(language: str) -> str:
    """Name a language in itself; our own words stand in the midst of a line."""
    name = LANGUAGES.get(language, language)
    return name.lower() if language == "asked" else name


def _choice(text: str, about: str, name: str, *, chosen: bool) -> Button:
    return Button(_MARK + text if chosen else text, f"{PREFIX}{about}:{name}")
