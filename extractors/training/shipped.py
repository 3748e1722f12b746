"""The weights of a network as it ships, in 8 bits, read back into floats: training can go on from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from extractors.training.model import SMALL

_QUANTISED = "_quantized"
_NUMBERED = re.compile(r"onnx::MatMul_(\d+)_quantized")
_WRAPPED = "network."
_LAYER = ("query", "key", "value", "mix", "widen", "narrow")
_POINTER = ("query", "key", "turn", "goal")


def read_shipped(path: Path) -> dict[str, Tensor]:
    """Give the weights of an exported network by the names that they have in `PointerNetwork`.

    The export keeps the names of biases, norms and embeddings, and numbers the matrices in the order in which they are
    used, turned over. Raises ValueError when there are not as many as the network has.
    """
    known = {each.name: numpy_helper.to_array(each) for each in onnx.load(str(path)).graph.initializer}
    matrices = sorted((int(found[1]), name) for name in known if (found := _NUMBERED.fullmatch(name)))
    names = list(_name_matrices())
    if len(matrices) != len(names):
        raise ValueError(f"{path} has {len(matrices)} matrices, not {len(names)}.")
    state = {ours: _widen(known, name).T for ours, (_, name) in zip(names, matrices, strict=True)}
    for name, values in known.items():
        if name.startswith(_WRAPPED) and name.endswith(_QUANTISED):
            state[name[len(_WRAPPED) : -len(_QUANTISED)]] = _widen(known, name)
        elif name.startswith(_WRAPPED) and values.dtype == np.float32 and not name.endswith("_scale"):
            state[name[len(_WRAPPED) :]] = values
    return {name: torch.from_numpy(np.array(values, np.float32)) for name, values in state.items()}


def _name_matrices() -> Iterator[str]:
    for number in range(SMALL.layers):
        yield from (f"layers.{number}.{part}.weight" for part in _LAYER)
    for head in ("source", "cue", "start", "end"):
        yield from (f"{head}.{part}.weight" for part in _POINTER)
    yield from ("isfig.weight", "isage.weight", "tags.weight")


def _widen(known: dict[str, np.ndarray], name: str) -> np.ndarray:
    base = name.removesuffix(_QUANTISED)
    zero = known[f"{base}_zero_point"].astype(np.float32)
    widened: np.ndarray = (known[name].astype(np.float32) - zero) * known[f"{base}_scale"]
    return widened
