"""Word files: archives that unpack to gigabytes, paragraphs in paragraphs, and parts that are not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from hostile import Hostile
from packing import MB, Entry, Packed, fill, pack, pack_repeated, write_zip

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MIXED = "http://schemas.openxmlformats.org/markup-compatibility/2006"
START = f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="{MIXED}"><w:body>'
END = "</w:body></w:document>"
RUN = "<w:r><w:t>5 </w:t></w:r>"
LINK = f'<w:hyperlink r:id="r1">{RUN}</w:hyperlink>'
STORY = "<w:p><w:r><w:t>The ferry to Orlo carried 312 passengers.</w:t></w:r></w:p>"
WHOLE = f"{START}{STORY}{END}".encode()
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
PARTS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def every_document() -> Iterator[Hostile]:
    """32 files."""
    yield from deep()
    yield from crowded()
    yield from bombs()
    yield from entities()
    yield from archives()
    yield from heads()
    yield from just_under()


def deep() -> Iterator[Hostile]:
    """One inside another."""
    yield document("paragraphs-200-deep", lambda: "<w:p>" * 200 + RUN * 20_000 + "</w:p>" * 200)
    table = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
    yield document("docx-tables-60-deep", lambda: nest(*table, 60))
    yield document("controls-100000-deep", lambda: nest("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100_000))
    box = ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>")
    yield document("text-boxes-500-deep", lambda: nest(*box, 500))
    yield document("choices-14-deep", choices)


def crowded() -> Iterator[Hostile]:
    """Many of one thing."""
    yield document("docx-paragraphs-200000", lambda: f"<w:p>{RUN}</w:p>" * 200_000)
    yield document("docx-links-28000", lambda: f"<w:p>{LINK * 28_000}</w:p>")
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p>{RUN}</w:p></w:tc>'
    yield document("grid-span-1000000", lambda: f"<w:tbl>{'<w:tr>' + cell + '</w:tr>'}</w:tbl>" * 500)
    yield document("docx-only-numbers", lambda: f"<w:p><w:r><w:t>{'4817 ' * 200_000}</w:t></w:r></w:p>")
    yield document("docx-attribute-of-10-mb", lambda: f'<w:p w:a="{"5 " * 5_000_000}">{RUN}</w:p>')
    yield document("namespaces-50000", lambda: "".join(f'<w:p xmlns:a{n}="a:{n}">{RUN}</w:p>' for n in range(50_000)))


def bombs() -> Iterator[Hostile]:
    """Little that unpacks to much."""
    yield docx("blanks-1-gb", lambda: repeated_body(" ", 1_000))
    yield docx("runs-200-mb", lambda: repeated_body(f"<w:p>{RUN}</w:p>", 200))
    yield docx("says-ten-bytes", lambda: repeated_body(f"<w:p>{RUN}</w:p>", 500, claimed=10))
    yield docx("parts-60000-times", lambda: archive(pack(START.encode() + b" " * MB), overlap=20_000))


def entities() -> Iterator[Hostile]:
    """Names that stand for more than themselves."""
    yield docx("docx-entity-bomb", entity_bomb)
    yield docx("entity-of-a-megabyte", entity_of_a_megabyte)
    yield docx("entity-of-a-file", lambda: with_entities('<!ENTITY e SYSTEM "file:///etc/passwd">', "&e;"))


def archives() -> Iterator[Hostile]:
    """What is no archive, or only half of one."""
    whole = archive(pack(WHOLE))
    yield docx("archive-cut", lambda: whole[:-100])
    yield docx("archive-in-archives", archive_in_archives)
    yield docx("no-document", lambda: write_zip([Entry("[Content_Types].xml", pack(TYPES.encode()))]))
    yield docx("locked-part", lambda: archive(pack(WHOLE), flags=1))
    yield docx("two-documents", lambda: write_zip([*parts(pack(b"<a>")), *parts(pack(WHOLE))]))
    yield docx("old-office", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\xff" * 20_000)
    yield docx("docx-over-20-mb", over_20_mb)


def heads() -> Iterator[Hostile]:
    """Encodings and titles."""
    broken = f"{START}{STORY}".encode() + b"<w:p>\xff\xfe\0\xed\xa0\x80</w:p>" + END.encode()
    yield docx("docx-utf-8-broken", lambda: archive(pack(broken)))
    utf_7 = f'<?xml version="1.0" encoding="utf-7"?>{START}{STORY}{END}'.encode()
    yield docx("docx-utf-7", lambda: archive(pack(utf_7)))
    yield docx("docx-title-turned-and-empty", title_turned_and_empty)


def just_under() -> Iterator[Hostile]:
    """As much as a reader that counts lets through."""
    yield docx("blanks-19-mb", lambda: repeated_body(" ", 19))
    yield document("docx-numbers-of-990-kb", lambda: f"<w:p><w:r><w:t>{'4817 ' * 198_000}</w:t></w:r></w:p>")
    box = ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>")
    yield document("text-boxes-50-deep", lambda: nest(*box, 50))
    yield document("docx-attribute-of-9-mb", lambda: f'<w:p w:a="{"5 " * 4_500_000}">{RUN}</w:p>')


def docx(name: str, make: Callable[[], bytes]) -> Hostile:
    """A Word file."""
    return Hostile("docx", name, ".docx", make)


def document(name: str, body: Callable[[], str]) -> Hostile:
    """A Word file with this in its body, before a sentence."""
    return docx(name, lambda: archive(pack(f"{START}{body()}{STORY}{END}".encode())))


def parts(text: Packed, *, claimed: int | None = None, flags: int = 0) -> list[Entry]:
    """The three parts of the smallest Word file."""
    return [
        Entry("[Content_Types].xml", pack(TYPES.encode())),
        Entry("_rels/.rels", pack(PARTS.encode())),
        Entry("word/document.xml", text, claimed, flags),
    ]


def archive(text: Packed, *, claimed: int | None = None, flags: int = 0, overlap: int = 1) -> bytes:
    """A Word file whose document is `text`."""
    return write_zip(parts(text, claimed=claimed, flags=flags), overlap=overlap)


def nest(start: str, end: str, levels: int) -> str:
    """A paragraph inside `levels` of something."""
    return start * levels + f"<w:p>{RUN}</w:p>" + end * levels


def choices() -> str:
    """Alternatives whose two sides both hold the next: 16,384 paragraphs."""
    body = f"<w:p>{RUN}</w:p>"
    for _ in range(14):
        first, second = f"<mc:Choice Requires='a'>{body}</mc:Choice>", f"<mc:Fallback>{body}</mc:Fallback>"
        body = f"<mc:AlternateContent>{first}{second}</mc:AlternateContent>"
    return body


def repeated_body(piece: str, size: int, *, claimed: int | None = None) -> bytes:
    """A Word file of `size` MB of `piece`."""
    end = f"{STORY}{END}".encode()
    return archive(pack_repeated(fill(piece.encode(), MB), size, start=START.encode(), end=end), claimed=claimed)


def with_entities(declared: str, text: str) -> bytes:
    """A Word file whose document declares entities and says `text`."""
    start = f'<?xml version="1.0"?><!DOCTYPE a [{declared}]>{START}'
    return archive(pack(f"{start}<w:p><w:r><w:t>{text}</w:t></w:r></w:p>{STORY}{END}".encode()))


def entity_bomb() -> bytes:
    """Entities made of ten entities each, eleven levels deep."""
    levels = (f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return with_entities('<!ENTITY e0 "5 died. ">' + "".join(levels), "&e11;")


def entity_of_a_megabyte() -> bytes:
    """One long entity, named 10,000 times."""
    return with_entities(f'<!ENTITY e "{"5 " * 500_000}">', "&e;" * 10_000)


def archive_in_archives() -> bytes:
    """A Word file as the document of a Word file, ten times over."""
    inner = repeated_body(" ", 100)
    for _ in range(10):
        inner = archive(pack(inner))
    return inner


def over_20_mb() -> bytes:
    """A Word file with a picture of 21 MB that does not pack."""
    return write_zip([*parts(pack(WHOLE)), Entry("word/media/a.png", pack(Random(5).randbytes(21 * MB)))])


def title_turned_and_empty() -> bytes:
    """A title that turns what stands beside it, and then says nothing 5,000 times."""
    title = f"\u202e\u2066Ferry{chr(0x200B) * 5_000}"
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    return write_zip([*parts(pack(WHOLE)), Entry("docProps/core.xml", pack(core.encode()))])
