"""Files made for the tests: PDFs, Word documents and pictures, good ones and hostile ones."""

import io
import struct
import zipfile
import zlib

from fpdf import FPDF

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADLINE = "Reservoirs at 41% of capacity"
PARAGRAPHS = [
    "The reservoirs of the eastern district held 41% of what they can hold on Monday, the water board said, down from 63% "  # noqa: E501
    "a year ago. Some 1.2 million people depend on them, and the board has asked every household to save 50 litres a day.",  # noqa: E501
    "“We have had 190 millimetres of rain since October, less than half the average,” said its director, Anna Velde. "
    "Farmers will get 30% less water from May, and 14 villages are supplied by lorry.",
    "The board expects to spend 8.5 million euros on two wells by the end of the year.",
]


def make_pdf(paragraphs=PARAGRAPHS, *, pages=1, password=None, headline=HEADLINE, columns=90):
    """Each page has a running head, a number at its foot, and paragraphs set in lines with hyphenation."""
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password)
    for number in range(1, pages + 1):
        pdf.add_page()
        pdf.set_font("Helvetica", size=9)
        pdf.text(20, 10, f"Water Board Bulletin No. 7, page {number} of {pages}")
        pdf.set_y(25)
        if number == 1 and headline:
            pdf.set_font("Helvetica", "B", 20)
            pdf.cell(0, 12, headline, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Helvetica", size=11)
        for paragraph in paragraphs:
            for line in set_lines(paragraph, columns):
                pdf.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(5)
        pdf.set_font("Helvetica", size=9)
        pdf.text(105, 290, str(number))
    return bytes(pdf.output())


def set_lines(paragraph, columns):
    """Break a paragraph into lines, a long word in two."""
    lines, line = [], ""
    for word in paragraph.replace("“", '"').replace("”", '"').split():
        if len(line) + len(word) + 1 <= columns:
            line = f"{line} {word}".strip()
        elif len(word) >= 8 and word.isalpha() and len(line) + 6 <= columns:
            lines.append(f"{line} {word[:4]}-")
            line = word[4:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def make_docx(body=None, *, document=None, **parts):
    paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in PARAGRAPHS)
    body = body or f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{HEADLINE}</w:t></w:r></w:p>{paragraphs}'
    document = (
        document or f'<?xml version="1.0"?><w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(
                {"relations": "word/_rels/document.xml.rels", "core": "docProps/core.xml", "styles": "word/styles.xml"}[
                    name
                ],
                content,
            )
    return file.getvalue()


def make_zip_bomb(megabytes=600):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        part.write(f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>'.encode())
        for _ in range(megabytes):
            part.write(b"3 " * 500_000)
    return file.getvalue()


def make_png(width, height, *, rows=1):
    """A grey picture that says how large it is, whatever it holds."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    pixels = zlib.compress((b"\0" + b"\x80" * width) * rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def make_screenshot(lines):
    """A picture with lines of black text on white."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (1100, 80 + 48 * len(lines)), "white")
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((40, 40 + 48 * number), line, fill="black", font=ImageFont.load_default(28))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def make_archive(parts, *, repeated=None):
    """An archive of parts by name; the content of ``repeated`` (name, start, piece, megabytes) never ends."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        if repeated:
            name, start, piece, megabytes = repeated
            with archive.open(name, "w") as part:
                part.write(start.encode())
                for _ in range(megabytes):
                    part.write(piece.encode() * (1_000_000 // len(piece)))
    return file.getvalue()


def lock_archive(data):
    """Say of every part of an archive that it is locked, as some programs do."""
    mark = struct.pack("<HHH", 0x4B50, 0x0403, 20)
    data = bytearray(data)
    for start, at in ((mark, 6), (struct.pack("<HH", 0x4B50, 0x0201), 8)):
        place = data.find(start)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(start, place + 1)
    return bytes(data)


ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = f'<workbook xmlns="{SHEET}" xmlns:r="{R}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
TO_SHEET = '<Relationships xmlns="x"><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'


def make_xlsx(sheet="", *, repeated=None, **parts):
    """A workbook of one sheet; ``repeated`` (start, piece, megabytes) is a sheet without an end."""
    names = {"strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
    place = "xl/worksheets/sheet1.xml"
    given = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": TO_SHEET}
    given |= {names[name]: content for name, content in parts.items()}
    if repeated:
        return make_archive(given, repeated=(place, *repeated))
    return make_archive(given | {place: f'<worksheet xmlns="{SHEET}">{sheet}</worksheet>'})


def make_odf(kind, content, **parts):
    """An OpenDocument file of a kind, "text" or "spreadsheet", with this in its content."""
    spaces = " ".join(
        f'xmlns:{short}="{ODF}{name}:1.0"'
        for short, name in [
            ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
            ("presentation", "presentation"),
        ]
    )  # fmt: skip
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    mime = f"application/vnd.oasis.opendocument.{kind}"
    root = f"<office:document-content {spaces}>{content}</office:document-content>"
    names = {"manifest": "META-INF/manifest.xml", "meta": "meta.xml"}
    return make_archive(
        {"mimetype": mime, "content.xml": root} | {names[name]: content for name, content in parts.items()}
    )
