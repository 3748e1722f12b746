"""What the tests of the chat share: the words, and reports of as many figures as are wanted."""

from collections.abc import Callable

import pytest

from bot.chat.worth import Look, WorthWords
from config.chat_words import read_denial_words, read_doubt_words, read_harm_words
from config.check_words import read_check_words
from extractors import Figure, Report


@pytest.fixture(scope="session")
def words() -> WorthWords:
    return WorthWords(read_harm_words(), read_doubt_words(), read_denial_words(), read_check_words())


@pytest.fixture
def look(words: WorthWords) -> Look:
    return Look(words)


@pytest.fixture
def make_long(make_figure: Callable[..., Figure], make_report: Callable[..., Report]) -> Callable[[int], Report]:
    """Make a report of so many figures, each in a sentence of its own."""

    def make(number: int) -> Report:
        figures = []
        text = ""
        for index in range(number):
            sentence = f"Some {1000 + index} houses & <barns> in district {index} were lost, an official said."
            figures.append(make_figure(f"{1000 + index}", sentence=sentence, offset=len(text)))
            text += sentence + " "
        return make_report(*figures, text=text, title="Houses lost & <found>")

    return make
