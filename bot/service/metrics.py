"""What is measured while the bot runs, for Prometheus."""

from __future__ import annotations

from collections.abc import Callable
from time import time
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 60, 120, 300)
_STALLS = (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1)


class Metrics:
    """Counters, gauges and histograms of one running bot."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        make: dict[str, Any] = {"registry": self._registry, "namespace": "figurecheck"}
        self._received = Counter("updates_received", "Updates put into the inbox", **make)
        self._handled = Counter("updates_handled", "Updates handled, by how it went", ["outcome"], **make)
        self._seconds = Histogram("handling_seconds", "How long handling took", buckets=_SECONDS, **make)
        self._sends = Counter("sends", "Messages sent, by what happened", ["result"], **make)
        self._trouble = Counter("trouble", "What went wrong with Telegram or the inbox", ["event"], **make)
        self._stalls = Histogram("loop_stall_seconds", "How late the event loop was", buckets=_STALLS, **make)
        self._taken_over = Counter("updates_taken_over", "Updates of processes that died, set free by this one", **make)
        self._polled = Gauge("last_poll_time", "When Telegram last answered, in seconds since 1970", **make)
        self._worst_stall = Gauge("loop_stall_worst_seconds", "The longest that the event loop was late", **make)
        self.polled_at: float | None = None
        self._worst = 0.0

    def watch(self, name: str, meaning: str, read: Callable[[], float]) -> None:
        """Measure a value whenever it is asked for."""
        Gauge(name, meaning, registry=self._registry, namespace="figurecheck").set_function(read)

    def note_received(self, count: int) -> None:
        """Count updates that are new in the inbox."""
        self._received.inc(count)

    def note_handled(self, outcome: str, seconds: float) -> None:
        """Count an update that was handled."""
        self._handled.labels(outcome).inc()
        self._seconds.observe(seconds)

    def note_send(self, result: str) -> None:
        """Count what happened to a message."""
        self._sends.labels(result).inc()

    def note_trouble(self, event: str) -> None:
        """Count what went wrong."""
        self._trouble.labels(event).inc()

    def note_taken_over(self, count: int) -> None:
        """Count updates that another process had when it died."""
        self._taken_over.inc(count)

    def note_poll(self) -> None:
        """Note that Telegram answered."""
        self.polled_at = time()
        self._polled.set(self.polled_at)

    def note_stall(self, seconds: float) -> None:
        """Note how late the event loop was."""
        self._stalls.observe(seconds)
        self._worst = max(self._worst, seconds)
        self._worst_stall.set(self._worst)

    def print(self) -> bytes:
        """Give all of it as Prometheus reads it."""
        return generate_latest(self._registry)
