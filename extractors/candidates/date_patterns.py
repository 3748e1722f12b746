"""Patterns of dates, clock times, decades and seasons: numbers of the calendar, which make no claim."""

from __future__ import annotations

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NOT_MORE = r"(?![\d%]|[,.:]\d|\s?(?:per ?cent|million|billion|thousand)\b)"
_HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"
_TIME = r"\d{1,2}(?:[:.]\d\d)?"
_CLOCK_END = r"\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|o'clock\b)"
_ZONE = (
    r"(?:GMT|UTC|BST|EST|EDT|CET|CEST|ET|PT|PST|PDT|IST|JST|local time|hours GMT|hours local|[Ee]astern(?: time)?"
    r"|[Pp]acific(?: time)?)"
)
_DAYPART = r"(?:on (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|in the (?:morning|afternoon|evening)|tonight|tomorrow|sharp\b)"
_BEGINNING = r"(?:open|start|beg[aiu]n|kick(?:s|ed)? off|depart|leav|left|arriv|finish|land|serv|wok|wak|meet)"

DATES: tuple[tuple[str, str], ...] = (
    (
        "date-month-day",
        rf"\b{_MONTH}\s+{_DAY}(?!\d){_NOT_MORE}"
        rf"(?:\s?(?:-|–|to|through|until|or)\s?(?:{_MONTH}\s)?{_DAY}{_NOT_MORE}\b(?! [a-z]+s\b)"
        rf"|\sand\s{_DAY}\b(?=\s*(?:[,.;)]|$|in\b|at\b|of\b)))*(?:,?\s+{_YEAR}\b)?",
    ),
    (
        "date-day-month",
        rf"\b(?:{_DAY}\s?(?:-|–|to|and|,)\s?)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?",
    ),
    ("date-month-year", rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b(?![,.]\d|%)"),
    ("date-numeric", r"\b\d{4}-\d\d-\d\d(?:T[\d:.+]+Z?)?\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b"),
    (
        "season",
        rf"(?<![\d,.$])\b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d?)\b(?![,.]\d|%|\s?(?:per ?cent|million|billion))",
    ),
    (
        "clock",
        rf"\b(?:{_TIME}\s?(?:-|–|to|and)\s?)?{_TIME}(?::\d\d)?{_CLOCK_END}"
        rf"|\b{_HOUR_WORD} (?:o'clock|[ap]\.?m)\b|\b\d{{1,2}}:\d\d(?::\d\d)?\b(?!\.\d|:\d)|\b[0-2]\d[0-5]\d\s?{_ZONE}\b"
        rf"|\b(?:half|quarter|ten|five|twenty) past (?:{_HOUR_WORD}|\d{{1,2}})\b"
        rf"|\b(?:at|before|after|until|till|by|from|to|around|past) (?:{_HOUR_WORD}|\d{{1,2}})"
        r"(?= in the (?:morning|afternoon|evening)\b)"
        rf"|(?<!\bby a )\bquarter to (?:{_HOUR_WORD}|\d{{1,2}})\b(?![,.]\d|%)|\b{_TIME} {_ZONE}\b",
    ),
    (
        "clock-at",
        rf"\b[Aa]t (?:\d|1[0-2]|{_HOUR_WORD})(?=\s*(?:[,.;)](?!\d)|$|{_DAYPART}))"
        rf"|\b{_BEGINNING}\w* at (?:\d|1[0-2]|{_HOUR_WORD})(?= (?:and|but|on|in|for|with)\b)",
    ),
    ("decade", r"(?<![\d,.$])\b(?:1\d|20)?\d0'?s\b|(?<![\w\"])'\d\ds?\b|\b(?:mid|early|late)[- ]\d0s\b"),
    (
        "year-words",
        r"(?<=\b[Bb]y )(?i:nineteen|twenty) (?:ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
        r"(?:-\w+)?\b|(?<=\byear )two thousand(?: and \w+(?:-\w+)?)?\b",
    ),
    (
        "decade-words",
        r"\b(?:[Tt]wenties|[Tt]hirties|[Ff]orties|[Ff]ifties|[Ss]ixties|[Ss]eventies|[Ee]ighties|[Nn]ineties)\b",
    ),
    (
        "quarter",
        r"\b(?:Q[1-4]|H[12]|FY)\s?(?:'?\d\d(?:\d\d)?)?\b|\b[1-4]Q(?:\d\d)?\b|\bfiscal (?:year )?(?:\d{4}|'\d\d)\b",
    ),
)
"""Each rule with its pattern, over one folded sentence."""
