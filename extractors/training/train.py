"""The training loop: AdamW with a linear warm-up and decay, and a running average of the weights."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from extractors.training.model import Heads, Output
from extractors.training.samples import IGNORED, Sample

STEP = 32
HEADS = ("source", "cue", "start", "end", "tags", "isfig", "isage")
POINTERS = (1.0, 0.3, 1.0, 1.0)
"""What the pointers to source, cue, first and last piece of what is counted weigh in the loss."""
TAGS, CUE_TAGS, FIGURE, AGE = 0.5, 0.2, 0.3, 0.3

Network = TypeVar("Network", bound=Heads)


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to train; ``distilled`` is what a teacher's word weighs beside the marks."""

    steps: int
    batch: int = 8
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: int = 100
    decay: float = 0.01
    average: float = 0.997
    distilled: float = 1.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Samples of like length, padded to one; ``right`` and ``weights`` go with the four pointers."""

    ids: Tensor
    shapes: Tensor
    real: Tensor
    rows: Tensor
    right: tuple[Tensor, ...]
    weights: tuple[Tensor, ...]
    source_tags: Tensor
    cue_tags: Tensor
    figure: Tensor
    figure_weights: Tensor
    age: Tensor
    asked: Tensor


def stack(samples: Sequence[Sample]) -> Batch:
    """Pad samples to the longest of them, rounded up (few different sizes run faster), and put them together."""
    count, size = len(samples), -(-max(map(len, samples)) // STEP) * STEP
    most = max(len(sample.rows) for sample in samples)
    ids, shapes, rows = (np.zeros((count, n), np.int64) for n in (size, size, most))
    real = np.zeros((count, size), np.bool_)
    right = tuple(np.zeros((count, most, size), np.bool_) for _ in range(4))
    tags, cue_tags = np.full((count, size), IGNORED), np.full((count, size), IGNORED)
    sources, counted, figure, known, age, asked = (np.zeros((count, most), np.float32) for _ in range(6))
    for number, sample in enumerate(samples):
        n, r = len(sample), len(sample.rows)
        ids[number, :n], shapes[number, :n], real[number, :n] = sample.ids, sample.shapes, True
        rows[number, :r], asked[number, :r] = sample.rows, 1.0
        tags[number, :n], cue_tags[number, :n] = sample.source_tags, sample.cue_tags
        for goal, answer in zip(right, sample.pointing, strict=True):
            goal[number, :r, :n] = answer
        sources[number, :r], counted[number, :r] = sample.source_weights, sample.counted_weights
        figure[number, :r], known[number, :r], age[number, :r] = sample.figure, sample.figure_weights, sample.age
    weights = (sources, sources, counted, counted)
    return Batch(
        ids=torch.from_numpy(ids),
        shapes=torch.from_numpy(shapes),
        real=torch.from_numpy(real),
        rows=torch.from_numpy(rows),
        right=tuple(map(torch.from_numpy, right)),
        weights=tuple(map(torch.from_numpy, weights)),
        source_tags=torch.from_numpy(tags),
        cue_tags=torch.from_numpy(cue_tags),
        figure=torch.from_numpy(figure),
        figure_weights=torch.from_numpy(known),
        age=torch.from_numpy(age),
        asked=torch.from_numpy(asked),
    )


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
    total = scores.masked_fill(~right, -1e4).logsumexp(-1)
    return -(total * weights).sum() / weights.sum().clamp(min=1.0)


def marks_loss(output: Output, batch: Batch) -> Tensor:
    """Weigh together what the marks say: what a corpus does not mark has no weight."""
    total = torch.zeros(())
    for weight, scores, right, rows in zip(POINTERS, output.pointing, batch.right, batch.weights, strict=True):
        total = total + weight * pointer_loss(scores, right, rows)
    tags = output.tags.transpose(1, 2)
    for weight, part, gold in ((TAGS, tags[:, :3], batch.source_tags), (CUE_TAGS, tags[:, 3:], batch.cue_tags)):
        known = (gold != IGNORED).sum().clamp(min=1)
        total = total + weight * functional.cross_entropy(part, gold, ignore_index=IGNORED, reduction="sum") / known
    of_figures = batch.figure * (batch.figure_weights > 0)
    odds = ((FIGURE, output.figure, batch.figure, batch.figure_weights), (AGE, output.age, batch.age, of_figures))
    for weight, scores, right, rows in odds:
        apart = functional.binary_cross_entropy_with_logits(scores, right, reduction="none")
        total = total + weight * (apart * rows).sum() / rows.sum().clamp(min=1.0)
    return total


def teacher_loss(output: Output, taught: Output, batch: Batch) -> Tensor:
    """Weigh together how far the network is from its teacher; what no figure counts is not asked."""
    chance = taught.figure.sigmoid()
    counted = batch.asked * chance
    total = torch.zeros(())
    rows = (batch.asked, batch.asked, counted, counted)
    for weight, mine, theirs, row in zip(POINTERS, output.pointing, taught.pointing, rows, strict=True):
        apart = (theirs.exp() * (theirs - mine)).sum(-1)
        total = total + weight * (apart * row).sum() / row.sum().clamp(min=1.0)
    for weight, part in ((TAGS, slice(0, 3)), (CUE_TAGS, slice(3, 6))):
        mine, theirs = (o.tags[..., part].log_softmax(-1) for o in (output, taught))
        total = total + weight * ((theirs.exp() * (theirs - mine)).sum(-1) * batch.real).sum() / batch.real.sum()
    odds = functional.binary_cross_entropy_with_logits(output.figure, chance, reduction="none")
    return total + FIGURE * (odds * batch.asked).sum() / batch.asked.sum().clamp(min=1.0)


def train(
    network: Network,
    epochs: Iterator[list[Sample]],
    schedule: Schedule,
    watch: Callable[[int, float, float], None],
    teacher: Heads | None = None,
) -> Network:
    """Train for the given number of steps and give the network with the averaged weights.

    ``watch`` is called now and then with the step, the mean loss since the last call and the seconds gone by. A
    teacher's word is learned beside the marks, on every row that is asked about.
    """
    rng = random.Random(schedule.seed)
    torch.manual_seed(schedule.seed)
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
            loss = _loss(network, teacher, stack(members), schedule.distilled)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
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


def _loss(network: Heads, teacher: Heads | None, batch: Batch, distilled: float) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        output: Output = network(batch.ids, batch.shapes, batch.rows, batch.real)
        if teacher is None:
            return marks_loss(output, batch)
        with torch.no_grad():
            taught: Output = teacher(batch.ids, batch.shapes, batch.rows, batch.real)
    return marks_loss(output, batch) + distilled * teacher_loss(output, taught, batch)


def pace_at(step: int, schedule: Schedule) -> float:
    """Give the share of the full rate at a step."""
    if step < schedule.warmup:
        return (step + 1) / schedule.warmup
    return max(0.02, (schedule.steps - step) / max(1, schedule.steps - schedule.warmup))
