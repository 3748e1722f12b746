"""Words that were missed, found where they stand."""

import pytest

from bot.feedback.missed import find_missed
from extractors import Article, Report, Span

TEXT = (
    "Storm over Orlo\n\nDr. Lee said “nine  boats” sank. At least 300 people fled, and 300 stayed.\nIt was 2.5% worse."
)
ABBREVIATIONS = {"Dr"}


def find(words, *figures):
    found = find_missed(Report(Article(TEXT), figures), words, ABBREVIATIONS)
    return found and (found.words.of(TEXT), found.sentence.of(TEXT))


@pytest.mark.parametrize(
    ("words", "found", "sentence"),
    [
        ("nine boats", "nine  boats", "Dr. Lee said “nine  boats” sank."),
        ('"NINE boats"', "“nine  boats”", "Dr. Lee said “nine  boats” sank."),
        ("2.5%  worse.", "2.5% worse.", "It was 2.5% worse."),
        ("Orlo", "Orlo", "Storm over Orlo"),
        ("sank. At least 300", "sank. At least 300", TEXT[17:91]),
    ],
)
def test_words_are_found_with_their_sentence(words, found, sentence):
    assert find(words) == (found, sentence)


@pytest.mark.parametrize(
    "words", ["", " ", "30", "ten boats", "boat", "x" * 301, "300 " * 90, "(?:.*)+", "\\w", "\ud800"]
)
def test_what_does_not_stand_there_is_not_found(words):
    assert find(words) is None


def test_rather_where_no_figure_was_found(make_figure):
    start = TEXT.index("300")
    figure = make_figure("300", sentence=TEXT[49:91], offset=49, span=Span(start, start + 3))
    missed = find_missed(Report(Article(TEXT), (figure,)), "300", ABBREVIATIONS)
    assert missed.words.start == TEXT.rindex("300")
    assert missed.sentence == figure.sentence_span
