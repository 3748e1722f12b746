"""Switch off every rule in turn, and see what texts that it was not written on say.

    python tests/quality/switch_off.py CARDS… [--only NAME-PART] [--out TABLE.md]

``CARDS`` are folders of marked articles. A rule is a function of the engine that may answer "no": one whose annotation
lets it give None, a bool or a list. Switched off it always answers None, False or nothing. A list of words in
``config/lexicon`` is switched off by emptying it. What the parser and the network say is kept from the first run, so
that a switch costs seconds; the table is sorted by what the whole cards lose, and what loses nothing may go.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import json
import os
import pickle
import sys
import typing
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from marked import score_cards

from config.engine import load_engine
from config.settings import Settings
from extractors import Engine, analyze, read_article

# Rooms whose functions are rules; what reads pages and files is measured on pages.
_ROOMS = ("candidates", "figures")
_AT_ONCE = 2


@dataclasses.dataclass(frozen=True)
class Switch:
    """A rule by name, and what switches it off in this process."""

    name: str
    lines: int
    pull: Callable[[], None]


def main() -> None:
    """Score with each rule off, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cards", nargs="+", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    articles = [
        json.loads(path.read_text(encoding="utf-8"))
        for folder in arguments.cards
        for path in sorted(folder.glob("*.json"))
    ]
    engine = remember(load_engine(Settings()))
    before = score(articles, engine)
    print("nothing off", before, flush=True)
    switches = [each for each in (*find_functions(), *find_words(engine)) if arguments.only in each.name]
    rows = []
    for switch, after in run_apart(switches, lambda: score(articles, engine)):
        rows.append((switch, {name: round(after[name] - before[name], 1) for name in before} if after else None))
        print(switch.name, rows[-1][1], flush=True)
    table = write_table(before, rows)
    print(table) if arguments.out is None else arguments.out.write_text(table)


def score(articles: Sequence[dict[str, Any]], engine: Engine) -> dict[str, float]:
    """Score the engine of this process, without the checks."""
    answers = {
        a["article"]: [show(figure) for figure in analyze(read_article(a["text"]), engine).figures] for a in articles
    }
    return score_cards(articles, answers)


def show(figure: Any) -> dict[str, Any]:
    """Give a figure as the scorer wants it, numbers as floats."""
    source = figure.asserted_by
    return {
        "span": [figure.span.start, figure.span.end],
        **{
            key: None if (number := getattr(figure, key)) is None else float(number) for key in ("value", "low", "high")
        },
        "relation": figure.relation,
        "kind": figure.kind,
        "unit": {"name": figure.unit.name} if figure.unit else None,
        "counted": figure.counted,
        "asserted_by": {"name": source.name, "mention": source.mention} if source else None,
    }


def remember(engine: Engine) -> Engine:
    """Give an engine that parses and reads each text once: rules change neither."""

    class Parser:
        def __init__(self) -> None:
            self.known: dict[str, Any] = {}

        def parse(self, sentences: Sequence[str]) -> Iterator[Any]:
            fresh = [text for text in dict.fromkeys(sentences) if text not in self.known]
            self.known.update(zip(fresh, engine.parser.parse(fresh), strict=True))
            return iter([self.known[text] for text in sentences])

    model = engine.network
    run, known = model.run, {}

    def run_once(pieces: Any, window: Any, rows: Sequence[int]) -> Any:
        key = (pieces.ids.tobytes(), pieces.shapes.tobytes(), window, tuple(rows))
        if key not in known:
            known[key] = run(pieces, window, rows)
        return known[key]

    model.run = run_once
    checks = dataclasses.replace(engine.checks, off=frozenset(_all_codes()))
    return dataclasses.replace(engine, parser=Parser(), checks=checks)


def _all_codes() -> Sequence[str]:
    from extractors.findings.checks import CODES

    return CODES


def find_functions() -> Iterator[Switch]:
    """Yield every function of the rooms that may answer "no"."""
    for name, module in sorted(sys.modules.items()):
        parts = name.split(".")
        if parts[0] != "extractors" or len(parts) < 2 or parts[1] not in _ROOMS:
            continue
        for function in vars(module).values():
            if isinstance(function, FunctionType) and function.__module__ == name:
                answer = find_refusal(function)
                if answer is not _NO_REFUSAL:
                    lines = len(inspect.getsource(function).splitlines())
                    yield Switch(
                        f"{name.removeprefix('extractors.')}.{function.__name__}", lines, _make_pull(function, answer)
                    )


_NO_REFUSAL = object()


def find_refusal(function: FunctionType) -> Any:
    """Give what the function answers when it says no, by its annotation."""
    try:
        wanted = typing.get_type_hints(function).get("return")
    except NameError:
        return _NO_REFUSAL
    if type(None) in typing.get_args(wanted):
        return None
    if wanted is bool:
        return False
    origin = typing.get_origin(wanted)
    if origin is list or (isinstance(origin, type) and issubclass(origin, Iterator)):
        return []
    return _NO_REFUSAL


def _make_pull(function: FunctionType, answer: Any) -> Callable[[], None]:
    def off(*_: Any, **__: Any) -> Any:
        return list(answer) if isinstance(answer, list) else answer

    def replace_everywhere() -> None:
        for module in list(sys.modules.values()):
            if isinstance(module, ModuleType) and module.__name__.split(".")[0] == "extractors":
                for name, value in list(vars(module).items()):
                    if value is function:
                        setattr(module, name, off)
                    elif isinstance(value, tuple) and function in value:
                        setattr(module, name, tuple(off if each is function else each for each in value))
                    elif isinstance(value, dict):
                        for key, held in value.items():
                            if isinstance(held, tuple) and function in held:
                                value[key] = tuple(off if each is function else each for each in held)

    return replace_everywhere


def find_words(engine: Engine) -> Iterator[Switch]:
    """Yield the lists of words that rules look things up in while they run."""
    for holder, value in (("lexicon", engine.lexicon), ("sources.words", engine.sources.words)):
        for field in dataclasses.fields(value):
            held = getattr(value, field.name)
            if dataclasses.is_dataclass(held):
                for inner in dataclasses.fields(held):
                    if isinstance(getattr(held, inner.name), frozenset):
                        yield Switch(f"words {holder}.{field.name}.{inner.name}", 0, _make_emptying(held, inner.name))
            elif isinstance(held, frozenset):
                yield Switch(f"words {holder}.{field.name}", 0, _make_emptying(value, field.name))


def _make_emptying(holder: Any, name: str) -> Callable[[], None]:
    return lambda: object.__setattr__(holder, name, frozenset())


def run_apart(switches: Sequence[Switch], work: Callable[[], Any]) -> Iterator[tuple[Switch, Any]]:
    """Do the work with each switch pulled, each in a forked process, and yield what comes of it; None if it fails."""
    waiting, running = list(switches), {}
    while waiting or running:
        while waiting and len(running) < _AT_ONCE:
            switch = waiting.pop(0)
            ours, theirs = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(ours)
                try:
                    switch.pull()
                    outcome = work()
                except Exception:
                    outcome = None
                os.write(theirs, pickle.dumps(outcome))
                os._exit(0)
            os.close(theirs)
            running[child] = (switch, ours)
        child, _ = os.wait()
        switch, ours = running.pop(child)
        with os.fdopen(ours, "rb") as file:
            yield switch, pickle.loads(file.read())


def write_table(before: dict[str, float], rows: Sequence[tuple[Switch, dict[str, float] | None]]) -> str:
    """Write the table in Markdown, what loses most first."""
    names = list(before)
    lines = [f"| switched off | lines | {' | '.join(names)} |", "| --- |" + " ---: |" * (len(names) + 1)]
    lines.append(f"| nothing | | {' | '.join(str(before[name]) for name in names)} |")
    for switch, change in sorted(rows, key=lambda row: row[1]["whole"] if row[1] else -1000):
        shown = " | ".join(f"{change[name]:+.1f}" for name in names) if change else "fails |" + " |" * (len(names) - 2)
        lines.append(f"| `{switch.name}` | {switch.lines or ''} | {shown} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
