"""Read the vocabulary of asserting from its TOML files."""

from __future__ import annotations

from config.lexicon import read_table
from extractors.lexicon import SourceWords


def read_source_words() -> SourceWords:
    """Read cues, hedges and kinds of source.

    >>> "said" in read_source_words().reporting
    True
    """
    cues, hedges, kinds = read_table("cues"), read_table("hedges"), read_table("sources")
    return SourceWords(
        reporting=frozenset(cues["reporting"]["verbs"]),
        judging=frozenset(cues["judging"]["verbs"]),
        deeds=frozenset(cues["deeds"]["verbs"]),
        before=tuple(cues["before"]["words"]),
        hidden=tuple(cues["hidden"]["phrases"]),
        hedges={why: tuple(entry["words"]) for why, entry in hedges.items() if why != "cue"},
        holding=frozenset(hedges["cue"]["words"]),
        documents=frozenset(kinds["document"]["words"]),
        documents_kept=frozenset(kinds["document"]["kept"]),
        organisations=frozenset(kinds["organisation"]["words"]),
        groups=frozenset(kinds["group"]["words"]),
        titles=frozenset(kinds["titles"]["words"]),
        fronts=frozenset(kinds["fronts"]["words"]),
        modest=frozenset(kinds["modest"]["words"]),
        generic=frozenset(kinds["generic"]["words"]),
        places=frozenset(kinds["places"]["words"]),
        openers=frozenset(kinds["openers"]["words"]),
        anonymity=tuple(kinds["anonymity"]["phrases"]),
        civic=frozenset(kinds["civic"]["words"]),
        firms=frozenset(kinds["firms"]["words"]),
        company=frozenset(kinds["company"]["words"]),
        gendered={pronoun: frozenset(kinds["gendered"][pronoun]) for pronoun in ("he", "she")},
    )
