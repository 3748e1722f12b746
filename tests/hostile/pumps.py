"""Inputs made of a pattern's own parts: what repeats in it, over and over, and then what breaks the match."""

from __future__ import annotations

import re
import re._constants as op
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from re import _parser

Make = Callable[[int], str]
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
# What stands for a class of characters; the rarer ones stand for "anything else".
COMMON = "a0A ,.-\"'(<[\n\t“’/é:;*_#"
BREAKS = ("!", "\n!", "a", " ", "\x01", "<", "")
# Text of every kind that a page or a message may be full of.
PLAIN = (
    " ", "\n", "\t", "a", "A", "0", "a ", "A ", "Aa ", "0 ", "0,", "A.", "a.", ". ", ", ", "\"", "'", "“", "“”", "(",
    "()", "[", "[]", "<", "<a", "<!--", "<!---->", "-", "- ", "a-", "$", "*", "**", "_", "#", "/", "\\", "{", ":", "&",
    "é", "the ", "of the ", "said ", " \n", "\n ", "\u00a0", "٣",
)  # fmt: skip
MOST_ATOMS, MOST_ALTERNATIVES = 14, 4


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repeat of a pattern: what leads up to it, and what may stand in it."""

    prefix: str
    bodies: tuple[str, ...]
    after: str


def make_inputs(pattern: str, flags: int) -> dict[str, Make]:
    """Give inputs by a short name, each made in the size that is asked for."""
    tree = _parser.parse(pattern, flags & ~re.DEBUG)
    repeats = list(dict.fromkeys(find_repeats(tree, "")))
    inputs: dict[str, Make] = {}
    for repeat in repeats:
        for body in repeat.bodies:
            add_pumps(inputs, repeat.prefix, body, repeat.after)
    atoms = list(dict.fromkeys(find_atoms(tree)))[:MOST_ATOMS]
    for atom in [*atoms, *PLAIN]:
        inputs.setdefault(f"{atom!r} * n", fill("", atom, ""))
    for one, other in zip(atoms, [*atoms[1:], *atoms[:1]], strict=True):
        inputs.setdefault(f"{one + other!r} * n", fill("", one + other, ""))
        inputs.setdefault(f"{one!r} * n + {other!r} * n", halves(one, other))
    return inputs


def add_pumps(inputs: dict[str, Make], prefix: str, body: str, after: str) -> None:
    """Add what repeats, with and without what leads up to it, and what leads up to it over and over."""
    broken = next(b for b in BREAKS if b not in body and not after.startswith(b or "?"))
    for name, first, unit, last in (
        (f"{body!r} * n + {broken!r}", "", body, broken),
        (f"{prefix!r} + {body!r} * n + {broken!r}", prefix, body, broken),
        (f"{prefix + body!r} * n", "", prefix + body, broken),
        (f"{prefix + body + ' '!r} * n + {broken!r}", "", prefix + body + " ", broken),
        # A new line ends what a dot takes.
        (f"{prefix + body + ' '!r} * n + new line", "", prefix + body + " ", "\n!"),
        (f"{prefix + body + after!r} * n", "", prefix + body + after, broken),
        (f"{prefix + body + broken!r} * n", "", prefix + body + broken, broken),
    ):
        if unit:
            inputs.setdefault(name, fill(first, unit, last))


def fill(first: str, unit: str, last: str) -> Make:
    return lambda size: first + unit * max(1, size // len(unit)) + last


def halves(one: str, other: str) -> Make:
    return lambda size: one * (size // 2 // len(one)) + other * (size // 2 // len(other))


def find_repeats(tree: _parser.SubPattern, prefix: str) -> Iterator[Repeat]:
    """Yield every repeat without a small bound, with a text that leads up to it."""
    items = list(tree)
    for index, (kind, given) in enumerate(items):
        if kind in REPEATS:
            _, most, body = given
            yield from find_repeats(body, prefix)
            if most > 3:
                bodies = tuple(dict.fromkeys(text for text in list_samples(body) if text))[: 2 * MOST_ALTERNATIVES]
                yield Repeat(prefix[-300:], bodies, sample(items[index + 1 :])[:100])
        else:
            for inner in inside(kind, given):
                yield from find_repeats(inner, prefix)
        prefix += sample([(kind, given)])


def inside(kind: object, given: object) -> list[_parser.SubPattern]:
    """Give the patterns that stand in a node."""
    if kind == op.SUBPATTERN:
        return [given[3]]
    if kind == op.BRANCH:
        # Of a list of words, the first few stand for the rest; alternatives with repeats all count.
        return [each for i, each in enumerate(given[1]) if i < MOST_ALTERNATIVES or any(k in REPEATS for k, _ in each)]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [given[1]]
    if kind == op.ATOMIC_GROUP:
        return [given]
    if kind == op.GROUPREF_EXISTS:
        return [each for each in given[1:] if each is not None]
    return []


def sample(items: object) -> str:
    """Give a short text that the nodes match, as far as each can be seen by itself."""
    return "".join(next(iter(list_samples([item])), "") for item in items)


def list_samples(items: object) -> list[str]:
    """Give a few texts that the nodes match, of different characters where they allow it."""
    texts = [""]
    for kind, given in items:
        choices = list_choices(kind, given)
        if not choices:
            continue
        if len(texts) == 1:
            texts = [texts[0] + choice for choice in choices]
        else:
            texts = [text + choices[i % len(choices)] for i, text in enumerate(texts)]
    return texts


def list_choices(kind: object, given: object) -> list[str]:
    """Give a few texts that a node matches; none for one that takes no character."""
    if kind == op.LITERAL:
        return [chr(given)]
    if kind in (op.IN, op.NOT_LITERAL, op.ANY):
        return list_characters(kind, given)
    if kind in REPEATS:
        least, _, body = given
        return [text * max(least, 1) for text in list_samples(body)]
    if kind == op.BRANCH:
        return [text for each in inside(kind, given) for text in list_samples(each)[:2]][: 2 * MOST_ALTERNATIVES]
    if kind == op.ASSERT:
        direction, body = given
        # What must stand before is part of the way there; what must follow, the rest of the pattern gives.
        return list_samples(body)[:1] if direction < 0 else []
    if kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return list_samples(inside(kind, given)[0])
    return []


def list_characters(kind: object, given: object) -> list[str]:
    """Give a few characters of a class: its own, and common ones that it takes."""
    if kind == op.ANY:
        return ["a", " ", "<"]
    if kind == op.NOT_LITERAL:
        return [each for each in ("a", " ", "<", '"') if each != chr(given)][:3]
    own = [chr(value) for name, value in given if name == op.LITERAL]
    own += [chr(value[0]) for name, value in given if name == op.RANGE]
    compiled = re.compile(write_class(given))
    common = [each for each in COMMON if compiled.match(each)]
    if given[0][0] == op.NEGATE:
        own = []
    return list(dict.fromkeys(common[:4] + own[:3] + common[4:6])) or [chr(0x2603)]


def write_class(given: object) -> str:
    """Write a class again as a pattern."""
    categories = {
        op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s",
        op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    parts = []
    for name, value in given:
        if name == op.NEGATE:
            parts.append("^")
        elif name == op.LITERAL:
            parts.append(re.escape(chr(value)))
        elif name == op.RANGE:
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            parts.append(categories[value])
    return f"[{''.join(parts)}]"


def find_atoms(tree: object) -> Iterator[str]:
    """Yield the runs of literals and the characters of the classes of a pattern."""
    run = ""
    for kind, given in tree:
        if kind == op.LITERAL:
            run += chr(given)
            continue
        if run:
            yield run
            run = ""
        if kind in (op.IN, op.NOT_LITERAL, op.ANY):
            yield from list_characters(kind, given)[:3]
        elif kind in REPEATS:
            yield from find_atoms(given[2])
        else:
            for inner in inside(kind, given):
                yield from find_atoms(inner)
    if run:
        yield run
