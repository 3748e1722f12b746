"""An article from a PowerPoint presentation: the words of its slides in order, within limits.

The parts are read here and not by python-pptx, which unpacks and parses every part of a file before it gives a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.articles.archive import Archive
from extractors.articles.docx import read_properties
from extractors.articles.html.tree import Element
from extractors.articles.notes import count
from extractors.articles.paragraphs import Grid, Paragraph, Struck, crown
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.struck import describe_struck
from extractors.errors import DamagedFileError, NoTextError, TooManyPagesError
from extractors.types import Article

MOST_SLIDES = 300
_KIND = "presentation"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What stands on every slide.
_FRAME = ("sldNum", "ftr", "dt", "hdr")
_SLIDE = re.compile(r"ppt/slides/[\w.-]{1,80}")


def read_pptx(data: bytes) -> Article:
    """Read a presentation; hidden slides, the speaker's notes, and what stands on every slide are no part of it.

    Raises DamagedFileError, TooLargeFileError, EncryptedFileError, TooManyPagesError and NoTextError.
    """
    archive = Archive(data, _KIND)
    if "ppt/presentation.xml" not in archive.names:
        raise DamagedFileError(_KIND)
    places = _find_slides(archive)
    if len(places) > MOST_SLIDES:
        raise TooManyPagesError(len(places), MOST_SLIDES)
    reader = _Reader()
    passages: list[Passage] = []
    hidden = 0
    for number, place in enumerate(places, 1):
        root = archive.parse(place)
        if root.get("show") in ("0", "false"):
            hidden += 1
            continue
        relations = _read_relations(archive, place)
        for passage in reader.read(root, {name: target for name, target, outside in relations if outside}):
            passages.append(Passage(passage.kind, passage.text, passage.links, number))
    if not passages:
        raise NoTextError(_KIND)
    notes = describe_struck(reader.struck.told)
    for number, what in (
        (reader.charts, count(reader.charts, "chart")),
        (_count_notes(archive), "the speaker's notes"),
    ):
        notes += [f"Not read: {what}."] if number else []
    if hidden:
        notes.append(f"Hidden and so not read: {count(hidden, 'slide')}.")
    byline, written = read_properties(archive)
    return make_article(passages, Metadata(headline=crown(passages), byline=byline, published=written), notes)


def _find_slides(archive: Archive) -> list[str]:
    """Give the places of the slides in the order in which they are shown."""
    targets = {name: target for name, target, _ in _read_relations(archive, "ppt/presentation.xml")}
    root = archive.parse("ppt/presentation.xml")
    found = (targets.get(each.get(_R + "id", ""), "").lstrip("/") for each in root.iter(_P + "sldId"))
    places = (place if place.startswith("ppt/") else f"ppt/{place}" for place in found)
    return [place for place in dict.fromkeys(places) if place in archive.names and _SLIDE.fullmatch(place)]


def _read_relations(archive: Archive, place: str) -> list[tuple[str, str, bool]]:
    folder, _, name = place.rpartition("/")
    root = archive.parse_beside(f"{folder}/_rels/{name}.rels")
    return [
        (each.get("Id", ""), each.get("Target", ""), each.get("TargetMode") == "External")
        for each in (root if root is not None else ())
        if isinstance(each.tag, str)
    ]


def _count_notes(archive: Archive) -> int:
    return sum(name.startswith("ppt/notesSlides/notesSlide") for name in archive.names)


class _Reader:
    """The slides as they come."""

    def __init__(self) -> None:
        self.struck = Struck()
        self.charts = 0

    def read(self, root: Element, hrefs: dict[str, str]) -> Iterator[Passage]:
        """Yield the words of one slide: its title first, then what stands on it in the order of the file."""
        self.charts += sum(1 for _ in root.iter(_CHART))
        shapes = [shape for shape in root.iter(_P + "sp", _A + "tbl") if not _is_beside(shape)]
        shapes.sort(key=lambda shape: not _is_title(shape))
        for shape in shapes:
            if shape.tag == _A + "tbl":
                yield from self._read_table(shape, hrefs)
                continue
            for element in shape.iterfind(f"{_P}txBody/{_A}p"):
                text, links = self._read_paragraph(element, hrefs)
                if text:
                    yield Passage("body", text, links)

    def _read_table(self, table: Element, hrefs: dict[str, str]) -> Iterator[Passage]:
        grid = Grid()
        for row in table.iterfind(_A + "tr"):
            grid.begin_row()
            for cell in row.iterfind(_A + "tc"):
                grid.begin_cell(below=cell.get("vMerge") in ("1", "true"))
                for element in cell.iterfind(f"{_A}txBody/{_A}p"):
                    grid.add(self._read_paragraph(element, hrefs)[0])
                grid.end_cell()
        yield from grid.write()

    def _read_paragraph(self, element: Element, hrefs: dict[str, str]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
        paragraph = Paragraph()
        for run in element.iterfind("*"):
            if run.tag == _A + "br":
                paragraph.add(" ")
            if run.tag not in (_A + "r", _A + "fld"):
                continue
            look, words = run.find(_A + "rPr"), run.find(_A + "t")
            link = look.find(_A + "hlinkClick") if look is not None else None
            paragraph.add(
                (words.text or "") if words is not None else "",
                href=hrefs.get(link.get(_R + "id", "")) if link is not None else None,
                raised=look is not None and _is_raised(look.get("baseline", "0")),
                struck=look is not None and look.get("strike", "noStrike") != "noStrike",
            )
        self.struck.take(paragraph)
        return paragraph.read()


def _is_raised(baseline: str) -> bool:
    return baseline.rstrip("%").isdecimal() and baseline.rstrip("%").strip("0") != ""


def _is_beside(shape: Element) -> bool:
    """Say whether a shape is the frame of the slide, or said a second time for old programs."""
    place = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return (place is not None and place.get("type") in _FRAME) or next(shape.iterancestors(_FALLBACK), None) is not None


def _is_title(shape: Element) -> bool:
    place = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return place is not None and place.get("type") in ("title", "ctrTitle")
