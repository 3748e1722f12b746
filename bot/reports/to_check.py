"""How many findings of a report are to be checked: the one number beside "to check", wherever a report is shown."""

from __future__ import annotations

from extractors import Finding, Report


def count_to_check(report: Report) -> int:
    """Count the findings that are to be checked.

    >>> from extractors import Article
    >>> count_to_check(Report(Article("3 ships, 4 ships"), findings=(Finding("conflict", (), "3 or 4"),)))
    1
    """
    return sum(not is_quiet(finding) for finding in report.findings)


def is_quiet(finding: Finding) -> bool:
    """Tell whether a finding is listed and not counted."""
    return bool(getattr(finding, "quiet", False))
