"""The network: a small encoder with pointers from the pieces of a figure to its source and to what it counts."""

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
    """What the network says of the rows asked about, and the scores of the tags of every position.

    ``pointing`` holds log-probabilities over all positions: of the source, of the cue, of the first and of the last
    piece of what is counted. ``figure`` are the odds, as logits, that a row is of a figure at all.
    """

    pointing: tuple[Tensor, Tensor, Tensor, Tensor]
    figure: Tensor
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
        return scores + self.goal(key).transpose(1, 2) + self.distance(offsets)[..., 0]  # type: ignore[no-any-return]


class Heads(nn.Module):
    """What stands on an encoder of a given width: four pointers, the odds of being a figure, and tags."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.source, self.cue = Biaffine(width, 192), Biaffine(width, 96)
        self.start, self.end = Biaffine(width, 128), Biaffine(width, 128)
        self.tags, self.isfig = nn.Linear(width, 6), nn.Linear(width, 1)

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
        return Output((first, second, third, fourth), self.isfig(asked).float()[..., 0], self.tags(states).float())


class PointerNetwork(Heads):
    """Encoder and heads.

    What an uncased encoder cannot see of a piece (capitals, the spaces around it) is a small learned vector of its
    shape, added above the frozen layers, so that nothing has to be trained below them.
    """

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(0.0 if number < FROZEN else DROPOUT) for number in range(LAYERS))
        self.drop = nn.Dropout(DROPOUT)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, rows: Tensor, real: Tensor | None = None) -> Output:
        """Read a batch of windows, and answer for the given rows of each."""
        places = torch.arange(ids.shape[1], device=ids.device)
        blocked = None if real is None or bool(real.all()) else (~real).float() * -1e4
        states = self.norm(self.words(ids) + self.places(places) + self.kind)
        for number, layer in enumerate(self.layers):
            if number == FROZEN:
                states = states + self.shapes(shapes)
            states = layer(states, blocked)
        return self.read_off(self.drop(states), rows, blocked)

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
