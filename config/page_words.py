"""Read the words of what stands beside an article on a page from their TOML file."""

from __future__ import annotations

from functools import cache

from config.lexicon import read_table
from extractors.articles.html.beside import BesideWords, compile_beside


@cache
def read_page_words() -> BesideWords:
    """Read and compile the patterns once.

    >>> bool(read_page_words().starts.match("Sign up for our newsletter"))
    True
    """
    table = read_table("pages")
    patterns = {
        kind: [entry["pattern"] for entry in table[kind]] for kind in ("start", "label", "whole", "contain", "ending")
    }
    return compile_beside(
        starts=patterns["start"],
        labels=patterns["label"],
        wholes=patterns["whole"],
        contains=patterns["contain"],
        endings=patterns["ending"],
    )
