"""Export: the trained network as an ONNX file in int8, and a check that it still says the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from extractors.figures.pointers import Pointer
from extractors.figures.reader import load_silent_runtime
from extractors.training.model import PointerNetwork

OPSET = 17


class Exported(nn.Module):
    """The network as it is read: one window at a time, nothing padded."""

    def __init__(self, network: PointerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, rows: Tensor) -> tuple[Tensor, ...]:
        """Give the answers as a plain tuple, in the order of `extractors.figures.pointers.Scores`."""
        output = self.network(ids, shapes, rows)
        return *output.pointing, output.figure.sigmoid(), output.age.sigmoid(), output.tags


def export(network: PointerNetwork, path: Path) -> None:
    """Write the network in 32-bit floats."""
    example = torch.ones((1, 64), dtype=torch.int64)
    rows = torch.tensor([[5, 6, 9]])
    axes = {"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "rows": {1: "rows"}}
    axes |= {name: {1: "rows", 2: "goals"} for name in ("source", "cue", "start", "end")}
    axes |= {"figure": {1: "rows"}, "age": {1: "rows"}, "tags": {1: "pieces"}}
    torch.onnx.export(
        Exported(network).eval(),
        (example, torch.zeros_like(example), rows),
        str(path),
        input_names=["ids", "shapes", "rows"],
        output_names=["source", "cue", "start", "end", "figure", "age", "tags"],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(path: Path, out: Path) -> None:
    """Write the network with its matrices and embeddings in 8 bits."""
    load_silent_runtime()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        path, out, op_types_to_quantize=["MatMul", "Gather"], per_channel=True, weight_type=QuantType.QInt8
    )


def annotate(path: Path, notes: dict[str, str]) -> None:
    """Write notes into the network's file, so that they travel with it."""
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, notes)
    onnx.save(model, str(path))


def agreement(one: Sequence[Pointer], other: Sequence[Pointer]) -> float:
    """Give the share, in percent, of figures of which two networks say the same."""
    same = sum(a.kind == b.kind and a.mention_span == b.mention_span for a, b in zip(one, other, strict=True))
    return round(100 * same / max(1, len(one)), 2)
