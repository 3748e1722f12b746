"""``figurecheck check`` as it is run: real processes, real files, real streams."""

import csv
import json

import openpyxl
import pytest

from config.settings import Settings

LIMIT = Settings().max_bytes


def test_lists_the_figures_of_a_file(run, tmp_path):
    (tmp_path / "story.txt").write_text("A café served 300 people.\r\n", encoding="utf-8-sig", newline="")
    done = run("check", "story.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "1 figure\n" in done.stdout.decode()
    assert "A café served ‹300› people." in done.stdout.decode()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_reads_a_text_in_any_common_encoding(run, tmp_path, encoding):
    (tmp_path / "story.txt").write_bytes("A café – the “Löwe” – served 300 people, the manager said.".encode(encoding))
    done = run("check", "story.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "A café – the “Löwe” – served ‹300› people" in done.stdout.decode()


def test_prints_a_report_as_json_with_offsets_into_the_text_as_given(run):
    text = "A café 🚲 served 300 people.\r\nIt closed."
    done = run("check", "-", "--json", stdin=b"\xef\xbb\xbf" + text.encode())
    report = json.loads(done.stdout)
    assert report["article"]["text"] == text
    (figure,) = report["figures"]
    start, end = figure["span"]
    assert figure["text"] == text[start:end]
    assert (figure["value"], figure["kind"]) == (300, "count")
    assert "café 🚲" in done.stdout.decode(), "what is not ASCII stays as it is"


def test_takes_the_text_itself_and_says_when_there_is_no_figure(run):
    done = run("check", "Nobody was hurt, the police said.")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "no figures" in done.stdout.decode()


def test_reads_the_article_that_ships_with_it(run):
    report = json.loads(run("check", "--example", "--json").stdout)
    assert len(report["figures"]) >= 5
    assert "Port Aldery" in report["article"]["text"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"300 people\0", "NUL"),
        (b"\x7fELF\x02\x01\x01" + bytes(50), "cannot be read"),
        (bytes(range(256)) * 4, "cannot be read"),
        (b"", "no text"),
        (b" \n\xc2\xa0\n", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"3" * (LIMIT + 1), "1,000,000 bytes"),
    ],
)
def test_bytes_that_are_no_article_are_one_line_on_standard_error(run, tmp_path, content, said):
    (tmp_path / "story.txt").write_bytes(content)
    assert_refused(run("check", "story.txt"), said)
    assert_refused(run("check", "-", stdin=content), said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "missing.txt"], "no file 'missing.txt'"),
        (["check", "two words.md"], "no file"),
        (["check", "stories/monday"], "no file"),
        (["check", "https://127.0.0.1/story"], "link"),
        (["check", "."], "directory"),
        (["check", ""], "no text"),
        (["check", " "], "no text"),
        (["check", "/dev/zero"], "1,000,000 bytes"),
        (["check"], "--example"),
        (["check", "300 people", "--example"], "one of these"),
        (["check", "300 people", "--yaml"], "--yaml"),
        (["chekc", "300 people"], "chekc"),
        ([], "--help"),
        (["batch", "--workers", "0"], "from 1 to"),
        (["batch", "--workers", "many"], "from 1 to"),
    ],
)
def test_what_cannot_be_done_is_one_line_on_standard_error(run, arguments, said):
    assert_refused(run(*arguments), said)


def test_bad_settings_are_one_line_on_standard_error(run, tmp_path):
    assert_refused(run("check", "300 people", FIGURECHECK_WORKERS="none"), "workers")
    (tmp_path / "figurecheck.toml").write_text("modle = 'x'")
    assert_refused(run("check", "300 people"), "'modle'")


def test_a_file_in_the_current_folder_sets_what_is_harmless_and_the_rest_is_told_in_one_line(run, tmp_path):
    (tmp_path / "figurecheck.toml").write_text('model = "no_such_model"\nchecks_off = ["no-source"]\n')
    done = run("check", "It did $3m of damage.")
    assert (done.returncode, len(done.stderr.decode().splitlines())) == (0, 1)
    assert "model in figurecheck.toml" in done.stderr.decode()
    assert "Check:" not in done.stdout.decode()
    assert "no_such_model" in run("check", "300 people", "--config", "figurecheck.toml").stderr.decode()


def test_the_users_own_file_is_believed(run, tmp_path):
    (tmp_path / "own/figurecheck").mkdir(parents=True)
    (tmp_path / "own/figurecheck/figurecheck.toml").write_text('model = "no_such_model"')
    assert_refused(run("check", "300 people", XDG_CONFIG_HOME=str(tmp_path / "own")), "no_such_model")


def test_a_model_that_is_not_installed_is_one_line_on_standard_error(run):
    assert_refused(run("check", "300 people", FIGURECHECK_MODEL="no_such_model"), "no_such_model")


def test_an_argument_that_is_not_utf_8_is_one_line_on_standard_error(run):
    assert_refused(run("check", "300 caf\udce9s"), "UTF-8")


def test_help_and_version_need_no_text(run):
    assert b"check" in run("--help").stdout
    assert run("--version").stdout.startswith(b"figurecheck 0.")


def assert_refused(done, said):
    assert done.returncode == 2
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, done.stderr.decode()
    assert lines[0].startswith("figurecheck: ")
    assert said in lines[0]


def test_writes_the_marked_article_and_never_over_what_it_read(run, tmp_path):
    (tmp_path / "story.txt").write_text("At least 300 people were killed, officials said.")
    done = run("check", "story.txt", "--html", "page.html")
    assert (done.returncode, done.stdout) == (0, b"page.html: 1 figure, none to check\n")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert ">At least 300</a>" in page
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.html", "story.txt"]
    assert run("check", "story.txt", "--html", "-").stdout.decode() == page
    assert_refused(run("check", "story.txt", "--html", "./story.txt"), "is what is to be read")
    assert_refused(run("check", "300 people", "--html", "nowhere/page.html"), "a folder that is there")
    assert_refused(run("check", "300 people", "--html", "."), "a folder that is there")
    assert_refused(run("check", "300 people", "--html", "page.html", "--json"), "--json")


def test_writes_a_table_for_a_spreadsheet_and_never_over_what_it_read(run, tmp_path):
    text = "At least 300 people were killed, officials said."
    done = run("check", text, "--table", "figures.csv")
    assert (done.returncode, done.stdout) == (0, b"figures.csv: 1 figure, none to check\n")
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert (row["figure"], row["value"], row["relation"]) == ("At least 300", "300", "at least")
    assert run("check", text, "--table", "FIGURES.XLSX").returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "FIGURES.XLSX").active
    assert (sheet["F2"].value, sheet["G2"].value) == ("At least 300", 300)
    assert_refused(run("check", text, "--table", "figures.txt"), ".csv or .xlsx")
    assert_refused(run("check", "figures.csv", "--table", "./figures.csv"), "is what is to be read")
    assert_refused(run("check", text, "--table", "a.csv", "--html", "a.html"), "--html")


def test_the_marked_article_tells_what_source_documents_say(run, tmp_path):
    (tmp_path / "source.txt").write_text("Officials said that at least 312 people were killed in the flood in Orlo.")
    text = "Officials said that at least 300 people were killed in the flood in Orlo."
    page = run("check", text, "--against", "source.txt", "--html", "-").stdout.decode()
    assert "source.txt" in page
