"""Words of an article as they may be shown beside words of ours: nothing invisible, nothing that turns the direction.

A title or a sentence may hold controls that steer a terminal, characters that nobody sees, and marks that show what
stands around it in an order of its author's choosing. Everything that a person sees passes through here; JSON does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

FROM_LEFT, FROM_FIRST, END = "\u2066", "\u2068", "\u2069"
"""What opens an isolate (read from the left, or as its first letter wants) and what ends it; we alone use them."""

_MOST_MARKS = 5
"""Marks on one letter: Hebrew with vowels and accents has that many, Vietnamese and Arabic fewer."""

# Most texts hold none of these, and need no closer look.
_UNUSUAL = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u202f-\u205e\u20a0-\u20c0\u2757]"
)
_SPACES = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029\u2800]")
# Controls, halves of pairs, embeddings and overrides, and what has neither width nor a sense between these words.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u202a-\u202e"
    "\u2061-\u2065\u2067\u206a-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
_HIDDEN = re.compile(f"[{_UNSEEN}\u2060\u2066\u2068\u2069]+")
# Among words of ours isolates stay, and the joiner that keeps a name from being called.
_HIDDEN_IN_OURS = re.compile(f"[{_UNSEEN}]+|(?<!@)\u2060+|(?<=@\u2060)\u2060+")
_TAGS = re.compile("(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)|[\U000e0000-\U000e007f]+")
_ISOLATES = re.compile("[\u2066-\u2069]")
# Signs that turn what is beside them: of use only among letters that are written from the right.
_SIGNS = re.compile("[\u200e\u200f\u061c]+")
_SIGNS_IN_A_ROW = re.compile("([\u200e\u200f\u061c])[\u200e\u200f\u061c]+")
_FROM_RIGHT = re.compile(
    "[\u05be\u05c0\u05c3\u05c6\u05d0-\u05ff\u0600-\u060f\u061b\u061d-\u064a\u0660-\u066f\u0671-\u06d5\u06dd\u06de\u06e5\u06e6"
    "\u06e9\u06ee-\u0710\u0712-\u072f\u074d-\u07a5\u07b1-\u07ea\u07f4-\u07fc\u07fe-\u0815\u081a\u0824\u0828\u0830-\u0858"
    "\u085e-\u0896\u08a0-\u08c9\u08e2\ufb1d\ufb1f-\ufdff\ufe70-\ufefc\U00010800-\U00010a00\U00010a10-\U00010a37"
    "\U00010a40-\U00010d23\U00010d30-\U00010fff\U0001e800-\U0001e8cf\U0001e900-\U0001e943\U0001e94b-\U0001efff]"
)
_JOINERS = frozenset("\u200c\u200d")
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_PICTURE = re.compile(
    "[\xa9\xae\u203c\u2049\u2122\u2190-\u21ff\u2300-\u27bf\u2900-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
# Scripts in which a joiner, or its absence, changes the letters beside it.
_JOINED = re.compile("[\u0600-\u1fff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e943]")
# Runs of what is no letter, no space and no usual punctuation: where marks, joiners and variants stand.
_OTHERS = re.compile(r"[^\w\s!-~\xa1-\xbf\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u3001-\u3020]+")


def clean(text: str) -> str:
    r"""Make a text fit to be shown on one line: white space is folded, what is not to be seen is left out.

    >>> clean("up\x1b[31m to\n 15\u200b\u202e")
    'up[31m to 15'
    """
    return fold(text).strip()


def fold(text: str) -> str:
    """Do as ``clean`` does, and keep a space at either end."""
    if "  " not in text and not _UNUSUAL.search(text):
        return text
    return re.sub(" {2,}", " ", _drop(_HIDDEN.sub("", _SPACES.sub(" ", text))))


def isolate(text: str) -> str:
    """Set clean words of an article apart, so that letters written from the right move nothing around them."""
    return f"{FROM_FIRST}{text}{END}" if _FROM_RIGHT.search(text) else text


def isolate_ours(text: str) -> str:
    """Set a sentence of ours apart that holds clean words of an article: it reads from the left."""
    return f"{FROM_LEFT}{text}{END}" if _FROM_RIGHT.search(text) else text


def guard(text: str) -> str:
    """Give words of ours, some set apart, as they may be shown whatever they hold; lines and spaces stay.

    Each isolate ends in its line, and none ends that was not opened there.
    """
    if not _UNUSUAL.search(text):
        return text
    return "\n".join(_drop(balance(_HIDDEN_IN_OURS.sub("", _SPACES.sub(" ", line)))) for line in text.split("\n"))


def balance(line: str) -> str:
    """End what is open at the end of a line, and drop ends of what was not opened.

    >>> balance("a\u2069 \u2068b") == "a \u2068b\u2069"
    True
    """
    depth = 0

    def keep(found: re.Match[str]) -> str:
        nonlocal depth
        if found[0] == END and not depth:
            return ""
        depth += -1 if found[0] == END else 1
        return found[0]

    kept = _ISOLATES.sub(keep, line)
    return kept + END * depth


def find_open(line: str) -> str:
    """Give what is open at the end of a balanced line that was cut there: it is to be opened again behind the cut.

    >>> find_open("a \u2068b") == "\u2068"
    True
    """
    opened: list[str] = []
    for found in _ISOLATES.finditer(line):
        if found[0] != END:
            opened.append(found[0])
        elif opened:
            opened.pop()
    return "".join(opened)


def reopen(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines into which balanced text was broken, each balanced: what is open goes on in the next one."""
    opened = ""
    for line in lines:
        begun = opened + line
        opened = find_open(begun)
        yield begun + END * len(opened)


def _drop(text: str) -> str:
    """Leave out tags, signs, marks and joiners where they have no sense."""
    text = _TAGS.sub(lambda found: found[1] or "", text)
    if not _FROM_RIGHT.search(text):
        return _OTHERS.sub(_keep_sensible, _SIGNS.sub("", text))
    return _SIGNS_IN_A_ROW.sub(r"\1", _OTHERS.sub(_keep_sensible, text))


def _keep_sensible(found: re.Match[str]) -> str:
    """Keep of marks, joiners and variants what a letter or picture before them can bear."""
    text, start, end = found.string, found.start(), found.end()
    base = text[start - 1] if start and not text[start - 1].isspace() else ""
    kept: list[str] = []
    marks = 0
    joined = varied = False
    for place in range(start, end):
        character = text[place]
        if character in _JOINERS:
            following = text[place + 1 : place + 2]
            sensible = base and not joined and _may_join(base, character, following)
            joined = True
        elif _VARIANT.match(character):
            sensible = base and not (varied or marks or joined)
            varied = True
        elif unicodedata.category(character) in ("Mn", "Me"):
            marks += 1
            sensible = base and marks <= _MOST_MARKS
        else:
            sensible = True
            # A sign of direction or an isolate bears nothing.
            base = "" if unicodedata.category(character) == "Cf" else character
            marks, joined, varied = 0, False, False
        if sensible:
            kept.append(character)
    return "".join(kept)


def _may_join(base: str, joiner: str, following: str) -> bool:
    if _JOINED.match(base):
        return True
    return joiner == "\u200d" and bool(_PICTURE.match(base) and following and _PICTURE.match(following))
