"""A long pattern is verbose, but for those that were not when the rule was made: their list may only shrink."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIST = Path(__file__).with_name("long_patterns.txt")
LONGEST = 150
_CALLS = frozenset({"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})


def is_long_line(node: ast.AST) -> bool:
    """Say whether a node hands ``re`` a pattern that is long in the source and not verbose."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
        return False
    if ast.unparse(node.func.value) != "re" or node.func.attr not in _CALLS:
        return False
    rest = [*node.args[1:], *(keyword.value for keyword in node.keywords)]
    flags = {each.attr for one in rest for each in ast.walk(one) if isinstance(each, ast.Attribute)}
    return len(ast.unparse(node.args[0])) > LONGEST and not flags & {"X", "VERBOSE"}


def count_long_lines(source: str) -> int:
    return sum(is_long_line(node) for node in ast.walk(ast.parse(source)))


def find_long_lines() -> dict[str, int]:
    found = {
        str(path.relative_to(ROOT)): count_long_lines(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "extractors").rglob("*.py"))
    }
    return {name: count for name, count in found.items() if count}


def read_list() -> dict[str, int]:
    rows = (line.rsplit(" ", 1) for line in LIST.read_text().splitlines() if not line.startswith("#"))
    return {name: int(count) for name, count in rows}


def test_the_list_of_exceptions_only_shrinks():
    listed, found = read_list(), find_long_lines()
    assert {name: count for name, count in found.items() if count > listed.get(name, 0)} == {}, (
        "write the pattern with re.VERBOSE, of named parts"
    )
    assert {name for name, count in listed.items() if found.get(name, 0) < count} == set(), (
        "write the lower number down"
    )


def test_long_patterns_are_counted():
    long = "a" * LONGEST
    assert count_long_lines(f"re.compile('{long}', re.I)\nre.search(rf'{{x}}{long}', text)") == 2
    assert count_long_lines(f"re.compile('{long}', re.VERBOSE | re.I)\nre.sub('{long}', '', s, flags=re.X)") == 0
    assert count_long_lines(f"re.compile('short')\nother.compile('{long}')") == 0
