"""What starts does not wait for what it has no use for."""

import subprocess
import sys

HEAVY = {"httpx", "numpy", "onnxruntime", "spacy", "quantulum3", "trafilatura", "lxml", "rich", "telegram"}


def find_loaded(code):
    run = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in run.stdout.split()}


def test_the_command_line_loads_nothing_heavy():
    assert find_loaded("import bot.command") & HEAVY == set()


def test_reading_a_text_does_not_load_what_fetches():
    loaded = find_loaded(
        "from bot.given import read_given\nfrom config.settings import Settings\nread_given('300 people', Settings())"
    )
    assert loaded & (HEAVY - {"quantulum3"}) == set()
