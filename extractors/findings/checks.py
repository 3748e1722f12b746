"""All checks, in the order in which their findings stand in a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TypeAlias

from extractors.findings.age_or_date import check_ages, check_anniversaries, check_durations, check_weekdays
from extractors.findings.changes import check_growth, check_points
from extractors.findings.conflict import check_conflicts
from extractors.findings.directions import check_directions, check_falls
from extractors.findings.headline import check_headline
from extractors.findings.hedge_drift import check_hedges
from extractors.findings.magnitude import check_magnitudes
from extractors.findings.no_source import check_sources
from extractors.findings.poll_sense import check_answers, check_leads, check_margins
from extractors.findings.question import check_bases, check_forecasts, check_polls, check_risks
from extractors.findings.rank import check_ranks
from extractors.findings.same_number import check_same_numbers
from extractors.findings.shares import check_multiples, check_shares
from extractors.findings.size import check_bare_sums, check_limits, check_places, check_wholes
from extractors.findings.totals import check_parts, check_products
from extractors.findings.unit_pair import check_units
from extractors.findings.view import View, open_view
from extractors.findings.written_form import check_digits, check_people_shares, check_rates
from extractors.findings.yearly import check_old_anniversaries, check_ordinals, check_year_spans, check_years_since
from extractors.lexicon import Conversions
from extractors.relations.relate import RelationKnowledge
from extractors.relations.words import CheckWords
from extractors.types import Article, Figure, Finding

Find: TypeAlias = Callable[[View], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check, all that is to be said of it in one place.

    ``code`` is what its findings are called and what ``checks_off`` takes; ``label`` is what a chat's settings call it;
    ``shows`` is its line in README.md; ``find`` are the functions that make its findings, none where they are made
    beyond one article (``follow/``, the bot's memory). One that is not ``switchable`` is always made. ``weight``, up to
    100, is how urgent its findings are beside the others where a chat puts the most urgent first. Findings of a
    ``quiet`` one are listed and not counted as to check, and one that is not ``usual`` is not made, unless somebody
    asks for it by its code.
    """

    code: str
    label: str
    shows: str
    find: tuple[Find, ...] = ()
    switchable: bool = True
    weight: int = 65
    quiet: bool = False
    usual: bool = True


# In the order in which their findings stand in a report; of two findings on the same figures the first stands.
CHECKS = (
    Check(
        "unit-pair",
        "Units that do not match",
        "10 miles (26 km): the second number is not the first in the other unit",
        (check_units,),
        weight=78,
    ),
    Check(
        "magnitude",
        "Millions or billions",
        "the same digits as millions here and billions there",
        (check_magnitudes,),
        weight=84,
    ),
    Check(
        "headline",
        "Headline and text differ",
        "a figure of the headline that the body gives otherwise: another number, bound, unit or score, or those killed"
        " here and hurt there",
        (check_headline,),
        weight=82,
    ),
    Check(
        "hedge-drift",
        "A doubt that was dropped",
        '"up to 15 years" told as 15, an open toll that the body closes, one end of a range, "could" here and "will"'
        " there",
        (check_hedges,),
        weight=76,
    ),
    Check(
        "arithmetic",
        "Sums that do not add up",
        "parts that do not make their total, growth, shares, multiples, prices by number, answers that make over 100%",
        (check_growth, check_multiples, check_parts, check_shares, check_products),
        weight=84,
    ),
    Check(
        "percent-or-points",
        "Percent or points",
        "per cent where percentage points are meant, or the reverse",
        (check_points,),
        weight=80,
    ),
    Check(
        "conflict",
        "Figures that conflict",
        "two numbers for what looks like the same thing, as a range where two sources differ",
        (check_conflicts,),
        weight=86,
    ),
    Check(
        "same-number",
        "One number, two things",
        "one unusual number said of two different things",
        (check_same_numbers,),
        weight=55,
    ),
    Check(
        "age-or-date",
        "Ages and dates",
        "an age, an anniversary, a duration or a day of the week that the dates beside it do not give",
        (
            check_ages,
            check_anniversaries,
            check_durations,
            check_weekdays,
            check_old_anniversaries,
            check_year_spans,
            check_years_since,
            check_ordinals,
        ),
        weight=60,
    ),
    Check(
        "size",
        "Too large or too small",
        "a sum that lost its millions, a part above its whole, locals above the population, more than the world has",
        (check_bare_sums, check_wholes, check_places, check_limits),
        weight=83,
    ),
    Check(
        "form",
        "Numbers that cannot be so",
        "digits in broken groups, per cent per 100,000, a rise to less, a fall of over 100%, a share that no whole"
        " number of people gives, a lead within the margin of error, a margin that the sample does not give",
        (
            check_directions,
            check_falls,
            check_rates,
            check_digits,
            check_people_shares,
            check_margins,
            check_leads,
            check_answers,
        ),
        weight=79,
    ),
    Check(
        "no-source",
        "No source",
        "casualties, crimes, polls, large sums and doubted figures in the article's own voice; what it says it could"
        " not verify",
        (check_sources,),
        weight=50,
        quiet=True,
    ),
    Check(
        "rank",
        "First, largest, record",
        "what is said to be the first, the only, the largest or the 16th largest, and of what: claims to check (quiet)",
        (check_ranks,),
        weight=30,
        quiet=True,
    ),
    Check(
        "question",
        "Open questions",
        "a risk without its base, a share that does not say of what, a forecast as one number, a poll without sample or"
        " date (quiet, made only where asked for)",
        (check_risks, check_bases, check_forecasts, check_polls),
        weight=20,
        quiet=True,
        usual=False,
    ),
    Check(
        "seen-before",
        "Seen here otherwise",
        "another number for the same thing in an article that this chat has checked before",
        weight=45,
    ),
    Check(
        "source-differs",
        "Another source",
        "another number in a source document (`--against`), on a page that the figure's sentence links to (`--follow`),"
        " or by another source in this chat",
        weight=88,
    ),
    Check(
        "fact-check",
        "Published fact-checks",
        "a published fact-check of a claim with the same number of the same thing (with a `fact_check_key`)",
        weight=74,
    ),
)

CODES = tuple(check.code for check in CHECKS)
QUIET = frozenset(check.code for check in CHECKS if check.quiet)
UNUSUAL = frozenset(check.code for check in CHECKS if not check.usual)


@dataclass(frozen=True, slots=True)
class Checks:
    """What relations are read with, and the codes of the checks that are switched off and of those asked for."""

    knowledge: RelationKnowledge
    off: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()

    @property
    def words(self) -> CheckWords:
        """The vocabulary of the checks."""
        return self.knowledge.words

    @property
    def conversions(self) -> Conversions:
        """The units that can be converted."""
        return self.knowledge.conversions


def check_figures(article: Article, figures: Sequence[Figure], checks: Checks) -> tuple[Finding, ...]:
    """Give what about an article's figures is worth a second look, the checks that are switched off left out."""
    return check_view(open_view(article, figures, checks.knowledge), checks.off, checks.asked)


def settle_findings(
    findings: Iterable[Finding], *, off: Set[str] = frozenset(), asked: Set[str] = frozenset()
) -> tuple[Finding, ...]:
    """Give those of the findings that are wanted, each quiet where its check is and nobody asked for it.

    >>> [f.quiet for f in settle_findings([Finding("conflict", (), ""), Finding("no-source", (), "")])]
    [False, True]
    """
    return tuple(
        replace(finding, quiet=finding.code in QUIET and finding.code not in asked)
        for finding in findings
        if is_wanted(finding.code, off, asked)
    )


def is_wanted(code: str, off: Set[str], asked: Set[str]) -> bool:
    """Say whether findings of a code are to be seen."""
    return code not in off and (code not in UNUSUAL or code in asked)


def check_view(
    view: View, off: frozenset[str] = frozenset(), asked: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Give the findings on an article; of two on the same figures the first stands."""
    found: list[Finding] = []
    seen: set[tuple[int, ...]] = set()
    made = (check for check in CHECKS if not check.switchable or is_wanted(check.code, off, asked))
    for find in (find for check in made for find in check.find):
        for finding in find(view):
            if not finding.figures or finding.figures not in seen:
                seen.add(finding.figures)
                found.append(finding)
    return settle_findings(found, asked=asked)
