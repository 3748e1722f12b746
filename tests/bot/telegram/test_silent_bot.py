"""The bot talks to Telegram alone, and writes what the README names: it is watched while it reads files."""

import re
import shutil
from pathlib import Path

import pytest
from bot_process import COMMAND, BotProcess, find_descendants
from chats import forward_from_channel, private_chat
from observer import read_trace, require_strace, watched
from stories import make_docx, make_html, make_pdf, make_picture

README = (Path(__file__).parents[3] / "README.md").read_text()
STORY = "The army called up {} reservists for the war, the Defence Ministry said. It bought 40 boats in May."
# What may be written outside the folder of the bot, and the words of the README that say so.
NAMED = {
    re.compile(r".*/temporary/.*"): "temporary files",
    re.compile(r".*/home/\.(?:cache|config)(?:/matplotlib.*)?"): "list of fonts",
}


@pytest.fixture
def watched_bot(api, tmp_path):
    require_strace()
    for name in ("work", "home", "temporary"):
        (tmp_path / name).mkdir()
    home, temporary = str(tmp_path / "home"), str(tmp_path / "temporary")
    process = BotProcess(
        api,
        tmp_path / "work",
        command=watched(COMMAND, tmp_path / "trace"),
        HOME=home,
        TMPDIR=temporary,
        XDG_CACHE_HOME="",
        XDG_CONFIG_HOME="",
        MPLCONFIGDIR="",
        CI="",
    )
    yield process.start(seconds=90)
    process.close()


def test_the_bot_talks_to_telegram_alone(api, watched_bot, tmp_path):
    chat = private_chat(api)
    for number in ("300,000", "318,000", "290,000"):
        chat.wait_for_reply(chat.say(STORY.format(number)), having=number, seconds=60)
    files = {
        "a.html": make_html("Orlo"),
        "a.pdf": make_pdf(STORY.format("320,000")),
        "a.docx": make_docx(STORY.format("325,000")),
        "a.md": b"# War\n\n" + STORY.format("330,000").encode(),
    }
    for day, (name, data) in enumerate(files.items()):
        # A chart wants more than one day.
        post = forward_from_channel(date=1_790_000_000 + day * 86_400)
        chat.wait_for_reply(chat.send_file(name, data, **post), having="figures", seconds=60)
    if shutil.which("tesseract"):
        chat.wait_for_reply(chat.send_photo(make_picture(STORY.format("340,000"))), having="figures", seconds=60)
    chat.wait_for_reply(chat.say("/find reservists"), having="figures in", seconds=60)
    api.wait_for(
        lambda: [s for s in chat.sent if (s.data or b"").startswith(b"\x89PNG")], "the chart is sent", seconds=60
    )
    observed = read_trace(tmp_path / "trace", tmp_path / "work")
    port = api.url.rpartition(":")[2].strip("/")
    assert {address for address in observed.connections if address != f"127.0.0.1:{port}"} == set()
    outside = {path for path in observed.written if not path.startswith(str(tmp_path / "work"))}
    assert {path for path in outside if not any(pattern.fullmatch(path) for pattern in NAMED)} == set()
    assert all(words in README for words in NAMED.values())
    assert find_descendants(watched_bot.pid), "strace and the bot under it"
