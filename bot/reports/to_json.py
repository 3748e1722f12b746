"""A report as JSON values, keys in the order in which the documentation lists them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.reports.json_text import JsonValue
from extractors import Article, Figure, Finding, Part, Report, Source, Span, Tie, Unit
from extractors.follow.sources import Beside


def report_to_json(report: Report) -> dict[str, JsonValue]:
    """Give the whole report: article, figures, findings."""
    return {"article": article_to_json(report.article), **figures_to_json(report)}


def figures_to_json(report: Report) -> dict[str, JsonValue]:
    """Give the figures and the findings, each figure with the indices of the findings that name it."""
    named_by: list[list[int]] = [[] for _ in report.figures]
    for index, finding in enumerate(report.findings):
        for figure in finding.figures:
            named_by[figure].append(index)
    return {
        "figures": [
            _figure_to_json(figure, findings) for figure, findings in zip(report.figures, named_by, strict=True)
        ],
        "relations": [_tie_to_json(tie) for tie in report.relations],
        "findings": [_finding_to_json(finding) for finding in report.findings],
    }


def held_to_json(held: Sequence[Beside]) -> JsonValue:
    """Give what source documents say of the figures; ``source`` is the number of the document, from 0."""
    return [
        {
            "figure": each.index,
            "as": each.likeness,
            "what": each.what,
            "source": each.source,
            "passage": each.passage.text if each.passage else None,
            "sentence": each.passage.sentence if each.passage else None,
        }
        for each in held
    ]


def article_to_json(article: Article) -> dict[str, JsonValue]:
    """Give the article; spans are code-point offsets into its ``text``."""
    return {
        "title": article.title,
        "text": article.text,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "parts": [_part_to_json(part) for part in article.parts],
        "notes": list(article.notes),
        "links": [{"span": _span_to_json(link.span), "href": link.href} for link in article.links],
        # Most articles are a text, or were fetched.
        **({"self_described": True} if article.self_described else {}),
    }


def _part_to_json(part: Part) -> dict[str, JsonValue]:
    # Most articles have no pages.
    page: dict[str, JsonValue] = {} if part.page is None else {"page": part.page}
    return {"kind": part.kind, "span": _span_to_json(part.span), **page}


def _figure_to_json(figure: Figure, findings: list[int]) -> dict[str, JsonValue]:
    return {
        "text": figure.text,
        "span": _span_to_json(figure.span),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "relation": figure.relation,
        "change": figure.change,
        "kind": figure.kind,
        "unit": _unit_to_json(figure.unit),
        "counted": figure.counted,
        "sentence": figure.sentence,
        "part": figure.part,
        "asserted_by": _source_to_json(figure.asserted_by) if figure.asserted_by else None,
        "via": [_source_to_json(source) for source in figure.via],
        "cue": figure.cue,
        "cue_span": _span_to_json(figure.cue_span),
        "quoted": figure.quoted,
        "hedges": list(figure.hedges),
        "findings": findings,
        "concept": figure.concept,
        "unsure": figure.unsure,
        "counted_span": _span_to_json(figure.counted_span),
        "sentence_span": _span_to_json(figure.sentence_span),
        "rule": figure.rule,
        "counted_probability": _probability_to_json(figure.counted_probability),
    }


def _unit_to_json(unit: Unit | None) -> JsonValue:
    return {"name": unit.name, "surface": unit.surface, "rule": unit.rule} if unit else None


def _source_to_json(source: Source) -> JsonValue:
    return {
        "name": source.name,
        "mention": source.mention,
        "mention_span": _span_to_json(source.mention_span),
        "kind": source.kind,
        "description": source.description,
        "rule": source.rule,
        "probability": _probability_to_json(source.probability),
    }


def _probability_to_json(probability: float | None) -> JsonValue:
    return None if probability is None else Decimal(str(probability))


def _tie_to_json(tie: Tie) -> JsonValue:
    return {
        "kind": tie.kind,
        "figures": list(tie.figures),
        "roles": list(tie.roles),
        "holds": tie.holds,
        "because": tie.because,
    }


def _finding_to_json(finding: Finding) -> JsonValue:
    # Most findings are to be checked.
    quiet: dict[str, JsonValue] = {"quiet": True} if finding.quiet else {}
    return {"code": finding.code, "figures": list(finding.figures), "message": finding.message, **quiet}


def _span_to_json(span: Span | None) -> JsonValue:
    return [span.start, span.end] if span else None
