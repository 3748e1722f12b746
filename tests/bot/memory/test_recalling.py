"""Reports held against memory, with a real database."""

import asyncio
from pathlib import Path

from bot.memory.recalling import recall
from bot.store import open_store
from config.relation_knowledge import load_knowledge

FIRST = "The army called up 300,000 reservists for the war, the ministry said."
SECOND = "Up to 318,000 reservists have been called up for the war, the president said."
HERE, ELSEWHERE = 7, -8


async def tell(path: Path, *asked: tuple[int, str, object]) -> list[tuple[list[str], tuple[str, ...]]]:
    """Give the codes and the notes of each report in turn."""
    store = await open_store(str(path / "figurecheck.db"))
    try:
        told = [
            await recall(report, store, chat_id=chat, key=key, knowledge=load_knowledge())
            for chat, key, report in asked
        ]
    finally:
        await store.close()
    return [
        ([finding.code for finding in report.findings if finding.code == "seen-before"], report.article.notes)
        for report in told
    ]


def test_a_chat_remembers_and_no_other_does(tmp_path, read) -> None:
    asked = [(HERE, "a", read(FIRST)), (HERE, "b", read(SECOND)), (ELSEWHERE, "b", read(SECOND))]
    assert [codes for codes, _ in asyncio.run(tell(tmp_path, *asked))] == [[], ["seen-before"], []]


def test_the_same_article_again(tmp_path, read) -> None:
    later = FIRST.replace("300,000", "301,000")
    [_, (codes, notes), (_, same)] = asyncio.run(
        tell(tmp_path, (HERE, "a", read(FIRST)), (HERE, "a", read(later)), (HERE, "a", read(later)))
    )
    assert codes == []
    assert "changed: 300,000 (reservists for the war) is now 301,000." in notes[-1]
    assert same == ()


def test_an_article_never_meets_a_copy_of_itself(tmp_path, read) -> None:
    more = " The ministry said 40 boats were bought for the army in May. The war has cost $2bn, the president said."
    edited = FIRST.replace("300,000", "318,000") + more.replace("in May", "in June")
    [_, (codes, notes), (_, again)] = asyncio.run(
        tell(tmp_path, (HERE, "a", read(FIRST + more)), (HERE, "b", read(edited)), (HERE, "c", read(edited)))
    )
    assert codes == []
    assert notes[-1].startswith("Since this chat saw nearly the same text on ")
    assert notes[-1].endswith(": changed: 300,000 (reservists for the war) is now 318,000.")
    assert again == ()


def test_what_is_forgotten_is_gone(tmp_path, read) -> None:
    async def forget() -> list[object]:
        store = await open_store(str(tmp_path / "figurecheck.db"))
        await recall(read(FIRST), store, chat_id=HERE, key="a", knowledge=load_knowledge())
        await store.migrate_chat(HERE, ELSEWHERE)
        moved = await store.seen_all(ELSEWHERE)
        await store.forget_chat(ELSEWHERE)
        left = await store.seen_all(ELSEWHERE)
        await store.close()
        return [len(moved), len(left)]

    assert asyncio.run(forget()) == [1, 0]
