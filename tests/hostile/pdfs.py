"""PDF files: pages that unpack to gigabytes, drawings that draw themselves, trees and tables that loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from hostile import Hostile
from packing import MB, Packed, fill, pack, pack_repeated
from pdf_files import FONT, SENTENCE, flate, form, one_page, page_objects, stream, write_pdf

TEXT = b"BT /F1 9 Tf 72 700 Td (5 died) Tj ET\n"


def every_pdf() -> Iterator[Hostile]:
    """36 files."""
    yield from bombs()
    yield from drawings()
    yield from trees()
    yield from tables()
    yield from fonts()
    yield from titles()
    yield from damaged()
    yield from just_under()


def bombs() -> Iterator[Hostile]:
    """Little that unpacks to much."""
    yield pdf("operators-50-mb", lambda: one_page(flate(megabytes(TEXT, 50))))
    yield pdf("operators-200-mb", lambda: one_page(flate(megabytes(TEXT, 200))))
    yield pdf("operators-900-mb", lambda: one_page(flate(megabytes(TEXT, 900))))
    yield pdf("saves-200-mb", lambda: one_page(flate(megabytes(b"q\n", 200))))
    yield pdf("zeros-1-gb", lambda: one_page(flate(megabytes(b"\0", 1_000))))
    yield pdf("flate-in-flate", flate_in_flate)
    yield pdf("filters-in-disguise", filters_in_disguise)
    yield pdf("filters-10000", lambda: one_page(stream(SENTENCE, b"/Filter[%b]" % (b"/ASCIIHexDecode" * 10_000))))
    yield pdf("object-stream-of-500-mb", partial(object_stream, 500, 100))
    yield pdf("object-stream-of-a-billion", partial(object_stream, 1, 1_000_000_000))


def drawings() -> Iterator[Hostile]:
    """Forms, patterns and pictures."""
    yield pdf("form-draws-itself-twice", form_draws_itself)
    yield pdf("forms-draw-forms", partial(forms_draw_forms, levels=30, each=2))
    yield pdf("forms-draw-forms-often", partial(forms_draw_forms, levels=8, each=100))
    yield pdf("picture-of-10-gigapixels", huge_picture)
    yield pdf("arrays-in-arrays", lambda: one_page(flate(b"[" * 3 * MB + SENTENCE)))


def trees() -> Iterator[Hostile]:
    """Pages that are not where, or as many, as the file says."""
    yield pdf("tree-of-itself", lambda: write_pdf(tree(b"<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 3>>")))
    yield pdf("tree-in-a-circle", tree_in_a_circle)
    yield pdf("pages-two-billion", lambda: write_pdf(tree(b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>")))
    kids = b"3 0 R " * 50_000
    yield pdf("one-page-50000-times", lambda: write_pdf(tree(b"<</Type/Pages/Kids[%b]/Count 50000>>" % kids)))
    yield pdf("contents-100000-times", lambda: one_page(flate(TEXT), page=b"/Contents[%b]" % (b"4 0 R " * 100_000)))
    box = b"/MediaBox[-1e30 -1e30 99999999999999999999 1e30]"
    yield pdf("media-box-without-end", lambda: one_page(stream(SENTENCE), page=box))
    yield pdf("links-50000", links)


def tables() -> Iterator[Hostile]:
    """Tables of places that are too large, or lead back to themselves."""
    yield pdf("xref-of-two-billion", lambda: write_pdf(page_objects(stream(SENTENCE)), size=2_147_483_647))
    yield pdf("xref-before-itself", xref_before_itself)
    yield pdf("xref-stream-of-nothing", xref_stream_of_nothing)


def fonts() -> Iterator[Hostile]:
    """Letters that stand for many, or stand in one place."""
    yield pdf("letter-of-500-letters", letter_of_500)
    yield pdf("letters-that-draw-themselves", letters_that_draw)
    yield pdf("letters-100000-anywhere", letters_anywhere)


def titles() -> Iterator[Hostile]:
    """Titles with what no title has."""
    yield titled("pdf-title-with-nul", "A\0 ferry: 5 hurt".encode("utf-16-be"))
    yield titled("pdf-title-with-half-a-letter", b"\0A\xd8\x00\0 \xdc\x00\0F")
    yield titled("pdf-title-turned-and-empty", ("\u202e\u2066Ferry\u202d" + "\u200b" * 5_000).encode("utf-16-be"))


def damaged() -> Iterator[Hostile]:
    """Locked, cut, empty or too large."""
    yield pdf("locked", locked)
    yield pdf("cut-in-the-middle", lambda: one_page(flate(SENTENCE * 500), more={6: stream(b"5" * 9_000)})[:2_000])
    yield pdf("pdf-over-20-mb", lambda: one_page(stream(fill(TEXT, 21 * MB))))


def just_under() -> Iterator[Hostile]:
    """As much as a reader that counts lets through."""
    yield pdf("operators-31-mb", lambda: one_page(flate(megabytes(TEXT, 31))))
    kids = b"<</Type/Pages/Kids[%b]/Count 200>>" % (b"3 0 R " * 200)
    yield pdf("heavy-page-200-times", lambda: write_pdf(page_objects(flate(megabytes(TEXT, 30))) | {2: kids}))


def pdf(name: str, make: Callable[[], bytes]) -> Hostile:
    """A PDF file."""
    return Hostile("pdf", name, ".pdf", make)


def titled(name: str, title: bytes) -> Hostile:
    """A PDF whose title is `title`, in UTF-16."""
    value = b"<</Title<FEFF%b>>>" % title.hex().encode()
    return pdf(name, lambda: one_page(stream(SENTENCE), more={6: value}, trailer=b"/Info 6 0 R"))


def megabytes(piece: bytes, count: int) -> Packed:
    """So many megabytes of `piece`, packed."""
    return pack_repeated(fill(piece, MB), count)


def flate_in_flate() -> bytes:
    """A page that unpacks to megabytes, which unpack to one gigabyte."""
    inner = pack_repeated(fill(TEXT, MB), 1_000).as_zlib()
    return one_page(stream(pack(inner).as_zlib(), b"/Filter[/FlateDecode/FlateDecode]"))


def filters_in_disguise() -> bytes:
    """200 MB of operators behind two filters that stand elsewhere, one of them spelled with a number."""
    run = bytes([len(TEXT) - 1]) + TEXT
    content = stream(megabytes(run, 200).as_zlib(), b"/Filter 6 0 R")
    return one_page(content, more={6: b"[/#46lateDecode/RunLengthDecode]"})


def object_stream(size: int, count: int) -> bytes:
    """A stream of `size` MB that holds catalogue, tree and page, and says that it holds `count` objects."""
    objects = page_objects(stream(SENTENCE))
    head, held = b"", b""
    for number in (1, 2, 3):
        head += b"%d %d " % (number, len(held))
        held += objects.pop(number) + b" "
    entries = b"/Type/ObjStm/N %d/First %d" % (count, len(head))
    objects[6] = flate(pack_repeated(fill(b"0 ", MB), size, start=head + held), entries)
    written = write_pdf(objects)
    start = written.index(b"xref\n")
    places = [row(1, written.index(b"\n%d 0 obj" % number) + 1, 0) for number in (4, 5, 6)]
    rows = [row(0, 0, 0), *(row(2, 6, place) for place in range(3)), *places, row(1, start, 0)]
    table = stream(b"".join(rows), b"/Type/XRef/Size 8/Root 1 0 R/W[1 4 2]")
    return written[:start] + b"7 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start)


def row(kind: int, where: int, place: int) -> bytes:
    """One line of a table in a stream: 1 is a place in the file, 2 one in another stream."""
    return bytes([kind]) + where.to_bytes(4, "big") + place.to_bytes(2, "big")


def form_draws_itself() -> bytes:
    """A form that draws itself twice."""
    itself = form(TEXT + b"/X Do /X Do\n", b"/Font<</F1 5 0 R>>/XObject<</X 6 0 R>>")
    return one_page(stream(b"/X Do\n"), resources=b"/XObject<</X 6 0 R>>", more={6: itself})


def forms_draw_forms(*, levels: int, each: int) -> bytes:
    """Forms that draw the next form `each` times; the last writes."""
    names = b"/Font<</F1 5 0 R>>/XObject<</X %d 0 R>>"
    more = {6 + n: form(TEXT + b"/X Do\n" * each, names % (7 + n)) for n in range(levels)}
    more[6 + levels] = form(TEXT, b"/Font<</F1 5 0 R>>")
    return one_page(stream(b"/X Do\n"), resources=b"/XObject<</X 6 0 R>>", more=more)


def huge_picture() -> bytes:
    """A page that draws a picture of 100,000 by 100,000 dots."""
    entries = b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    more = {6: flate(megabytes(b"\0", 500), entries)}
    return one_page(stream(SENTENCE + b"/X Do\n"), resources=b"/XObject<</X 6 0 R>>", more=more)


def tree(pages: bytes) -> dict[int, bytes]:
    """A file whose tree of pages is `pages`."""
    return page_objects(stream(SENTENCE)) | {2: pages}


def tree_in_a_circle() -> bytes:
    """Branches that hold each other, and name each other as their parent."""
    more = {
        2: b"<</Type/Pages/Parent 6 0 R/Kids[6 0 R]/Count 5>>",
        3: b"<</Type/Page/Parent 6 0 R/Contents 4 0 R>>",
        6: b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 5>>",
    }
    return write_pdf(page_objects(stream(SENTENCE)) | more)


def links() -> bytes:
    """A page under 50,000 links that lie over each other."""
    note = b"<</Type/Annot/Subtype/Link/Rect[0 0 612 792]/A<</S/URI/URI(https://example.com/%d)>>>>"
    notes = b"".join(note % n for n in range(50_000))
    return one_page(stream(SENTENCE), page=b"/Annots[%b]" % notes)


def xref_before_itself() -> bytes:
    """A table that names itself as the one before it."""
    body = write_pdf(page_objects(stream(SENTENCE)))
    return write_pdf(page_objects(stream(SENTENCE)), trailer=b"/Prev %d" % body.index(b"xref\n"))


def xref_stream_of_nothing() -> bytes:
    """A table in a stream whose lines take no bytes, so that there may be any number."""
    body = write_pdf(page_objects(stream(SENTENCE)))
    start = body.index(b"xref\n")
    entries = b"/Type/XRef/Size 2147483647/Root 1 0 R/W[0 0 0]/Index[0 2147483647]/Prev %d" % start
    return body[:start] + b"7 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (stream(b"", entries), start)


def letter_of_500() -> bytes:
    """A font whose one letter reads as 500, written two million times."""
    many = b"0035" * 500
    table = b"/CMapName/A def 1 begincodespacerange<00><FF>endcodespacerange 1 beginbfchar<41><%b>endbfchar" % many
    font = FONT[:-2] + b"/ToUnicode 7 0 R>>"
    line = b"(%b) Tj 0 -1 Td\n" % (b"A" * 100)
    content = pack(b"BT /F1 1 Tf 72 700 Td\n" + line * 20_000 + b"ET")
    return write_pdf(page_objects(flate(content)) | {5: font, 7: stream(table)})


def letters_that_draw() -> bytes:
    """A font whose letters are drawings that write with the same font."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[9]"
        b"/Encoding<</Differences[65/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F1 5 0 R>>>>>>"
    )
    glyph = stream(b"9 0 d0 BT /F1 9 Tf (AAAAAAAAAA) Tj ET")
    content = stream(b"BT /F1 9 Tf 72 700 Td (AAAA) Tj ET")
    return write_pdf(page_objects(content) | {5: font, 6: glyph})


def letters_anywhere() -> bytes:
    """A page of 100,000 digits, each somewhere else."""
    spread = b"".join(b"1 0 0 1 %d %d Tm (5) Tj\n" % (n * 7919 % 612, n * 104_729 % 792) for n in range(100_000))
    return one_page(flate(b"BT /F1 5 Tf\n%bET" % spread))


def locked() -> bytes:
    """A file that asks for a password that nobody has."""
    lock = b"<</Filter/Standard/V 2/R 3/Length 128/P -44/O<%b>/U<%b>>>" % (b"5A" * 32, b"A5" * 32)
    named = b"/Encrypt 6 0 R/ID[<%b><%b>]" % (b"01" * 16, b"01" * 16)
    return one_page(stream(SENTENCE), more={6: lock}, trailer=named)
