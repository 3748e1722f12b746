"""What is struck out in a plain text is not the article's."""

import pytest

from extractors import Article, analyze
from extractors.articles.struck import blank_struck, mark_struck


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("~~19~~ 23 people died.", ["19"]),
        ("~~At least 50~~ 64 are hurt, ~~ten~~ nine of them badly.", ["At least 50", "ten"]),
        ("5\u03360\u0336 60 are hurt.", ["50"]),
        ("About ~~300 or ~40.", []),
        ("Over ~~ 300 ~~ are hurt.", []),
        ("~~One\ntwo~~", []),
    ],
)
def test_what_stands_between_the_marks_is_blank(text, told):
    left, found = blank_struck(text)
    assert found == told
    assert len(left) == len(text)
    assert not any(words in left for words in told)


def test_it_gives_no_figures_and_a_note(engine):
    text = "Toll rises\n\n~~At least 19~~ 23 people have died in Orlo, the mayor said."
    report = analyze(Article(text), engine)
    assert [(f.text, f.relation) for f in report.figures] == [("23", "=")]
    assert report.article.notes == ("Struck out and so not read: “At least 19”.",)
    assert report.article.text == text


def test_what_is_marked_is_found():
    assert blank_struck(mark_struck("19 dead\n20 hurt"))[1] == ["19 dead", "20 hurt"]


@pytest.mark.parametrize("hostile", ["~~" * 100_000, "~~a " * 80_000, "a\u0336" * 100_000, "~~" + "a" * 200_000])
def test_marks_without_an_end_take_no_time(hostile):
    assert len(blank_struck(hostile)[0]) == len(hostile)
