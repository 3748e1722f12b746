"""What is wrong with a report: the question, the buttons that answer it, and what is said of what was kept."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat.buttons import Ask, Button, Press, View, Wrong, WrongKind, write_press
from bot.chat.entries import write_head, write_sentence, write_source, write_title
from bot.chat.messages import Message, show, spread
from bot.chat.pages import list_figures
from bot.chat.rich import Block, Paragraph, Run, line, ours
from bot.chat.sight import Sight
from bot.chat.worth import Look
from extractors import Figure, Report
from extractors.findings.checks import CHECKS

KEPT = "Kept for whoever runs this bot: the figure and its sentence."
KEPT_ALARM = "Kept for whoever runs this bot: the figure, its sentence and what was said of it."
KEPT_WORDS = "Kept for whoever runs this bot: these words and their sentence."
ENOUGH = "Enough was said of this report already: nothing more is kept."
IN_PRIVATE = "Open a figure in private, by its number or from the list, and say there what is wrong with it."
MISSED = (
    "Which figure is missing? Reply to this message with its words, as they stand in the article. They are kept for "
    "whoever runs this bot, with their sentence and without your name."
)
ASKED_ALREADY = "Reply to my question further down with the words that are missing."
NOT_THERE = "These words do not stand in the article as I read it: copy them from there, a few words or one sentence."
TOO_LATE = "That question was asked too long ago: press “Something wrong?” under the report again."

_WHICH = "What is wrong? Press the number of the figure, or say that one is missing."
_NONE = "Is a figure missing?"
_WHAT = "What is wrong with this figure?"
_WARNING = "What you press is kept for whoever runs this bot: the figure and its sentence, no names."
_OF_FIGURE: dict[WrongKind, str] = {"number": "Wrong number", "thing": "Wrong thing", "source": "Wrong source"}
_LABELS = {check.code: check.label for check in CHECKS}
_MOST_ALARMS, _REASON = 3, 400


def show_question(report: Report, view: View, look: Look, *, answer: int, back: View | None = None) -> Message:
    """Ask what is wrong with what the view shows: with which of its figures, or what about the one.

    ``back`` is where the way back leads, if not to the view.
    """
    way_back = _lead_back(back or view, answer)
    if view.kind == "figure" and view.place < len(report.figures):
        return _ask_of_figure(report, view.place, look, answer, way_back)
    shown = show(Sight(report, look), view, answer=answer).content
    numbers = [
        Button(str(index + 1), write_press(Press(answer, Ask(View("figure", index)))))
        for index in sorted(set(list_figures(shown)))
    ]
    missing = Button("A figure is missing", write_press(Press(answer, Wrong("missed"))))
    question = (Paragraph(), line(Run(_WHICH if numbers else _NONE, bold=True)), line(_WARNING))
    return Message((*shown, *question), (*spread(numbers), (missing,), (way_back,)))


def say_kept(kind: WrongKind) -> str:
    """Say what is kept of a complaint."""
    return {"alarm": KEPT_ALARM, "missed": KEPT_WORDS}.get(kind, KEPT)


def _ask_of_figure(report: Report, index: int, look: Look, answer: int, way_back: Button) -> Message:
    figure = report.figures[index]
    alarms = list(_find_alarms(report, index, look))[:_MOST_ALARMS]
    block: Block = (
        *write_title(report.article),
        *_write_figure(report, figure, index),
        *(line(ours(report.findings[place].message, _REASON)) for place in alarms),
        Paragraph(),
        line(Run(_WHAT, bold=True)),
        line(_WARNING),
    )
    wrong = tuple(Button(label, write_press(Press(answer, Wrong(kind, index)))) for kind, label in _OF_FIGURE.items())
    false = [
        (Button(_name_alarm(report, place), write_press(Press(answer, Wrong("alarm", index, place)))),)
        for place in alarms
    ]
    return Message(block, (wrong, *false, (way_back,)))


def _write_figure(report: Report, figure: Figure, index: int) -> Block:
    head = write_head(figure, index + 1, marked=False)
    return (head, write_source(figure, report.article), write_sentence([figure]))


def _find_alarms(report: Report, index: int, look: Look) -> Iterator[int]:
    """Yield the places of the findings that name a figure and that the chat is shown."""
    for place, finding in enumerate(report.findings):
        if index in finding.figures and finding.code not in look.findings_off:
            yield place


def _name_alarm(report: Report, place: int) -> str:
    code = report.findings[place].code
    return f"False alarm: {_LABELS.get(code, code).lower()}"


def _lead_back(view: View, answer: int) -> Button:
    return Button("‹ Back", write_press(Press(answer, view)))
