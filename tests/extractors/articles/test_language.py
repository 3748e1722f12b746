"""What is not English is said to be so, and only that."""

import pytest

from extractors import Article, analyze
from extractors.articles.language import find_language, name_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor said on Monday that the bridge had been closed.", "en"),
        ("Der Bürgermeister sagte am Montag, dass die Brücke für drei Monate gesperrt wird und 40 Leute warten.", "de"),
        ("Le maire a déclaré lundi que le pont serait fermé pendant trois mois et que 40 personnes attendent.", "fr"),
        ("El alcalde dijo el lunes que el puente estará cerrado durante tres meses y que 40 personas esperan.", "es"),
        ("Мэр заявил в понедельник, что мост будет закрыт на три месяца, и что 40 человек ждут.", "ru"),
        ("", "en"),
        ("12 345", "en"),
        ("Orlenko calls up 300,000", "en"),
        ("🎉🎉🎉", "en"),
    ],
)
def test_language(text, language):
    assert find_language(text) == language


def test_another_language_gives_a_note_and_no_figures(engine):
    text = "Le maire a déclaré lundi que le pont serait fermé pendant trois mois et que 40 personnes attendent."
    report = analyze(Article(text), engine)
    assert report.figures == ()
    assert "French" in report.article.notes[0]


def test_a_quotation_does_not_change_the_language(engine):
    text = "“C’est la vie,” the mayor of Lille said on Monday, and the 40 people who had come to the hall laughed."
    assert [str(f.value) for f in analyze(Article(text), engine).figures] == ["40"]


def test_names_of_languages():
    assert name_language("de") == "German"
    assert name_language("tlh") == "tlh"
