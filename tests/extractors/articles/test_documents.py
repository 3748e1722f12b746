"""PDFs, Word documents, Markdown, texts and pictures: what is in them, in parts, with pages and links."""

import shutil
import sys

import pytest
from fpdf import FPDF
from made import HEADLINE, PARAGRAPHS, make_docx, make_pdf, make_screenshot

from config.page_words import read_page_words
from extractors import errors
from extractors.articles.document import read_document


def read(data, **changed):
    return read_document(
        data, **({"url": None, "content_type": None, "charset": None, "words": read_page_words()} | changed)
    )


def parts_of(article):
    return [(part.kind, part.span.of(article.text)) for part in article.parts]


def test_a_pdf_is_its_headline_and_whole_paragraphs():
    article = read(make_pdf())
    plain = [text.replace("“", '"').replace("”", '"') for text in PARAGRAPHS]
    assert parts_of(article) == [("headline", HEADLINE), *(("body", text) for text in plain)]
    assert article.title == HEADLINE
    assert {part.page for part in article.parts} == {1}


def test_a_pdf_of_several_pages_has_no_running_heads_and_knows_its_pages():
    article = read(make_pdf(pages=3, columns=60), url="https://example.org/report.pdf")
    assert "Bulletin" not in article.text
    assert {part.page for part in article.parts} == {1, 2, 3}
    assert article.text.count("14 villages are supplied by lorry.") == 3
    assert article.url == "https://example.org/report.pdf"


def test_a_word_document_has_lists_tables_and_links():
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Budget</w:t></w:r></w:p>'
        '<w:p><w:r><w:t xml:space="preserve">The city will spend </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>$9.4bn</w:t>'  # noqa: E501
        "</w:r></w:hyperlink><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>200 officers</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Police</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>$1.1bn</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    relations = '<Relationships xmlns="x"><Relationship Id="r1" TargetMode="External" Target="https://example.org/b"/></Relationships>'
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>Press office'  # noqa: E501
        "</dc:creator><dcterms:created>2024-03-01T09:00:00Z</dcterms:created></c>"
    )
    article = read(make_docx(body, relations=relations, core=core))
    assert parts_of(article) == [
        ("headline", "Budget"),
        ("body", "The city will spend $9.4bn."),
        ("list", "200 officers"),
        ("table", "Police: $1.1bn"),
    ]
    assert [(link.span.of(article.text), link.href) for link in article.links] == [("$9.4bn", "https://example.org/b")]
    assert (article.byline, article.published) == ("Press office", "2024-03-01T09:00:00+00:00")


def test_markdown_loses_its_marks_and_keeps_its_links():
    text = (
        "---\ndate: 2024\n---\n# Two *ships* sink\n\nSome **22** crew were saved, [the coastguard](https://c.example/a_(b)) "  # noqa: E501
        "says.\nNobody is missing.\n\n- 38,000 tonnes\n- 4 tugs\n\n## What next\n\n> It will take 12 days.\n\n![a](b.png)\n\n3 * 4 * 5"  # noqa: E501
    )
    article = read(text.encode(), content_type="text/markdown; charset=utf-8")
    assert parts_of(article) == [
        ("headline", "Two ships sink"),
        ("body", "Some 22 crew were saved, the coastguard says. Nobody is missing."),
        ("list", "38,000 tonnes"),
        ("list", "4 tugs"),
        ("body", "What next"),
        ("body", "It will take 12 days."),
        ("body", "3 * 4 * 5"),
    ]
    assert [(link.span.of(article.text), link.href) for link in article.links] == [
        ("the coastguard", "https://c.example/a_(b)")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_text_is_as_given_in_any_encoding(encoding):
    text = "Some 300 people – “all of them” – came to the café.\r\nNobody was hurt in Köln, the police said."
    assert read(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "shift_jis", "gb18030", "iso8859-2"])
def test_other_scripts_are_told_apart(encoding):
    texts = {
        "cp1251": "Около трёхсот человек пришли на встречу с мэром города в понедельник, сообщила полиция. " * 4,
        "koi8-r": "Около трёхсот человек пришли на встречу с мэром города в понедельник, сообщила полиция. " * 4,
        "shift_jis": "月曜日に約三百人が市長との会合に参加したと警察が発表した。負傷者はいなかった。" * 4,
        "gb18030": "警方表示，星期一约有三百人参加了与市长的会面，没有人受伤。会议持续了两个小时。" * 4,
        "iso8859-2": "Około trzystu osób przyszło w poniedziałek na spotkanie z burmistrzem, podała policja. " * 4,
    }
    text = texts[encoding]
    assert read(text.encode(encoding), charset=encoding).text == text


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_screenshot_is_read_and_said_to_be_one():
    lines = [
        HEADLINE,
        "",
        "The reservoirs of the eastern district held 41% of what they",
        "can hold on Monday, down from 63% a year ago, the board said.",
    ]
    article = read(make_screenshot(lines))
    assert article.title == HEADLINE
    assert "41% of what they can hold on Monday, down from 63% a year ago" in article.text
    assert article.notes == ("The text was read from a picture: check every figure against it.",)


def test_without_the_reader_a_picture_is_refused_in_one_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "pytesseract", None)
    with pytest.raises(errors.ReaderMissingError, match=r"Tesseract.*pip install '\.\[ocr\]'"):
        read(make_screenshot(["300 people"]))


def test_without_the_program_a_picture_is_refused_in_one_sentence(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(errors.ReaderMissingError, match="Tesseract"):
        read(make_screenshot(["300 people"]))


def test_links_of_a_pdf_have_their_place():
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.write(6, "Some 340 people cross each day, according to ")
    pdf.write(6, "a report by the auditor", link="https://audit.example/report.pdf")
    pdf.write(6, " that counted them for 14 days, and by ")
    pdf.write(6, "the ferry company itself, which had had a look at the same", link="https://ferry.example/2")
    pdf.write(6, " boats. It names 300 people.")
    article = read(bytes(pdf.output()))
    assert {link.span.of(article.text): link.href for link in article.links} == {
        "a report by the auditor": "https://audit.example/report.pdf",
        "the ferry company itself, which had had a look at the same": "https://ferry.example/2",
    }
