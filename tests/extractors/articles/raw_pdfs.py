"""PDFs written by hand, so that a test says every byte of their pages."""

import zlib

SAID = b"BT /F1 12 Tf 50 700 Td (The fire killed 14 people in Orlo.) Tj ET"


def write_pdf(contents, *, title=None, forms=()):
    """Write pages with these content streams; ``forms`` are drawn by the names /X0, /X1 …"""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    first_form = len(objects) + 1
    names = b"".join(b"/X%d %d 0 R" % (i, first_form + i) for i in range(len(forms)))
    resources = b"<</Font<</F1 3 0 R>>/XObject<<%s>>>>" % names
    for form in forms:
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources %s" % resources
        objects.append(write_stream(form, head))
    kids = []
    for content in contents:
        objects.append(write_stream(content))
        kids.append(len(objects) + 1)
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources %s/Contents %d 0 R>>"
        objects.append(page % (resources, len(objects)))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    trailer = b"<</Root 1 0 R"
    if title is not None:
        objects.append(b"<</Title<FEFF%s>>>" % title.encode("utf-16-be", "surrogatepass").hex().encode())
        trailer += b"/Info %d 0 R" % len(objects)
    body = b"".join(b"%d 0 obj%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer" + trailer + b">>"


def write_stream(content, head=b""):
    packed = zlib.compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (head, len(packed), packed)
