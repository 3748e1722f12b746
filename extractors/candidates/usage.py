"""What an article means by signs that others use otherwise: "$" and names of money that countries share, "1.234"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.lexicon import Currencies

BARE_DOLLAR = "¤"
_STATED = re.compile(
    r"""
    \b(?:in | are | all[ ](?:figures|amounts|sums)[ ](?:are[ ])?in)[ ]
      (?P<whose>Canadian | Australian | New[ ]Zealand | Hong[ ]Kong | Singapore | Taiwan | U\.?S\.?)[ ]
      (?:dollars | currency | funds)\b
    | \((?P<sign>C | A | NZ | HK | S)?\$1[ ]=[ ]
    """,
    re.I | re.X,
)
_CODES = {
    "canadian": "CAD", "australian": "AUD", "new zealand": "NZD", "hong kong": "HKD", "singapore": "SGD",
    "taiwan": "TWD",
}  # fmt: skip
_POUNDS = re.compile(r"£|\bsterling\b|\bquid\b|\bPS\d")
_SCALES = {
    "degree Celsius": re.compile(r"[°º]\s?C\b|℃|\b[Cc]elsius|\b[Cc]entigrade|\d ?C\b"),
    "degree fahrenheit": re.compile(r"[°º]\s?F\b|℉|\b[Ff]ahrenheit|\d ?F\b"),
}
# Groups of digits, "1.234,50" and "1.234.567", and decimals, "12,75 million", as much of Europe writes them; and as
# English does. A decimal point may be that of a time.
_CONTINENTAL_GROUPS = re.compile(
    r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3}){1,8}+,\d{1,2}(?![\d,])|(?:\.\d{3}){2,8}+(?![\d.,]*\d))"
)
_CONTINENTAL_DECIMALS = re.compile(r"(?<![\d.,])\d{1,3},\d{1,2}(?=\s?(?:%|€|EUR\b|per ?cent\b|[mb]illion\b|bn\b))")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})++(?!,?\d)")
_DECIMALS = re.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2}(?![\d.,]*\d)")
# Who writes "A$" or gives pounds beside it means the common dollar by a bare "$".
_TOLD = re.compile(r"£|(?<![A-Z])(?:A|C|NZ|HK|S|NT|AU|CA)\$")
_NAMES = re.compile(r"\b[A-Z][\w.'’]*(?: (?:es |of )?[A-Z][\w.'’]*)*")
_HOST = re.compile(r"\w{1,8}://[^/?#]{0,200}\.(?P<end>[A-Za-z]{2})(?=[/:?#]|\Z)")
_DATELINE = re.compile(r"\s*(?P<place>[A-Z][\w.' ]{1,40}(?:, [A-Z][\w.' ]{1,30})?)(?: \([^()]{1,30}\))?\s[-–—]\s")
_LONGEST = 4
"""No name of a place has more words."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What an article means by what others use otherwise: the bare dollar, "pounds", shared names, "1.234".

    ``degrees`` is the unit of bare degrees; ``shown`` has the codes of the countries that are named, ``meant`` that of
    each other word or sign, in small letters, which in this article means no first choice; ``continental`` says that
    its full stops group digits and its commas begin decimals.
    """

    dollar: str = "USD"
    degrees: str = "degree"
    pounds_are_money: bool = False
    shown: frozenset[str] = frozenset()
    meant: Mapping[str, str] = field(default_factory=dict)
    continental: bool = False

    def name_unit(self, name: str) -> str:
        """Give the unit that a name has in this article: bare degrees may be those of a scale that it names.

        >>> Usage(degrees="degree Celsius").name_unit("degree"), Usage().name_unit("mile")
        ('degree Celsius', 'mile')
        """
        return self.degrees if name == "degree" else name

    def tell(self, word: str, code: str) -> str:
        """Give the code that a word or sign has in this article; ``code`` is the one it has by itself.

        >>> Usage(meant={"rupee": "PKR"}).tell("rupees", "INR"), Usage("CAD").tell("$", "¤")
        ('PKR', 'CAD')
        """
        if code == "¤":
            return self.dollar
        name = word.lower().rstrip(".")
        return self.meant.get(name) or self.meant.get(name.removesuffix("s")) or code


def read_usage(text: str, dollar: str, currencies: Currencies, *, url: str | None = None) -> Usage:
    """Read what an article means by words and signs of money that countries share.

    ``dollar`` is the code of a bare "$" unless the text says or shows otherwise, ``url`` where it was published. A
    country is shown by its names and cities, its dateline and its outlet's address; for a dollar, which is quoted
    everywhere, by two of these, and by more than twice as many as the country that is otherwise meant, in a text that
    nowhere writes "A$" or "£".

    >>> words = Currencies({}, {}, {}, homes={"Karachi": "PKR"}, shared={"rs": ("INR", "PKR")})
    >>> read_usage("The port of Karachi lost Rs 3 million.", "USD", words).meant
    {'rs': 'PKR'}
    """
    stated = _STATED.search(text)
    shown = _count_homes(text, url, currencies)
    meant = {}
    for word, codes in currencies.shared.items():
        if word == BARE_DOLLAR:
            if stated and stated["whose"]:
                dollar = _CODES.get(stated["whose"].lower(), "USD")
            else:
                dollar = _choose_dollar(text, dollar, codes, shown)
            continue
        first = codes[0]
        best = max(codes, key=lambda code: (shown[code], code == first))
        if best != first:
            meant[word] = best
    return Usage(
        dollar,
        _tell_degrees(text),
        bool(_POUNDS.search(text)),
        frozenset(code for code, count in shown.items() if count),
        meant,
        is_continental(text),
    )


def is_continental(text: str) -> bool:
    """Say whether a text groups digits by full stops and begins decimals with a comma: more often so than otherwise.

    >>> is_continental("It cost 1.234,50 zlotys, then 3.140."), is_continental("It cost 1,234.50 and 12,75 million.")
    (True, False)
    """
    grouped, english = len(_CONTINENTAL_GROUPS.findall(text)), len(_GROUPS.findall(text))
    if grouped or english:
        return grouped > english
    return len(_CONTINENTAL_DECIMALS.findall(text)) > len(_DECIMALS.findall(text))


def _tell_degrees(text: str) -> str:
    """Give what bare degrees are of: of the one scale that the text names."""
    named = [unit for unit, pattern in _SCALES.items() if pattern.search(text)]
    return named[0] if len(named) == 1 else "degree"


def _choose_dollar(text: str, dollar: str, codes: tuple[str, ...], shown: Mapping[str, int]) -> str:
    best = max((code for code in codes if code != dollar), key=lambda code: shown[code], default=dollar)
    return best if shown[best] >= 2 and shown[best] > 2 * shown[dollar] and not _TOLD.search(text) else dollar


def _count_homes(text: str, url: str | None, currencies: Currencies) -> Counter[str]:
    """Count the different names that show each currency's country; a dateline and an outlet's address are two more."""
    shown = Counter(currencies.homes[name] for name in _find_homes(text, currencies.homes))
    host = _HOST.match(url) if url else None
    if host and (code := currencies.hosts.get(host["end"].lower())) is not None:
        shown[code] += 2
    if dateline := _DATELINE.match(text):
        for name in _find_homes(dateline["place"].title(), currencies.homes):
            shown[currencies.homes[name]] += 2
    return shown


def _find_homes(text: str, homes: Mapping[str, str]) -> set[str]:
    """Give the names of ``homes`` that a text has, the longest at each place; one all in capitals counts as well."""
    found = set()
    for run in _NAMES.finditer(text):
        words = [word.removesuffix("'s").removesuffix("’s") for word in run.group().split(" ")]
        at = 0
        while at < len(words):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                name = " ".join(words[at : at + size])
                known = next((form for form in (name, name.rstrip("."), name.title()) if form in homes), None)
                if known is not None:
                    found.add(known)
                    at += size - 1
                    break
            at += 1
    return found
