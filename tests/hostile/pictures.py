"""Pictures: a few bytes that claim a hundred million dots, frames without end, and notes that unpack."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from functools import partial

from hostile import Hostile
from packing import MB, pack, pack_repeated

# One grey dot of a PNG.
DOT = pack(b"\0\x80").as_zlib()
# A camera's note of which way up it was held, in a list that names itself as the next.
LIST_OF_ITSELF = b"MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\x08"


def every_picture() -> Iterator[Hostile]:
    """25 pictures."""
    yield from png_pictures()
    yield from jpeg_pictures()
    yield from gif_pictures()
    yield from tiff_pictures()
    yield from webp_pictures()
    yield from bmp_pictures()
    yield from just_under()


def png_pictures() -> Iterator[Hostile]:
    """PNG."""
    yield picture("png-claims-two-billion", ".png", lambda: png(0x7FFFFFFF, 0x7FFFFFFF, DOT))
    yield picture("png-of-900-megapixels", ".png", partial(grey_png, 30_000, 30_000))
    yield picture("png-of-88-megapixels", ".png", partial(grey_png, 9_400, 9_400))
    yield picture("png-one-dot-wide", ".png", partial(grey_png, 1, 80 * MB))
    yield picture("png-notes-10000", ".png", lambda: png(1, 1, DOT, notes=packed_note(b"zTXta\0\0", 1) * 10_000))
    yield picture("png-colours-of-1-gb", ".png", lambda: png(1, 1, DOT, notes=packed_note(b"iCCPa\0\0", 1_000)))
    yield picture("png-frames-100000", ".png", png_frames)
    yield picture("png-cut", ".png", lambda: grey_png(1_000, 1_000)[:-60])


def jpeg_pictures() -> Iterator[Hostile]:
    """JPEG."""
    yield picture("jpeg-claims-4-gigapixels", ".jpg", lambda: jpeg(65_500, 65_500, scans=SCAN))
    yield picture("jpeg-of-144-megapixels", ".jpg", lambda: jpeg(12_000, 12_000, scans=SCAN + bytes(562_500)))
    yield picture("jpeg-scans-2000", ".jpg", lambda: jpeg(8_000, 8_000, progressive=True, scans=FIRST_SCAN * 2_000))
    note = segment(0xE1, b"Exif\0\0" + LIST_OF_ITSELF)
    yield picture("jpeg-list-of-itself", ".jpg", lambda: jpeg(800, 600, note=note, scans=SCAN + bytes(1_875)))
    yield picture("jpeg-cut", ".jpg", lambda: jpeg(3_000, 2_000, scans=SCAN)[:-8])


def gif_pictures() -> Iterator[Hostile]:
    """GIF."""
    yield picture("gif-claims-4-gigapixels", ".gif", lambda: gif(65_535, 1))
    yield picture("gif-frames-100000", ".gif", lambda: gif(9_000, 100_000))


def tiff_pictures() -> Iterator[Hostile]:
    """TIFF."""
    yield picture("tiff-claims-two-billion", ".tif", lambda: tiff(0x7FFFFFFF, strips=1))
    yield picture("tiff-strips-two-billion", ".tif", lambda: tiff(100, strips=0x7FFFFFFF))
    yield picture("tiff-pages-100000", ".tif", lambda: tiff(10, strips=1, pages=100_000))


def webp_pictures() -> Iterator[Hostile]:
    """WebP."""
    yield picture("webp-of-169-megapixels", ".webp", lambda: riff(webp_dots(13_000)))
    yield picture("webp-frames-10000", ".webp", webp_frames)


def bmp_pictures() -> Iterator[Hostile]:
    """BMP."""
    yield picture("bmp-claims-two-billion", ".bmp", lambda: bmp(0x7FFFFFFF, packed=False))
    yield picture("bmp-of-169-megapixels", ".bmp", lambda: bmp(13_000, packed=True))


def just_under() -> Iterator[Hostile]:
    """As much as a reader that counts lets through."""
    scans = FIRST_SCAN * 2_000
    yield picture("jpeg-of-36-megapixels", ".jpg", lambda: jpeg(6_000, 6_000, progressive=True, scans=scans))
    yield picture("webp-of-39-megapixels", ".webp", lambda: riff(webp_dots(6_300)))
    yield picture("gif-of-36-megapixels", ".gif", lambda: gif(6_000, 100_000))


def picture(name: str, suffix: str, make: Callable[[], bytes]) -> Hostile:
    """A picture."""
    return Hostile("picture", name, suffix, make)


def chunk(name: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, dots: bytes, *, notes: bytes = b"") -> bytes:
    """A grey PNG."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + notes + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


def grey_png(width: int, height: int) -> bytes:
    """A PNG whose dots are all there, and all the same."""
    row = bytes(width + 1)
    rows = min(height, max(1, MB // len(row)))
    return png(width, height, pack_repeated(row * rows, height // rows, end=row * (height % rows)).as_zlib())


def packed_note(start: bytes, size: int) -> bytes:
    """A part of a PNG that unpacks to `size` MB; the first four bytes of `start` are its name."""
    return chunk(start[:4], start[4:] + pack_repeated(bytes(MB), size).as_zlib())


def png_frames() -> bytes:
    """A PNG that moves, of 100,000 frames."""
    frames = (
        chunk(b"fcTL", struct.pack(">IIIIIHHBB", 2 * n, 1, 1, 0, 0, 1, 1, 0, 0))
        + chunk(b"fdAT", struct.pack(">I", 2 * n + 1) + DOT)
        for n in range(100_000)
    )
    return png(1, 1, DOT, notes=chunk(b"acTL", struct.pack(">II", 100_000, 0)) + b"".join(frames))


def segment(marker: int, data: bytes) -> bytes:
    """One part of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


# One bit says that a square is like the one before it, one that nothing else is in it.
CODES = segment(0xC4, b"\0\1" + bytes(16)) + segment(0xC4, b"\x10\1" + bytes(16))
SCAN = segment(0xDA, b"\1\1\0\0\x3f\0")
FIRST_SCAN = segment(0xDA, b"\1\1\0\0\0\1")


def jpeg(width: int, height: int, *, scans: bytes, progressive: bool = False, note: bytes = b"") -> bytes:
    """A grey JPEG; `scans` are what says how its squares look."""
    table = segment(0xDB, b"\0" + b"\1" * 64)
    frame = segment(0xC2 if progressive else 0xC0, struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0))
    return b"\xff\xd8" + note + table + frame + CODES + scans + b"\xff\xd9"


def gif(side: int, frames: int) -> bytes:
    """A GIF whose frames are one dot on a large ground, each cleared before the next."""
    head = b"GIF89a" + struct.pack("<HHBBB", side, side, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x21\xf9\4\x08\1\0\0\0" + b"\x2c" + struct.pack("<HHHHB", side - 1, side - 1, 1, 1, 0) + b"\2\2\x44\1\0"
    return head + frame * frames + b"\x3b"


def tiff(side: int, *, strips: int, pages: int = 1) -> bytes:
    """A TIFF; its last page names the first as the next."""
    body = bytearray(b"II*\0\x08\0\0\0")
    for page in range(pages):
        entries = [
            (256, 4, 1, side),
            (257, 4, 1, side),
            (258, 3, 1, 8),
            (259, 3, 1, 1),
            (262, 3, 1, 1),
            (273, 4, strips, 8),
            (278, 4, 1, side),
            (279, 4, strips, 100),
        ]
        body += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
        body += struct.pack("<I", 8 if page == pages - 1 else len(body) + 4)
    return bytes(body)


def riff(*parts: bytes) -> bytes:
    """A WebP file of these parts."""
    data = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(data)) + data


def webp_part(name: bytes, data: bytes) -> bytes:
    """One part of a WebP, of an even number of bytes."""
    return name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)


def webp_dots(side: int) -> bytes:
    """A square of one colour: every dot takes no bit at all."""
    # No changes, no cache, one group; then five codes of one letter each, the first bit lowest.
    codes = sum(1 << (3 + 4 * n) for n in range(5))
    bits = (side - 1) | (side - 1) << 14 | codes << 32
    return webp_part(b"VP8L", b"\x2f" + bits.to_bytes(12, "little"))


def webp_frames() -> bytes:
    """A WebP that moves, of 10,000 frames of 16 megapixels."""
    size = (3_999).to_bytes(3, "little")
    frame = webp_part(b"ANMF", bytes(6) + size + size + b"\1\0\0\0" + webp_dots(4_000))
    start = webp_part(b"VP8X", b"\2\0\0\0" + size + size) + webp_part(b"ANIM", bytes(6))
    return riff(start, frame * 10_000)


def bmp(side: int, *, packed: bool) -> bytes:
    """A BMP of which only the first bytes are there; `packed` says of all rows that they are like the ground."""
    data = b"\0\2\0\xff" * (side // 255 + 1) + b"\0\1" if packed else bytes(100)
    head = struct.pack("<IiiHHIIiiII", 40, side, side, 1, 8, 1 if packed else 0, len(data), 0, 0, 2, 2)
    place = 14 + len(head) + 8
    return b"BM" + struct.pack("<IHHI", place + len(data), 0, 0, place) + head + b"\0\0\0\0\xff\xff\xff\0" + data
