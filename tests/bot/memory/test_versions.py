"""Two versions of one article."""

from bot.memory.versions import compare_versions

BEFORE = "The storm killed 12 people in Orlo, police said. It sank 40 boats."


def changes(read, before: str, after: str) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    versions = compare_versions(read(before).figures, read(after).figures)
    return (
        [(old.text, new.text) for old, new in versions.changed],
        [figure.text for figure in versions.added],
        [figure.text for figure in versions.dropped],
    )


def test_nothing_changed(read) -> None:
    versions = compare_versions(read(BEFORE).figures, read(f"{BEFORE} The sea is calm again.").figures)
    assert not versions


def test_a_number_changed(read) -> None:
    after = "The storm killed 19 people in Orlo, police said on Monday. It sank 40 boats."
    assert changes(read, BEFORE, after) == ([("12", "19")], [], [])


def test_a_bound_and_a_source_changed(read) -> None:
    assert changes(read, BEFORE, BEFORE.replace("12", "at least 12"))[0] == [("12", "at least 12")]
    assert changes(read, BEFORE, BEFORE.replace("police", "the mayor"))[0] == [("12", "12")]


def test_figures_come_and_go(read) -> None:
    after = "The storm killed 12 people in Orlo, police said. Some 300 homes have no power."
    assert changes(read, BEFORE, after) == ([], ["Some 300"], ["40"])
