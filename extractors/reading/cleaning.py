"""What is not of the article though it stands among its blocks: told by its words, its links and its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.reading.blocks import Block
from extractors.reading.headlines import is_same_line
from extractors.reading.opening import is_byline

_LINKED = 0.85
# A name such as "share" on what holds a good part of the article does not say what it holds.
_MISLED = 0.25
_LONGEST_LINE = 400

# Lines that are never of an article, however they stand; matched at the start of a line in any case.
_STARTS = re.compile(
    r"(?:read (?:more|also|next|the full (?:story|article))\b(?: ?[:>|»–-]|$| about\b)|(?:see|"
    r"also) (?:also|read)\b|related(?: (?:story|stories|article|articles|content|coverage|"
    r"topics|reading))?(?::|$)"
    r"|more (?:on|from) (?:this|the) (?:story|topic)|more (?:from|stories|coverage|"
    r"on this)\b.{0,40}$|don['’]t miss:|(?:watch|listen|recommended|must read|in other news|"
    r"up next)(?: now| live)? ?:"
    r"|(?:sign up|subscribe|register)(?: now| today| here)?(?: (?:for|to)\b|$)|get (?:our|"
    r"the) (?:latest|best|top|daily|weekly|free)\b.{0,60}\b(?:inbox|newsletter|email|"
    r"delivered)"
    r"|(?:like|follow) (?:us|our|@|[\w .]{2,40}) (?:on (?:facebook|twitter|instagram|x|tiktok|"
    r"linkedin|youtube|google news)|page)|join (?:our|the) (?:conversation|newsletter|"
    r"whatsapp|telegram|discussion|mailing)"
    r"|(?:download|get) (?:the|our) (?:\w+ )?app\b|click (?:here|the link|below)\b|tap here|"
    r"advertisements?(?:$|[:.—–-])|(?:sponsored|paid) (?:content|post)|story continues below|"
    r"article continues (?:below|after)|continue reading"
    r"|(?:this|the) (?:website|site|page) uses cookies|"
    r"we (?:and our partners )?use (?:of )?cookies|by (?:clicking|continuing|signing up|"
    r"subscribing)|(?:accept|manage|reject) (?:all|cookies)|your privacy"
    r"|(?:all rights reserved|©|copyright (?:©|\(c\)|\d{4})|\(c\) ?\d{4})|(?:contact us|"
    r"got a (?:tip|story)|do you have a (?:story|tip)|have a news tip|email (?:us|the)|"
    r"send (?:tips|us))"
    r"|(?:share|print|save|copy link|email)(?: (?:this|the|on|via)\b.{0,40})?(?: (?:article|"
    r"story))?$|\d+ (?:shares?|comments?|views?|likes?)$|(?:leave|post|add|write|view|load|"
    r"show)(?: a| all| more)? (?:comments?|reply)|comments? (?:are|\(|closed)|"
    r"your email address will not|please enable javascript|javascript is"
    r"|(?:image|photo|picture|video)(?: (?:source|credit|caption|by|"
    r"courtesy))s?(?: of)?\b ?:?|(?:photograph|photo|credit|source|getty images|"
    r"file photo)(?::|$)"
    r"|\(?(?:additional )?(?:reporting|writing|editing) by\b|our standards:|this (?:article|"
    r"story|post|piece|report) (?:was )?(?:originally|first) (?:appeared|published|ran)|"
    r"(?:support|donate to) (?:our|independent|quality)\b"
    r"|this (?:article|story) is (?:for|available to|reserved for) (?:subscribers|members|"
    r"registered)|already (?:a )?(?:subscribe|member|registered|have an account)|(?:log|"
    r"sign) ?in (?:to|or)\b|to (?:continue|keep) reading|you have (?:reached|read|"
    r"\d+)\b.{0,40}\bfree articles?"
    r"|(?:tags|topics|filed under|posted in|categories|labels)(?: ?:|$)|(?:last )?(?:updated|"
    r"modified|published|posted)(?: on| at)?(?::| \w{3,9} \d| \d)|loading\b ?(?:\.\.\.|…)?$|"
    r"skip (?:to|advert|past)|(?:back to|return to) (?:top|home))",
    re.IGNORECASE,
)
_CONTAINS = re.compile(
    r"(?:straight|delivered|sent|direct(?:ly)?) to your inbox|sign up (?:for|to) (?:our|"
    r"the) [\w' ]{0,40}(?:newsletter|briefing|email)|subscribe to (?:our|"
    r"the) [\w' ]{0,40}(?:newsletter|channel|podcast)|"
    r"terms (?:of (?:use|service)|and conditions) and (?:our )?privacy|(?:our|"
    r"the) privacy policy|accept all cookies|may not be (?:published, broadcast|reproduced)|"
    r"(?:receive|earn) a(?:n affiliate)? commission|affiliate links?|protected by recaptcha",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"^(?:about the (?:author|writer)|(?:follow|contact|email|"
    r"reach) (?:[A-Z][\w.'’-]+ ?){1,4}(?:on|at|by|via|:)|"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3},? (?:is|was|writes|covers|has been|joined|"
    r"contributed|reports|reported from) (?:an? |the )?(?:[\w'’,/&-]+ ){0,6}(?:reporter|"
    r"writer|journalist|correspondent|editor|columnist|freelancer?|contributor|producer|"
    r"author|blogger|fellow at|for (?:the )?[A-Z]|from [A-Z]|to this (?:report|story|"
    r"article)))"
)
_ENDING_HEADING = re.compile(
    r"(?:related|more|most|latest|recommended|trending|popular|top|featured|"
    r"other) (?:articles?|stories|news|posts?|content|coverage|topics|reading|links|from|on|"
    r"read|viewed|popular|for you)\b.*|related|recommended|trending(?: now)?|"
    r"comments?(?: \(\d+\))?|\d+ comments?|(?:leave a|post a) (?:comment|reply)|"
    r"about the (?:author|writer)s?|you (?:may|might) (?:also|be) .*|read (?:more|next)|"
    r"what to read next|share this.*|newsletters?|sign up.*|subscribe.*|"
    r"join the (?:conversation|discussion)|up next|don['’]t miss|see also|further reading|"
    r"tags|advertisement|editor['’]s picks?|sponsored.*|follow us.*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_SHORT = 14
_KICKER = 6
_REMNANT = 9
_FEWEST_BESIDE = 3


def is_beside_article(text: str) -> bool:
    """Say whether a line invites, credits, asks for consent or leads elsewhere, and tells nothing.

    >>> is_beside_article("Sign up for our newsletter"), is_beside_article("Some 40,000 people signed up.")
    (True, False)
    """
    return len(text) <= _LONGEST_LINE and bool(_STARTS.match(text.lstrip("•*-–—>»[( ")) or _CONTAINS.search(text))


def clean_blocks(blocks: Sequence[Block], chosen: set[int], headline: str | None) -> list[Block]:
    """Give the chosen blocks less what is not of the article, in order."""
    kept = [blocks[i] for i in sorted(chosen)]
    trusted = _find_trusted_zones(kept)
    kept = [block for block in kept if (block.zone is None or block.zone in trusted) and not _is_out(block, headline)]
    kept = _cut_opening(kept, headline)
    kept = _cut_ending(kept)
    return _drop_lone_headings(kept)


def _find_trusted_zones(kept: Sequence[Block]) -> set[str]:
    """Give the zones that hold so much of what was chosen that their name must be misleading."""
    words = Counter({None: 0})  # type: Counter[str | None]
    for block in kept:
        words[block.zone] += len(block.text.split())
    total = sum(words.values())
    return {zone for zone, count in words.items() if zone and count > _MISLED * total}


def _is_out(block: Block, headline: str | None) -> bool:
    words = len(block.text.split())
    if headline and is_same_line(block.text, headline):
        return True
    if block.kind == "caption" or is_beside_article(block.text):
        return True
    return block.linked > _LINKED and block.kind not in ("heading", "title", "table") and words > 2


def _cut_opening(kept: list[Block], headline: str | None) -> list[Block]:
    """Leave out bylines, dates and the like before the first real paragraph."""
    start = next((i for i, b in enumerate(kept) if max(len(line.split()) for line in b.text.split("\n")) > _SHORT), 0)
    opening = [shorter for block in kept[:start] if (shorter := _cut_lines(block, headline))]
    return opening + kept[start:]


def _cut_lines(block: Block, headline: str | None) -> Block | None:
    """Leave out the lines of a block that only introduce the article; None when nothing is left."""
    lines = block.text.split("\n")
    kept = [line for line in lines if not _introduces(line, block, headline)]
    if len(kept) == len(lines):
        return block
    return replace(block, text="\n".join(kept), links=()) if kept else None


def _introduces(line: str, block: Block, headline: str | None) -> bool:
    if is_byline(line) or (headline and is_same_line(line, headline)):
        return True
    # A kicker, a place, a category; a subheading is marked as one, and a wire's summary has figures.
    return _is_fragment(line, block, _KICKER)


def _cut_ending(kept: list[Block]) -> list[Block]:
    """Leave out all after a heading such as "Related stories", and the writers at the end."""
    total = sum(len(block.text) for block in kept)
    after = 0
    for i in range(len(kept) - 1, -1, -1):
        text = kept[i].text.rstrip(":")
        if len(text) < 60 and _ENDING_HEADING.fullmatch(text):
            # In the middle of the article only the line itself is left out.
            kept = kept[:i] + (kept[i + 1 :] if after > 0.3 * total else [])
        else:
            after += len(text)
    held = Counter(block.within for block in kept)
    while kept and _is_remnant(kept[-1], alone=held[kept[-1].within] < _FEWEST_BESIDE):
        kept = kept[:-1]
    while kept and (_BIO.match(kept[-1].text) and len(kept[-1].text) < 600):
        kept = kept[:-1]
    return [
        block
        for i, block in enumerate(kept)
        if i < len(kept) - 4 or not (_BIO.match(block.text) and len(block.text) < 400)
    ]


def _is_remnant(block: Block, *, alone: bool) -> bool:
    """Say whether a last block is no sentence: a place, a name, a box of numbers that stands alone."""
    kind = "loose" if alone and block.kind == "paragraph" else block.kind
    return all(_is_fragment(line, replace(block, kind=kind), _REMNANT) for line in block.text.split("\n"))


def _is_fragment(line: str, block: Block, longest: int) -> bool:
    if len(line.split()) > longest or _SENTENCE_END.search(line):
        return False
    return block.kind == "loose" or (block.kind == "paragraph" and not any(c.isdigit() for c in line))


def _drop_lone_headings(kept: list[Block]) -> list[Block]:
    while kept and kept[-1].kind in ("heading", "title"):
        kept = kept[:-1]
    return kept
