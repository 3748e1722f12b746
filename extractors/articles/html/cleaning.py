"""What is not of the article though it stands among its blocks: told by its words, its links and its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from extractors.articles.html.beside import BesideWords, ends_article, is_beside_article
from extractors.articles.html.blocks import Block
from extractors.articles.html.choosing import find_body
from extractors.articles.html.headlines import fold_line, is_byline, is_same_line
from extractors.articles.html.refusals import asks_consent
from extractors.articles.passages import Metadata

_LINKED = 0.85
# Less is enough where no sentence ends: "Also on this site" and a headline.
_LINKED_LABEL = 0.5
# A name such as "share" on what holds a good part of the article does not say what it holds.
_MISLED = 0.25
# Comments, teasers and the writer's life are prose, and may be as long as the article.
_PROSE = ("comments", "related", "bio", "newsletter", "consent")
_MISLED_MUCH = 0.6
# These zones hold lines; a whole paragraph in one is of the article.
_OF_LINES = ("byline", "credit", "tags", "share", "hidden")
_FEWEST_TOLD = 20
_FEWEST_TOLD_BEHIND = 15
_FEWEST_LINKED = 8
_FULL_STOP = re.compile(r"\w[.][\"'”’]?$")
# The heading of a box in the middle of an article; what others head stands behind it.
_READ_MORE = re.compile(r"read more:?", re.IGNORECASE)
_MOST_LINKED_TOLD = 0.3

_PERSON = r"[A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]*){1,3}"
_ANY_WORD = r"[\w'’,/&-]+[ ]"
_TRADE = r"""
    reporter|writer|journalist|correspondent|columnist|freelancer?|contributor|producer|blogger
    |editor(?:[ ](?:at|of|for|with)\b|[-.,]|$)|author[ ]of|fellow[ ]at|to[ ]this[ ](?:report|story|article)
"""
_BIO = re.compile(
    rf"""
    ^(?:
        about[ ]the[ ](?:author|writer)
        # "Follow Ines Okafor on", "Email Okafor at"
        |(?:follow|contact|email|reach)[ ][A-Z][\w.'’-]++(?:[ ][A-Z][\w.'’-]++){{0,3}}[ ]?(?:on|at|by|via|:)
        |{_PERSON},?[ ](?:
            (?:is|writes|covers|has[ ]been|joined|contributed|reports)[ ]
            (?:an?[ ]|the[ ])?(?:{_ANY_WORD}){{0,6}}(?:{_TRADE})
            # "Ines Okafor writes about harbours for The Post"
            |(?:writes|covers|reports)[ ](?:{_ANY_WORD}){{0,8}}for[ ](?:the[ ])?[A-Z]
        )
    )
    """,
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_SHORT = 14
_KICKER = 6
_REMNANT = 9
_FEWEST_BESIDE = 3
_MOST_BELOW = 0.8
_MOST_BEHIND = 0.4
_MOST_HEADINGS = 40


def clean_blocks(blocks: Sequence[Block], chosen: set[int], metadata: Metadata, words: BesideWords) -> list[Block]:
    """Give the chosen blocks less what is not of the article, in order."""
    headline = metadata.headline
    kept = [blocks[i] for i in sorted(chosen)]
    trusted = _find_trusted_zones(kept)
    kept = [block for block in kept if _is_within(block, trusted) and not _is_out(block, headline, words)]
    kept = _cut_opening(_cut_above(blocks, kept, headline), headline)
    kept = _cut_teasers(_cut_behind(blocks, kept, words))
    return _drop_lone_headings(_cut_writer(_cut_ending(kept, words), metadata.byline))


def _cut_writer(kept: list[Block], byline: str | None) -> list[Block]:
    """Leave out last lines that begin with the writer's own name: they tell of the writer."""
    name = (byline or "").split(",")[0].split(" and ")[0].strip()
    while len(kept) > 1 and len(name.split()) > 1 and kept[-1].text.startswith(name):
        kept = kept[:-1]
    return kept


def _find_trusted_zones(kept: Sequence[Block]) -> set[str]:
    """Give the zones that hold so much of what was chosen that their name must be misleading."""
    words: Counter[str | None] = Counter()
    for block in kept:
        words[block.zone] += len(block.text.split())
    total = sum(words.values())
    return {
        zone for zone, count in words.items() if zone and count > (_MISLED_MUCH if zone in _PROSE else _MISLED) * total
    }


def _is_within(block: Block, trusted: set[str]) -> bool:
    """Say whether a block stands in no zone, or in one that cannot be what its name says."""
    if block.zone is None or block.zone in trusted:
        return True
    told = len(block.text.split()) >= _FEWEST_TOLD and block.linked < 0.3 and bool(_SENTENCE_END.search(block.text))
    return told and block.zone in _OF_LINES


def _is_out(block: Block, headline: str | None, words: BesideWords) -> bool:
    if headline and is_same_line(block.text, headline):
        return True
    if block.kind == "caption" or is_beside_article(block.text, words):
        return True
    if block.kind in ("heading", "title", "table"):
        return False
    leads = block.linked > (_LINKED if _SENTENCE_END.search(block.text) else _LINKED_LABEL)
    return leads and len(block.text.split()) > 2


def _cut_above(blocks: Sequence[Block], kept: list[Block], headline: str | None) -> list[Block]:
    """Leave out what stands above the headline, as long as it is little."""
    title = next(
        (b.number for b in blocks if headline and b.kind in ("title", "heading") and is_same_line(b.text, headline)), -1
    )
    kept = [block for block in kept if block.number > title or not asks_consent(block.text)]
    below = [block for block in kept if block.number > title]
    return below if _count(below) > _MOST_BELOW * _count(kept) else kept


def _count(kept: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in kept)


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


def _cut_behind(blocks: Sequence[Block], kept: list[Block], words: BesideWords) -> list[Block]:
    """Leave out what stands under a heading such as "More stories", itself left out before, if it is little."""
    if not kept:
        return kept
    total, own = _count(kept), _find_own(kept)
    between = (block for block in blocks[kept[0].number : kept[-1].number] if block.kind in ("heading", "title"))
    # A page has a few; each costs a look at all that was kept.
    for heading in islice((block for block in between if ends_article(block.text, words)), _MOST_HEADINGS):
        behind = [block for block in kept if block.number > heading.number]
        if _count(behind) < _MOST_BEHIND * total:
            told = {b.number for b in _keep_told(heading, behind)}
            kept = [b for b in kept if b.number < heading.number or b.number in own or b.number in told]
    return kept


def _keep_told(heading: Block, behind: Sequence[Block]) -> list[Block]:
    """Give the paragraphs behind the heading of a box in the middle of the article; other headings end it."""
    return [block for block in behind if _is_told(block)] if _READ_MORE.fullmatch(heading.text) else []


def _is_told(block: Block) -> bool:
    """Say whether a block is a paragraph of sentences, as no list of links or of other articles is."""
    words = len(block.text.split())
    prose = block.kind in ("paragraph", "quote", "loose") and block.zone is None and block.linked < _MOST_LINKED_TOLD
    return prose and words >= _FEWEST_TOLD_BEHIND and _SENTENCE_END.search(block.text) is not None


def add_linked(blocks: Sequence[Block], kept: list[Block], words: BesideWords) -> list[Block]:
    """Add the sentences that are one link, where they stand between paragraphs of the article in its own element."""
    held = Counter(block.within for block in kept)
    numbers = {block.number for block in kept}
    added = [
        block
        for block in blocks[kept[0].number : kept[-1].number]
        if block.number not in numbers
        and block.kind == "paragraph"
        and block.zone is None
        and held[block.within] >= _FEWEST_BESIDE
        and len(block.text.split()) >= _FEWEST_LINKED
        and _FULL_STOP.search(block.text)
        and not is_beside_article(block.text, words)
    ]
    return sorted([*kept, *added], key=lambda block: block.number)


def _cut_teasers(kept: list[Block]) -> list[Block]:
    """Leave out headings that are links, each with what stands beside it in a box of its own."""
    own = _find_own(kept)
    boxes = {
        block.within
        for block in kept
        if block.kind in ("heading", "title") and block.linked > _LINKED and block.number not in own
    }
    return [block for block in kept if block.within not in boxes or block.number in own]


def _find_own(kept: Sequence[Block]) -> set[int]:
    """Give the numbers of the blocks in the element that holds most of the article, or one step further in."""
    within: Counter[int] = Counter()
    around: Counter[int] = Counter()
    for block in kept:
        within[block.within] += len(block.text.split())
        around[block.around] += len(block.text.split())
    if not within:
        return set()
    (near, words), (far, further) = within.most_common(1)[0], around.most_common(1)[0]
    if 2 * words > _count(kept):
        return {block.number for block in kept if block.within == near}
    return {block.number for block in kept if block.around == far} if 2 * further > _count(kept) else set()


def _cut_ending(kept: list[Block], words: BesideWords) -> list[Block]:
    """Leave out all after a heading such as "Related stories", and the writers at the end."""
    total = sum(len(block.text) for block in kept)
    after = 0
    behind: list[Block] = []
    for block in reversed(kept):
        if not ends_article(block.text, words):
            after += len(block.text)
            behind.append(block)
        elif after <= 0.3 * total:
            # In the middle of the article only the line itself is left out.
            behind = _keep_told(block, behind)
    kept = _cut_remnants(behind[::-1])
    while kept and (_BIO.match(kept[-1].text) and len(kept[-1].text) < 600):
        kept.pop()
    return [
        block
        for i, block in enumerate(kept)
        if i < len(kept) - 4 or not (_BIO.match(block.text) and len(block.text) < 400)
    ]


def _cut_remnants(kept: list[Block]) -> list[Block]:
    """Leave out last blocks that are no sentences, or that stand outside the element of the article."""
    held = Counter(block.within for block in kept)
    body = find_body(kept)
    while kept and (
        _is_remnant(kept[-1], alone=held[kept[-1].within] < _FEWEST_BESIDE)
        or (body not in kept[-1].path and (kept[-1].kind == "loose" or not _is_told(kept[-1])))
    ):
        kept = kept[:-1]
    return kept


def _is_remnant(block: Block, *, alone: bool) -> bool:
    """Say whether a last block is no sentence: a place, a name, a box of numbers that stands alone."""
    kind = "loose" if alone and block.kind == "paragraph" else block.kind
    if not alone and any(c.isdigit() for c in block.text):
        # "($1 = 22.40 crowns)" among the article's own blocks.
        return False
    return all(_is_fragment(line, replace(block, kind=kind), _REMNANT) for line in block.text.split("\n"))


def _is_fragment(line: str, block: Block, longest: int) -> bool:
    if len(line.split()) > longest or _SENTENCE_END.search(line):
        return False
    return block.kind == "loose" or (block.kind == "paragraph" and not any(c.isdigit() for c in line))


def _drop_lone_headings(kept: Sequence[Block]) -> list[Block]:
    last = next((i for i in range(len(kept), 0, -1) if kept[i - 1].kind not in ("heading", "title")), 0)
    return list(kept[:last])


_FEWEST_WORDS = 5
_LONGEST = 700
_LONGEST_WITH_CREDIT = 4000
_AGENCY = r"(?:AFP|Reuters|Getty[ ]Images|AP(?:[ ]Photo)?|EPA|PA)"
_CREDIT = re.compile(
    rf"""
    (?:(?<!\s)\s++)?
    (?:
        # "Photo: Ines Okafor", "Image courtesy of: the port"
        \(?(?:photo(?:graph)?|image|picture|credit|source|file[ ]photo)s?
            (?:[ ]by|[ ]credit|[ ]courtesy(?:[ ]of)?)?:.{{0,2000}}+
        |[\[(]?[\w .'’-]{{0,40}}/?{_AGENCY}[\])]?\.?
        |©.{{0,2000}}+
        # "(Ines Okafor/The Post)"
        |\([A-Z][^()/]{{2,40}}/[^()/]{{2,40}}\)
    )$
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_captions(blocks: Sequence[Block], first: int, last: int) -> list[Block]:
    """Give the captions that stand between two blocks, credits left off, none twice."""
    found: dict[str, Block] = {}
    for block in blocks[first : last + 1]:
        if block.kind != "caption" or block.zone not in (None, "credit", "aside") or block.linked > 0.5:
            continue
        if len(block.text) > _LONGEST_WITH_CREDIT:
            continue
        # Credits stand at the end, so what is left keeps its places.
        text = _CREDIT.sub("", block.text).rstrip() or block.text
        folded = fold_line(text)
        if len(text.split()) >= _FEWEST_WORDS and len(text) <= _LONGEST and folded not in found:
            links = tuple(link for link in block.links if link[1] <= len(text))
            found[folded] = replace(block, text=text, links=links)
    return list(found.values())
