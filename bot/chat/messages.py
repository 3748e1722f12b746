"""A report as a message: the view of it that is asked for, with the buttons that lead to the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.chat.buttons import (
    LINKED,
    Ask,
    Button,
    FileKind,
    Keyboard,
    Press,
    View,
    ViewKind,
    read_press,
    write_passage,
    write_press,
)
from bot.chat.checking import offer_checks
from bot.chat.document import Document, write_document, write_rich_html
from bot.chat.pages import lay_out, list_figures, write_short
from bot.chat.questions import ask_about, write_questions
from bot.chat.rich import Block, write_html
from bot.chat.single import write_single
from bot.chat.worth import Look, find_unsourced, look_at
from bot.pictures.card import choose_for_card
from bot.reports.things import Thing, find_things
from extractors import Report
from extractors.follow.leads import find_leads

# Telegram shows at most eight buttons in a row.
_IN_ROW = 8


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it is sent: its paragraphs and its buttons; ``document`` in place of these where that is taken."""

    content: Block
    keyboard: Keyboard = ()
    document: Document = ()

    @property
    def html(self) -> str:
        """The content as Telegram's HTML."""
        return write_html(self.content)

    @property
    def rich(self) -> str:
        """The document as the HTML of rich messages, nothing where there is none."""
        return write_rich_html(self.document)


def enrich(message: Message, report: Report, look: Look) -> Message:
    """Give a message with the report as a document, where the chat wants that."""
    return replace(message, document=write_document(report, look)) if look.rich and report.figures else message


def choose_view(report: Report, look: Look, *, brief: bool) -> View:
    """Choose what the first answer shows: the whole list when one message holds it and the chat is not to be brief."""
    if brief or len(lay_out(report, look)) > 1:
        return View("short")
    return View("all")


def show(report: Report, view: View, look: Look, *, answer: int, door: str | None = None) -> Message:
    """Show a view of the report that is kept under the number ``answer``; a place past the end is the last.

    ``door`` is for groups: the address that shows other views in private, where ``write_passage`` ends it.
    """
    if view.kind == "figure" and view.place < len(report.figures):
        single = write_single(report, view.place, look)
        checks = offer_checks(look_at(report, look), single, view, answer)
        question = (Button("Copy the question", copy=ask_about(report.figures[view.place])),)
        return Message(single, (*checks, question, *_lead_back(report, view.place, look, answer)))
    if view.kind in ("all", "unsourced"):
        return _show_page(report, view, look, answer)
    things = find_things(report, look.words.checks)
    # In a group it stays within a screen.
    content = write_short(report, look, quoting=door is None)
    checks = offer_checks(look_at(report, look), content, View("short"), answer)
    rows = _lead_on(report, content, answer, door, pictured=_is_pictured(things, look))
    return Message(content, (*checks, *_offer_questions(report, look, things), *rows))


def _show_page(report: Report, view: View, look: Look, answer: int) -> Message:
    unsourced, things = view.kind == "unsourced", find_things(report, look.words.checks)
    pages = lay_out(report, look, unsourced=unsourced)
    place = min(view.place, len(pages) - 1)
    rows: list[tuple[Button, ...]] = []
    if len(pages) > 1:
        # The ends lead round, so that no button of the row is dead.
        back, on = (place - 1) % len(pages), (place + 1) % len(pages)
        rows.append(
            (
                _view("‹", view.kind, back, answer),
                _view(f"{place + 1}/{len(pages)}", view.kind, place, answer),
                _view("›", view.kind, on, answer),
            )
        )
    numbers = [_view(str(index + 1), "figure", index, answer) for index in sorted(set(list_figures(pages[place])))]
    rows += spread(numbers)
    if not unsourced:
        rows += offer_checks(look_at(report, look), pages[place], View("all", place), answer)
        rows += _offer_questions(report, look, things)
    rows += _lead_between(
        report, answer, but=View(view.kind, place), alone=len(pages) == 1, pictured=_is_pictured(things, look)
    )
    return Message(pages[place], tuple(rows))


def _offer_questions(report: Report, look: Look, things: Sequence[Thing]) -> list[tuple[Button, ...]]:
    questions = write_questions(report, look_at(report, look), things)
    return [(Button("Copy the questions", copy=questions),)] if questions else []


def _lead_on(
    report: Report, content: Block, answer: int, door: str | None, *, pictured: bool
) -> Iterator[tuple[Button, ...]]:
    """Yield the rows below the short view: its figures by number, the other views, the files."""
    leads = [_view(str(index + 1), "figure", index, answer) for index in sorted(set(list_figures(content)))]
    between = list(_lead_between(report, answer, but=View("short"), alone=False, pictured=pictured))
    for row in (*spread(leads), *between):
        yield tuple(_open_in_private(button, door) for button in row) if door else row


def _is_pictured(things: Sequence[Thing], look: Look) -> bool:
    """Say whether a picture can be drawn, and there is something to show in one."""
    return look.draws and bool(choose_for_card(things))


def _open_in_private(button: Button, door: str | None) -> Button:
    """Have a button that puts another view in place of the answer of a group open it for whoever presses it."""
    press = read_press(button.data)
    if door is None or press is None or not isinstance(press.wanted, View):
        return button
    return Button(button.text, url=door + write_passage(press.wanted))


def _lead_between(
    report: Report, answer: int, *, but: View, alone: bool, pictured: bool
) -> Iterator[tuple[Button, ...]]:
    """Yield the rows that lead to the other views and to the files."""
    if not report.figures:
        # Where a note says why there are none, nothing was missed.
        if not report.article.notes:
            yield (_ask(View("short"), answer),)
        return
    unsourced = len(find_unsourced(report))
    row = []
    if but.kind != "short" and not (but.kind == "all" and alone):
        row.append(_view("Short", "short", 0, answer))
    if but.kind != "all":
        number = len(report.figures)
        row.append(_view(f"All {number:,} figures" if number > 1 else "The figure", "all", 0, answer))
    if but.kind != "unsourced" and unsourced:
        row.append(_view(f"No source: {unsourced}", "unsourced", 0, answer))
    if row:
        yield tuple(row)
    yield (_file("CSV", "csv", answer), _file("XLSX", "xlsx", answer), _file("JSON", "json", answer))
    more = [_file("Marked article", "html", answer)]
    if pictured:
        more.append(_file("Picture", "png", answer))
    if find_leads(report):
        more.append(Button("Linked pages", write_press(Press(answer, LINKED))))
    yield tuple(more)
    yield (_ask(but, answer),)


def _lead_back(report: Report, index: int, look: Look, answer: int) -> Keyboard:
    pages = lay_out(report, look)
    place = next((place for place, page in enumerate(pages) if index in list_figures(page)), 0)
    around = [_view("‹", "figure", index - 1, answer)] if index else []
    if index + 1 < len(report.figures):
        around.append(_view("›", "figure", index + 1, answer))
    lists = (_view("List", "all", place, answer), _view("Short", "short", 0, answer))
    asked = (_ask(View("figure", index), answer),)
    return (lists, tuple(around), asked) if around else (lists, asked)


def spread(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    """Spread the buttons evenly over as few rows as there can be."""
    if not buttons:
        return []
    rows = -(-len(buttons) // _IN_ROW)
    size = -(-len(buttons) // rows)
    return [tuple(buttons[start : start + size]) for start in range(0, len(buttons), size)]


def _ask(view: View, answer: int) -> Button:
    return Button("Something wrong?", write_press(Press(answer, Ask(view))))


def _view(text: str, kind: ViewKind, place: int, answer: int) -> Button:
    return Button(text, write_press(Press(answer, View(kind, place))))


def _file(text: str, kind: FileKind, answer: int) -> Button:
    return Button(text, write_press(Press(answer, kind)))
