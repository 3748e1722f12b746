"""Find every regular expression of the product, as it is compiled.

    python tests/hostile/patterns.py

prints them as JSON, one a line. Literal patterns are read from the source; those that are built from word lists are
recorded while all modules are imported and a few articles are read. The source says which calls were never reached.
"""

from __future__ import annotations

import ast
import importlib
import io
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[2]
FOLDERS = ("bot", "config", "extractors")
# What only a training run imports, and what only a migration runs.
NOT_READ = ("extractors.training", "bot.store.migrations")
MODULE_CALLS = frozenset({"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})
FLAGS = re.compile(r"re\.[A-Z]+(?: \| re\.[A-Z]+)*")
ANCHORED = frozenset({"match", "fullmatch"})


@dataclass(frozen=True, slots=True)
class Found:
    """A regular expression: where it is made, its words and flags, and the methods that are called on it."""

    where: str
    pattern: str | bytes
    flags: int
    methods: frozenset[str]

    @property
    def anchored(self) -> bool:
        """Whether it is only ever tried at a place that the caller names."""
        return bool(self.methods) and self.methods <= ANCHORED


@dataclass(slots=True)
class Site:
    """A call of ``re`` in the source: its literal, if it has one, and the name it is kept under."""

    where: str
    literal: str | bytes | None
    flags: int
    methods: set[str]
    name: str | None = None


@dataclass(slots=True)
class Record:
    """What was compiled while the product ran, by place, pattern and flags."""

    seen: dict[tuple[str, str | bytes, int], set[str]] = field(default_factory=dict)


class Watched:
    """A compiled pattern that remembers which of its methods were called."""

    def __init__(self, compiled: re.Pattern, methods: set[str]) -> None:
        self._compiled, self._methods = compiled, methods

    def __getattr__(self, name: str) -> object:
        if name in MODULE_CALLS:
            self._methods.add(name)
        return getattr(self._compiled, name)


@cache
def find_patterns() -> tuple[list[Found], list[str]]:
    """Give the patterns, and the calls in the source whose pattern is unknown, from a process of its own."""
    command = [sys.executable, __file__]
    lines = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    found = [
        Found(row["where"], row["pattern"].encode("latin-1") if row["bytes"] else row["pattern"], row["flags"],
              frozenset(row["methods"]))
        for row in rows if "pattern" in row
    ]  # fmt: skip
    return found, [row["where"] for row in rows if "pattern" not in row]


def main() -> None:
    """Print what is found, one JSON object a line."""
    record = Record()
    watch(record)
    exercise()
    sites = list(find_sites())
    merged: dict[tuple[str, str | bytes, int], set[str]] = {}
    for (where, pattern, flags), methods in record.seen.items():
        merged.setdefault((where, pattern, flags), set()).update(methods)
    reached = {where for where, _, _ in merged}
    for site in sites:
        if site.literal is not None:
            merged.setdefault((site.where, site.literal, site.flags), set())
    named = {site.where: site.methods for site in sites}
    for (where, pattern, flags), methods in merged.items():
        methods |= named.get(where, set())
        text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
        row = {"where": where, "pattern": text, "bytes": isinstance(pattern, bytes), "flags": flags}
        print(json.dumps(row | {"methods": sorted(methods)}))
    for site in sites:
        if site.literal is None and site.where not in reached:
            print(json.dumps({"where": site.where}))


def watch(record: Record) -> None:
    """Record what the product compiles from here on."""
    original = re._compile

    def recorded(pattern: object, flags: int) -> object:
        pattern = pattern._compiled if isinstance(pattern, Watched) else pattern
        compiled = original(pattern, flags)
        caller = sys._getframe(1)
        where = place(caller.f_back) if caller.f_code.co_filename == re.__file__ else None
        if where is None:
            return compiled
        methods = record.seen.setdefault((where, compiled.pattern, int(compiled.flags)), set())
        if caller.f_code.co_name == "compile":
            return Watched(compiled, methods)
        methods.add(caller.f_code.co_name)
        return compiled

    re._compile = recorded


def place(frame: FrameType | None) -> str | None:
    """Give "path:line" of a frame of the product, None for every other."""
    if frame is None or not frame.f_code.co_filename.startswith(str(ROOT)):
        return None
    path = Path(frame.f_code.co_filename).relative_to(ROOT)
    return f"{path}:{frame.f_lineno}" if path.parts[0] in FOLDERS else None


def find_sites() -> Iterator[Site]:
    """Yield every call of ``re`` in the source that takes a pattern."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sources()}
    # By module and name; a public name may be used in any module.
    used: dict[tuple[Path | None, str], set[str]] = {}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in MODULE_CALLS and isinstance(node.value, ast.Name):
                name = node.value.id
                used.setdefault((path if name.startswith("_") else None, name), set()).add(node.attr)
    for path, tree in trees.items():
        kept = {
            id(node.value): node.targets[0].id
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for node in ast.walk(tree):
            if is_call(node):
                name = kept.get(id(node))
                methods = set(used.get((path if name.startswith("_") else None, name), ())) if name else set()
                if node.func.attr != "compile":
                    methods = {node.func.attr}
                yield Site(f"{path.relative_to(ROOT)}:{node.lineno}", *read_literal(node), methods, name)


def sources() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if not name.startswith(NOT_READ):
                yield path


def is_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in MODULE_CALLS
    )


def read_literal(call: ast.Call) -> tuple[str | bytes | None, int]:
    """Give the pattern and flags of a call that has them as literals; the pattern is None where it is built."""
    given = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "flags")]
    flags = re.RegexFlag(0)
    for argument in given:
        if FLAGS.fullmatch(written := ast.unparse(argument)):
            flags = eval(written, {"re": re})
    pattern = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
    if pattern is None:
        return None, 0
    return pattern, int(re.compile(pattern, flags).flags)


def exercise() -> None:
    """Import every module of the product and read articles of every kind."""
    sys.path.insert(0, str(ROOT))
    for folder in FOLDERS:
        importlib.import_module(folder)
        for module in pkgutil.walk_packages([str(ROOT / folder)], f"{folder}."):
            if not module.name.startswith(NOT_READ) and not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    from bot.reports.to_json import report_to_json
    from bot.reports.to_text import print_report
    from config.engine import load_engine
    from config.page_words import read_page_words
    from config.settings import Settings
    from extractors import analyze, read_article
    from extractors.articles.document import read_document
    from extractors.errors import DocumentError

    engine = load_engine(Settings())
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/extractors/golden").glob("*.txt"))]
    for text in [*texts, *SENTENCES]:
        report = analyze(read_article(text), engine)
        report_to_json(report)
        print_report(report, io.StringIO(), None)
    exercise_chat(report)
    address, words = "https://ledger.example/2024/05/03/story", read_page_words()
    for page in sorted((ROOT / "tests/extractors/articles/pages").glob("*.html"))[:8]:
        with suppress(DocumentError):
            read_document(page.read_bytes(), url=address, content_type="text/html", charset=None, words=words)


def exercise_chat(report) -> None:
    """Do what builds patterns from what people write."""
    from bot.chat.entries import drop_quotations
    from bot.chat.worth import Point
    from bot.feedback.missed import find_missed
    from extractors.articles.html.telegram import read_channel

    find_missed(report, "some 4 million “euros”", set())
    drop_quotations(Point((0,), 1, "12 has no source in the article (“Twelve left.”)."), report.figures)
    page = b'<div class="tgme_widget_message" data-post="wire/7">Some 300 left.</div>'
    read_channel(page, charset=None, name="wire")


# Each leads to a pattern that is built from the words of the text before it.
SENTENCES = [
    "The trial lasted three weeks. The trial began on 3 May 2024 and ended on 5 June 2024, the court said.",
    "Orlo, a town of 9,500 people, was cut off. The flood drove out 12,000 of the town's residents, police said.",
    "It is 40 years since the wall fell in 1989. The council met on 3 May 2019.",
    "Mayor Ann Moss opened the weir. It rained. The mayor said it had cost 4 million euros.",
]

if __name__ == "__main__":
    main()
