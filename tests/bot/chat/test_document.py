"""A report as a rich message: within Telegram's limits whatever the article, and nothing of it taken for markup."""

import re
from dataclasses import replace

from bot.chat.document import write_document, write_rich_html
from bot.chat.messages import show_first
from bot.chat.sight import Sight


def count_blocks(html):
    return len(re.findall(r"<(?:h3|p|table|tr|details|summary|blockquote)\b", html))


def test_a_long_article_fits(make_long, look):
    html = write_rich_html(write_document(Sight(make_long(400), look)))
    assert count_blocks(html) <= 500
    assert len(re.sub("<[^>]*>", "", html)) <= 32_768
    assert "… and 320 more" in html


def test_sentences_without_end_fit(make_figure, make_report, look):
    figures = tuple(make_figure("31", sentence="word " * 3_000 + "31") for _ in range(60))
    html = write_rich_html(write_document(Sight(make_report(*figures, text="word " * 3_000 + "31"), look)))
    assert len(html) <= 33_000


def test_markup_of_an_article_is_text(make_figure, make_report, look):
    figure = make_figure("31", sentence="<b>31</b> & </details><script>x</script>", counted="<td>")
    html = write_rich_html(write_document(Sight(make_report(figure, title="<h1>Toll</h1>"), look)))
    assert "<script" not in html
    assert "&lt;td&gt;" in html
    assert html.count("<details>") == html.count("</details>") == 1


def test_only_who_asked_gets_one(make_figure, make_report, look):
    report = make_report(make_figure())
    assert show_first(Sight(report, look), brief=False, answer=1).rich == ""
    rich = Sight(report, replace(look, rich=True))
    assert "<details>" in show_first(rich, brief=False, answer=1).rich
    assert show_first(rich, brief=True, answer=1).rich == ""
