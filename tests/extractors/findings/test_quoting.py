"""Words of the article in a message."""

from extractors.findings.quoting import quote, quote_sentence, quote_text


def test_a_long_sentence_is_cut_around_its_figure(view_of):
    text = f"{'The old and very long wall of the town ' * 4}is 40 metres high {'and it is as wide as it is long ' * 4}."
    [mention] = view_of(text).mentions
    quoted = quote(mention.figure)
    assert "40 metres" in quoted
    assert quoted.startswith("“…")
    assert quoted.endswith("…”")
    assert len(quoted) < 120
    assert quote_sentence(mention.figure).startswith("“The old")


def test_a_short_sentence_is_whole_and_its_own_marks_are_not_doubled(view_of):
    [mention] = view_of('"The wall is 40 metres high."').mentions
    assert quote(mention.figure) == "“The wall is 40 metres high.”"


def test_text_is_cut_at_a_word():
    assert quote_text("word " * 40) == f"“{'word ' * 21}word…”"
