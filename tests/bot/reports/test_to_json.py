"""The keys and values of the JSON that is promised."""

from dataclasses import replace
from decimal import Decimal

from bot.reports.json_text import write_json
from bot.reports.to_json import report_to_json
from extractors import Finding, Part, Source, Span, Unit

KEYS = [
    *("text", "span", "value", "low", "high", "relation", "change", "kind", "unit", "counted", "sentence", "part"),
    *(
        "asserted_by",
        "via",
        "cue",
        "cue_span",
        "quoted",
        "hedges",
        "findings",
        "concept",
        "unsure",
        "counted_span",
        "sentence_span",
        "rule",
        "counted_probability",
    ),
]


def test_keys_stand_in_the_order_that_is_documented(make_report, make_figure):
    report = report_to_json(make_report(make_figure(), parts=(Part("body", Span(0, 49)),)))
    assert list(report) == ["article", "figures", "relations", "findings"]
    assert list(report["article"]) == [
        *("title", "text", "outlet", "byline", "published", "url", "language", "parts", "notes", "links")
    ]
    assert report["article"]["parts"] == [{"kind": "body", "span": [0, 49]}]
    assert list(report["figures"][0]) == KEYS


def test_a_figure_has_its_unit_and_its_sources(make_report, make_figure):
    outlet = Source(name="ASTRA", mention="it", mention_span=Span(3, 5), kind="organisation")
    outlet = replace(outlet, description="a news outlet", rule="pointer/name", probability=0.9)
    relay = Source(name="Institute", mention="Institute", mention_span=Span(9, 18), kind="organisation")
    unit = Unit(name="USD", surface="$", rule="sign")
    figure = make_figure(unit=unit, asserted_by=outlet, via=(relay,), cue="said", cue_span=Span(10, 14), quoted=True)
    (shown,) = report_to_json(make_report(figure))["figures"]
    assert shown["unit"] == {"name": "USD", "surface": "$", "rule": "sign"}
    assert shown["asserted_by"] == {
        "name": "ASTRA",
        "mention": "it",
        "mention_span": [3, 5],
        "kind": "organisation",
        "description": "a news outlet",
        "rule": "pointer/name",
        "probability": Decimal("0.9"),
    }
    assert [source["name"] for source in shown["via"]] == ["Institute"]
    assert (shown["cue"], shown["cue_span"], shown["quoted"]) == ("said", [10, 14], True)


def test_a_span_at_the_very_start_is_a_span(make_report, make_figure):
    (shown,) = report_to_json(make_report(make_figure(cue_span=Span(0, 0))))["figures"]
    assert shown["cue_span"] == [0, 0]


def test_each_figure_names_the_findings_that_name_it(make_report, make_figure):
    findings = (Finding("conflict", (0, 2), "differ"), Finding("no-source", (2,), "none"))
    report = report_to_json(make_report(*[make_figure()] * 3, findings=findings))
    assert [figure["findings"] for figure in report["figures"]] == [[0], [], [0, 1]]
    assert report["findings"][0] == {"code": "conflict", "figures": [0, 2], "message": "differ"}


def test_numbers_are_printed_as_they_are(make_report, make_figure):
    report = make_report(make_figure(value=Decimal("0.10"), low=None, high=Decimal("3.2E+9")))
    assert '"value": 0.10, "low": null, "high": 3200000000,' in write_json(report_to_json(report))
