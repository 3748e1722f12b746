"""The training loop: AdamW with a linear warm-up and decay, and a running average of the weights."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from extractors.training.model import Output, PointerNetwork
from extractors.training.samples import IGNORED, Sample

STEP = 32
HEADS = ("source", "cue", "tags")


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to train."""

    steps: int
    batch: int = 8
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: int = 100
    decay: float = 0.01
    average: float = 0.998
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Samples of like length, padded to one."""

    ids: Tensor
    shapes: Tensor
    real: Tensor
    source: Tensor
    cue: Tensor
    source_tags: Tensor
    cue_tags: Tensor
    weights: Tensor


def stack(samples: Sequence[Sample]) -> Batch:
    """Pad samples to the longest of them, rounded up (few different sizes run faster), and put them together."""
    count, size = len(samples), -(-max(map(len, samples)) // STEP) * STEP
    ids, shapes = np.zeros((count, size), np.int64), np.zeros((count, size), np.int64)
    real, weights = np.zeros((count, size), np.bool_), np.zeros((count, size), np.float32)
    source, cue = np.zeros((count, size, size), np.bool_), np.zeros((count, size, size), np.bool_)
    tags, cue_tags = np.full((count, size), IGNORED), np.full((count, size), IGNORED)
    for row, sample in enumerate(samples):
        n = len(sample)
        ids[row, :n], shapes[row, :n], real[row, :n] = sample.ids, sample.shapes, True
        source[row, :n, :n], cue[row, :n, :n] = sample.source, sample.cue
        tags[row, :n], cue_tags[row, :n], weights[row, :n] = sample.source_tags, sample.cue_tags, sample.weights
    arrays = (ids, shapes, real, source, cue, tags, cue_tags, weights)
    return Batch(*(torch.from_numpy(array) for array in arrays))


def group(samples: list[Sample], size: int, rng: random.Random) -> list[list[Sample]]:
    """Group samples of like length into batches, in random order."""
    rng.shuffle(samples)
    samples.sort(key=lambda sample: -(-len(sample) // STEP))
    groups = [samples[i : i + size] for i in range(0, len(samples), size)]
    rng.shuffle(groups)
    return groups


def pointer_loss(scores: Tensor, right: Tensor, weights: Tensor) -> Tensor:
    """Give the mean of minus the log of the probability that all right positions have together."""
    weights = weights * right.any(-1)
    rows = weights > 0
    total = scores[rows].masked_fill(~right[rows], -1e4).logsumexp(-1)
    return -(total * weights[rows]).sum() / weights.sum().clamp(min=1.0)


def loss_of(output: Output, batch: Batch) -> Tensor:
    """Weigh together the losses of the source, of the cue and of the tags."""
    tags = output.tags.float().transpose(1, 2)
    return (
        pointer_loss(output.source, batch.source, batch.weights)
        + 0.3 * pointer_loss(output.cue, batch.cue, batch.weights)
        + 0.5 * functional.cross_entropy(tags[:, :3], batch.source_tags, ignore_index=IGNORED)
        + 0.2 * functional.cross_entropy(tags[:, 3:], batch.cue_tags, ignore_index=IGNORED)
    )


def train(
    network: PointerNetwork,
    epochs: Iterator[list[Sample]],
    schedule: Schedule,
    watch: Callable[[int, float, float], None],
) -> PointerNetwork:
    """Train for the given number of steps and give the network with the averaged weights.

    ``watch`` is called now and then with the step, the mean loss since the last call and the seconds gone by.
    """
    rng = random.Random(schedule.seed)
    torch.manual_seed(schedule.seed)
    network.freeze()
    network.train()
    heads = [p for name, p in network.named_parameters() if p.requires_grad and name.split(".")[0] in HEADS]
    known = set(map(id, heads))
    encoder = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    rates = [{"params": encoder, "lr": schedule.encoder_rate}, {"params": heads, "lr": schedule.head_rate}]
    optimizer = torch.optim.AdamW(rates, weight_decay=schedule.decay)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: pace_at(step, schedule))
    averaged = copy.deepcopy(network)
    pairs = [(a, p) for a, p in zip(averaged.parameters(), network.parameters(), strict=True) if p.requires_grad]
    losses: list[float] = []
    step, started = 0, time.monotonic()
    for samples in epochs:
        for members in group(samples, schedule.batch, rng):
            batch = stack(members)
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(network(batch.ids, batch.shapes, batch.real), batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_([p for _, p in pairs], 1.0)
            optimizer.step()
            pace.step()
            step += 1
            share = min(schedule.average, (1 + step) / (10 + step))
            with torch.no_grad():
                for average, parameter in pairs:
                    average.lerp_(parameter, 1 - share)
            losses.append(loss.item())
            if step % 100 == 0 or step == schedule.steps:
                watch(step, sum(losses) / len(losses), time.monotonic() - started)
                losses.clear()
            if step == schedule.steps:
                return averaged
    return averaged


def pace_at(step: int, schedule: Schedule) -> float:
    """Give the share of the full rate at a step."""
    if step < schedule.warmup:
        return (step + 1) / schedule.warmup
    return max(0.02, (schedule.steps - step) / max(1, schedule.steps - schedule.warmup))
