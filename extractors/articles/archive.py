"""Archives of office documents, unpacked within limits: what an archive says of its sizes is not believed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from extractors.articles.html.tree import Element, parse_xml
from extractors.errors import DamagedFileError, EncryptedFileError, TooLargeFileError

LARGEST = 20_000_000
"""Bytes of one unpacked part of the document; a book has some 3 MB."""
LARGEST_OF_ALL = 60_000_000
"""Bytes of all parts that are read, unpacked."""
MOST_PARTS = 60_000
_CHUNK = 65_536
_ENTRY = b"PK\x01\x02"
_LOCKED = 0x1
_ODF_LOCK = b"encryption-data"


class Archive:
    """An office document: its parts by name, each unpacked when it is asked for."""

    def __init__(self, data: bytes, kind: str) -> None:
        """Open an archive; ``kind`` is the word for it in what a person is told.

        Raises DamagedFileError and EncryptedFileError.
        """
        self.kind = kind
        self._left = LARGEST_OF_ALL
        if data.count(_ENTRY) > MOST_PARTS:
            raise DamagedFileError(kind)
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._file.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise DamagedFileError(kind) from error
        if "META-INF/manifest.xml" in self.names and _ODF_LOCK in self.read("META-INF/manifest.xml"):
            raise EncryptedFileError(kind)

    def read(self, name: str) -> bytes:
        """Unpack one part.

        Raises DamagedFileError, EncryptedFileError, and TooLargeFileError for more than the limits.
        """
        data = b"".join(self.stream(name))
        if len(data) > LARGEST:
            raise TooLargeFileError(self.kind, LARGEST)
        return data

    def stream(self, name: str) -> Iterator[bytes]:
        """Unpack one part piece by piece, up to the first piece over the limit, which is handed out.

        Raises DamagedFileError, EncryptedFileError, and TooLargeFileError when all parts together are too much.
        """
        unpacked = 0
        try:
            if self._file.getinfo(name).flag_bits & _LOCKED:
                raise EncryptedFileError(self.kind)
            with self._file.open(name) as part:
                while unpacked <= LARGEST and (chunk := part.read(_CHUNK)):
                    unpacked += len(chunk)
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise TooLargeFileError(self.kind, LARGEST_OF_ALL)
                    yield chunk
        except (EncryptedFileError, TooLargeFileError):
            raise
        except (KeyError, zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError) as error:
            raise DamagedFileError(self.kind) from error
        except Exception as error:  # zlib's own errors, which have no common root
            raise DamagedFileError(self.kind) from error

    def parse(self, name: str) -> Element:
        """Give the tree of a part; raises what reading it raises."""
        try:
            return parse_xml(self.read(name))
        except DamagedFileError as error:
            raise DamagedFileError(self.kind) from error

    def parse_beside(self, name: str) -> Element | None:
        """Give the tree of a part beside the text, None where there is none; a damaged one does not cost the text."""
        if name not in self.names:
            return None
        try:
            return self.parse(name)
        except DamagedFileError:
            return None


_MAIN = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_ODF_TYPE = b"application/vnd.oasis.opendocument."
_ODF = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_STARTS = {b"word/": "docx", b"xl/": "xlsx", b"ppt/": "pptx", **{_ODF_TYPE + name: kind for name, kind in _ODF.items()}}


def tell_archive(data: bytes) -> str | None:
    """Give the kind of office document that an archive is: docx, xlsx, pptx, odt, ods, odp; None for any other.

    Of one that is cut off, what stands at its beginning is believed.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data)) if data.count(_ENTRY) <= MOST_PARTS else None
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        found = {kind: data.find(start) for start, kind in _STARTS.items()}
        return min((kind for kind in found if found[kind] >= 0), key=lambda kind: found[kind], default=None)
    names = archive.namelist() if archive else []
    for name, kind in _MAIN.items():
        if name in names:
            return kind
    if archive is None or "content.xml" not in names:
        return None
    try:
        with archive.open("mimetype") as part:
            named = part.read(len(_ODF_TYPE) + 30)
    except Exception:  # whatever is wrong with it, the text may be whole
        named = b""
    return _ODF.get(named.strip().removeprefix(_ODF_TYPE).removesuffix(b"-template"), "odt")
