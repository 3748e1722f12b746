"""Log-linear weights: what each thing that can be seen is worth, in log-odds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_MOST = 30.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What the features are worth, in log-odds."""

    bias: float
    each: Mapping[str, float]

    def judge(self, features: Mapping[str, float]) -> float:
        """Give the probability that features with these weights stand for.

        >>> Weights(0.0, {"same_number": 2.0}).judge({}), Weights(0.0, {"same_number": 2.0}).judge({"same_number": 1.0})
        (0.5, 0.8807970779778823)
        """
        odds = self.bias + sum(self.each.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(min(odds, _MOST), -_MOST)))

    @classmethod
    def read(cls, held: Any) -> Weights:
        """Read them as they ship: ``{"bias": …, "weights": {name: worth}}``."""
        return cls(float(held["bias"]), {str(name): float(worth) for name, worth in held["weights"].items()})
