"""What stands in a mail and is not its sender's own: quoted replies, signatures, legal notices, mails handed on."""

from __future__ import annotations

import re
from typing import NamedTuple

FEWEST = 12
"""Words; with less a mail says nothing of its own."""
_MOST_HANDED_ON = 3
_DASHES = r"-{2,20}[ ]?"
_FORWARDED = re.compile(
    rf"""
    ^[ ]*(?: {_DASHES}(?:Forwarded[ ]message|Original[ ]Message|Weitergeleitete[ ]Nachricht)[ ]?-{{2,20}}
      | Begin[ ]forwarded[ ]message: )[ ]*$
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_WROTE = re.compile(r"^[ ]*On[ ][^\n]{5,200}(?:\n[^\n]{1,200})?[ \n]wrote:[ ]*$", re.IGNORECASE | re.MULTILINE)
# Outlook's head of what is replied to or handed on.
_HEAD = re.compile(
    r"""
    ^[ ]*(?:[_]{10,100}[ ]*\n\s{0,10})?
    \*?From:\*?[ ][^\n]{2,200}\n\s{0,4}\*?(?:Sent|Date|To):\*?[ ][^\n]{2,300}\n
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(r"\s{0,10}\*?(From|Sent|Date|To|Cc|Subject|Reply-To):\*?[ ]+([^\n]{0,500})(?:\n|$)", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_SENT_FROM = re.compile(r"^(?:Sent from my |Get Outlook for )[^\n]{2,60}$", re.MULTILINE)
_NOTICE = re.compile(
    r"""
    [ *_]{0,4}(?:
        (?:this|the[ ]information[ ](?:contained[ ])?in[ ]this)[ ](?:e-?mail|message|communication|transmission)
            [^\n]{0,160}\b(?:confidential|intended|privileged)
        | (?:confidentiality|legal)[ ](?:notice|note|disclaimer)\b | disclaimer:
        | if[ ]you[ ](?:are[ ]not[ ]the[ ]intended|have[ ]received[ ]this[ ](?:e-?mail|message)[ ]in[ ]error)
        | (?:caution:[ ])?(?:this[ ](?:e-?mail|message)|external[ ](?:e-?mail|sender))[^\n]{0,60}
            \b(?:outside|external|originated)\b
        | (?:to[ ]|click[ ]here[ ]to[ ])?unsubscribe\b | you[ ](?:are[ ]receiv|receiv|were[ ]sent)[^\n]{0,60}\bbecause\b
        | (?:please[ ])?(?:think|consider)[ ](?:of[ ]|about[ ])?the[ ]environment[ ]before[ ]printing
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


class Handed(NamedTuple):
    """A mail that is handed on: its fields by their names, small, and its text."""

    fields: dict[str, str]
    text: str


def find_handed_on(text: str) -> Handed | None:
    r"""Give the mail that a text hands on, where the text has nothing of its own before it.

    >>> find_handed_on("FYI\n\n--- Forwarded message ---\nFrom: Port\nSubject: Ferry\n\nSome 312 came.").text
    'Some 312 came.'
    """
    found: Handed | None = None
    for _ in range(_MOST_HANDED_ON):
        marks = [mark for pattern in (_FORWARDED, _HEAD) if (mark := pattern.search(text))]
        first = min(marks, key=lambda mark: mark.start(), default=None)
        if first is None or len(text[: first.start()].split()) >= FEWEST:
            break
        # The head that Outlook writes is itself the fields.
        at = first.end() if first.re is _FORWARDED else text.find(":", first.start()) - len("From")
        at = max(at, first.start())
        while text[at : at + 1] in ("*", "\n", " "):
            at += 1
        fields: dict[str, str] = {}
        while field := _FIELD.match(text, at):
            fields.setdefault(field[1].lower(), field[2].strip(" *"))
            at = field.end()
        text = text[at:].lstrip("\n")
        found = Handed(fields, text)
    return found


def take_apart(text: str) -> tuple[str, list[str]]:
    r"""Give what a mail says itself, and the names of what is left out of it.

    >>> take_apart("Some 312 people came.\n\nOn Monday, Ann Moss wrote:\n> Some 41 came.\n\n-- \nPort")
    ('Some 312 people came.', ['quoted mails', 'a signature'])
    """
    left_out: list[str] = []
    if marks := [mark for pattern in (_FORWARDED, _HEAD) if (mark := pattern.search(text))]:
        text = text[: min(mark.start() for mark in marks)]
        left_out.append("quoted mails")
    text, quoted = _drop_quoted(text)
    if quoted and not left_out:
        left_out.append("quoted mails")
    for pattern in (_SIGNATURE, _SENT_FROM):
        if (mark := pattern.search(text)) and text[: mark.start()].strip():
            text = text[: mark.start()]
            left_out += [] if "a signature" in left_out else ["a signature"]
    text, noticed = _drop_notices(text)
    if noticed:
        left_out.append("a legal notice")
    return text.strip(), left_out


def _drop_quoted(text: str) -> tuple[str, bool]:
    """Leave out lines behind ">"; what follows "On Monday, Ann Moss wrote:" without such marks is quoted to its end."""
    quoted = False
    while found := _WROTE.search(text):
        quoted = True
        rest = text[found.end() :]
        if not rest.lstrip().startswith(">"):
            text = text[: found.start()]
            break
        text = text[: found.start()] + rest
    lines = text.split("\n")
    kept = [line for line in lines if not line.lstrip().startswith(">")]
    return "\n".join(kept), quoted or len(kept) < len(lines)


def _drop_notices(text: str) -> tuple[str, bool]:
    """Leave out legal notices; what stands behind one in the second half of a mail goes on with it."""
    kept: list[str] = []
    noticed = False
    done = 0
    for paragraph in _PARAGRAPH.split(text):
        done += len(paragraph)
        if _NOTICE.match(paragraph.strip()):
            noticed = True
            if done * 2 > len(text):
                break
        else:
            kept.append(paragraph)
    return "\n\n".join(kept), noticed
