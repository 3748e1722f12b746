"""Whole posts as channels write them: what is a figure of theirs, and on whose word."""

import pytest

from extractors import Article, analyze

POSTS = {
    "a list under its source": (
        "🔥 Night in Orsk-na-Vode\n\nAccording to the Emergencies Ministry:\n• 12 houses burned down\n"
        "• 4 people were injured\n• 230 firefighters are working at the scene\n\nSubscribe 👉 @orskvoda",
        [("12", "Emergencies Ministry"), ("4", "Emergencies Ministry"), ("230", "Emergencies Ministry")],
    ),
    "broken lines": (
        "Tarnook council has agreed to\nspend £3.4\nmillion on a new bridge,\nand says it will be\n"
        "open within 18 months."
        "\n\nThe old bridge carries 22,000\nvehicles a day.",
        [("£3.4\nmillion", "Tarnook council"), ("within 18 months", "Tarnook council"), ("22,000", None)],
    ),
    "what is struck out": (
        "Toll in Darvost rises\n\n~~19~~ 23 people have died after the market fire, the mayor's office said.",
        [("23", "mayor's office")],
    ),
    "a list after a blank": (
        "Sources: Ministry of Interior, 12:00\n\n✅ 93% of polling stations are open\n"
        "✅ 1.7 million people had voted by noon\n❌ 14 stations are closed because of shelling",
        [("93%", "Ministry of Interior"), ("1.7 million", "Ministry of Interior"), ("14", "Ministry of Interior")],
    ),
    "the channel's own lines": (
        "Flood in Kessim\n\nThe river rose by 2.3 metres, the hydrology service said.\n\n👍 1.2K 👎 45 💬 210\n"
        "👁 35.4K views\nKessim Live | 118,000 subscribers\nSubscribe | Boost | Chat",
        [("2.3 metres", "hydrology service")],
    ),
}


@pytest.mark.parametrize("name", POSTS)
def test_a_post_has_its_figures_and_sources(name, engine):
    text, wanted = POSTS[name]
    report = analyze(Article(text), engine)
    assert [(f.text, f.asserted_by and f.asserted_by.name) for f in report.figures] == wanted
    assert report.article.text == text
    assert all(f.span.of(text) == f.text and f.sentence_span.of(text) == f.sentence for f in report.figures)
