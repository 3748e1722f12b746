"""The command on documents whose titles hold bytes that are no characters: an answer or one sentence, in every form."""

import json

import pytest
from stories import make_docx, make_html, make_pdf

ODD = "\0\udfff\ud800\x1b[31m\u202e"
DATA = {"@type": "NewsArticle", "headline": f"Dam{ODD} bursts", "publisher": {"name": f"Po{ODD}st"}, "author": ODD}
PAGE = make_html("Orlo").replace(
    b"</head>", f'<script type="application/ld+json">{json.dumps(DATA)}</script></head>'.encode()
)
FILES = {
    "page.html": PAGE,
    "report.pdf": make_pdf("At least 312 people were killed.").replace(
        b"/Producer", b"/Title <feff0000d8000041dfff> /Author <feffdc00d800> /Producer"
    ),
    "statement.docx": make_docx("At least 312 people were killed.&#x202e;"),
    "story.txt": b"Dam\x1b[31m bursts\x07\n\nAt least 312 people\x9b were killed.",
    "story.md": "# Dam\x07 bursts\u202e\n\nAt least [312 people](https://b.example/\u202e) were killed.".encode(),
}


@pytest.mark.parametrize(
    ("name", "form"),
    [(name, []) for name in FILES]
    + [(name, [form]) for name in list(FILES)[:2] for form in ("--json", "--as-telegram")],
)
def test_a_check_of_it(run, tmp_path, name, form):
    (tmp_path / name).write_bytes(FILES[name])
    done = run("check", name, *form)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "312" in done.stdout.decode()
    if not form:
        assert not {"\0", "\x1b", "\x07", "\u202e"} & set(done.stdout.decode())


def test_a_text_with_a_nul_is_refused_in_a_sentence(run, tmp_path):
    (tmp_path / "story.txt").write_bytes(b"At least 312 people\0 were killed.")
    done = run("check", "story.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "NUL" in done.stderr.decode()


def test_a_batch_of_it(run):
    lines = [{"html": PAGE.decode()}, {"html": PAGE.decode() + "\0\ud800"}, {"text": "At least 312 people.\0"}]
    done = run("batch", "--with-article", stdin="\n".join(map(json.dumps, lines)).encode())
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert (first["error"], second["error"]) == (None, None)
    assert first["article"]["outlet"] == "Po\x1b[31m\u202est"
    assert "NUL" in third["error"]
