"""How a chat wants its reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.chat.worth import WorthWords

Order = Literal["article", "check"]


@dataclass(frozen=True, slots=True)
class Look:
    """The words that decide what comes first, the order of a list, and the codes of findings not wanted."""

    words: WorthWords
    order: Order = "article"
    findings_off: frozenset[str] = frozenset()
