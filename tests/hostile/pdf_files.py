"""The bytes of a PDF: objects, streams and the table of where they stand."""

from __future__ import annotations

from packing import Packed, pack

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SENTENCE = b"BT /F1 12 Tf 72 700 Td (The ferry to Orlo carried 312 passengers.) Tj ET\n"
Objects = dict[int, bytes]


def write_pdf(objects: Objects, *, trailer: bytes = b"", size: int | None = None) -> bytes:
    """Write objects under their numbers, with a true table unless `size` says otherwise."""
    body, places = bytearray(b"%PDF-1.7\n"), {}
    for number, value in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, value)
    start = len(body)
    count = max(objects) + 1
    body += b"xref\n0 %d\n0000000000 65535 f \n" % count
    for number in range(1, count):
        body += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    body += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size or count, trailer, start)
    return bytes(body)


def one_page(
    content: bytes, *, page: bytes = b"", resources: bytes = b"", more: Objects | None = None, trailer: bytes = b""
) -> bytes:
    """A PDF of one page whose content is object 4; `more` are objects from 6 on."""
    objects = page_objects(content, page=page, resources=resources)
    return write_pdf(objects | (more or {}), trailer=trailer)


def page_objects(content: bytes, *, page: bytes = b"", resources: bytes = b"") -> Objects:
    """Catalogue, tree, page, content and font: objects 1 to 5. What `page` says goes before what a page says."""
    box = b"" if b"/MediaBox" in page else b"/MediaBox[0 0 612 792]"
    named = b"<</Font<</F1 5 0 R>>%b>>" % resources
    contents = b"" if b"/Contents" in page else b"/Contents 4 0 R"
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R%b%b/Resources%b%b>>" % (page, box, named, contents),
        4: content,
        5: FONT,
    }


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream that is not compressed."""
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), entries, data)


def flate(packed: Packed | bytes, entries: bytes = b"") -> bytes:
    """A compressed stream."""
    data = (pack(packed) if isinstance(packed, bytes) else packed).as_zlib()
    return stream(data, b"/Filter/FlateDecode" + entries)


def form(data: bytes, resources: bytes) -> bytes:
    """A form: a drawing that a page, or another form, draws by its name."""
    return stream(data, b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<<%b>>" % resources)
