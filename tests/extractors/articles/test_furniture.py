"""What a channel adds to its posts."""

import pytest

from config.lexicon import read_lexicon
from extractors import Article, analyze
from extractors.articles.furniture import find_furniture

WORDS = read_lexicon().posts
POST = """⚡️ Flood in Kessim!

The river rose by 2.3 metres in a day, the hydrology service said.

👍 1.2K 👎 45
Kessim Live | 118,000 subscribers
👉 Subscribe: t.me/kessim_live
"""


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe 👉 @orsk_news",
        "✅ Subscribe to «Brenholm Daily»",
        "Subscribe | Boost | Chat",
        "📩 Send us news: @brenholm_bot",
        "⚡️ Hoku Alerts. 24/7 news. Subscribe!",
        "💬 We are already 245K here! Join us 👉 t.me/+AbCd",
        "👁 35.4K views",
        "edited 14:02",
    ],
)
def test_requests_and_counts_are_the_channels_own(line):
    assert [span.of(f"Two died.\n{line}") for span in find_furniture(f"Two died.\n{line}", WORDS)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "🔹 More than 300 people",
        "🔹 Donations: 45,000",
        "• 1,200 members",
        "Details: 12 dead https://news.example/12",
        "📌 Police: 300 detained",
        "🇳🇴 12 🇸🇪 45",
        "Join the 300 who walked 👉 to the sea",
        "Subscribe",
    ],
)
def test_news_is_not(line):
    assert find_furniture(f"Two died.\n{line}", WORDS) == ()


def test_a_post_without_it_gives_its_own_figures_and_a_note(engine):
    report = analyze(Article(POST), engine)
    assert report.article.text == POST
    assert report.article.title == "Flood in Kessim!"
    assert [f.text for f in report.figures][:1] == ["2.3 metres"]
    assert "118,000" not in [f.text for f in report.figures]
    assert report.article.notes == (
        "3 lines of the channel itself (how to subscribe, its readers, reactions, links) were not read.",
    )
    boilerplate = [part.span.of(POST) for part in report.article.parts if part.kind == "boilerplate"]
    assert boilerplate == ["👍 1.2K 👎 45", "Kessim Live | 118,000 subscribers", "👉 Subscribe: t.me/kessim_live"]


@pytest.mark.parametrize("hostile", ["👍 1" * 60, "a." * 119, "@abc " * 47, "1 " * 119])
def test_hostile_lines_take_no_time(hostile):
    assert len(find_furniture(f"Two died.\n{hostile}\n" * 500, WORDS)) in range(1001)


def test_a_link_alone_is_not(engine):
    assert find_furniture("Two died.\nhttps://news.example/12", WORDS) == ()


def test_a_name_with_a_picture_in_it_has_one_blank(engine):
    [figure] = analyze(Article("12 boats sank off Orlo on Monday, Mayor Ada 🌊 Quist said."), engine).figures
    assert figure.sentence == "12 boats sank off Orlo on Monday, Mayor Ada 🌊 Quist said."
    assert figure.asserted_by is None or "  " not in figure.asserted_by.name
