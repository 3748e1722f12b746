"""What was seen earlier of the same thing."""

from dataclasses import replace

import pytest

from bot.memory.earlier import find_earlier

EARLIER = "The army called up 300,000 reservists for the war, the Defence Ministry said."


def tell(read, see, knowledge, text: str) -> list[tuple[str, str]]:
    seen = [
        replace(each, url="https://paper.example/a", outlet="The Paper", published="2026-10-30")
        for each in see(EARLIER, day=12)
    ]
    return [(each.code, each.message) for each in find_earlier(read(text), [seen], knowledge)]


def test_another_number_is_told_with_the_day_that_the_chat_saw_it(read, see, knowledge) -> None:
    text = "Some 318,000 reservists were called up for the war by the army, the president said."
    [(code, message)] = tell(read, see, knowledge, text)
    assert code == "seen-before"
    assert message == (
        "“Some 318,000” here (the president), “300,000” when seen here on 12 Nov 2026"
        " (Defence Ministry; The Paper, https://paper.example/a)"
    )


def test_the_same_number_from_another_source(read, see, knowledge) -> None:
    text = "The army called up 300,000 reservists for the war in May, the president said."
    [(code, message)] = tell(read, see, knowledge, text)
    assert code == "source-differs"
    assert message == (
        "“300,000” here (the president); when seen here on 12 Nov 2026, it was by another"
        " (Defence Ministry; The Paper, https://paper.example/a)"
    )


def test_the_latest_article_decides(read, see, knowledge) -> None:
    first = "12 people died in the Orlo mill fire, police said."
    second = "The Orlo mill fire killed 31 people, police said."
    report = read("Police said that 31 people had been killed by the fire in the Orlo mill.")
    assert list(find_earlier(report, [see(second, day=2), see(first, day=1)], knowledge)) == []
    [told] = find_earlier(report, [see(first, day=1)], knowledge)
    assert "“12”" in told.message


@pytest.mark.parametrize(
    "text",
    [
        EARLIER,
        "There are 300,000 army reservists in the war.",
        "The army bought 300,001 boats for the war, the president said.",
        "About 300,000 reservists were called up for the war by the army, the Defence Ministry said on Friday.",
    ],
)
def test_nothing_to_tell(read, see, knowledge, text: str) -> None:
    assert tell(read, see, knowledge, text) == []
