"""The web page over HTTP: the form, the way to a report, its files, and who is turned away."""

import io
import json
import re

import httpx
import openpyxl
import pytest
from running_site import serve
from stories import make_docx

from extractors.articles.web import FetchPolicy
from extractors.errors import ServiceError, SettingsError

TEXT = "At least 300 people were killed, officials said."


def find_token(page):
    return re.search('name="_xsrf" value="([^"]+)"', page.text)[1]


def send(client, files=None, **fields):
    token = find_token(client.get("/"))
    # A form with a file field is sent in parts, whether or not a file was chosen.
    files = files or {"file": ("", b"", "application/octet-stream")}
    return client.post("/check", data={"_xsrf": token, **fields}, files=files, follow_redirects=True)


def test_a_text_that_is_pasted_leads_to_the_marked_article_and_its_files(client):
    page = send(client, article=f"{TEXT}\r\n\r\nThe mayor spoke of 27 <b>people</b>.")
    assert page.status_code == 200
    assert re.fullmatch("/report/[A-Za-z0-9_-]{20,}", page.url.path)
    assert ">At least 300</a>" in page.text
    assert "&lt;b&gt;people" in page.text
    held = client.get(f"{page.url.path}/figures.json")
    assert held.json()["article"]["text"] == f"{TEXT}\n\nThe mayor spoke of 27 <b>people</b>."
    assert 'filename="figures' in held.headers["Content-Disposition"]
    table = client.get(f"{page.url.path}/figures.csv")
    assert table.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert table.text.count("\r\n") == 3
    book = client.get(f"{page.url.path}/figures.xlsx")
    assert book.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert book.headers["Content-Disposition"].endswith('.xlsx"')
    sheet = openpyxl.load_workbook(io.BytesIO(book.content)).active
    assert [cell.value for cell in sheet["F"]] == ["figure", "At least 300", "27"]
    saved = client.get(f"{page.url.path}/page.html").text
    assert ">At least 300</a>" in saved
    assert "Save as:" not in saved


def test_a_file_is_read_and_held_against_a_source_document(client):
    files = {
        "file": ("story.docx", make_docx(TEXT), "application/octet-stream"),
        "source_file": ("", b"", "application/octet-stream"),
    }
    page = send(client, files, source="Officials said that at least 312 people were killed in Orlo.")
    assert ">At least 300" in page.text
    assert "Held against <bdi>the source document</bdi>" in page.text
    held = client.get(f"{page.url.path}/figures.json").json()["against"]
    assert [each["figure"] for each in held] == [0]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"article": " "}, "Give one of these"),
        ({"article": ""}, "Give one of these"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_above_it(client, fields, said):
    page = send(client, **fields)
    assert page.status_code == 422
    assert said in page.text
    assert 'role="alert"' in page.text


def test_a_text_and_a_file_at_once_are_one_too_many_and_the_text_is_kept(client):
    page = send(client, {"file": ("a.txt", b"Two ships sank.", "text/plain")}, article="<7> ships")
    assert page.status_code == 422
    assert "&lt;7&gt; ships</textarea>" in page.text


@pytest.mark.parametrize(
    ("article", "status", "said"),
    [
        ("http://127.0.0.1/story", 422, "link"),
        ("http://[::ffff:10.0.0.1]/story", 422, "link"),
        ("http://169.254.169.254/latest", 422, "link"),
        ("https://nowhere.invalid/story", 422, "nowhere.invalid"),
        ("3\0 ships", 422, "NUL"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(client, article, status, said):
    page = send(client, article=article)
    assert page.status_code == status
    assert said in re.search('role="alert">(.*?)</p>', page.text)[1]
    assert "Check another article" in page.text


def test_a_source_document_that_cannot_be_read_is_named(client):
    page = send(client, article=TEXT, source="http://127.0.0.1/report")
    assert "Of the source document “http://127.0.0.1/report”" in page.text


def test_a_form_of_another_page_is_not_taken(site, client):
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        token = find_token(client.get("/"))
        page = client.post("/check", data={"_xsrf": token, "article": TEXT}, headers=headers)
        assert (page.status_code, "another page" in page.text) == (403, True)
    token = find_token(client.get("/"))
    stranger = httpx.post(f"{site}/check", data={"_xsrf": token, "article": TEXT}, trust_env=False)
    assert stranger.status_code == 403
    assert "send it once more" in stranger.text
    assert client.post("/check", data={"article": TEXT}).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "evil.example:80", "[", "localhost@evil"]
)
def test_a_name_that_leads_here_is_not_enough(client, host):
    page = client.get("/", headers={"Host": host})
    assert page.status_code in (400, 421)
    assert "_xsrf" not in page.text


def test_nothing_is_let_in_from_elsewhere_and_nothing_told_of_the_server(client):
    page = client.get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Server" not in page.headers
    assert "Access-Control-Allow-Origin" not in page.headers
    assert page.headers["Cache-Control"] == "no-store"
    cookie = page.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.mark.parametrize(
    "path", ["/nowhere", "/report/unknown", "/report/../etc/passwd", "/report/unknown/figures.json"]
)
def test_what_is_not_there_is_one_sentence(client, path):
    page = client.get(path)
    assert page.status_code == 404
    assert 'role="alert"' in page.text


def test_a_request_of_any_size_is_refused_with_a_sentence(client):
    token = find_token(client.get("/"))
    page = client.post("/check", data={"_xsrf": token}, files={"file": ("a.txt", b"7 " * 21_000_000)})
    assert page.status_code == 413
    assert "40,000,000 bytes" in page.text
    assert "1,000,000 bytes" in send(client, article="3" * 1_000_001).text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"x", "multipart/form-data"),
        (b"%ff=%fe&article=%ff", "application/x-www-form-urlencoded"),
        (b"article", "text/plain"),
    ],
)
def test_a_form_that_did_not_come_whole_is_not_taken(client, body, kind):
    page = client.post("/check", content=body, headers={"Content-Type": kind})
    assert page.status_code in (400, 403)
    assert 'role="alert"' in page.text


def test_there_is_a_password_where_there_is_one():
    with serve(serve_password="correct horse") as site, httpx.Client(base_url=site, trust_env=False) as client:
        asked = client.get("/")
        assert asked.status_code == 401
        assert asked.headers["WWW-Authenticate"].startswith("Basic ")
        assert client.post("/api/check", json={"text": TEXT}).status_code == 401
        assert client.get("/", auth=("desk", "correct horse")).status_code == 200
        assert client.get("/", headers={"Authorization": "Basic %%%"}).status_code == 401
        guesses = [client.get("/", auth=("desk", f"guess {number}")).status_code for number in range(12)]
        assert guesses == [401] * 10 + [429] * 2
        assert client.get("/", auth=("desk", "correct horse")).status_code == 429


def test_an_address_that_others_reach_wants_a_password_first():
    with pytest.raises(SettingsError, match="serve_password"), serve(serve_listen="0.0.0.0:0"):
        pass
    named = {
        "serve_listen": "0.0.0.0:0",
        "serve_password": "correct horse",
        "serve_hosts": frozenset(["figures.example"]),
    }
    with serve(**named) as site, httpx.Client(base_url=site.replace("0.0.0.0", "127.0.0.1"), trust_env=False) as client:
        auth = ("", "correct horse")
        assert client.get("/", auth=auth).status_code == 200
        assert client.get("/", auth=auth, headers={"Host": "Figures.example:80"}).status_code == 200
        assert client.get("/", auth=auth, headers={"Host": "0.0.0.0"}).status_code == 421


def test_an_address_that_is_taken_is_told(site):
    with pytest.raises(ServiceError, match="serve_listen"), serve(serve_listen=site.removeprefix("http://")):
        pass


def test_so_many_articles_in_a_minute_and_no_more():
    with serve(serve_per_minute=2) as site, httpx.Client(base_url=site, trust_env=False, timeout=60) as client:
        answers = [client.post("/api/check", json={"text": TEXT}) for _ in range(3)]
        assert [each.status_code for each in answers] == [200, 200, 429]
        assert 0 < int(answers[2].headers["Retry-After"]) <= 60
        assert client.get("/").status_code == 200


def test_a_link_is_fetched_by_the_policy_and_how_far_it_is_can_be_seen(tmp_path):
    import http.server
    import threading
    import time

    class Slow(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            let_go.wait(20)
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(TEXT.encode())

        def log_message(self, *_):
            pass

    let_go = threading.Event()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    policy = FetchPolicy(ports=frozenset({port}), allow_loopback=True)
    try:
        with serve(policy) as site, httpx.Client(base_url=site, trust_env=False, timeout=60) as client:
            page = send(client, article=f"http://127.0.0.1:{port}/story")
            assert "Fetching the page" in page.text
            assert 'http-equiv="refresh"' in page.text
            for kind in ("csv", "xlsx"):
                assert client.get(f"{page.url.path}/figures.{kind}").status_code == 404
            let_go.set()
            for _ in range(100):
                page = client.get(page.url.path)
                if "refresh" not in page.text.partition("<style>")[0]:
                    break
                time.sleep(0.1)
            assert ">At least 300</a>" in page.text
    finally:
        let_go.set()
        server.shutdown()


def test_what_takes_too_long_is_ended_and_the_next_one_is_read():
    with serve(job_seconds=1) as site, httpx.Client(base_url=site, trust_env=False, timeout=90) as client:
        slow = client.post("/api/check", json={"text": "Some 300 people left town. " * 35_000})
        assert slow.status_code == 504
        assert json.loads(slow.text)["error"].startswith("This took longer than")
        assert client.post("/api/check", json={"text": TEXT}).status_code == 200
