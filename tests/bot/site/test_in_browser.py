"""The web page in a real browser: from the paste to the report, its cards and its files."""

import csv
import io
import json
import time

ARTICLE = """\
Strike on Karvenia market kills 31, officials say

DARVOST, May 12 - At least 31 people were killed when a missile struck a market in Darvost, Governor Pavel Oruk said.

The rate of attacks rose 15% to 46 in April from 40 in March, according to the Institute for Harbour Security.

The strike did $3.2 million of damage. The market is 30 miles (58 km) from the front.
"""


def test_from_the_paste_to_a_figure_what_belongs_with_it_and_the_files(site, browser):
    browser.show_as(1440, 900)
    browser.open(f"{site}/")
    browser.keep_picture("form")
    browser.run("document.querySelector('#story').value = arguments[0]", ARTICLE)
    browser.click(".send")
    browser.wait("return document.querySelector('#article .figure')")
    assert "/report/" in browser.url
    assert browser.all(".figure")[:2] == ["31", "At least 31"]
    number = browser.all("a.figure").index("46") + 1
    browser.click(f"#f{number}")
    assert "Institute for Harbour Security" in browser.text("#pop")
    assert "A rise or fall" in browser.text("#pop")
    assert browser.all(".linked") == ["15%", "40"]
    assert sorted(browser.all(".role")) == ["by", "from"]
    assert len(browser.all(".threads path")) == 2
    browser.keep_picture("chosen")
    browser.click("nav.top a[href$='csv']")
    browser.click("nav.top a[href$='json']")
    table = read_download(browser, "csv").decode("utf-8-sig")
    held = json.loads(read_download(browser, "json"))
    assert len(list(csv.DictReader(io.StringIO(table)))) == len(held["figures"]) == len(browser.all("a.figure"))
    assert str(len(held["figures"])) in browser.text(".counts")
    loud = sum(not finding.get("quiet", False) for finding in held["findings"])
    assert f"{loud} to check" in browser.text(".counts")


def read_download(browser, ending):
    for _ in range(200):
        for path in browser.downloads.glob(f"*.{ending}"):
            return path.read_bytes()
        time.sleep(0.05)
    raise AssertionError(f"no {ending} came")


def test_a_file_that_is_chosen_and_a_source_document(site, browser, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text("Officials said that at least 300 people were killed in Orlo on Sunday.")
    browser.open(f"{site}/")
    browser.write("#file", str(story))
    browser.click(".against summary")
    browser.write("#source", "Officials said that at least 312 people were killed in Orlo on Sunday.")
    browser.click(".send")
    browser.wait("return document.querySelector('#article .figure')")
    browser.click("#f1")
    assert "the source document: " in browser.text("#pop")


def test_what_cannot_be_done_is_said_and_leads_back(site, browser):
    browser.open(f"{site}/")
    browser.write("#story", "http://127.0.0.1/story")
    browser.click(".send")
    assert "only pages on the public internet" in browser.wait("return document.querySelector('.error')?.innerText")
    browser.click("main a")
    assert browser.wait("return document.querySelector('#story')")


def test_every_field_of_the_form_has_a_name(site, browser):
    browser.open(f"{site}/")
    browser.click(".against summary")
    named = [name for role, name, _ in browser.read_out() if role in ("textbox", "button")]
    assert "A text or a link" in named
    assert "Check the figures" in named
    assert all(named)
