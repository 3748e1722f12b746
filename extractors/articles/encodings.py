"""From bytes to text, whatever they were encoded in; the one door to charset-normalizer."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?+\s*+([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*+=\s*+[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_NOT_OF_PAGES = frozenset("idna punycode undefined unicode-escape raw-unicode-escape utf-7 mbcs oem".split())
_HEAD = 4096
# Enough to tell, and the same cost for any length.
_SAMPLE = 20_000
# Browsers read these as the wider Windows page, and so do their authors.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
          "euc_kr": "cp949", "shift_jis": "cp932"}  # fmt: skip

_OTHER_SCRIPT = re.compile(
    r"big5|gb|hz|euc|shift|cp9|iso2022|johab|koi8|kz|cp125[1356]|cp874|iso8859-(?:[5678]|11)$|tis"
)
# Of the bytes of a text in another script far more than this are beyond ASCII.
_SHARE_OF_SCRIPT = 0.1


def decode(data: bytes, charset: str | None = None) -> str:
    r"""Decode by the byte mark, as UTF-8, as declared, or as looks likeliest, whichever fits first.

    What calls itself something else and is valid UTF-8 beyond ASCII is UTF-8: the other way round does not happen.

    >>> decode("5 cafés".encode("cp1252"), "utf-8"), decode("5 cafés".encode(), "latin-1")
    ('5 cafés', '5 cafés')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    named = find_codec(charset) or _find_declared(data)
    if named and named.startswith(("utf-16", "utf-32")) and b"\0" in data[:_HEAD]:
        return data.decode(named, errors="replace")
    if _is_utf16(data):
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A page that is UTF-8 but for a few broken bytes, or cut in the middle of a character.
        if error.reason == "unexpected end of data" or _is_mostly_utf8(data):
            return data.decode("utf-8", errors="replace")
    if named and not named.startswith("utf"):
        return data.decode(named, errors="replace")
    return data.decode(_guess(data), errors="replace")


def find_codec(name: str | None) -> str | None:
    """Give Python's name of an encoding, the wider one where browsers take that; None when there is none.

    >>> find_codec("ISO-8859-1"), find_codec("x-klingon")
    ('cp1252', None)
    """
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip(" \"'"))
    except (LookupError, ValueError):
        return None
    # Codecs such as "zip" or "rot13" are no encodings of text, and no page is written in some others.
    if not codec._is_text_encoding or codec.name in _NOT_OF_PAGES:
        return None
    return _WIDER.get(codec.name, codec.name)


def _find_declared(data: bytes) -> str | None:
    found = _XML_DECLARED.search(data[:_HEAD]) or _DECLARED.search(data[:_HEAD])
    return find_codec(found[1].decode("ascii")) if found else None


def _is_utf16(data: bytes) -> bool:
    """Say whether every second byte of the start is zero, as in UTF-16 without its mark."""
    head = data[:200]
    if len(head) < 8:
        return False
    even, odd = head[::2], head[1::2]
    return (odd.count(0) > 0.8 * len(odd) and not even.count(0)) or (
        even.count(0) > 0.8 * len(even) and not odd.count(0)
    )


def _is_mostly_utf8(data: bytes) -> bool:
    text = data[: _SAMPLE * 5].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for character in text if character > "\x7f") - broken
    return broken * 5 < beyond


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], steps=5, chunk_size=512).best()
    guessed = find_codec(best.encoding) if best else None
    sample = data[:_SAMPLE]
    beyond = sum(byte > 0x7F for byte in sample)
    if guessed and _OTHER_SCRIPT.match(guessed) and beyond < _SHARE_OF_SCRIPT * len(sample):
        # One "£" in a table of Latin letters is half of a character to the guesser.
        return "cp1252"
    # Of Western pages cp1252 is by far the commonest, and the guesser takes any of its kin.
    return guessed if guessed and _is_told_apart(guessed) else "cp1252"


def _is_told_apart(codec: str) -> bool:
    return not re.match(
        r"cp(?:037|437|500|775|85|86|1006|1026|1125|1140|273|424|720|737|125[078])|mac|hp|iso8859-1[056]?$|ptcp", codec
    )
