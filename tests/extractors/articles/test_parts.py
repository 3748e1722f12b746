"""What of a plain text is headline, caption, body, and what is not of the article."""

from config.lexicon import read_lexicon
from extractors import Article, analyze
from extractors.articles.parts import find_parts, find_title

WORDS = read_lexicon().parts
PAGE = """Flood Cuts Off 14 Villages

Voice is AI-generated. 2 errors may occur.
Orla Finch | 5 min read

Soldiers carry sandbags in Dunmere on November 11, 2022, where 30 homes were lost. STRINGER/AFP/Getty Images

The river Sarn burst its banks on Monday, cutting off 14 villages.

Advertisement

Some 300 people were moved to 2 schools, the council said.

Related Stories
10 ways to dry a carpet
The 7 wettest towns

The council will meet 45 owners this week.

About the writer
Orla Finch has won 3 prizes and covers rivers.
"""


def kinds(text: str) -> list[str]:
    return [part.kind for part in find_parts(text, WORDS)]


def test_a_page_falls_into_its_parts():
    assert kinds(PAGE) == [
        "headline",
        "boilerplate",
        "boilerplate",
        "caption",
        "body",
        "boilerplate",
        "body",
        "boilerplate",
        "boilerplate",
        "boilerplate",
        "body",
        "boilerplate",
        "boilerplate",
    ]


def test_only_the_article_gives_figures(engine):
    figures = analyze(Article(PAGE), engine).figures
    assert [(f.part, str(f.value)) for f in figures] == [
        ("headline", "14"),
        ("caption", "30"),
        ("body", "14"),
        ("body", "300"),
        ("body", "2"),
        ("body", "45"),
    ]


def test_the_title_is_the_headline():
    assert find_title(PAGE, find_parts(PAGE, WORDS)) == "Flood Cuts Off 14 Villages"
    assert find_title("Rain fell.", find_parts("Rain fell.", WORDS)) is None


def test_a_first_line_that_ends_a_sentence_is_no_headline():
    assert kinds("Rain fell on Monday.\nIt stopped on Tuesday.") == ["body", "body"]


def test_a_heading_above_the_text_ends_nothing():
    assert kinds("Flood cuts off villages\nComments\nRain fell.\nIt stopped.") == [
        "headline",
        "boilerplate",
        "body",
        "body",
    ]


def test_a_heading_alone_is_a_headline_of_nothing():
    assert kinds("") == []
    assert kinds("\n \n") == []


def test_words_of_a_heading_in_a_sentence_are_text():
    assert kinds("Rain fell.\nRelated stories of 12 sailors were told.") == ["body", "body"]
