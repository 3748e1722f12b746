"""How many findings of a report are to be checked: the one number beside "to check", wherever a report is shown."""

from __future__ import annotations

from extractors import Report


def count_to_check(report: Report) -> int:
    """Count the findings that are to be checked.

    >>> from extractors import Article, Finding
    >>> count_to_check(Report(Article("3 ships, 4 ships"), findings=(Finding("conflict", (), "3 or 4"),)))
    1
    """
    return sum(not finding.quiet for finding in report.findings)
