"""Pages that have no article on them though the server said that all is well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.articles.html.blocks import Block
from extractors.errors import NotAnArticleError

_FEWEST_WORDS = 12
_SHORT = 150
_NOT = r"(?:not|n['’]t|no[ ]longer)"
_MISSING = re.compile(
    rf"""
    \b(?:
        404
        |page[ ](?:
            (?:you[ ](?:are[ ]looking|requested|were[ ]looking)[\w ]{{0,60}})?
            (?:was[ ]|is[ ]|could[ ]|can[ ])?{_NOT}[\w ]{{0,60}}[ ](?:found|exists?|available)
            |not[ ]found
        )
        |(?:page|article|story|content)[ ](?:
            not[ ]found|does(?:[ ]not|n['’]t)[ ]exist|unavailable|has[ ](?:been[ ])?(?:removed|moved|expired)
        )
        |(?:can['’]?t|cannot|could[ ]?n['’]t|unable[ ]to)[ ](?:find|locate)[ ](?:the|that|this)[ ]page
        |nothing[ ](?:was[ ])?found
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"""
    (?:
        access[ ](?:to[ ]this[ ]page[ ](?:has[ ]been|is)[ ])?denied
        # a test for programs
        |are[ ]you[ ](?:a[ ])?(?:human|robot)|verify[ ](?:that[ ])?you[ ]are[ ](?:a[ ])?human
        |checking[ ]your[ ]browser|enable[ ](?:javascript|cookies)[ ](?:and[ ]cookies[ ])?to[ ]continue
        |unusual[ ]traffic|request[ ](?:was[ ])?blocked|too[ ]many[ ]requests
        # a server in trouble
        |service[ ](?:temporarily[ ])?unavailable|internal[ ]server[ ]error|bad[ ]gateway
        |attention[ ]required|just[ ]a[ ]moment|captcha
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:cookies?|consent|personal data|partners|legitimate interest|privacy (?:policy|"
    r"settings|choices)|personalised|personalized|vendors|gdpr)",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(
    r"(?>.*?\b(?:we|our)\b).*?\byou|(?>.*?\byou(?:r)?\b).*?\b(?:we|our)\b", re.IGNORECASE | re.DOTALL
)
# Chinese, Japanese, Thai, Lao, Burmese and Khmer.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]")
_FEWEST_LETTERS = 20
_PARTS = ("paragraph", "item", "loose", "quote", "standfirst", "table")


def asks_consent(text: str) -> bool:
    """Say whether a paragraph asks the reader for consent: it speaks of cookies or data, and to "you"."""
    return len(_CONSENT.findall(text)) >= 2 and bool(_SPOKEN_TO.match(text))


def find_unspaced(blocks: Sequence[Block]) -> list[Block]:
    """Give the paragraphs in a script that puts no blanks between words, where there are enough to be an article.

    By its words, such a page would be one of a few: it is for the reader to be told what language it is in.
    """
    found = [
        block
        for block in blocks
        if block.kind == "paragraph" and not block.zone and len(_UNSPACED.findall(block.text)) >= _FEWEST_LETTERS
    ]
    return found if sum(len(block.text) for block in found) >= _SHORT else []


def require_article(kept: list[Block], blocks: Sequence[Block], shown: str, headline: str | None) -> list[Block]:
    """Give what was kept of a page, or of one in a script without blanks its paragraphs.

    Raises NotAnArticleError when it is no article; ``shown`` is the page's own text.
    """
    if (unspaced := find_unspaced(blocks)) and sum(len(block.text.split()) for block in kept) < _FEWEST_WORDS:
        return unspaced
    _refuse(kept, shown, headline)
    return kept


def _refuse(kept: list[Block], shown: str, headline: str | None) -> None:
    text = " ".join(block.text for block in kept)
    words = len(text.split())
    if words < _SHORT:
        opening = f"{headline or ''} {text}"[:1500]
        if _MISSING.search(headline or "") or (_MISSING.search(opening) and words < 80):
            raise NotAnArticleError("The page says that the article does not exist")
        if _BLOCKED.search(headline or "") or (_BLOCKED.search(f"{opening} {shown[:600]}") and words < 80):
            raise NotAnArticleError("The page refuses to show its article to a program")
    if words and words < 3 * _SHORT and len(_CONSENT.findall(text)) * 25 > words:
        raise NotAnArticleError("The page asks for consent and shows no article")
    if words < _FEWEST_WORDS or not any(block.kind in _PARTS for block in kept):
        if len(_CONSENT.findall(shown[:4000])) >= 4:
            raise NotAnArticleError("The page asks for consent and shows no article")
        raise NotAnArticleError
