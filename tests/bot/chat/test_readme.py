"""What README.md shows of a chat is what a chat shows."""

from pathlib import Path

from bot.chat.pages import lay_out
from bot.chat.rich import write_text
from bot.chat.worth import Look, WorthWords
from config.engine import load_engine
from config.settings import Settings
from extractors import analyze, read_article

HERE = Path(__file__).parent
README = HERE.parents[2] / "README.md"


def test_the_story_of_two_tolls_opens_as_shown():
    shown = README.read_text(encoding="utf-8").partition("comes first, above the figures")[2].split("```")[1]
    report = analyze(read_article((HERE / "toll.txt").read_text(encoding="utf-8")), load_engine(Settings()))
    first, *_ = lay_out(report, Look(WorthWords(frozenset(), frozenset(), frozenset())))
    assert write_text(first).startswith(shown.removeprefix("text\n").strip() + "\n\n")
