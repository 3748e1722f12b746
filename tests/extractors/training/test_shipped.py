"""The network that ships, read back into floats."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import torch

from extractors.training.export import export, quantise
from extractors.training.model import PointerNetwork
from extractors.training.shipped import read_shipped


def test_a_network_comes_back_as_it_was_exported(tmp_path: Path) -> None:
    torch.manual_seed(7)
    network = PointerNetwork()
    for values in network.parameters():  # else parts that are alike are kept once
        values.data.normal_(std=0.02)
    export(network, tmp_path / "float.onnx")
    quantise(tmp_path / "float.onnx", tmp_path / "small.onnx")
    known, back = network.state_dict(), read_shipped(tmp_path / "small.onnx")
    assert known.keys() == back.keys()
    for name, values in known.items():
        # A step of 8 bits is a 127th of the largest weight.
        assert torch.allclose(values, back[name], atol=float(values.abs().max()) / 100 + 1e-6), name


def test_another_network_is_not_read(tmp_path: Path) -> None:
    network = PointerNetwork()
    export(network, tmp_path / "float.onnx")
    with pytest.raises(ValueError, match="has 0 matrices"):
        read_shipped(tmp_path / "float.onnx")
