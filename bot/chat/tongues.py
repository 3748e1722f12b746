"""The bot's own words in the language of whoever reads them: whole lines are looked up, words of an article never.

What is said is written in English everywhere. Before it is sent, each run of words and each button that a catalog has
is put in its place; ``{}`` in a catalog stands for whatever is between. What a catalog lacks stays English, and so do
quotations, findings and all that an article says: only English is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.chat.buttons import Button
from bot.chat.document import map_document
from bot.chat.messages import Message
from bot.chat.rich import Paragraph

_GAP = "{}"
_MARKS = ("✓ ", "• ")
"""Before what is chosen."""
_LONGEST = 600
"""Code points; what is longer is no line of ours."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the interface: lines as they stand in English, and what stands for them."""

    lines: Mapping[str, str]
    patterns: tuple[tuple[tuple[str, ...], str], ...] = ()

    @classmethod
    def read(cls, catalog: Mapping[str, str]) -> Tongue:
        """Make one of a catalog."""
        lines = {english: said for english, said in catalog.items() if _GAP not in english}
        patterns = tuple(
            (tuple(english.split(_GAP)), said)
            # The longest first: it says most of what stands around a gap.
            for english, said in sorted(catalog.items(), key=lambda each: -len(each[0]))
            if _GAP in english
        )
        return cls(lines, patterns)

    def say(self, english: str) -> str:
        """Give a line of ours in this language, or as it is.

        >>> Tongue.read({"Page {} of {}": "Seite {} von {}"}).say("Page 2 of 3")
        'Seite 2 von 3'
        """
        if len(english) > _LONGEST:
            return english
        if english in self.lines:
            return self.lines[english]
        for pieces, said in self.patterns:
            gaps = _find_gaps(english, pieces)
            if gaps is not None:
                return said.format(*(self.lines.get(each, each) for each in gaps))
        return english

    def translate(self, message: Message) -> Message:
        """Give a message of ours in this language; quotations stay as they are."""
        content = tuple(self._translate(paragraph) for paragraph in message.content)
        keyboard = tuple(tuple(self._name(button) for button in row) for row in message.keyboard)
        document = map_document(message.document, self._translate)
        return replace(message, content=content, keyboard=keyboard, document=document)

    def _translate(self, paragraph: Paragraph) -> Paragraph:
        if paragraph.quote:
            return paragraph
        runs = tuple(run if run.apart else replace(run, text=self._say_of_parts(run.text)) for run in paragraph.runs)
        return replace(paragraph, runs=runs)

    def _say_of_parts(self, text: str) -> str:
        """Say a line, or each part of one like "31 figures · 2 to check"."""
        # A gap would take what stands before a dot.
        return self.lines.get(text) or " · ".join(self.say(part) for part in text.split(" · "))

    def _name(self, button: Button) -> Button:
        mark = next((mark for mark in _MARKS if button.text.startswith(mark)), "")
        return button._replace(text=mark + self.say(button.text.removeprefix(mark)))


ENGLISH = Tongue({})


def name_language(code: str | None, tongues: Mapping[str, Tongue]) -> str:
    """Give the code of the language that somebody's Telegram is set to, "en" where it is none of ours.

    >>> name_language("de-AT", {"de": ENGLISH}), name_language("pt", {"de": ENGLISH})
    ('de', 'en')
    """
    name = (code or "").partition("-")[0].lower()
    return name if name in tongues else "en"


def choose_tongue(code: str | None, tongues: Mapping[str, Tongue]) -> Tongue:
    """Give the language that somebody's Telegram is set to, English where there is none of ours.

    >>> choose_tongue("de-AT", {"de": Tongue({"No": "Nein"})}).say("No"), choose_tongue(None, {}).say("No")
    ('Nein', 'No')
    """
    return tongues.get(name_language(code, tongues), ENGLISH)


def _find_gaps(text: str, pieces: Sequence[str]) -> list[str] | None:
    """Give what stands between the pieces of a line, None where the text is not that line.

    >>> _find_gaps("Page 2 of 3", ("Page ", " of ", "")), _find_gaps("Pages", ("Page ", ""))
    (['2', '3'], None)
    """
    first, *middle, last = pieces
    if not text.startswith(first):
        return None
    place, gaps = len(first), []
    for piece in middle:
        at = text.find(piece, place)
        if at < 0:
            return None
        gaps.append(text[place:at])
        place = at + len(piece)
    end = len(text) - len(last)
    return [*gaps, text[place:end]] if place <= end and text.endswith(last) else None
