"""What the stages need, loaded once and passed as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.candidates.find import QuantityGrammar, compile_quantities
from extractors.candidates.quantulum import UnitReader
from extractors.figures.parse import Parser
from extractors.figures.rules.source_claims import SourceGrammar
from extractors.findings.checks import Checks
from extractors.lexicon import Lexicon

if TYPE_CHECKING:
    # Its libraries are slow to load, and a command that only prints its help needs none of them.
    from extractors.figures.reader import PointerModel


@dataclass(frozen=True, slots=True)
class Engine:
    """The vocabulary, the grammars made from it, the parser, the unit reader, the network and the checks.

    ``dollar`` is what a bare "$" means; after ``most_figures`` a text is not read on.
    """

    lexicon: Lexicon
    grammar: QuantityGrammar
    parser: Parser
    units: UnitReader
    network: PointerModel
    sources: SourceGrammar
    checks: Checks
    dollar: str = "USD"
    most_figures: int = 2_000


def make_engine(
    lexicon: Lexicon, parser: Parser, network: PointerModel, sources: SourceGrammar, checks: Checks
) -> Engine:
    """Put an engine together."""
    return Engine(lexicon, compile_quantities(lexicon), parser, UnitReader(), network, sources, checks)
