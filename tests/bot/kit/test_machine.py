"""What the doctor sees of an installation: its weights, its libraries, the room on its disk."""

from base64 import urlsafe_b64encode
from collections import namedtuple
from hashlib import sha256

import pytest

from bot.kit import machine
from bot.kit.check import Mark
from bot.kit.machine import check_database, check_weights
from config.settings import Settings

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """An installation of figurecheck as pip leaves one, found before the real one; gives its file of weights."""
    weights = tmp_path / "extractors" / "weights" / "network.onnx"
    weights.parent.mkdir(parents=True)
    weights.write_bytes(b"what was trained")
    noted = tmp_path / "figurecheck-0.1.0.dist-info"
    noted.mkdir()
    (noted / "METADATA").write_text("Metadata-Version: 2.1\nName: figurecheck\nVersion: 0.1.0\n")
    digest = urlsafe_b64encode(sha256(b"what was trained").digest()).decode().rstrip("=")
    (noted / "RECORD").write_text(f"extractors/weights/network.onnx,sha256={digest},16\nbot/other.py,sha256=abc,3\n")
    monkeypatch.syspath_prepend(tmp_path)
    return weights


def test_weights_are_held_against_what_was_installed(installed):
    (check,) = check_weights()
    assert check.mark is Mark.RIGHT
    installed.write_bytes(b"what was trained by somebody else")
    (check,) = check_weights()
    assert (check.mark, "network.onnx" in check.seen) == (Mark.BROKEN, True)
    installed.unlink()
    (check,) = check_weights()
    assert check.mark is Mark.BROKEN


@pytest.mark.parametrize(("free", "mark"), [(5e9, Mark.RIGHT), (5e8, Mark.NOTED), (5e7, Mark.BROKEN)])
def test_a_disk_that_is_full(tmp_path, monkeypatch, free, mark):
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: Usage(0, 0, free))
    *_, disk = check_database(Settings(database=str(tmp_path / "kept.db")))
    assert (disk.name, disk.mark) == ("disk", mark)
