"""What the bot says to whoever meets it: greetings, help with an example, and what it can read."""

from __future__ import annotations

from bot.chat.buttons import Button
from bot.chat.messages import Message
from bot.chat.rich import Block, Paragraph, Run, apart, line

SHOW_EXAMPLE = "example"
EXAMPLE = "The storm killed at least 14 people, the mayor said. It did $3m of damage."
_EMPTY = Paragraph()
_EXAMPLE_BUTTON = Button("Show me an example", SHOW_EXAMPLE)
_MOST_OF_EXAMPLE = 1500


def greet(name: str, *, pictures: bool) -> Message:
    """Answer /start in a private chat; ``pictures`` says whether they can be read on this machine."""
    return Message(
        (
            line(f"Send me a news article: {list_readable(pictures=pictures)}."),
            _EMPTY,
            line("I list every figure in it, what it counts and who says so, and mark what to check first."),
            line("I never say whether a figure is true. That stays with you."),
            _EMPTY,
            line("/help says more. /privacy says what is kept."),
        ),
        ((_EXAMPLE_BUTTON,), (Button("Add me to a group", url=f"https://t.me/{name}?startgroup=true"),)),
    )


def greet_group(name: str) -> Message:
    """Answer /start in a group."""
    return Message(
        (
            line("I list the figures of an article and who stands behind each. I am silent unless asked:"),
            line(f"• /check and a link or a text, or /check@{name} as a reply to a message"),
            line(f"• @\u2060{name} and a link"),
            line("• a reply to a message of mine"),
            line("Admins choose in /settings whether I also read every link or every forwarded post."),
        )
    )


def greet_on_entering(name: str) -> Message:
    """Say in one line, on being added to a group, how to ask."""
    return Message(
        (
            line(
                f"I list the figures of an article and who says them: reply to one with /check@{name}. /help says more."
            ),
        )
    )


def greet_guest(name: str) -> Message:
    """Answer a chat of others that names the bot and brings nothing to read."""
    return Message(
        (line(f"Write @\u2060{name} and a text or a link, or reply with it: I list the figures and who says each."),)
    )


def explain(name: str, *, pictures: bool) -> Message:
    """Answer /help, with one worked example."""
    picture = " a picture," if pictures else ""
    return Message(
        (
            line(Run("What I read", bold=True)),
            line(f"A link, a text (also one that Telegram split), a forwarded post,{picture} and files:"),
            line("PDF, DOCX, ODT, RTF, TXT, HTML, XLSX, ODS, CSV, PPTX, mails (EML), subtitles (SRT, VTT)."),
            line("English only. Edit your message, and my answer follows."),
            _EMPTY,
            line(Run("An example", bold=True)),
            line("You send:"),
            line(EXAMPLE, quote=True),
            line("I answer:"),
            line(Run("1  at least 14", bold=True), " · people"),
            line("The mayor"),
            line(Run("2  $3m", bold=True), " (3,000,000 USD) · damage"),
            line("The article's own words, no source given"),
            line(Run("Note 2:", bold=True), " $3m has no source in the article."),
            _EMPTY,
            line("❗ marks what to check first, as two numbers that do not agree. It may be right for all that."),
            line("“✓ Checked” notes that you looked at it: the report then says by whom, and what is still open."),
            _EMPTY,
            line(Run("A draft against its source", bold=True)),
            line("Reply to the draft, or to my report on it, with the source: a file or a link. Or send two files or"),
            line("two links, the draft first, with the word “against”. I say which figures are the same there, which"),
            line("differ, with both sentences, and which are not found. In a group, write /against beside them."),
            _EMPTY,
            line(Run("Commands", bold=True)),
            line("/check – with a link or a text, or as a reply to a message"),
            line("/against – as a reply to a draft, with its source: a file or a link"),
            line("/find reservists – what was seen in this chat about a thing, by whom and when"),
            line("/compare – two links, a reply and a link, or the last two articles side by side"),
            line("/export – the figures of the last 24 hours as a file; /export week, or a day: /export 2026-11-20"),
            line("/digest – what was checked today, what does not agree and what nobody looked at; /digest week"),
            line("/watch – with a link: I look at a page or a public channel again, and tell what changes"),
            line("/settings – the order of figures, a daily digest, and in groups when I answer"),
            line("/privacy – what is kept, and for how long"),
            line("/forget – delete what is kept of this chat"),
            line("/about – what this is"),
            _EMPTY,
            line(f"In any other chat: @\u2060{name} and a sentence gives its figures as a message to send."),
        ),
        ((_EXAMPLE_BUTTON,),),
    )


def offer_help(*, pictures: bool) -> Message:
    """Answer a greeting, a question, or anything else in which there is nothing to read."""
    return Message(
        (
            line("I read articles and list their figures, with who says each and what to check."),
            line(f"Send me one: {list_readable(pictures=pictures)}. /help says more, also of groups."),
        ),
        ((_EXAMPLE_BUTTON,),),
    )


def explain_report() -> Message:
    """Answer a question that is asked about a report."""
    return Message(
        (
            line(
                "I cannot answer questions, I only list what stands in the article. Press a figure's number under the"
            ),
            line("report: it shows the passage around it, who says it, and the words that say so."),
            line("To have something read, write /check and the text, or send it without a question."),
        )
    )


def show_example(article: str, report: Block) -> Message:
    """Show an invented article, and below it what the bot answers to it."""
    return Message(
        (
            line(Run("An invented article", bold=True)),
            line(apart(" ".join(article.split()), _MOST_OF_EXAMPLE), quote=True),
            line(Run("My answer", bold=True)),
            *report,
        )
    )


def list_readable(*, pictures: bool) -> str:
    """Say what can be sent.

    >>> list_readable(pictures=False)
    'a link, its text, a forwarded post or a file'
    """
    return (
        "a link, its text, a forwarded post, a file or a picture"
        if pictures
        else ("a link, its text, a forwarded post or a file")
    )
