"""An article from a Word document: paragraphs, lists and tables in order, unpacked within limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from extractors.articles.html.dates import read_moment
from extractors.articles.html.tree import Element, parse_xml
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.errors import DamagedFileError, NoTextError, TooLargeFileError, UnknownKindError
from extractors.types import Article

LARGEST = 20_000_000
"""Bytes of one unpacked part of the document; a book has some 3 MB."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_HEADLINE_LONGEST = 200
# Deleted words, and words that a field computes from.
_LEFT_OUT = frozenset(_W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr"))


def read_docx(data: bytes) -> Article:
    """Read a Word document; headers, footers, comments and deleted words are no part of it.

    Raises DamagedFileError, TooLargeFileError, or UnknownKindError for another kind of archive.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedFileError("document") from error
    if "word/document.xml" not in names:
        raise UnknownKindError("an archive without a Word document")
    body = parse_xml(_unpack(archive, "word/document.xml")).find(_W + "body")
    relations = _read_relations(archive, names)
    passages = list(_read_passages(body, relations)) if body is not None else []
    if not passages:
        raise NoTextError("document")
    if passages[0].kind == "body" and _is_headline(passages):
        passages[0] = Passage("headline", passages[0].text, passages[0].links)
    headline = passages[0].text if passages[0].kind == "headline" else None
    byline, written = _read_properties(archive, names)
    return make_article(passages, Metadata(headline=headline, byline=byline, published=written))


def _unpack(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one part, never more of it than the limit: what the archive says of its size is not believed."""
    try:
        with archive.open(name) as part:
            data = part.read(LARGEST + 1)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise DamagedFileError("document") from error
    except Exception as error:  # zlib's own errors, which have no common root
        raise DamagedFileError("document") from error
    if len(data) > LARGEST:
        raise TooLargeFileError("document", LARGEST)
    return data


def _read_passages(body: Element, relations: dict[str, str]) -> Iterator[Passage]:
    for element in body.iter(_W + "p", _W + "tbl"):
        if any(above.tag in (_W + "tbl", _W + "txbxContent") for above in element.iterancestors()):
            continue
        if element.tag == _W + "tbl":
            if text := _write_table(element):
                yield Passage("table", text)
            continue
        text, links = _read_paragraph(element, relations)
        if not text:
            continue
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = style.get(_W + "val", "") if style is not None else ""
        if name.startswith("Caption"):
            yield Passage("caption", text, links)
        elif name in ("Title", "Titel", "Titre"):
            yield Passage("headline", text, links)
        elif element.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith("List"):
            yield Passage("list", text, links)
        else:
            yield Passage("body", text, links)


def _read_paragraph(paragraph: Element, relations: dict[str, str]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    text = ""
    links: list[tuple[int, int, str]] = []
    for piece in paragraph.iter(_W + "t", _W + "tab", _W + "br", _W + "noBreakHyphen"):
        above = [each.tag for each in piece.iterancestors()]
        if _LEFT_OUT.intersection(above) or _W + "txbxContent" in above[: above.index(paragraph.tag)]:
            continue
        words = {_W + "t": piece.text or "", _W + "noBreakHyphen": "-"}.get(piece.tag, " ")
        link = next(piece.iterancestors(_W + "hyperlink"), None)
        href = relations.get(link.get(_R + "id", "")) if link is not None else None
        if href:
            links.append((len(text), len(text) + len(words), href))
        text += words
    left = len(text) - len(text.lstrip())
    text = text.strip()
    return text, tuple((max(s - left, 0), min(e - left, len(text)), href) for s, e, href in links if e - left > 0)


def _write_table(table: Element) -> str:
    rows = (
        [" ".join(_read_paragraph(p, {})[0] for p in cell.iter(_W + "p")).strip() for cell in row.iter(_W + "tc")]
        for row in table.iter(_W + "tr")
    )
    return "\n".join(line for row in rows if (line := " | ".join(cell for cell in row if cell)))


def _is_headline(passages: list[Passage]) -> bool:
    text = passages[0].text
    return (
        len(passages) > 1
        and len(text) <= _HEADLINE_LONGEST
        and not text.rstrip("\"'”’)").endswith((".", "!", ":", ";"))
    )


def _read_relations(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    root = _read_beside(archive, names, "word/_rels/document.xml.rels")
    if root is None:
        return {}
    return {each.get("Id", ""): each.get("Target", "") for each in root if each.get("TargetMode") == "External"}


def _read_properties(archive: zipfile.ZipFile, names: set[str]) -> tuple[str | None, str | None]:
    root = _read_beside(archive, names, "docProps/core.xml")
    if root is None:
        return None, None
    creator, created = root.find(_DC + "creator"), root.find(_DCTERMS + "created")
    byline = " ".join((creator.text or "").split()) if creator is not None else ""
    return byline or None, read_moment(created.text or "") if created is not None else None


def _read_beside(archive: zipfile.ZipFile, names: set[str], name: str) -> Element | None:
    """Read a part beside the text; a damaged one does not cost the text."""
    if name not in names:
        return None
    try:
        return parse_xml(_unpack(archive, name))
    except DamagedFileError:
        return None
