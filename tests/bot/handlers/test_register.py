"""What Telegram offers in its menus is what the README and /help tell of."""

import re
from pathlib import Path

import pytest

from bot.chat.greeting import explain
from bot.chat.rich import write_text
from bot.handlers import register

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
HELP = write_text(explain("figure_bot", pictures=True).content)
MENUS = (register._GROUP, register._ADMIN, register.PRIVATE)


@pytest.mark.parametrize("name", sorted({name for menu in MENUS for name in menu} - {"start"}))
def test_a_command_of_a_menu_stands_in_the_readme_and_in_help(name):
    assert re.search(rf"^\| `/{name}\b", README, re.MULTILINE)
    # Whoever reads /help has found it.
    assert name == "help" or re.search(rf"^/{name}( reservists)? – ", HELP, re.MULTILINE)
