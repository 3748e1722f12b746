"""What the chat saw earlier about the things a new article counts: another number, or another source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.memory.seen import Seen, write_day
from bot.reports.origin import find_address, name_outlet, say_origin
from bot.reports.wording import describe_source
from extractors import Figure, Finding
from extractors.relations.same import has_same_number, is_same_thing
from extractors.relations.surroundings import read_mentions
from extractors.relations.words import CheckWords


def find_earlier(figures: Sequence[Figure], seen: Sequence[Seen], words: CheckWords) -> Iterator[Finding]:
    """Yield for each figure what was seen earlier of the same thing: ``seen-before`` is another number.

    ``source-differs`` is the same number on another's word. Of several, the latest is told; ``seen`` must hold no
    figures of the article itself.
    """
    held = sorted(seen, key=lambda each: (each.day, each.seen), reverse=True)
    earlier = list(zip(held, read_mentions([each.figure for each in held], words), strict=True))
    for mention in read_mentions(figures, words):
        for each, other in earlier:
            if not is_same_thing(other, mention, words):
                continue
            if not has_same_number(mention.figure, each.figure):
                yield Finding("seen-before", (mention.index,), f"seen here on {write_day(each.day)}: {_tell(each)}")
                break
            if _differs(mention.figure, each.figure):
                words_of_it = f"the same number was seen here on {write_day(each.day)}: {_tell(each)}"
                yield Finding("source-differs", (mention.index,), words_of_it)
                break


def _tell(each: Seen) -> str:
    who = describe_source(each.figure, name_outlet(each))
    words = (
        f'"{each.figure.text}", {who}'
        if each.figure.asserted_by is None
        else f'"{each.figure.text}", asserted by {who}'
    )
    origin = say_origin(each) if each.figure.asserted_by or each.self_described else None
    return ", ".join(filter(None, (words, origin, find_address(each))))


def _differs(one: Figure, two: Figure) -> bool:
    """Say whether two figures have sources that are both known and not the same."""
    first, second = one.asserted_by, two.asserted_by
    return first is not None and second is not None and first.name.lower() != second.name.lower()
