"""Titles, names and addresses with bytes that are no characters: every kind of document is read or refused."""

import io
import json

import pytest
from made import W, make_docx, make_pdf

from config.page_words import read_page_words
from extractors import errors
from extractors.articles.document import read_document

ODD = {"a NUL": "\0", "half a pair": "\ud800", "the other half": "\udfff", "a pair turned round": "\udc00\ud800"}
OTHERS = {
    "an escape": "\x1b[31m",
    "a bell": "\x07",
    "a high control": "\x9b",
    "no character": "\ufffe",
    "a break": "\u2028",
}
PROSE = "<p>The mayor said that 300 people had come to the meeting on Monday evening.</p>" * 3


def read(data, content_type=None):
    return read_document(data, url=None, content_type=content_type, charset=None, words=read_page_words())


def assert_sound(article):
    said = [article.title, article.outlet, article.byline, article.published, article.url, article.text]
    for text in (*said, *article.notes, *(link.href for link in article.links)):
        assert not any(each == "\0" or "\ud800" <= each <= "\udfff" for each in text or "")
    for link in article.links:
        assert link.span.of(article.text)


def make_page(odd, title, **more):
    node = {"@type": "NewsArticle", "headline": title, "author": f"An{odd}n", "publisher": {"name": f"Po{odd}st"}}
    node |= {"url": f"https://a.example/{odd}", "datePublished": f"2024-01-02{odd}"} | more
    return f'<html><script type="application/ld+json">{json.dumps(node)}</script><body>{PROSE}'.encode()


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize("title", ["Shi{}ps sink", "Shi{}ps sink, 12 dead"])
def test_the_data_of_a_page(odd, title):
    article = read(make_page(odd, title.format(odd)))
    assert_sound(article)
    assert (article.title, article.outlet, article.byline) == (title.format(""), "Post", "Ann")


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_a_body_that_only_the_data_of_a_page_has(odd):
    node = {
        "@type": "NewsArticle",
        "headline": "Ships sink",
        "articleBody": f"The ma{odd}yor said 300 people came. " * 40,
    }
    article = read(f'<html><script type="application/ld+json">{json.dumps(node)}</script><body>'.encode())
    assert_sound(article)
    assert "300 people" in article.text


@pytest.mark.parametrize("odd", (ODD | OTHERS).values(), ids=ODD | OTHERS)
@pytest.mark.parametrize("reference", [False, True])
def test_what_a_page_says_in_its_tags(odd, reference):
    written = "".join(f"&#{ord(each)};" for each in odd) if reference else odd
    page = (
        f'<html><head><title>Ships{written} sink</title><meta property="og:site_name" content="Po{written}st">'
        f'<meta name="author" content="A{written}n"><link rel="canonical" href="https://a.example/{written}x">'
        f'</head><body><h1>Ships{written} sink</h1>{PROSE}<p>Some <a href="https://b.example/{written}">400 '
        f"people{written}</a> had stayed at home on that evening, the mayor said.</p></body></html>"
    )
    assert_sound(read(page.encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize("odd", (ODD | OTHERS).values(), ids=ODD | OTHERS)
def test_what_a_word_document_says_of_itself_never_costs_its_text(odd):
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ships'
        f"{odd}</dc:title><dc:creator>An{odd}n</dc:creator></cp:coreProperties>"
    ).encode("utf-8", "surrogatepass")
    relations = f'<R><R Id="r1" TargetMode="External" Target="https://b.example/{odd}"/></R>'.encode(
        "utf-8", "surrogatepass"
    )
    for article in (read(make_docx(core=core)), read(make_docx(relations=relations))):
        assert_sound(article)
        assert "190 millimetres" in article.text


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_a_word_document_with_a_text_that_is_none_is_refused(odd):
    document = (
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Some 300{odd} came.</w:t></w:r></w:p></w:body></w:document>'
    )
    with pytest.raises(errors.DamagedFileError):
        read(make_docx(document=document.encode("utf-8", "surrogatepass")))


def make_titled_pdf(title):
    """A PDF whose title and author are these code units, and whose text has no headline."""
    from fpdf import FPDF

    file = io.BytesIO(make_pdf(headline=None))
    pdf = FPDF()
    pdf.add_page()
    pdf.set_title("TTTT")
    pdf.set_author("AAAA")
    pdf.set_font("Helvetica", size=12)
    pdf.multi_cell(0, 8, "The mayor said that 300 people had come to the meeting on Monday evening.")
    file = bytes(pdf.output())
    units = b"<feff" + title.encode("utf-16-be", "surrogatepass").hex().encode() + b">"
    assert b"(TTTT)" in file
    return file.replace(b"(TTTT)", units).replace(b"(AAAA)", units)


@pytest.mark.parametrize("odd", (ODD | OTHERS).values(), ids=ODD | OTHERS)
@pytest.mark.parametrize("title", ["Shi{}ps", "{}"])
def test_the_title_and_the_author_of_a_pdf(odd, title):
    article = read(make_titled_pdf(title.format(odd)))
    assert_sound(article)
    assert "300 people" in article.text


@pytest.mark.parametrize("odd", (ODD | OTHERS).values(), ids=ODD | OTHERS)
@pytest.mark.parametrize("content_type", ["text/plain", "text/markdown"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_texts(odd, content_type, encoding):
    text = (
        f"# Ships{odd} sink, 12 dead\n\nThe mayor said that [300{odd} people](https://b.example/{odd}) came on Monday."
    )
    try:
        assert_sound(read(text.encode(encoding, "surrogatepass"), content_type))
    except (errors.BadTextError, errors.UnknownKindError):
        return


@pytest.mark.parametrize(
    "name",
    ["idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "rot13", "hex", "zip", "mbcs"],
)
@pytest.mark.parametrize("head", ['<meta charset="{}">', '<?xml version="1.0" encoding="{}"?>'])
def test_a_page_may_name_any_encoding(name, head):
    page = f"{head.format(name)}<title>Ships \\ud800 +2AA- sink</title>{PROSE}".encode() + b"caf\xe9 and more"
    article = read(page, "text/html")
    assert_sound(article)
    assert "300 people" in article.text


def test_a_picture_in_a_broken_format_is_refused():
    for content in (b"ftypavif" + bytes(40), b"ftypheic" + bytes(40)):
        with pytest.raises(errors.DocumentError):
            read(b"\0\0\0\x1c" + content)


def test_broken_frames_of_avif_are_refused():
    image = pytest.importorskip("PIL.Image")
    file = io.BytesIO()
    try:
        image.new("RGB", (40, 30), "white").save(file, "AVIF")
    except (KeyError, OSError):
        pytest.skip("this Pillow knows no AVIF")
    data = file.getvalue()
    for place in range(12, len(data)):
        try:
            read(data[:place] + b"\xff" + data[place + 1 :])
        except errors.DocumentError:
            continue
