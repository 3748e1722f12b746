"""The network: a small encoder with pointers from the pieces of a figure to its source and to what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

VOCABULARY, POSITIONS = 30522, 512
FROZEN = 2
SHAPES = 16
REACH = 255
DROPOUT = 0.1


class Output(NamedTuple):
    """What the network says of the rows asked about, and the scores of the tags of every position.

    ``pointing`` holds log-probabilities over all positions: of the source, of the cue, of the first and of the last
    piece of what is counted. ``figure`` are the odds, as logits, that a row is of a figure at all, ``age`` that it is
    of an age.
    """

    pointing: tuple[Tensor, Tensor, Tensor, Tensor]
    figure: Tensor
    age: Tensor
    tags: Tensor


@dataclass(frozen=True, slots=True)
class Size:
    """How large an encoder is, and the smallest part of its norms."""

    width: int
    heads: int
    layers: int
    inner: int
    epsilon: float


SMALL = Size(width=384, heads=12, layers=6, inner=1536, epsilon=1e-12)


class Layer(nn.Module):
    """One layer of an encoder: attention, then two linear maps, each with a residual and a norm."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.drop = nn.Dropout(dropout)
        self.query, self.key, self.value, self.mix = (nn.Linear(size.width, size.width) for _ in range(4))
        self.widen, self.narrow = nn.Linear(size.width, size.inner), nn.Linear(size.inner, size.width)
        self.norm, self.last = (nn.LayerNorm(size.width, eps=size.epsilon) for _ in range(2))

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Let every piece look at every other; the mask is added to how much, and is broadcast to batch and heads."""
        batch, length, width = states.shape
        query, key, value = (
            part(states).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        with torch.autocast("cpu", enabled=False):  # else the scores are widened and narrowed again at a high price
            scores = query * (width // self.heads) ** -0.5 @ key.transpose(2, 3)
            if mask is not None:
                scores = scores + mask.to(scores.dtype)
            mixed = scores.softmax(-1) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        states = self.norm(states + self.drop(self.mix(mixed)))
        widened: Tensor = functional.gelu(self.widen(states))
        read: Tensor = self.last(states + self.drop(self.narrow(widened)))
        return read


class Biaffine(nn.Module):
    """Scores of every position as the goal of a row, with a bias for the goal and for the distance."""

    def __init__(self, inner: int, width: int) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(inner, width), nn.Linear(inner, width)
        self.turn = nn.Linear(width, width, bias=False)
        self.goal = nn.Linear(width, 1)
        self.distance = nn.Embedding(2 * REACH + 1, 1)
        nn.init.zeros_(self.distance.weight)
        self.scale = width**-0.5

    def forward(self, asked: Tensor, states: Tensor, offsets: Tensor) -> Tensor:
        """Score every position for each row."""
        query, key = functional.gelu(self.query(asked)), functional.gelu(self.key(states))
        scores = self.turn(query) @ key.transpose(1, 2) * self.scale
        biased: Tensor = scores + self.goal(key).transpose(1, 2) + self.distance(offsets)[..., 0]
        return biased


class Heads(nn.Module):
    """What stands on an encoder of a given width: four pointers, the odds of being a figure and an age, and tags."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.source, self.cue = Biaffine(width, 192), Biaffine(width, 96)
        self.start, self.end = Biaffine(width, 128), Biaffine(width, 128)
        self.tags, self.isfig, self.isage = nn.Linear(width, 6), nn.Linear(width, 1), nn.Linear(width, 1)

    def read_off(self, states: Tensor, rows: Tensor, blocked: Tensor | None) -> Output:
        """Give the answers for the rows; nothing points to a blocked position."""
        asked = states.gather(1, rows[..., None].expand(-1, -1, states.shape[-1]))
        places = torch.arange(states.shape[1], device=states.device)
        offsets = (places[None, None, :] - rows[..., None]).clamp(-REACH, REACH) + REACH
        pointing = []
        for head in (self.source, self.cue, self.start, self.end):
            scores = head(asked, states, offsets).float()
            pointing.append((scores if blocked is None else scores + blocked[:, None, :]).log_softmax(-1))
        first, second, third, fourth = pointing
        figure, age = (head(asked).float()[..., 0] for head in (self.isfig, self.isage))
        return Output((first, second, third, fourth), figure, age, self.tags(states).float())


class PointerNetwork(Heads):
    """Encoder and heads.

    What an uncased encoder cannot see of a piece (capitals, the spaces around it) is a small learned vector of its
    shape, added above the frozen layers, so that nothing has to be trained below them.
    """

    def __init__(self) -> None:
        super().__init__(SMALL.width)
        self.words = nn.Embedding(VOCABULARY, SMALL.width)
        self.places = nn.Embedding(POSITIONS, SMALL.width)
        self.kind = nn.Parameter(torch.zeros(SMALL.width))
        self.norm = nn.LayerNorm(SMALL.width, eps=SMALL.epsilon)
        self.layers = nn.ModuleList(Layer(SMALL, 0.0 if n < FROZEN else DROPOUT) for n in range(SMALL.layers))
        self.drop = nn.Dropout(DROPOUT)
        self.shapes = nn.Embedding(SHAPES, SMALL.width)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, rows: Tensor, real: Tensor | None = None) -> Output:
        """Read a batch of windows, and answer for the given rows of each."""
        places = torch.arange(ids.shape[1], device=ids.device)
        blocked = None if real is None or bool(real.all()) else (~real).float() * -1e4
        mask = None if blocked is None else blocked[:, None, None, :]
        states = self.norm(self.words(ids) + self.places(places) + self.kind)
        for number, layer in enumerate(self.layers):
            if number == FROZEN:
                states = states + self.shapes(shapes)
            states = layer(states, mask)
        return self.read_off(self.drop(states), rows, blocked)

    def freeze(self) -> None:
        """Leave the embeddings and the lowest layers as they were pretrained."""
        for module in (self.words, self.places, self.norm, *list(self.layers)[:FROZEN]):
            module.requires_grad_(False)
        self.kind.requires_grad_(False)


def load_pretrained(network: PointerNetwork, weights: dict[str, Tensor]) -> None:
    """Fill the encoder with the weights of a BERT of the same size, by their customary names.

    Raises ValueError when they do not fit.
    """
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "kind": weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    fill(network, state | rename_layers(weights, SMALL, ATTENTION))


ATTENTION = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mix": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
}
"""What the parts of BERT's attention are called, by their names here."""
FEED_FORWARD = {"widen": "intermediate.dense", "narrow": "output.dense", "last": "output.LayerNorm"}


def rename_layers(weights: dict[str, Tensor], size: Size, attention: dict[str, str]) -> dict[str, Tensor]:
    """Give the weights of an encoder's layers under the names that they have here."""
    return {
        f"layers.{number}.{ours}.{kind}": weights[f"encoder.layer.{number}.{theirs}.{kind}"]
        for number in range(size.layers)
        for ours, theirs in (attention | FEED_FORWARD).items()
        for kind in ("weight", "bias")
    }


def fill(network: nn.Module, state: dict[str, Tensor]) -> None:
    """Put weights into a network that has parts without any; raises ValueError when one has no place in it."""
    left = network.load_state_dict(state, strict=False)
    if left.unexpected_keys:
        raise ValueError(f"The weights do not fit: {left.unexpected_keys}")
