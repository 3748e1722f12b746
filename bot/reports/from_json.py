"""A report read back from its JSON: the inverse of ``report_json``, decimals exact."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.reports.json_text import read_json
from extractors import Article, Figure, Finding, Link, Part, Report, Source, Span, Tie, Unit


def report_from_json(text: str) -> Report:
    """Read what ``report_to_json`` and ``write_json`` wrote.

    Raises ValueError for a text that they did not write.
    """
    report = read_json(text)
    if not isinstance(report, Mapping):
        raise ValueError("it is no report")
    try:
        return Report(
            _read_article(report["article"]),
            tuple(_read_figure(figure) for figure in report["figures"]),
            tuple(map(_read_finding, report["findings"])),
            # Reports that were kept before relations were read have none.
            tuple(map(_read_tie, report.get("relations", ()))),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"it is no report: {error!r:.100}") from error


def _read_finding(finding: Mapping[str, Any]) -> Finding:
    return Finding(finding["code"], tuple(finding["figures"]), finding["message"], finding.get("quiet", False))


def _read_tie(tie: Mapping[str, Any]) -> Tie:
    return Tie(tie["kind"], tuple(tie["figures"]), tuple(tie["roles"]), tie["holds"], tie["because"])


def _read_article(article: Mapping[str, Any]) -> Article:
    return Article(
        text=article["text"],
        parts=tuple(Part(part["kind"], Span(*part["span"]), part.get("page")) for part in article["parts"]),
        title=article["title"],
        outlet=article["outlet"],
        byline=article["byline"],
        published=article["published"],
        url=article["url"],
        language=article["language"],
        notes=tuple(article["notes"]),
        links=tuple(Link(Span(*link["span"]), link["href"]) for link in article["links"]),
        self_described=article.get("self_described", False),
    )


def _read_figure(figure: Mapping[str, Any]) -> Figure:
    source, unit = figure["asserted_by"], figure["unit"]
    return Figure(
        text=figure["text"],
        span=Span(*figure["span"]),
        value=_read_number(figure["value"]),
        low=_read_number(figure["low"]),
        high=_read_number(figure["high"]),
        relation=figure["relation"],
        change=figure["change"],
        kind=figure["kind"],
        unit=Unit(unit["name"], unit["surface"], unit["rule"]) if unit else None,
        counted=figure["counted"],
        counted_span=_read_span(figure["counted_span"]),
        concept=figure["concept"],
        sentence=figure["sentence"],
        sentence_span=Span(*figure["sentence_span"]),
        part=figure["part"],
        rule=figure["rule"],
        asserted_by=_read_source(source) if source else None,
        via=tuple(_read_source(each) for each in figure["via"]),
        cue=figure["cue"],
        cue_span=_read_span(figure["cue_span"]),
        quoted=figure["quoted"],
        hedges=tuple(figure["hedges"]),
        unsure=figure["unsure"],
        # Reports kept by an earlier version have none.
        counted_probability=_read_probability(figure.get("counted_probability")),
    )


def _read_probability(probability: Any) -> float | None:
    return None if probability is None else float(probability)


def _read_source(source: Mapping[str, Any]) -> Source:
    return Source(
        name=source["name"],
        mention=source["mention"],
        mention_span=Span(*source["mention_span"]),
        kind=source["kind"],
        description=source["description"],
        rule=source["rule"],
        probability=_read_probability(source["probability"]),
    )


def _read_number(number: int | Decimal | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _read_span(span: list[int] | None) -> Span | None:
    return Span(*span) if span else None
