"""Files that are broken or hostile: each gives its error or an article, soon and in little memory."""

import time
import tracemalloc

import pytest
from made import W, make_docx, make_pdf, make_png, make_zip_bomb

from config.page_words import read_page_words
from extractors import errors
from extractors.articles.document import read_document

SECONDS = 10
MEGABYTES = 150
PROSE = b"<p>The mayor said that 300 people had come to the meeting on Monday evening.</p>"
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
REFUSED = {
    "an HTML bomb": (b"<div>" * 100_000 + PROSE + b"</div>" * 100_000, errors.NotAnArticleError),
    "too many elements": (PROSE * 50_000, errors.NotAnArticleError),
    "many attributes": (
        b"<p " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">" + PROSE,
        errors.NotAnArticleError,
    ),
    "many attributes with values": (
        b"<p " + b" ".join(b'a%d="1"' % i for i in range(100_000)) + b">" + PROSE,
        errors.NotAnArticleError,
    ),
    "many attributes behind an odd quotation mark": (
        b'<p x=y="a=1 ' + b" ".join(b"a%d=1" % i for i in range(100_000)) + b' ">' + PROSE,
        errors.NotAnArticleError,
    ),
    "a page too large": (b"<html><body><p>" + b"word " * 1_200_000, errors.TooLargeFileError),
    "a zip bomb": (make_zip_bomb(100), errors.TooLargeFileError),
    "an archive": (make_docx()[:30] + b"\0" * 40, errors.DamagedFileError),
    "half a document": (make_docx()[:300], errors.DamagedFileError),
    "entities": (make_docx(document=ENTITIES), errors.NoTextError),
    "tables in tables": (make_docx("<w:tbl>" * 5000 + "</w:tbl>" * 5000), errors.DamagedFileError),
    "a locked PDF": (make_pdf(password="secret"), errors.EncryptedFileError),
    "half a PDF": (make_pdf()[:800], errors.DamagedFileError),
    "no PDF": (b"%PDF-1.4 and nothing else", errors.DamagedFileError),
    "300 pages": (make_pdf(pages=300), errors.TooManyPagesError),
    "a scan": (make_pdf([], headline=None), errors.NoTextError),
    "100 megapixels": (make_png(10_000, 10_000), errors.TooLargePictureError),
    "400 megapixels": (make_png(20_000, 20_000), errors.TooLargePictureError),
    "nothing": (b"", errors.EmptyFileError),
    "blanks": (b" \r\n\t ", errors.EmptyFileError),
    "a mark and nothing": (b"\xef\xbb\xbf", errors.NoTextError),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(100), errors.UnknownKindError),
    "no text": (bytes(range(256)) * 20, errors.UnknownKindError),
    "NULs in a text": (b"Some 300 people came to the meeting\0 on Monday.", errors.BadTextError),
}
READ = {
    "many tables": PROSE * 3 + b"<table><tr><td>a 3<td>b</table>" * 5000,
    "an HTML bomb after the article": b"<article>" + PROSE * 3 + b"<b>" * 100_000,
    "NULs in a page": PROSE.replace(b" ", b" \0", 3) * 3,
    "a long value of one attribute": b"<div data-page='" + b"a=5&amp; " * 5000 + b"'>" + PROSE * 3 + b"</div>",
    "JSON in 100,000 lists": b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>" + PROSE * 3,
    "200 pages": make_pdf(pages=200),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_clear_sentence(name):
    data, kind = REFUSED[name]
    with bounded(), pytest.raises(kind) as caught:
        read_document(data, url=None, content_type=None, charset=None, words=read_page_words())
    said = str(caught.value)
    assert isinstance(caught.value, errors.FigurecheckError)
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said) < 200


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(name):
    with bounded():
        article = read_document(READ[name], url=None, content_type=None, charset=None, words=read_page_words())
    assert "300 people" in article.text or "41%" in article.text


@pytest.mark.parametrize("named", ["utf-8", "latin-1", "x-unknown", None])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_a_wrong_charset_is_seen_through(named, encoding):
    page = (
        "<html><head><meta charset='utf-8'></head><body><p>Le maire a dit que 300 élèves à l’école ont été évacués.</p>"
    )
    page += (
        "<p>Les pompiers ont arrêté le feu après trois heures de travail, a-t-il précisé à la presse.</p></body></html>"
    )
    article = read_document(
        page.encode(encoding), url=None, content_type="text/html", charset=named, words=read_page_words()
    )
    assert "300 élèves à l’école ont été évacués" in article.text


class bounded:  # noqa: N801 - reads as a verb
    """Check time and Python's own memory."""

    def __enter__(self):
        tracemalloc.start()
        self.start = time.process_time()

    def __exit__(self, *_):
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert time.process_time() - self.start < SECONDS
        assert peak < MEGABYTES * 1_000_000
