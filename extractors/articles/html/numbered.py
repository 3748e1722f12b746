"""Lines beside the body that are worth having in the text: those that may hold a figure."""

from __future__ import annotations

import re

from extractors.lexicon import SCALES, SMALL, VAGUE

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""
    \b{_DAY}(?:[ ]of)?[ ]{_MONTHS}\b
    |\b{_MONTHS}[ ]{_DAY}\b(?![.,]\d)
    # 2019, 2019-20, the 1990s
    |(?<![\d.,$£€])(?:19|20)\d{{2}}(?:[-–/]\d{{2}}(?:\d{{2}})?)?s?\b(?![.,]\d)
    |\b\d{{1,2}}:\d{{2}}(?!\d)|\b\d{{1,2}}(?:[.]\d{{2}})?[ ]?[ap][.]?m\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\b(?:no|any|every|some|the|this|that|each) one\b|\bone[ -](?:of|by|on|another|day)\b", re.IGNORECASE
)
_WORDS = "|".join([*SMALL, *SCALES, *VAGUE, "dozen", "half", "halves", "twice", "thrice", "third", "quarter"])
_NUMBER = re.compile(
    rf"\d|[½¼¾⅓⅔⅛]|\b(?:{_WORDS}|doubl\w+|tripl\w+|quadrupl\w+|halv\w+|(?:two|three|four|five|six|ten|\d+)fold)\b",
    re.IGNORECASE,
)


def may_hold_figure(line: str) -> bool:
    """Say whether a line holds a number that is more than a date.

    >>> may_hold_figure("Dozens flee flood"), may_hold_figure("The pier on 9 May 2019"), may_hold_figure("No one knew")
    (True, False, False)
    """
    return bool(_NUMBER.search(_PHRASE.sub(" ", _DATE.sub(" ", line))))
