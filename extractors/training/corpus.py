"""A corpus of articles with attributions marked by hand, in brat's standoff format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.types import Span

FIGURES = re.compile(
    r"(?<!\w)[$£€]?\d[\d,.]*\d%?|(?<!\w)[$£€]?\d%?"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|(?:hundred|thousand|million|billion|trillion|dozen)s?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: the spans of its source (none if nobody is named), of its cue and of its content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An article and what each annotator marked in it."""

    name: str
    text: str
    readings: tuple[tuple[Attribution, ...], ...]


def read_attributions(lines: Iterator[str]) -> tuple[Attribution, ...]:
    r"""Read brat standoff: ``T`` lines hold spans, ``E`` lines link them.

    >>> read_attributions(iter(["T1\tSource 0 2\tHe", "T2\tCue 3 7\tsaid", "T3\tContent 8 9;12 14\tit so",
    ...                         "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3"]))[0].content
    (Span(start=8, end=9), Span(start=12, end=14))
    """
    spans: dict[str, tuple[Span, ...]] = {}
    found: list[Attribution] = []
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if line.startswith("T") and len(fields) == 3:
            parts = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = tuple(Span(*map(int, part.split())) for part in parts)
        elif line.startswith("E"):
            roles: dict[str, tuple[Span, ...]] = {}
            for role, _, target in (item.partition(":") for item in fields[1].split()):
                name = role.rstrip("0123456789")
                roles[name] = roles.get(name, ()) + spans.get(target, ())
            found.append(Attribution(roles.get("Source", ()), roles.get("Cue", ()), roles.get("Content", ())))
    return tuple(found)


def read_corpus(folder: Path) -> tuple[Document, ...]:
    """Read every article under ``text/`` that has at least one file under ``attributions/``."""
    annotations: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], []).append(path)
    documents = []
    for path in sorted((folder / "text").glob("*.txt")):
        readings = []
        for marked in annotations.get(path.stem, []):
            with marked.open(encoding="utf-8") as lines:
                readings.append(read_attributions(iter(lines)))
        if readings:
            with path.open(encoding="utf-8", newline="") as file:
                documents.append(Document(path.stem, file.read(), tuple(readings)))
    return tuple(documents)


def find_figures(text: str) -> list[Span]:
    """Find what looks like a figure: good enough to say which words of a training text matter most.

    >>> text = "About 3,000 of 12% in two houses"
    >>> [span.of(text) for span in find_figures(text)]
    ['3,000', '12%', 'two']
    """
    return [Span(*match.span()) for match in FIGURES.finditer(text)]
