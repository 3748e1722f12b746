"""The one door to lxml: bytes or text in, a tree of bounded depth and size out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from extractors.errors import DamagedFileError, GivenUpError, NotAnArticleError

Element: TypeAlias = Any
"""An lxml element, which has no type stubs."""

MOST_ELEMENTS = 30_000
"""A long live blog has some 20,000; far more is no page for reading, and some steps take time squared in it."""

MOST_STREAMED = 2_500_000
"""Tags of a part that is read piece by piece; a sheet of 20 MB has some 2,200,000, a hostile one 5,000,000."""

_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_ATTRIBUTE = re.compile(r"""[^\s=<>"']++(?P<value>=(?:"[^"]*+(?:"|$)|'[^']*+(?:'|$)|[^\s"'][^\s]*+)?)?""")
_MOST_ATTRIBUTES = 1000
"""In one tag: the parser compares each with all before it."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def parse_page(text: str, url: str | None = None) -> Element:
    """Parse HTML as browsers do, errors and all; links are made absolute where the page's address is known.

    The parser stops where elements are nested more than 255 deep, and keeps what stood before. Raises
    NotAnArticleError for a page with nothing in it or with too much.
    """
    from lxml import etree, html

    # NULs end a text for the parser, and a declared encoding is not allowed in what is decoded already.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _CONTROLS.sub("", text), count=1)
    if any(_holds_too_many(tag.group()) for tag in _LONG_TAG.finditer(text)):
        raise NotAnArticleError("The page is not one that a browser could show")
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NotAnArticleError from error
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise NotAnArticleError(f"The page has more than {MOST_ELEMENTS:,} elements: send the text of the article.")
    if url:
        try:
            root.make_links_absolute(url, handle_failures="ignore")
        except ValueError:
            # An address that is none; the links stay as they are written.
            pass
    return root


def _holds_too_many(tag: str) -> bool:
    """Say whether a tag has more attributes than any page needs; a value ends at its quotation mark, or at a blank."""
    valued = 0
    for number, found in enumerate(_ATTRIBUTE.finditer(tag)):
        valued += found["value"] is not None
        if valued > _MOST_ATTRIBUTES or number > 20 * _MOST_ATTRIBUTES:
            return True
    return False


def parse_xml(data: bytes) -> Element:
    """Parse XML without its document type: no entities, nothing fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError("document") from error


def stream_xml(chunks: Iterable[bytes], *tags: str, through: str = "") -> Iterator[tuple[str, Element]]:
    """Yield ("start", element) and ("end", element) for elements of some tags as XML comes; nothing else is kept.

    An element has its children when it ends, and is emptied after that. One that has the tag ``through`` is told too,
    and its children are not kept. Raises DamagedFileError, and GivenUpError behind more elements than are read.
    """
    from lxml import etree

    parser = etree.XMLPullParser(
        ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    inside = read = 0
    try:
        for chunk in chunks:
            parser.feed(chunk)
            read += chunk.count(b"<")
            if read > MOST_STREAMED:
                raise GivenUpError("file")
            for event, element in parser.read_events():
                if element.tag == through and not inside:
                    yield event, element
                elif element.tag in tags and element.tag != through:
                    inside += 1 if event == "start" else -1
                    if inside == (event == "start"):
                        yield event, element
                if event == "end" and not inside:
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError("document") from error


def read_text(element: Element) -> str:
    """Give the words under an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def find_ancestors(element: Element, *tags: str) -> list[Element]:
    """Give the elements above one that have any of the tags, the nearest first."""
    return list(element.iterancestors(*tags))
