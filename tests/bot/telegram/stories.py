"""Articles with invented facts, and files made of them."""

from __future__ import annotations

import io
import itertools
import zipfile
from functools import cache

_towns = itertools.count(1)
NAMES = "Aldmoor Brackwell Corran Dunmere Eskhaven Farrow Glenrock Hartside Inverlea Jarrow Kelwick Lorne".split()


def flood(town: str) -> str:
    """A short article of its own for each town: three figures, two with a source."""
    return (
        f"At least 312 people were killed when the {town} dam burst, the interior ministry said on Monday. "
        f"Governor Ana Petrov said 1,240 homes were lost. "
        f"Repairs in {town} will cost $3.2 billion."
    )


def new_town() -> str:
    """A name that no other article of this run has."""
    number = next(_towns)
    return NAMES[number % len(NAMES)] + "abcdefghijklmnopqrstuvwxyz"[number // len(NAMES) % 26] + "ford"


def long_article(figures: int) -> str:
    """One figure a sentence, with marks that HTML has its own meaning for."""
    things = "homes roads schools farms boats shops bridges barns mills wells".split()
    sources = ["the fire service said", "Mayor Tom Ek said", "a report by R&D House showed", "according to <Relief>"]
    return " ".join(
        f"Some {1000 + 7 * n:,} {things[n % 10]} in district {'ABCDEFGH'[n % 8]} of the valley were damaged"
        f"{', ' + sources[n % 5] if n % 5 < 4 else ''}."
        for n in range(figures)
    )


def split_as_telegram(text: str, size: int = 4096) -> list[str]:
    """A paste over the limit arrives as several messages."""
    pieces = []
    while text:
        end = len(text) if len(text) <= size else text.rfind(" ", 0, size)
        pieces.append(text[:end])
        text = text[end:].lstrip()
    return pieces


def make_html(town: str) -> bytes:
    return (
        f"<!doctype html><html lang='en'><head><title>Dam bursts at {town}</title></head><body><article>"
        f"<h1>Dam bursts at {town}</h1><p>{flood(town)}</p></article></body></html>"
    ).encode()


def make_docx(text: str) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relation}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{words}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:body></w:document>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return file.getvalue()


def make_pdf(text: str) -> bytes:
    from fpdf import FPDF

    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=12)
    page.multi_cell(0, 8, text)
    return bytes(page.output())


@cache
def make_picture(text: str) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    words = text.split()
    lines = [" ".join(words[at : at + 7]) for at in range(0, len(words), 7)]
    picture = Image.new("RGB", (1200, 80 + 60 * len(lines)), "white")
    ImageDraw.Draw(picture).text((40, 40), "\n".join(lines), fill="black", font=ImageFont.load_default(36), spacing=18)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
