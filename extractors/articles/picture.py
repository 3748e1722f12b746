"""An article from a picture of one; the one door to Tesseract and Pillow."""

from __future__ import annotations

import io
import re
import shutil
import warnings
from importlib.util import find_spec
from typing import Any

from extractors.articles.passages import Metadata, Passage, make_article
from extractors.errors import (
    DamagedFileError,
    DocumentError,
    NoTextError,
    ReaderMissingError,
    ReadingTimeoutError,
    TooLargePictureError,
)
from extractors.types import Article

MOST_PIXELS = 40_000_000
"""A scan of a newspaper page at 300 dots an inch has some 35 million."""

SECONDS = 60
_SMALL = 1000
"""Width below which letters of a screenshot are too small for Tesseract, which wants them some 30 pixels high."""

_LARGEST_FACTOR = 2
_LEAST_SURE = 40.0
NOTE = "The text was read from a picture: check every figure against it."


def read_picture(data: bytes) -> Article:
    """Read the words in a picture, a passage for each paragraph that Tesseract sees.

    Raises TooLargePictureError before anything is unpacked, and ReaderMissingError where Tesseract is not installed.
    """
    try:
        import pytesseract
        from PIL import Image
    except ImportError as error:
        raise ReaderMissingError from error
    image = _open(data, Image)
    try:
        found = pytesseract.image_to_data(image, timeout=SECONDS, output_type=pytesseract.Output.DICT)
    except pytesseract.TesseractNotFoundError as error:
        raise ReaderMissingError from error
    except pytesseract.TesseractError as error:
        raise DamagedFileError("picture") from error
    except RuntimeError as error:
        # What pytesseract raises when the time is over.
        raise ReadingTimeoutError("picture") from error
    passages = _read_passages(found)
    if not passages:
        raise NoTextError("picture")
    return make_article(passages, Metadata(headline=_find_headline(passages)), [NOTE])


def _open(data: bytes, library: Any) -> Any:
    try:
        with warnings.catch_warnings():
            # Its own limits are warnings first; ours is looked at before a pixel is unpacked.
            warnings.simplefilter("ignore")
            image = library.open(io.BytesIO(data))
            if (pixels := image.width * image.height) > MOST_PIXELS:
                raise TooLargePictureError(pixels, MOST_PIXELS)
            image = image.convert("L")
    except library.DecompressionBombError as error:
        raise TooLargePictureError(2 * library.MAX_IMAGE_PIXELS, MOST_PIXELS) from error
    except DocumentError:
        raise
    except Exception as error:  # each format has errors of its own, which have no common root
        raise DamagedFileError("picture") from error
    if image.width < _SMALL:
        image = image.resize((image.width * _LARGEST_FACTOR, image.height * _LARGEST_FACTOR))
    return image


def _read_passages(found: dict[str, list[Any]]) -> list[Passage]:
    """Join the words of each paragraph; a word broken at a line's end is made whole."""
    paragraphs: dict[tuple[int, int], dict[int, list[str]]] = {}
    for i, word in enumerate(found["text"]):
        if word.strip() and float(found["conf"][i]) >= _LEAST_SURE:
            lines = paragraphs.setdefault((found["block_num"][i], found["par_num"][i]), {})
            lines.setdefault(found["line_num"][i], []).append(word)
    texts = ("\n".join(" ".join(words) for words in lines.values()) for lines in paragraphs.values())
    joined = (re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text).replace("\n", " ") for text in texts)
    passages: list[str] = []
    for text in joined:
        # Lines set wide apart are taken for paragraphs: one that begins in a small letter is none.
        if passages and text[:1].islower() and not passages[-1].endswith((".", "!", "?", ":")):
            passages[-1] += f" {text}"
        elif any(c.isalnum() for c in text):
            passages.append(text)
    return [Passage("body", text) for text in passages]


def _find_headline(passages: list[Passage]) -> str | None:
    first = passages[0]
    if len(passages) > 1 and 3 <= len(first.text.split()) <= 25 and not first.text.endswith((".", ":", ",")):
        passages[0] = Passage("headline", first.text)
        return first.text
    return None


def can_read_pictures() -> bool:
    """Tell whether Tesseract and the libraries that lead to it are installed."""
    libraries = all(find_spec(name) is not None for name in ("pytesseract", "PIL"))
    return libraries and shutil.which("tesseract") is not None
