"""The description of the interface for programs, as OpenAPI 3.1 has it."""

from __future__ import annotations

from importlib.metadata import version
from typing import get_args

from bot.reports.json_text import JsonValue
from bot.site.wishes import MOST_SOURCES
from extractors.findings.checks import CODES
from extractors.relations.against import Likeness, What
from extractors.types import Change, FigureKind, PartKind, Relation, SourceKind, TieKind

Schema = dict[str, JsonValue]
_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_NUMBER: Schema = {"type": ["number", "null"]}
_OPTIONAL: Schema = {"type": ["string", "null"]}
_SPAN: Schema = {
    "type": "array",
    "prefixItems": [{"type": "integer"}, {"type": "integer"}],
    "minItems": 2,
    "maxItems": 2,
    "description": "Offsets into article.text in code points, the end excluded.",
}


def describe_api() -> Schema:
    """Give the whole description.

    >>> describe_api()["openapi"]
    '3.1.0'
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "figurecheck",
            "version": version("figurecheck"),
            "summary": "Every figure in the story, what it counts, and who says so.",
        },
        "servers": [{"url": "/"}],
        "paths": {"/api/check": {"post": _describe_check()}},
        "components": {
            "securitySchemes": {"password": {"type": "http", "scheme": "basic"}},
            "schemas": {
                "Article": _describe_article(),
                "Document": _describe_document(),
                "Error": _object({"error": _TEXT}, "error"),
                "Figure": _describe_figure(),
                "Finding": _describe_finding(),
                "Held": _describe_held(),
                "Relation": _describe_relation(),
                "Report": _describe_report(),
                "Request": _describe_request(),
                "Source": _describe_source(),
            },
        },
        "security": [{}, {"password": []}],
    }


def _describe_check() -> Schema:
    errors = {
        "400": "What was sent did not come whole.",
        "401": "There is a password.",
        "403": "It was sent from a page of another site.",
        "413": "It is too large.",
        "415": "It is not sent as JSON.",
        "421": "The server does not go by the name that was asked for.",
        "422": "It cannot be read, or a link cannot be fetched.",
        "429": "Too many in a minute; Retry-After says when to come back.",
        "500": "The process that read it ended.",
        "503": "Too many wait; Retry-After says when to come back.",
        "504": "Reading or fetching took too long.",
    }
    return {
        "operationId": "check",
        "summary": "List the figures of one article",
        "requestBody": {"required": True, "content": _json("Request")},
        "responses": {
            "200": {"description": "The report.", "content": _json("Report")},
            **{status: {"description": said, "content": _json("Error")} for status, said in errors.items()},
        },
    }


def _describe_request() -> Schema:
    against = {**_list(_refer("Document")), "maxItems": MOST_SOURCES}
    return {
        **_object({**_given(), "against": {**against, "description": "Documents that the article rests on."}}, ""),
        "oneOf": [{"required": ["text"]}, {"required": ["url"]}, {"required": ["html"]}],
        "additionalProperties": False,
        "examples": [{"text": "At least 300 people were killed."}],
    }


def _describe_document() -> Schema:
    return {
        **_object({**_given(), "title": _TEXT}, ""),
        "oneOf": [{"required": ["text"]}, {"required": ["url"]}, {"required": ["html"]}],
    }


def _given() -> Schema:
    return {
        "text": {**_TEXT, "description": "The text itself."},
        "url": {**_TEXT, "format": "uri", "description": "A link, which is fetched."},
        "html": {**_TEXT, "description": "A whole web page."},
    }


def _describe_report() -> Schema:
    parts: Schema = {
        "article": _refer("Article"),
        "figures": _list(_refer("Figure")),
        "relations": _list(_refer("Relation")),
        "findings": _list(_refer("Finding")),
    }
    held: Schema = {**_list(_refer("Held")), "description": "There where source documents were given."}
    return _object({**parts, "against": held}, *parts)


def _describe_article() -> Schema:
    part = _object({"kind": _choice(get_args(PartKind)), "span": _SPAN, "page": {"type": "integer"}}, "kind", "span")
    known: Schema = {
        "title": _OPTIONAL,
        "text": _TEXT,
        "outlet": _OPTIONAL,
        "byline": _OPTIONAL,
        "published": _OPTIONAL,
        "url": _OPTIONAL,
        "language": _OPTIONAL,
        "parts": _list(part),
        "notes": _list(_TEXT),
        "links": _list(_object({"span": _SPAN, "href": _TEXT})),
    }
    return _object({**known, "self_described": _FLAG}, *known)


def _describe_figure() -> Schema:
    return _object(
        {
            "text": _TEXT,
            "span": _SPAN,
            "value": _NUMBER,
            "low": _NUMBER,
            "high": _NUMBER,
            "relation": _choice(get_args(Relation)),
            "change": _choice((*get_args(Change), None)),
            "kind": _choice(get_args(FigureKind)),
            "unit": _or_null(_object({"name": _TEXT, "surface": _TEXT, "rule": _TEXT})),
            "counted": _OPTIONAL,
            "sentence": _TEXT,
            "part": _TEXT,
            "asserted_by": _or_null(_refer("Source")),
            "via": _list(_refer("Source")),
            "cue": _OPTIONAL,
            "cue_span": _or_null(_SPAN),
            "quoted": _FLAG,
            "hedges": _list(_TEXT),
            "findings": _list({"type": "integer"}),
            "concept": _OPTIONAL,
            "unsure": _FLAG,
            "counted_span": _or_null(_SPAN),
            "sentence_span": _SPAN,
            "rule": _TEXT,
            "counted_probability": _NUMBER,
        }
    )


def _describe_source() -> Schema:
    return _object(
        {
            "name": _TEXT,
            "mention": _TEXT,
            "mention_span": _SPAN,
            "kind": _choice(get_args(SourceKind)),
            "description": _OPTIONAL,
            "rule": _TEXT,
            "probability": _NUMBER,
        }
    )


def _describe_relation() -> Schema:
    return _object(
        {
            "kind": _choice(get_args(TieKind)),
            "figures": _list({"type": "integer"}),
            "roles": _list(_TEXT),
            "holds": {"type": ["boolean", "null"]},
            "because": _TEXT,
        }
    )


def _describe_finding() -> Schema:
    known: Schema = {"code": _choice(CODES), "figures": _list({"type": "integer"}), "message": _TEXT}
    quiet: Schema = {"type": "boolean", "description": "There, and true, where it is listed and not counted."}
    return _object({**known, "quiet": quiet}, *known)


def _describe_held() -> Schema:
    return _object(
        {
            "figure": {"type": "integer"},
            "as": _choice(get_args(Likeness)),
            "what": _choice((*get_args(What), "speaker", None)),
            "source": {"type": ["integer", "null"]},
            "passage": _OPTIONAL,
            "sentence": _OPTIONAL,
        }
    )


def _object(properties: Schema, *required: str) -> Schema:
    """Describe an object; without names of what is required all of it is, with an empty one nothing."""
    names = [name for name in (required or properties) if name]
    return {"type": "object", "properties": properties, **({"required": names} if names else {})}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _choice(values: tuple[JsonValue, ...]) -> Schema:
    return {"enum": list(values)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _refer(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(name: str) -> Schema:
    return {"application/json": {"schema": _refer(name)}}
