"""Pages: every figure once, in order, in few messages that Telegram takes."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.pages import lay_out, list_figures, write_short
from bot.chat.rich import count_entities, count_units, write_text
from bot.chat.sight import Sight
from bot.chat.single import write_single
from bot.chat.worth import Look, WorthWords
from extractors import Article, Finding, Report, Source, Span
from extractors.findings.quoting import quote

ODD = st.text(st.sampled_from('<>&"@ \u0627\U0001f600\u202ex1,.\n'), max_size=400)


def fits(block):
    return count_units(write_text(block)) <= 4096 and count_entities(block) <= 100


def test_three_hundred_figures_are_few_pages(make_long, look):
    report = make_long(300)
    pages = lay_out(Sight(report, look))
    assert [index for page in pages for index in list_figures(page)] == list(range(300))
    assert all(fits(page) for page in pages)
    assert len(pages) <= 25
    assert write_text(pages[3]).splitlines()[1] == f"Page 4 of {len(pages)}"


def test_a_short_report_is_one_message_with_what_to_check_at_its_end(make_long, look):
    report = replace(make_long(3), findings=(Finding("conflict", (0, 2), "1000 and 1002 are said of one thing."),))
    [page] = lay_out(Sight(report, look))
    text = write_text(page)
    assert text.splitlines()[-1] == "Check 1, 3: 1000 and 1002 are said of one thing."
    assert text.splitlines()[1] == "3 figures · 1 to check"
    assert text.count("❗") == 2


def test_in_a_long_report_a_check_stands_with_the_last_figure_that_it_names(make_long, look):
    report = replace(make_long(80), findings=(Finding("conflict", (0, 50), "They differ."),))
    pages = [write_text(page) for page in lay_out(Sight(report, look))]
    [page] = [page for page in pages if "Check 1, 51: They differ." in page]
    assert page.index("51 ❗ 1050") < page.index("Check 1, 51") < page.index("52  1051")


def test_most_worth_checking_first(make_long, look):
    report = replace(make_long(9), findings=(Finding("conflict", (6, 7), "They differ."),))
    [page] = lay_out(Sight(report, replace(look, order="check")))
    assert list_figures(page) == (6, 7, 0, 1, 2, 3, 4, 5, 8)
    text = write_text(page)
    assert text.index("They differ.") < text.index("1000")


def test_figures_of_one_sentence_share_it(make_figure, make_report, look):
    sentence = "It felled 40 trees and 12 poles."
    report = make_report(make_figure("40", sentence=sentence), make_figure("12", sentence=sentence))
    [page] = lay_out(Sight(report, look))
    assert write_text(page).count(sentence) == 1
    assert [run.text for paragraph in page if paragraph.quote for run in paragraph.runs if run.bold] == ["40", "12"]


def test_only_figures_without_a_source(make_figure, make_report, look):
    known = Source("the ministry", "the ministry", Span(0, 3), "organisation")
    report = make_report(make_figure(asserted_by=known), make_figure())
    [page] = lay_out(Sight(report, look), unsourced=True)
    assert list_figures(page) == (1,)


def test_no_figures_are_said_to_be_none(make_report, look):
    [page] = lay_out(Sight(make_report(), look))
    assert write_text(page) == "There are no figures in it."


def test_a_note_says_why_there_are_none(make_report, look):
    [page] = lay_out(Sight(make_report(notes=("This text is in German.",)), look))
    assert write_text(page) == "Note: This text is in German."


def test_the_short_report_of_three_hundred_figures(make_long, look):
    report = replace(make_long(300), findings=tuple(Finding("conflict", (i, i + 1), "y" * 600) for i in range(299)))
    short = write_short(Sight(report, look))
    assert count_units(write_text(short)) < 1700
    assert "more to check" in write_text(short)


def test_the_headline_leads_to_the_article(make_report, make_figure, look):
    report = make_report(make_figure(), title="A & B", url="https://paper.example/a?b=1&c=2")
    assert lay_out(Sight(report, look))[0][0].runs[0].link == "https://paper.example/a?b=1&c=2"
    assert lay_out(Sight(make_report(make_figure(), title="A", url="javascript:x"), look))[0][0].runs[0].link is None


@pytest.mark.parametrize("index", [-1, 3])
def test_there_is_no_figure_past_the_end(make_long, look, index):
    with pytest.raises(IndexError):
        write_single(Sight(make_long(3), look), index)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    before=ODD,
    after=ODD,
    counted=st.none() | ODD,
    title=st.none() | ODD,
    messages=st.lists(ODD, max_size=3),
    copies=st.integers(1, 30),
)
def test_whatever_the_article_holds_every_view_fits(
    make_figure, words, before, after, counted, title, messages, copies
):
    sentence = f"{before}300{after}"
    figure = replace(make_figure("300", sentence="300", counted=counted), sentence=sentence)
    figure = replace(
        figure, span=Span(len(before), len(before) + 3), sentence_span=Span(0, len(sentence)), counted=counted
    )
    findings = tuple(Finding("x", tuple(range(copies)), message) for message in messages)
    report = Report(Article(sentence, title=title, outlet=title), (figure,) * copies, findings)
    for look in (Look(words), Look(words, order="check")):
        pages = lay_out(Sight(report, look))
        assert sorted(index for page in pages for index in list_figures(page)) == list(range(copies))
        views = [*pages, write_short(Sight(report, look)), write_single(Sight(report, look), copies - 1)]
        assert all(fits(view) and write_text(view).strip() for view in views)


def test_a_sentence_that_is_shown_is_not_quoted_again(make_report, make_figure):
    figure = make_figure()
    message = f"hundreds has no source in the article (“{figure.sentence}”)."
    report = make_report(figure, findings=(Finding("no-source", (0,), message),))
    (page,) = lay_out(Sight(report, Look(WorthWords(frozenset(), frozenset(), frozenset()))))
    assert write_text(page).count(figure.sentence) == 1
    assert "Hundreds has no source in the article." in write_text(page)


def test_two_sentences_that_stand_against_each_other_are_not_quoted_again(make_report, make_figure):
    first = make_figure(sentence="“They” left: hundreds and “more”.")
    second = make_figure("dozens", sentence="The ministry counted dozens.", offset=60)
    message = f"hundreds (police) against dozens (ministry): {quote(first)} and {quote(second)}"
    report = make_report(first, second, findings=(Finding("conflict", (0, 1), message),))
    (page,) = lay_out(Sight(report, Look(WorthWords(frozenset(), frozenset(), frozenset()))))
    assert write_text(page).endswith("Check 1, 2: Hundreds (police) against dozens (ministry)")


def test_a_note_does_not_repeat_the_figures_right_above_it(make_report, make_figure, look):
    figure = make_figure()
    message = f"hundreds has no source in the article ({quote(figure)})."
    short = write_text(write_short(Sight(make_report(figure, findings=(Finding("no-source", (0,), message),)), look)))
    assert short.endswith("Note: No source in the article.")
    assert short.count(figure.sentence) == 1


def test_what_stands_above_with_its_check_is_not_shown_again(make_report, make_figure, look):
    first, second = make_figure(), make_figure("dozens", sentence="The ministry counted dozens.", offset=60)
    findings = (
        Finding("conflict", (0, 1), "hundreds against dozens"),
        Finding("no-source", (1,), "dozens has no source in the article."),
        Finding("rank", (1,), "a claim of rank"),
    )
    short = write_text(write_short(Sight(make_report(first, second, findings=findings), look)))
    assert short.count("The ministry counted dozens.") == 1
    assert "no source in the article" not in short
    assert short.endswith("Note 2: A claim of rank")


def test_in_a_group_too_a_sentence_stands_whole_where_there_is_room(make_report, make_figure, look):
    sentence = f"Hundreds of houses were lost {'in the hills of the north ' * 5}on Monday."
    figure = make_figure("Hundreds", sentence=sentence)
    message = f"Hundreds has no source in the article ({quote(figure)})."
    report = make_report(figure, findings=(Finding("no-source", (0,), message),))
    short = write_text(write_short(Sight(report, look)))
    assert sentence in short
    assert "…" not in short


def test_the_line_of_a_post_is_not_quoted_again_under_another_sign(make_report, make_figure, look):
    figure = make_figure("112", sentence="💥 112 boats sunk")
    message = "112, 97, 14 and 2 more have no source in the article (the first: “• 112 boats sunk”)."
    short = write_text(write_short(Sight(make_report(figure, findings=(Finding("form", (0,), message),)), look)))
    assert short.endswith("Check: 112, 97, 14 and 2 more have no source in the article.")
