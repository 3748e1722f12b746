"""Invented passages from other domains than the corpus: wars, courts, polls, companies, disasters, posts."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from extractors.training.corpus import Attribution, Document
from extractors.types import Span

SLOT = re.compile(r"\{(\w+)\}")
MARK = re.compile(r"\[([SCT])(\d?) |\]")
DEPTH = 12


def read_inventory() -> dict[str, Any]:
    """Read the sentence forms and words that come with the training code."""
    return tomllib.loads(files("extractors.training").joinpath("invented.toml").read_text(encoding="utf-8"))


def invent(inventory: Mapping[str, Any], number: int, rng: random.Random) -> Document:
    """Make up one passage of one domain, with its attributions."""
    domain = inventory["domains"][rng.choice(sorted(inventory["domains"]))]
    frames = inventory["frames"]
    cast = _cast(inventory, rng)
    sentences: list[str] = []
    separator = rng.choice((" ", " ", "\n\n", "\n"))
    if rng.random() < 0.4:
        sentences.append(rng.choice(frames["headlines"]) + "\n\n")
    post = rng.random() < 0.15
    for _ in range(rng.randrange(3, 9)):
        chance = rng.random()
        if post and chance < 0.7:
            form = rng.choice(frames["posts"])
        elif chance < 0.30:
            form = rng.choice(domain.get("results", frames["said"]))
        elif chance < 0.50:
            form = rng.choice(frames["said"])
        elif chance < 0.68:
            form = rng.choice(frames["runs"])
        elif chance < 0.71:
            form = rng.choice(frames["hidden"])
        elif chance < 0.80:
            form = rng.choice(frames["own"])
        else:
            form = rng.choice(domain["asides"])
        sentences.append(form + (separator if rng.random() < 0.8 else "\n\n"))
    choices = {**inventory["slots"], **inventory["words"], "claim": domain["claims"], "source": domain["sources"]}
    choices |= {"other": domain["sources"], "aside": domain["asides"], **cast}
    text, found = "", []
    for form in sentences:
        plain, attributions = parse(fill(form, choices, rng), len(text))
        text += plain
        found += attributions
    return Document(f"invented-{number}", text, (tuple(found),))


def _cast(inventory: Mapping[str, Any], rng: random.Random) -> dict[str, list[str]]:
    slots = inventory["slots"]
    people = [f"{rng.choice(slots['first'])} {rng.choice(slots['last'])}" for _ in range(3)]
    return {"person": people, "surname": [name.split()[1] for name in people], "city": rng.sample(slots["city"], 2)}


def fill(form: str, choices: Mapping[str, Sequence[str]], rng: random.Random, depth: int = DEPTH) -> str:
    """Fill the slots of a form; a slot named with a capital gives its words a capital.

    >>> fill("{A} b {a}", {"a": ["x"]}, random.Random(1))
    'X b x'
    """

    def choose(match: re.Match[str]) -> str:
        name = match[1]
        words = fill(rng.choice(choices[name.lower()]), choices, rng, depth - 1) if depth else ""
        return words[:1].upper() + words[1:] if name[0].isupper() else words

    return SLOT.sub(choose, form)


def parse(marked: str, base: int) -> tuple[str, list[Attribution]]:
    """Take the marks out of a sentence and give its attributions, with offsets from ``base`` on.

    >>> parse("[S He] [C said] [T it].", 10)[1]
    [Attribution(source=(Span(start=10, end=12),), cue=(Span(start=13, end=17),), content=(Span(start=18, end=20),))]
    """
    roles: dict[tuple[str, str], list[Span]] = {}
    plain, at, opened = "", 0, ("", "", 0)
    for match in MARK.finditer(marked):
        plain += marked[at : match.start()]
        at = match.end()
        if match[1]:
            opened = (match[2] or "1", match[1], len(plain))
        else:
            number, role, start = opened
            end = start + len(plain[start:].rstrip(" ,"))
            roles.setdefault((number, role), []).append(Span(base + start, base + end))
    plain += marked[at:]
    numbers = sorted({number for number, role in roles if role == "T"})
    return plain, [Attribution(*(tuple(roles.get((n, role), ())) for role in "SCT")) for n in numbers]
