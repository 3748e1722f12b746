"""The network: a small encoder with a pointer from every word piece to the source of what it is part of."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
FROZEN = 2
SHAPES = 16
REACH = 255
DROPOUT = 0.1


class Output(NamedTuple):
    """Log-probabilities of the source and of the cue over all positions, and scores of the tags."""

    source: Tensor
    cue: Tensor
    tags: Tensor


class Layer(nn.Module):
    """One layer of the encoder: attention, then two linear maps, each with a residual and a norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.query, self.key, self.value, self.mix = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.last = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, states: Tensor, blocked: Tensor | None) -> Tensor:
        """Let every piece look at every other that is not blocked."""
        batch, length, _ = states.shape
        query, key, value = (
            part(states).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        with torch.autocast("cpu", enabled=False):  # else the scores are widened and narrowed again at a high price
            scores = query * (WIDTH // HEADS) ** -0.5 @ key.transpose(2, 3)
            if blocked is not None:
                scores = scores + blocked[:, None, None, :].to(scores.dtype)
            mixed = scores.softmax(-1) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.norm(states + self.drop(self.mix(mixed)))
        wide = functional.gelu(self.widen(states))
        return self.last(states + self.drop(self.narrow(wide)))  # type: ignore[no-any-return]


class Biaffine(nn.Module):
    """Scores of every position as the goal of every other, with a bias for the goal and for the distance."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.turn = nn.Linear(width, width, bias=False)
        self.goal = nn.Linear(width, 1)
        self.distance = nn.Embedding(2 * REACH + 1, 1)
        nn.init.zeros_(self.distance.weight)
        self.scale = width**-0.5

    def forward(self, states: Tensor, offsets: Tensor) -> Tensor:
        """Score every pair of positions."""
        query, key = functional.gelu(self.query(states)), functional.gelu(self.key(states))
        scores = self.turn(query) @ key.transpose(1, 2) * self.scale
        return scores + self.goal(key).transpose(1, 2) + self.distance(offsets)[..., 0]  # type: ignore[no-any-return]


class PointerNetwork(nn.Module):
    """Encoder, pointers and tags.

    What an uncased encoder cannot see of a piece (capitals, the spaces around it) is a small learned vector of its
    shape, added above the frozen layers, so that nothing has to be trained below them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(0.0 if number < FROZEN else DROPOUT) for number in range(LAYERS))
        self.drop = nn.Dropout(DROPOUT)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.source, self.cue, self.tags = Biaffine(192), Biaffine(96), nn.Linear(WIDTH, 6)

    def forward(self, ids: Tensor, shapes: Tensor, real: Tensor | None = None) -> Output:
        """Read a batch of windows."""
        places = torch.arange(ids.shape[1], device=ids.device)
        blocked = None if real is None or bool(real.all()) else (~real).float() * -1e4
        states = self.norm(self.words(ids) + self.places(places) + self.kind)
        for number, layer in enumerate(self.layers):
            if number == FROZEN:
                states = states + self.shapes(shapes)
            states = layer(states, blocked)
        offsets = (places[None, :] - places[:, None]).clamp(-REACH, REACH) + REACH
        states = self.drop(states)
        source, cue = self.source(states, offsets).float(), self.cue(states, offsets).float()
        if blocked is not None:
            source, cue = source + blocked[:, None, :], cue + blocked[:, None, :]
        return Output(source.log_softmax(-1), cue.log_softmax(-1), self.tags(states))

    def freeze(self) -> None:
        """Leave the embeddings and the lowest layers as they were pretrained."""
        for module in (self.words, self.places, self.norm, *list(self.layers)[:FROZEN]):
            module.requires_grad_(False)
        self.kind.requires_grad_(False)


def load_pretrained(network: PointerNetwork, weights: dict[str, Tensor]) -> None:
    """Fill the encoder with the weights of a BERT of the same size, by their customary names."""
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "kind": weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mix": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "last": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{kind}"] = weights[f"encoder.layer.{number}.{theirs}.{kind}"]
    left = network.load_state_dict(state, strict=False)
    if left.unexpected_keys:
        raise ValueError(f"The weights do not fit: {left.unexpected_keys}")
