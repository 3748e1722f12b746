"""Published fact-checks in the report of the command itself, from a server on loopback."""

import json

import pytest
from hostile_server import HostileServer
from misbehaviour import reply
from throwaway_certificates import make_certificates

TEXT = "Dredging the harbour will cost $48 million, and 300 ships a year are affected, the mayor said."
KEY = "a-secret-key"


def make_claim(text, link):
    review = {"publisher": {"name": "Harbour Facts"}, "url": link, "textualRating": "Half true"}
    return {"text": text, "claimReview": [review]}


ANSWER = {
    "claims": [
        make_claim("300 ships are affected.", "https://facts.example/1"),
        make_claim("The vaccine killed 300 people.", "https://facts.example/2"),
    ]
}


@pytest.fixture(scope="module")
def service():
    routes = {"/claims": reply(json.dumps(ANSWER).encode()), "/refused": reply(b"{}", "403 Forbidden")}
    with HostileServer(routes, make_certificates()) as server:
        yield server


def settings(server, path):
    return {"FIGURECHECK_FACT_CHECK_KEY": KEY, "FIGURECHECK_FACT_CHECK_URL": f"http://127.0.0.1:{server.port}{path}"}


def test_a_fact_check_of_the_same_claim_is_shown(run, service):
    done = run("check", TEXT, "--json", **settings(service, "/claims"))
    report = json.loads(done.stdout)
    (finding,) = [finding for finding in report["findings"] if finding["code"] == "fact-check"]
    assert [report["figures"][index]["text"] for index in finding["figures"]] == ["300"]
    assert "Harbour Facts" in finding["message"]
    assert "https://facts.example/1" in finding["message"]
    assert "Half true" in run("check", TEXT, **settings(service, "/claims")).stdout.decode()


def test_it_can_be_switched_off(run, service):
    service.forget()
    off = {"FIGURECHECK_CHECKS_OFF": "fact-check"}
    report = json.loads(run("check", TEXT, "--json", **settings(service, "/claims"), **off).stdout)
    assert [finding for finding in report["findings"] if finding["code"] == "fact-check"] == []
    assert service.asked == []


def test_a_refusal_is_a_note_and_costs_nothing_else(run, service):
    done = run("check", TEXT, "--json", **settings(service, "/refused"))
    report = json.loads(done.stdout)
    assert len(report["figures"]) >= 2
    assert any("fact_check_key" in note for note in report["article"]["notes"])
    assert KEY.encode() not in done.stdout + done.stderr


def test_without_a_key_nobody_is_asked(run, service):
    service.forget()
    address = settings(service, "/claims")["FIGURECHECK_FACT_CHECK_URL"]
    assert run("check", TEXT, FIGURECHECK_FACT_CHECK_URL=address).returncode == 0
    assert service.asked == []


@pytest.mark.parametrize("key", ["two words", "a\nb", "k" * 201])
def test_a_key_that_is_none_is_refused_without_being_shown(run, key):
    done = run("check", TEXT, FIGURECHECK_FACT_CHECK_KEY=key)
    assert done.returncode == 2
    assert b"fact_check_key" in done.stderr
    assert key.encode() not in done.stderr
