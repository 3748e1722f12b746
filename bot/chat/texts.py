"""What the bot says of itself: what is kept, and the sentences around a report."""

from __future__ import annotations

from datetime import datetime

from bot.chat.buttons import Button, Keyboard
from bot.chat.entries import count
from bot.chat.messages import Message
from bot.chat.rich import Block, Paragraph, Run, line, ours
from bot.workers.request import Request

FORGET_YES, FORGET_NO = "forget:yes", "forget:no"
NO_PICTURES_HERE = "Pictures cannot be read here."
NO_PICTURES = f"{NO_PICTURES_HERE} Send the text or a link."
FAILED = "Something went wrong here, and not with your message: whoever runs this bot can see it. Try again later."
_EMPTY = Paragraph()


def introduce(version: str) -> Message:
    """Answer /about."""
    return Message(
        (
            line(Run(f"figurecheck {version}", bold=True)),
            line("Every figure in the story, what it counts, and who says so."),
            _EMPTY,
            line("Articles are read on the machine that this bot runs on. Only Telegram sees their text besides."),
            line("It finds figures and sources by rules and a small language model, and it errs: read the sentence."),
            line("Where it cannot tell who says something, it says so and does not guess."),
        )
    )


def tell_privacy(
    days: int,
    answers: int,
    oldest: datetime | None,
    *,
    has_settings: bool,
    complaints: int = 0,
    checked: int = 0,
    watches: int = 0,
    fact_checks: bool = False,
) -> Message:
    """Answer /privacy: what is kept in general, and how much of this chat; and who sees it.

    ``fact_checks`` says that published fact-checks are looked up.
    """
    asked = "Google's Fact Check Tools are asked for some figures and what they count. " if fact_checks else ""
    since = f" (the oldest from {write_date(oldest)})" if oldest else ""
    parts = [count(answers, "report") + since] if answers else []
    parts += [f"{count(complaints, 'thing')} that somebody said is wrong"] if complaints else []
    parts += [f"{count(checked, 'thing')} that somebody checked"] if checked else []
    parts += [f"{count(watches, 'page')} to watch"] if watches else []
    parts += ["its settings"] if has_settings else []
    kept = (
        f"Of this chat I keep {', '.join(parts[:-1])}{' and ' if parts[1:] else ''}{parts[-1]}."
        if parts
        else "Of this chat nothing is kept now."
    )
    return Message(
        (
            line(Run("What is kept", bold=True)),
            line("• the report on each article you had checked, with the article's text: the buttons need it"),
            line("• the figures in it, with their sentences and links, to hold later articles against and for /find"),
            line(
                "• what you say under “Something wrong?”: the figure, its sentence, what is wrong and when, and the "
                "article's address, for whoever runs this bot"
            ),
            line("• under “Checked”, the first name of who pressed it: this chat alone sees it, with the report"),
            line("• what you have watched: its address and title"),
            line(
                "• your settings, the language of whoever asked last, and the numbers of our messages, to answer edits "
                "and not to answer twice"
            ),
            line("• a message that waits for its answer, until it has one or is given up"),
            line("• a report that you open from a group is kept for this chat too"),
            line(
                "No other names and no profiles; of messages that ask me for nothing, nothing once they were looked at."
            ),
            _EMPTY,
            line(
                f"Reports, figures and what was said of them are deleted after {days} days. /forget deletes everything "
                "of this chat now, and drops what has no answer yet."
            ),
            line(
                "To read a link, its page is fetched from the site; “Linked pages” fetches those that it links to. ",
                asked,
                "Apart from that, only Telegram sees any of it.",
            ),
            _EMPTY,
            line(kept),
        )
    )


def ask_forget() -> Message:
    """Ask before anything is deleted."""
    keyboard: Keyboard = ((Button("Yes, delete", FORGET_YES), Button("No", FORGET_NO)),)
    return Message(
        (
            line(Run("Delete all reports and settings that are kept of this chat?", bold=True)),
            line("The buttons under my earlier messages will stop working. The messages themselves stay."),
            line("What I am reading now, or have yet to read, is dropped without an answer."),
        ),
        keyboard,
    )


def say(text: str) -> Message:
    """Say one sentence, which may hold words that somebody wrote."""
    return Message((line(ours(text)),))


def ask_for_check(name: str) -> Message:
    """Answer /check with nothing to check."""
    return Message(
        (
            line("Which article? Write it behind the command, or reply to a message with it:"),
            line("/check https://paper.example/story"),
            line(f"/check@{name} as a reply"),
        )
    )


def point_back(link: str | None, when: datetime, keyboard: Keyboard) -> Message:
    """Point to the first answer on an article, by a link where the group has links."""
    day = write_date(when)
    where: Block = (
        (line("This article was checked here on ", day, ": ", Run("see the answer", link=link), "."),)
        if link
        else (line(f"This article was checked here on {day}."),)
    )
    return Message(where, keyboard)


def write_date(when: datetime | None) -> str:
    """Write a day as an editor does.

    >>> write_date(datetime(2024, 5, 3))
    '3 May 2024'
    """
    return f"{when.day} {when:%B %Y}" if when else "some time ago"


def say_stage(request: Request) -> str:
    """Say what is done with a request.

    >>> say_stage(Request(text="Two ships sank."))
    'Reading the text and looking for figures …'
    """
    if request.link is not None:
        return "Fetching the page and looking for figures …"
    if request.data is not None and not request.is_message:
        picture = (request.content_type or "").startswith("image/")
        return f"Reading the {'picture' if picture else 'file'} and looking for figures …"
    return "Reading the text and looking for figures …"
