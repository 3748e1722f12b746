"""The names in a text: runs of capitalised words, cut where one name ends, and the acronyms that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.lexicon import SourceWords
from extractors.types import Span

_CAP = r"(?:[A-ZÀ-ÖØ-Þ][\w’'&-]*\w|[A-Z](?:\.[A-Z])+\.?|[A-Z]\.?(?=\s[A-Z])|[A-Z](?=\b))"
_JOINT = r"(?:of|for|on|de|van|von|der|al|bin|ibn|du|da|di|la|le|del|dos|&)"
_TITLE = r"(?:(?<=\b(?:Lt|Dr|Mr|Ms|St))|(?<=\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Sgt))|(?<=\b(?:Capt|Prof)))\."
_NAME = re.compile(
    rf"""
    \b{_CAP}(?:
        [ ](?:{_JOINT}[ ])?(?:the[ ](?=[A-Z]))?{_CAP}
        |[ ](?:of|for|on)[ ]the[ ]{_CAP}
        |{_TITLE}[ ]{_CAP}
    )*
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"(?:'s|’s|'|’)$")
_LINE = re.compile(r"[^\n]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_START = re.compile(r"(?:^|[.?!:\n][”\"’')]?\s?|[“\"•-]\s?)$")
_NEXT_WORD = re.compile(r"[ ]([a-z][\w-]*)")
_FINITE = re.compile(r"is|was|are|were|has|had|have|will|would|can|could|may|did|does|do|and|of|also|\w+ed")
_ADJECTIVE = re.compile(r".*-[a-z]{3,}|[DRI]-[A-Z]\w*")
_ALSO_NAMES = frozenset(["Will", "May", "Per", "April", "June"])
_DATELINE = re.compile(r"^[A-Z]{3}[A-Z .'’-]{0,40}(?:,[\w .]{2,24})?(?:[ ]?\([^()\n]{2,40}\))?[ ]{0,2}[-–—][ ]", re.M)
# "NOK 1.64bn": the code of a currency, or a sign for one.
_MONEY = re.compile(r"[A-Z]{1,3}")
_DIGIT_NEXT = re.compile(r"\s?\d")
_LINKS = frozenset(["of", "for", "on"])
_LONGEST_HEADLINE = 160


@dataclass(frozen=True, slots=True)
class Name:
    """One name: where it stands, and its words without a possessive.

    ``loose`` is one in a line whose every word is capitalised, where nobody can tell where a name begins, and the
    agency in a dateline.
    """

    span: Span
    text: str
    loose: bool = False


def scan_names(text: str, words: SourceWords) -> Iterator[Name]:
    """Yield the names of a text in order, without words that only begin a sentence."""
    headlines = sorted((*_find_headlines(text), *_find_datelines(text)), key=lambda span: (span.end, span.start))
    at = 0
    for found in _NAME.finditer(text):
        while at < len(headlines) and headlines[at].end <= found.start():
            at += 1
        loose = at < len(headlines) and headlines[at].start <= found.start()
        start, run = found.start(), found.group()
        while run:
            head, _, rest = run.partition(" ")
            if head not in words.openers or _is_given(text, found.end(), head, rest, words):
                break
            start += len(head) + 1
            run = rest
        if _MONEY.fullmatch(run) and _DIGIT_NEXT.match(text, found.end()):
            continue
        for name in _cut_run(start, run, words, loose=loose) if run else ():
            yield name if name.loose or not _only_begins(text, name, words) else Name(name.span, name.text, loose=True)


def _is_given(text: str, end: int, head: str, rest: str, words: SourceWords) -> bool:
    """Say whether a word that may begin a sentence is a name here: "Will Moss", "May said"."""
    following = _NEXT_WORD.match(text, end)
    return head in _ALSO_NAMES and (bool(rest) or bool(following and following[1] in words.reporting))


def _only_begins(text: str, name: Name, words: SourceWords) -> bool:
    """Say whether a lone word may have its capital from the start of a sentence only: "Running costs rose"."""
    if (
        " " in name.text
        or not name.text[1:].islower()
        or not _SENTENCE_START.search(text[max(0, name.span.start - 3) : name.span.start])
    ):
        return False
    following = _NEXT_WORD.match(text, name.span.end)
    return bool(following and following[1] not in words.cues and not _FINITE.fullmatch(following[1]))


def is_headline(line: str) -> bool:
    """Say whether the long words of a line are all capitalised, as in a title.

    >>> is_headline("Storm Kills Twelve, Mayor Says"), is_headline("Mayor Ann Moss counted the Orlo boats")
    (True, False)
    """
    found = _LONG_WORD.findall(line)
    return len(found) > 3 and all(w[0].isupper() for w in found) and not line.rstrip().endswith(".")


def _find_headlines(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        if line.end() - line.start() <= _LONGEST_HEADLINE and is_headline(line.group()):
            yield Span(*line.span())


def _find_datelines(text: str) -> Iterator[Span]:
    """Yield where a report says where it was written, and for whom: nobody speaks there ("OSLO (Kell Wire) —")."""
    for found in _DATELINE.finditer(text):
        yield Span(*found.span())


def _cut_run(start: int, run: str, words: SourceWords, *, loose: bool) -> Iterator[Name]:
    """Cut a run at adjectives ("London-based") and where a person's name ends ("Ann Moss of Orlo University")."""
    held: list[str] = []
    at = begin = start
    for word in run.split(" "):
        person = len(held) > 1 and word in _LINKS and not _is_institution(held, words)
        if person or _ADJECTIVE.fullmatch(word):
            if held:
                yield from _cut_possessives(begin, " ".join(held), loose=loose)
            held, begin = [], at + len(word) + 1
        elif not held and (word in _LINKS or word == "the"):
            begin = at + len(word) + 1
        else:
            held.append(word)
        at += len(word) + 1
    if held:
        yield from _cut_possessives(begin, " ".join(held), loose=loose)


def _is_institution(held: list[str], words: SourceWords) -> bool:
    """Say whether "of" goes on with a name: "Bank of Orlo", "Secretary of State", not "Senator Ann Moss of Orlo"."""
    return any(t.lower() in words.institutions for t in held) or held[-1].lower().strip(".") in words.titles


def _cut_possessives(start: int, run: str, *, loose: bool) -> Iterator[Name]:
    """Cut "Russia's Lipetsk" into two names: a possessive ends one."""
    at = begin = start
    held: list[str] = []
    for word in run.split(" "):
        bare = _POSSESSIVE.sub("", word) if not word.endswith(("s'", "s’")) else word[:-1]
        held.append(bare)
        if bare != word:
            yield Name(Span(begin, at + len(bare)), " ".join(held), loose)
            held, begin = [], at + len(word) + 1
        at += len(word) + 1
    if held:
        yield Name(Span(begin, at - 1), " ".join(held), loose)


_BEHIND = re.compile(r"\s\((?:the )?([A-Z][A-Za-z&.-]{1,9})\)")
_BEFORE = re.compile(r"\b([A-Z]{2,8})\s\((?:the )?([A-Z][a-z]+(?: [\w’'&-]+){1,7})\)")


def find_acronyms(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Map the acronyms of an article to the names that they stand for."""
    found: dict[str, str] = {}
    for name in names:
        after = _BEHIND.match(text, name.span.end)
        if after and " " in name.text and _fits(after[1], name.text):
            found.setdefault(after[1], name.text)
    for match in _BEFORE.finditer(text):
        if _fits(match[1], match[2]):
            found.setdefault(match[1], match[2])
    spelled = {_initials(n.text): n.text for n in names if len(n.text.split()) > 2 and not n.loose}
    for name in names:
        if name.text.isupper() and 2 < len(name.text) < 7 and name.text in spelled:
            found.setdefault(name.text, spelled[name.text])
    return found


def _fits(acronym: str, name: str) -> bool:
    """Say whether letters in brackets may be short for a name: they stand in it, in order, from an initial on.

    >>> _fits("ISW", "Institute for the Study of War"), _fits("R-OK", "Mary Fallin")
    (True, False)
    """
    letters = [c for c in acronym.lower() if c.isalpha()]
    rest = iter(name.lower())
    return letters[0] in {w[0].lower() for w in name.split()} and all(c in rest for c in letters)


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())
