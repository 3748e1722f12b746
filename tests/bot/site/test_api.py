"""The interface for programs: what it takes, what it gives, and that both are as its description says."""

import json
from decimal import Decimal

import pytest

TEXT = "At least 300 people were killed, officials said. The ministry spoke of 27.5% of the town."
AGAINST = [{"title": "report", "text": "Officials said that at least 312 people were killed in Orlo."}]


def fits(value, schema, whole):
    """Say what of a value does not fit a schema; those parts of JSON Schema that the description uses."""
    if "$ref" in schema:
        schema = whole["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    unknown = schema.keys() - {
        *("type", "properties", "required", "items", "prefixItems", "minItems", "maxItems", "enum", "anyOf", "oneOf"),
        *("description", "format", "additionalProperties", "examples"),
    }
    assert not unknown
    if "anyOf" in schema:
        return min((fits(value, each, whole) for each in schema["anyOf"]), key=len)
    if "enum" in schema and value not in schema["enum"]:
        return [f"{value!r} is none of {schema['enum']}"]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(is_of(value, kind) for kind in kinds):
        return [f"{value!r} is no {kinds}"]
    wrong = []
    if isinstance(value, dict):
        wrong += [f"{name} is missing" for name in schema.get("required", []) if name not in value]
        wrong += [f"{name} is not described" for name in value.keys() - schema.get("properties", {}).keys()]
        for name, each in schema.get("properties", {}).items():
            wrong += [f"{name}: {said}" for said in fits(value[name], each, whole)] if name in value else []
    if isinstance(value, list):
        wrong += [said for each in value for said in fits(each, schema.get("items", {}), whole)]
    return wrong


def is_of(value, kind):
    types = {
        "string": str,
        "array": list,
        "object": dict,
        "boolean": bool,
        "null": type(None),
        "number": (int, float, Decimal),
        "integer": int,
    }
    return isinstance(value, types[kind]) and (not isinstance(value, bool) or kind == "boolean")


@pytest.fixture(scope="module")
def description(site):
    import httpx

    answer = httpx.get(f"{site}/api/openapi.json", trust_env=False)
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    return answer.json()


def test_a_report_is_what_its_description_says(client, description):
    schema = {"$ref": "#/components/schemas/Report"}
    for wish in (
        {"text": TEXT, "against": AGAINST},
        {"html": f"<html><body><article><h1>Flood in Orlo</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"},
        {"text": "The storm killed 14. The storm killed 41. Prices rose from $2 to $3, by 60%, and up to 5 may die."},
    ):
        answer = client.post("/api/check", json=wish)
        assert answer.status_code == 200
        report = json.loads(answer.text, parse_float=Decimal)
        assert fits(report, schema, description) == []
        assert report["figures"]
        assert ("against" in report) == ("against" in wish)


def test_every_reference_of_the_description_leads_somewhere_and_so_does_its_path(description):
    assert description["openapi"] == "3.1.0"
    names = set(description["components"]["schemas"])
    written = json.dumps(description)
    assert {part.partition('"')[0] for part in written.split("#/components/schemas/")[1:]} == names
    assert list(description["paths"]) == ["/api/check"]


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 422, "not JSON"),
        (b"{", 422, "not JSON"),
        (b"[" * 100_000, 422, "not JSON"),
        (b'{"text": NaN}', 422, "not JSON"),
        (b"\xff", 422, "UTF-8"),
        (b"[]", 422, "JSON object"),
        (b"{}", 422, "Give one of"),
        (b'{"text": "3 ships", "url": "https://paper.example"}', 422, "Give one of"),
        (b'{"text": 3}', 422, "must be a string"),
        (b'{"txt": "3 ships"}', 422, "txt"),
        (b'{"text": " "}', 422, "no text"),
        (b'{"text": "3 ships \\ud800"}', 422, "half of a pair"),
        (b'{"text": "3 ships", "against": {}}', 200, None),
        (b'{"text": "3 ships", "against": "x"}', 422, "against"),
        (b'{"text": "3 ships", "against": [1]}', 422, "against"),
        (b'{"text": "3 ships", "against": [{"title": 1, "text": "x"}]}', 422, "against"),
        (b'{"text": "3 ships", "against": [{"text": " "}]}', 422, "Of the source document"),
        (b'{"text": "3 ships", "against": [' + b'{"text": "x"},' * 5 + b'{"text": "x"}]}', 422, "at most 5"),
        (b'{"url": "http://127.0.0.1/"}', 422, "link"),
        (b'{"url": "file:///etc/passwd"}', 422, "link"),
        (b'{"html": "<p>"}', 422, "article"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(client, description, body, status, said):
    answer = client.post("/api/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    if said:
        assert said in answer.json()["error"]
        assert fits(answer.json(), {"$ref": "#/components/schemas/Error"}, description) == []
        assert str(status) in description["paths"]["/api/check"]["post"]["responses"]


def test_only_json_is_taken_that_says_so_and_only_from_here(client):
    assert client.post("/api/check", content=b'{"text": "3 ships"}').status_code == 415
    plain = client.post("/api/check", content=b'{"text": "3 ships"}', headers={"Content-Type": "text/plain"})
    assert plain.status_code == 415
    assert client.post("/api/check", json={"text": TEXT}, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.get("/api/check").status_code == 405
    assert "error" in client.get("/api/check", headers={"Host": "evil.example"}).json()


def test_more_than_can_be_taken_in_is_told_when_to_come_back():
    import threading

    import httpx
    from running_site import serve

    with serve(queue=1) as site:
        busy = {"text": "Some 300 people left town. " * 400}
        answers = []

        def ask():
            answers.append(httpx.post(f"{site}/api/check", json=busy, trust_env=False, timeout=90))

        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        statuses = sorted(each.status_code for each in answers)
        assert set(statuses) == {200, 503}
        told = next(each for each in answers if each.status_code == 503)
        assert int(told.headers["Retry-After"]) >= 1
        assert "try again" in told.json()["error"]


def test_what_nobody_waits_for_any_more_is_given_up():
    import time

    import httpx
    from running_site import serve

    with serve() as site:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(
                f"{site}/api/check", json={"text": "Some 300 people left. " * 40_000}, trust_env=False, timeout=1
            )
        begun = time.monotonic()
        assert httpx.post(f"{site}/api/check", json={"text": TEXT}, trust_env=False, timeout=60).status_code == 200
        assert time.monotonic() - begun < 15
