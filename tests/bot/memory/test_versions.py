"""Two versions of one article."""

from bot.memory.versions import compare_versions

BEFORE = "The storm killed 12 people in Orlo, police said. It sank 40 boats."


def changes(read, knowledge, before: str, after: str) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    versions = compare_versions(read(before).figures, read(after).figures, knowledge)
    return (
        [(old.text, new.text) for old, new in versions.changed],
        [figure.text for figure in versions.added],
        [figure.text for figure in versions.dropped],
    )


def test_nothing_changed(read, knowledge) -> None:
    versions = compare_versions(read(BEFORE).figures, read(f"{BEFORE} The sea is calm again.").figures, knowledge)
    assert not versions


def test_a_number_changed(read, knowledge) -> None:
    after = "The storm killed 19 people in Orlo, police said on Monday. It sank 40 boats."
    assert changes(read, knowledge, BEFORE, after) == ([("12", "19")], [], [])


def test_a_bound_and_a_source_changed(read, knowledge) -> None:
    assert changes(read, knowledge, BEFORE, BEFORE.replace("12", "at least 12"))[0] == [("12", "at least 12")]
    assert changes(read, knowledge, BEFORE, BEFORE.replace("police", "the mayor"))[0] == [("12", "12")]


def test_figures_come_and_go(read, knowledge) -> None:
    after = "The storm killed 12 people in Orlo, police said. Some 300 homes have no power."
    assert changes(read, knowledge, BEFORE, after) == ([], ["Some 300"], ["40"])


def test_an_unchanged_sentence_is_never_a_change(read, knowledge) -> None:
    before = "Ann Moss runs the port of Orlo. She said that 40 boats sank."
    after = "Tom Brill, not Ann Moss, runs the port of Orlo, and Lena Ek the harbour. She said that 40 boats sank."
    assert changes(read, knowledge, before, after) == ([], [], [])


def test_a_sentence_that_was_rewritten(read, knowledge) -> None:
    before = "A fire in a textile mill in Orlo killed at least 31 people on Monday, the fire brigade said."
    after = "The number of dead in the Orlo mill fire rose to 34, the fire brigade said on Wednesday."
    assert changes(read, knowledge, before, after) == ([("at least 31", "34")], [], [])
