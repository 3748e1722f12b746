"""What the stages need, loaded once and passed as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.candidates.find import QuantityGrammar
from extractors.candidates.quantulum import UnitReader
from extractors.figures.parse import Parser
from extractors.figures.rules.source_claims import SourceGrammar
from extractors.findings.checks import Checks
from extractors.lexicon import Lexicon
from extractors.weighing import Weights

if TYPE_CHECKING:
    # Its libraries are slow to load, and a command that only prints its help needs none of them.
    from extractors.figures.reader import PointerModel


@dataclass(frozen=True, slots=True)
class Engine:
    """The vocabulary, the grammars made from it, the parser, the unit reader, the network and the checks.

    ``elided`` weighs whether a bare number has the unit of another. ``dollar`` is what a bare "$" means; after
    ``most_figures`` a text is not read on.
    """

    lexicon: Lexicon
    grammar: QuantityGrammar
    parser: Parser
    units: UnitReader
    network: PointerModel
    sources: SourceGrammar
    checks: Checks
    elided: Weights
    dollar: str = "USD"
    most_figures: int = 2_000
