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
from bot.chat.sight import Sight
from bot.chat.single import write_single
from bot.chat.worth import find_unsourced
from bot.pictures.card import choose_for_card
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


def choose_view(sight: Sight, *, brief: bool) -> View:
    """Choose what the first answer shows: the whole list when one message holds it and the chat is not to be brief."""
    if brief or len(lay_out(sight)) > 1:
        return View("short")
    return View("all")


def show_first(sight: Sight, *, brief: bool, answer: int, door: str | None = None) -> Message:
    """Show what the first answer shows; see ``show``.

    With the report as a document, where the chat wants that and is not to be brief.
    """
    if brief:
        return show(sight, View("short"), answer=answer, door=door)
    pages = lay_out(sight)
    if len(pages) > 1:
        shown = show(sight, View("short"), answer=answer, door=door)
    else:
        shown = _show_page(sight, View("all"), pages, answer)
    wanted = sight.look.rich and sight.report.figures
    return replace(shown, document=write_document(sight)) if wanted else shown


def show(sight: Sight, view: View, *, answer: int, door: str | None = None) -> Message:
    """Show a view of the report that is kept under the number ``answer``; a place past the end is the last.

    ``door`` is for groups: the address that shows other views in private, where ``write_passage`` ends it.
    """
    report = sight.report
    if view.kind == "figure" and view.place < len(report.figures):
        single = write_single(sight, view.place)
        checks = offer_checks(sight.points, single, view, answer)
        question = (Button("Copy the question", copy=ask_about(report, view.place, sight.points)),)
        return Message(single, (*checks, question, *_lead_back(sight, view.place, answer)))
    if view.kind in ("all", "unsourced"):
        return _show_page(sight, view, lay_out(sight, unsourced=view.kind == "unsourced"), answer)
    # In a group it stays within a screen.
    content = write_short(sight, roomy=door is None)
    checks = offer_checks(sight.points, content, View("short"), answer)
    return Message(content, (*checks, *_offer_questions(sight), *_lead_on(sight, content, answer, door)))


def _show_page(sight: Sight, view: View, pages: Sequence[Block], answer: int) -> Message:
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
    if view.kind != "unsourced":
        rows += offer_checks(sight.points, pages[place], View("all", place), answer)
        rows += _offer_questions(sight)
    rows += _lead_between(sight, answer, but=View(view.kind, place), alone=len(pages) == 1)
    return Message(pages[place], tuple(rows))


def _offer_questions(sight: Sight) -> list[tuple[Button, ...]]:
    questions = write_questions(sight.report, sight.points, sight.things)
    return [(Button("Copy the questions", copy=questions),)] if questions else []


def _lead_on(sight: Sight, content: Block, answer: int, door: str | None) -> Iterator[tuple[Button, ...]]:
    """Yield the rows below the short view: its figures by number, the other views, the files."""
    leads = [_view(str(index + 1), "figure", index, answer) for index in sorted(set(list_figures(content)))]
    between = list(_lead_between(sight, answer, but=View("short"), alone=False))
    for row in (*spread(leads), *between):
        yield tuple(_open_in_private(button, door) for button in row) if door else row


def _is_pictured(sight: Sight) -> bool:
    """Say whether a picture can be drawn, and there is something to show in one."""
    return sight.look.draws and bool(choose_for_card(sight.things))


def _open_in_private(button: Button, door: str | None) -> Button:
    """Have a button that puts another view in place of the answer of a group open it for whoever presses it."""
    press = read_press(button.data)
    if door is None or press is None or not isinstance(press.wanted, View):
        return button
    return Button(button.text, url=door + write_passage(press.wanted))


def _lead_between(sight: Sight, answer: int, *, but: View, alone: bool) -> Iterator[tuple[Button, ...]]:
    """Yield the rows that lead to the other views and to the files."""
    report = sight.report
    if not report.figures:
        # Where a note says why there are none, nothing was missed.
        if not report.article.notes:
            yield (_ask(View("short"), answer),)
        return
    unsourced = len(find_unsourced(report, sight.look.words))
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
    if _is_pictured(sight):
        more.append(_file("Picture", "png", answer))
    if find_leads(report):
        more.append(Button("Linked pages", write_press(Press(answer, LINKED))))
    yield tuple(more)
    yield (_ask(but, answer),)


def _lead_back(sight: Sight, index: int, answer: int) -> Keyboard:
    report, pages = sight.report, lay_out(sight)
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
