"""Plain texts: a megabyte of one thing, things that never end, and broken encodings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from hostile import Hostile

LONGEST = 1_000_000
STORY = "The ferry to Orlo carried 312 passengers. The harbour office said 4 of them were hurt.\n"

# A megabyte of nothing but this.
PIECES = {
    "numbers": "4817 ",
    "quotes": '"a" ',
    "dollars": "$5 ",
    "percentages": "5% ",
    "ages": "aged 40 ",
    "ages-in-brackets": "Ann Holt, 52, ",
    "scores": "3-1 ",
    "halves": "½ ",
    "full-width-digits": "５ ",
    "arabic-digits": "٥ ",
    "ranges": "5-10 ",
    "dates": "3 May 2021 ",
    "years": "1997 ",
    "times": "10:30 ",
    "fractions": "3/4 ",
    "ordinals": "3rd ",
    "number-words": "twenty-three ",
    "scales": "million ",
    "vague-numbers": "hundreds ",
    "hedges": "about ",
    "saying": "said ",
    "who-says": "5 died, said Ann Holt. ",
    "addresses": "https://example.com/5 ",
    "units": "5 km (3 miles) ",
    "exponents": "5e5 ",
    "letter-and-dot": "A. ",
}


def every_text() -> Iterator[Hostile]:
    """53 texts."""
    for name, piece in PIECES.items():
        yield text(f"only-{name}", partial(repeat, piece))
    yield from endless()
    yield from marks()
    yield from encodings()
    yield text("story-of-1-mb", partial(repeat, STORY))
    yield text("sentences-of-figures", partial(repeat, "5 people died.\n"))


def endless() -> Iterator[Hostile]:
    """One thing that does not end where a reader would expect it to."""
    yield text("initials-10000", lambda: "A." * 10_000)
    yield text("quote-pairs-50000", lambda: "“a” " * 50_000)
    yield text("quotes-never-closed", lambda: "“5 of them " * 60_000)
    yield text("quotes-in-quotes", lambda: "“‘" * 20_000 + "5" + "’”" * 20_000)
    yield text("brackets-in-brackets", lambda: "(" * 200_000 + "5" + ")" * 200_000)
    yield text("comments-forty", lambda: "<!---->" * 40)
    yield text("word-of-1-mb", lambda: "a" * LONGEST)
    yield text("digits-of-1-mb", lambda: "7" * LONGEST)
    yield text("thousands-without-end", lambda: "1" + ",000" * 240_000 + " people died.")
    yield text("number-of-hyphens", lambda: "1-" * 400_000)
    yield text("version-number", lambda: "1." * 400_000)
    yield text("name-of-100000-words", lambda: "Mayor " + "Ann " * 100_000 + "said 5 died.")
    yield text("sentence-of-1-mb", lambda: "the crew of 5 and " * 50_000)
    yield text("lines-of-nothing", lambda: "\n" * LONGEST)
    yield text("blanks-then-a-figure", lambda: " " * 900_000 + "5 people died.")


def marks() -> Iterator[Hostile]:
    """Characters that nobody sees, or that turn what stands beside them."""
    yield text("title-turned", lambda: "\u202e\u2066Storm leaves 14 dead\u202d\u2067\n\n" + STORY)
    yield text("title-of-zero-widths", lambda: "\u200b" * 5_000 + "\n\n" + STORY)
    yield text("turned-in-every-word", lambda: "The\u202e harbour\u2067 office said\u202b 4 died.\n" * 2_000)
    yield text("accents-on-one-letter", lambda: "a" + "\u0301" * 300_000 + " 5 people died.")
    yield text("escape-sequences", lambda: "\x1b[2J\x1b]0;title\x07" * 2_000 + STORY)


def encodings() -> Iterator[Hostile]:
    """Bytes that are no text, or not the one they say, or too many."""
    yield Hostile("tx", "nul-bytes", ".txt", lambda: b"\0" * LONGEST)
    yield Hostile("tx", "utf-16-cut", ".txt", lambda: b"\xff\xfe" + (STORY * 1_000).encode("utf-16-le")[:-1])
    yield Hostile("tx", "utf-8-broken", ".txt", lambda: (STORY.encode() + b"\xff\xc0\x80\xed\xa0\x80") * 8_000)
    yield Hostile("tx", "one-byte-too-many", ".txt", lambda: b"a" * (LONGEST + 1))
    yield Hostile("tx", "empty", ".txt", lambda: b"")


def text(name: str, make: Callable[[], str]) -> Hostile:
    """A text in UTF-8."""
    return Hostile("tx", name, ".txt", lambda: make().encode())


def repeat(piece: str) -> str:
    """A text of `piece` alone, as long as a text may be in bytes."""
    return piece * (LONGEST // len(piece.encode()))
