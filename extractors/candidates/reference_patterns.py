"""Patterns of references, codes and set phrases: numbers that point at something and make no claim."""

from __future__ import annotations

_NUMERAL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"

# "70x74x132 cm" are the sides of something, "4x100m" is a race.
_SIDES = r"(?![1-4]x)\d+(?:x\d[\d.]*){1,3}\s?(?:[kcm]?m|in|ft|inch(?:es)?|feet|\w{0,5}met(?:re|er)s?)\b"

REFERENCES: tuple[tuple[str, str], ...] = (
    (
        "url",
        r"(?:https?://|www\.)\S+|\b[\w.+-]{1,64}+@[\w-]+\.[\w.]+|(?<!\w)@\w+|(?<!\w)#\w+"
        r"|\b[\w-]{1,64}+\.(?:com|org|net|gov|edu|co\.uk|io)\b\S*",
    ),
    ("ordinal", r"\b\d[\d,]{0,40}+(?:(?<!11)(?<=1)st|nd|rd|th)\b(?:-\w+)?"),
    (
        "reference",
        r"\[\d{1,3}(?:[,-]\s?\d+)*\]|(?:\bpp?\.|(?<!§)§++|\bNos?\.|\bVol\.)\s?\d[\d.]*(?:\([a-z0-9]\))*(?:\s?[-–]\s?\d+)?"
        r"|#\s?\d+|\bISBN[\s:]*[\d-]+|\b(?:H\.?\s?R|S|H\.J\.\s?Res|S\.J\.\s?Res)\.\s?\d+\b(?!,\d)",
    ),
    (
        "call-number",
        r"\b(?:[Ll]og|[Rr]ef\.?|[Rr]eference|[Ii]ncident|[Tt]ext|[Qq]uot(?:e|ing))\s\d{3,6}\b(?!,\d|\s?%|\s[a-z]+s\b)",
    ),
    ("number-sign", rf"\b[Nn](?:umber|o)\s(?:\d{{1,3}}|{_NUMERAL})(?![\d,]*\d|\s?%|\s[a-z]{{3,}}s\b)"),
    (
        "phone",
        r"\+(?=(?:[ ()-]{0,2}\d){7})\d{1,3}(?:[ -]?\(0\))?(?:[ -]?\(?\d{1,4}\)?){2,5}"
        r"|\b[Ee]xt\.? \d{1,5}\b|\(?\b\d{3}\)?[ .-]\d{3}[-.]\d{4}\b"
        r"|(?<![\d.,])(?<!\d )\b0\d{2,4}[ -]\d{3,4}(?:[ -]\d{3,4})?\b|\b1-\d{3}-\d{3}-\d{4}\b|\b\d{3}-\d{4}\b",
    ),
    (
        "code",
        r"\b[A-Z]{2,}\s-\d+\b|(?<![\d.,'_:])(?<!\d )\b0\d+(?:-\d+)*\b(?![.,]\d)|\b0x[0-9a-fA-F]+\b"
        r"|(?<![\d.,$€£¥])\b\d{10,}\b(?!\.\d|,\d)"
        rf"|\b(?!\d+(?:[kcm]?m|ft|in)[23]\b|{_SIDES})\d+[A-Za-z]+\d\w*\b"
        r"|\b(?!\d{1,3}(?:\.\d{3}){2,8}+(?![\d.]*\d))\d+\.\d+\.\d[\d.]*"
        r"|\b\d+-(?!(?:to|by|or|and|for|on|in|foot|feet)-)[A-Za-z]{2,4}-\d+\b|(?<![\d.,])\b\d+-\d{3,}-\d[\d-]*"
        r"|\b\d{6,}-\d+\b|\bCOP\d{1,2}\b(?![.,]\d| (?:million|billion|trillion))"
        r"|\b\d{3}\([a-z]\)"
        r"|\b(?:\d{3,4}[ip]\b(?= (?:video|screen|footage|resolution|display|HD))"
        r"|\b(?:480|576|720|1080|1440|2160|4320)[ip]\b)"
        r"|(?<![\w$€£])[248]K(?= (?:screens?|TVs?|video|resolution|displays?|UHD|monitors?|footage|cameras?|Blu)\b)",
    ),
    (
        "slash",
        r"(?<![\w.])(?<!\d )\d{1,4}/\d{1,4}(?:/\d+)?\b(?!\s(?:cups?|miles?|inch(?:es)?|of|hours?)\b)"
        r"(?![ -](?:inch|mile))",
    ),
    (
        "formation",
        r"\b\d-\d-\d(?:-\d)?\b|\b(?:four-by-four|two-by-four|4[x×]4)\b|\b\d+ [Uu]nder \d+\b"
        r"|\b(?:50[-/]50|[Ff]ifty-fifty)\b",
    ),
    (
        "knockout",
        r"\b(?:[Rr]ound of|[Ll]ast|[Ff]inal) (?:16|32|64|128|sixteen|eight|four)\b(?! [a-z]+s\b| (?:or|to) \w+ |-)",
    ),
    (
        "ranking",
        r"\b[Tt]op[- ](?:5|10|20|25|30|40|50|100|200|500|1,?000|[Tt]en|[Tt]wenty|[Ff]ifty|[Hh]undred)\b"
        r"(?! ?(?:per ?cent|percent|%)| [a-z]+s\b| [a-z]+ [a-z]+s\b)(?: [Uu]nder \d+)?|(?<=[a-z,'] )Hot \d{2,3}\b",
    ),
    (
        "model",
        r"\b7[0-8]7(?:-\d+)?[xX]?s?"
        r"(?= (?:Max|MAX|Dreamliner|jets?|planes?|aircraft|airliners?|fleet|series)\b|s\b|[xX]\b)"
        r"|(?:(?<=\bthe )|(?<=\bhis )|(?<=\bher )|(?<=\bits )|(?<=\bold )|(?<=\bnew ))7[0-8]7(?![,.]\d|%"
        r"| (?:[a-z]+s|people|million|billion)\b)"
        r"|(?<=\ba )7[0-8]7\b(?![,.]\d|%)"
        r"|\b\d{1,4}(?= (?:Pro|Max|Plus|Ultra|Mini|Lite|SE|XL|MAX|GT|GTI|Series)\b)"
        r"|\b\d+-\d+(?=s?\s[A-Z][a-z])(?! [A-Z]\w+ (?:win|loss|victory|defeat|lead))",
    ),
    (
        "compound-one",
        r"\bone-(?:on-one|to-one|way|time|off|sided|stop|man|woman|dimensional|size|liner|handed|eyed|another)\b"
        r"|\bfor one (?:last|final|more)(?= time\b)"
        r"|\b[Oo]ne (?:another|day|by one|thing|way or|of)\b|\bone's\b"
        r"|\bOne (?:evening|morning|afternoon|night|summer|winter|spring|autumn|weekend)\b(?! in (?:\w+|\d+)\b(?! \w))"
        r"|\ball-in-one\b|\b[Aa]t one (?:point|time|stage|moment)\b|\b[Oo]n (?:the )?one (?:hand|level)\b"
        r"|\b(?:the|no|any|every|some|this|that|which|another|each) one\b(?!-)(?! [a-z]+ (?:person|man|woman))",
    ),
    (
        "compound",
        r"\b(?:[Tt]wo by two|[Tt]hree by three)\b|\b(?:zero|two|three)-(?:sum|faced|dimensional)\b|\b(?:[Tt]wenty"
        r"|[Tt]hirty|[Ff]orty)-?somethings?\b",
    ),
    (
        "emergency-number",
        r"\b(?:911|999|112)(?= (?:call|caller|operator|dispatch|emergency|line|tape|recording)|-call)"
        r"|\b(?:[Cc]all|[Dd]ial|[Pp]hon|[Rr]ang|[Rr]ing)\w* (?:911|999|112)\b",
    ),
    ("wire-update", r"^[A-Z]{4,}(?: [A-Z]+)* \d+-(?=[A-Z])"),
)
"""Each rule with its pattern, over one folded sentence."""
