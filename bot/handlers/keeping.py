"""A report as the text that is kept, with the messages that its article came in when those were several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.json_text import JsonValue, read_json, write_json
from bot.report_json import report_to_json
from extractors import Report

_PARTS = "parts_of_text"


def write_report(report: Report, parts: Sequence[tuple[int, str]] = ()) -> str:
    """Write what ``report_from_json`` reads, and the number and text of each part."""
    more: dict[str, JsonValue] = {_PARTS: [[number, text] for number, text in parts]} if parts else {}
    return write_json({**report_to_json(report), **more})


def read_parts(kept: str) -> dict[int, str]:
    """Read the parts, in order; a text that came in one message has none."""
    if f'"{_PARTS}"' not in kept:
        return {}
    report = read_json(kept)
    parts = report.get(_PARTS, []) if isinstance(report, Mapping) else []
    return {int(number): str(text) for number, text in parts}
