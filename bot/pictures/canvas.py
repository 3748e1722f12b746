"""A canvas to draw on, and its PNG; only this room knows of matplotlib."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.reports.shown import clean
from extractors.errors import ChartError

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

_DPI = 110
COLOURS = ("#1f5c99", "#b3541e", "#2f7d4f", "#7a3e9d", "#a8323e", "#5c6b1e", "#0f7c86", "#8a5a2b")
"""One for each source; they can be told apart by people who see few colours, and each has its name beside it."""


def open_canvas(width: int, height: int) -> Canvas:
    """Open a white canvas of so many pixels.

    Raises ChartError where matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure as Canvas
    except ImportError as error:
        raise ChartError(
            "A picture needs matplotlib: run pip install '.[chart]' in the copy of figurecheck's repository."
        ) from error
    return Canvas(figsize=(width / _DPI, height / _DPI), dpi=_DPI)


def write_png(canvas: Canvas) -> bytes:
    """Give the canvas as a PNG picture; letters that the font does not have are drawn as boxes, without a word."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    written = io.BytesIO()
    with _in_silence():
        FigureCanvasAgg(canvas).print_png(written)  # type: ignore[no-untyped-call]
    return written.getvalue()


def can_draw() -> bool:
    """Tell whether pictures can be drawn on this machine."""
    from importlib.util import find_spec

    return find_spec("matplotlib") is not None


def write_words(text: str, most: int) -> str:
    r"""Give words as they may be drawn, cut to so many code points.

    >>> write_words("$5 for a boat", 8)
    '\\$5 for…'
    """
    words = clean(text)
    cut = words if len(words) <= most else words[: most - 1].rstrip() + "…"
    # Between dollar signs stands mathematics.
    return cut.replace("$", r"\$")


@contextmanager
def _in_silence() -> Iterator[None]:
    """Keep what the drawing library has to say of fonts out of the log: it names files, and letters of the article."""
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
