"""The marked article in a real browser: by mouse, by keys, on a phone, for a screen reader, and without its script."""

import time
from dataclasses import replace

import pytest
from browser import ENTER, ESCAPE, TAB, is_installed, open_browser

from bot.pages.keys import COLOURS
from bot.pages.marked import write_marked_article
from extractors import Finding, Source, Span


@pytest.fixture
def saved(story, tmp_path):
    """The marked article as a file."""
    path = tmp_path / "page.html"
    path.write_text(write_marked_article(story), encoding="utf-8")
    return path.as_uri()


def test_the_mouse_shows_a_card_and_lets_go_of_it(saved, browser):
    browser.show_as(1440, 900)
    browser.open(saved)
    browser.point("#f5")
    browser.wait("return !document.querySelector('#pop').hidden")
    assert "A sum (here: total)" in browser.text("#pop")
    assert sorted(browser.all(".role")) == ["part", "part"]
    browser.point(".counts")
    browser.wait("return document.querySelector('#pop').hidden")
    assert browser.all(".threads, .role, .linked, .selected") == []
    browser.click("#f5")
    browser.point(".counts")
    time.sleep(0.4)
    assert "total" in browser.text("#pop")
    browser.click(".counts")
    assert browser.run("return document.querySelector('#pop').hidden")


def test_the_keys_reach_everything_and_come_back(saved, browser):
    browser.open(saved)
    browser.run("document.querySelector('#f2').focus()")
    browser.press(TAB)
    assert browser.run("return document.activeElement.id") == "f3"
    assert "Another number for it: At least 31" in browser.text("#pop")
    browser.press(ENTER)
    assert browser.run("return document.activeElement.id") == "pop"
    assert browser.run("return document.querySelector('#f3').getAttribute('aria-expanded')") == "true"
    browser.press(TAB)
    assert browser.run("return document.activeElement.getAttribute('aria-label')") == "Close"
    browser.press(TAB)
    assert browser.run("return document.activeElement.textContent") == "At least 31"
    browser.press(ENTER)
    assert browser.run("return document.activeElement.id") == "f2"
    assert browser.all(".selected") == ["At least 31"]
    browser.press(ESCAPE)
    assert browser.run("return document.querySelector('#pop').hidden")
    assert browser.run("return document.activeElement.id") == "f2"


def test_the_first_key_leads_to_the_article(saved, browser):
    browser.open(saved)
    browser.press_first(TAB)
    assert browser.run("return document.activeElement.className") == "skip"
    browser.press(ENTER)
    browser.press(TAB)
    assert browser.run("return document.activeElement.id") == "f2"


def test_what_a_screen_reader_is_told(saved, browser):
    browser.open(saved)
    told = browser.read_out()
    figures = [each for each in told if each[0] == "link" and each[1] == "27"]
    assert ("link", "27", "3 27 · people — the ministry · 1 to look at") in figures
    assert [each[1] for each in told if each[0] == "heading"] == [
        "Market strike kills 31",
        "Who says which number",
        "Who says so",
        "All figures",
    ]
    assert {"main", "article", "navigation", "complementary", "table", "banner"} <= {each[0] for each in told}
    regions = {each[1] for each in told if each[0] in ("region", "article", "navigation", "complementary")}
    assert {"Who says which number", "The article", "To check", "To check here", "All figures"} <= regions
    unnamed = [
        each for each in told if each[0] in ("link", "button", "textbox", "region", "navigation") and not each[1]
    ]
    assert unnamed == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
def test_it_fits_any_screen_and_can_be_read_on_it(saved, browser, width, height, dark):
    browser.show_as(width, height, dark=dark, mobile=width < 500)
    browser.open(saved)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    name = f"{width}-{'dark' if dark else 'light'}"
    browser.keep_picture(f"page-{name}")
    browser.click("#f5")
    assert browser.run("return document.documentElement.scrollWidth") <= width
    browser.keep_picture(f"card-{name}")
    box = browser.run(
        "const box = document.querySelector('#pop').getBoundingClientRect(); return [box.left, box.right]"
    )
    assert 0 <= box[0] < box[1] <= width
    assert browser.run(CONTRAST) == []


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_can_be_read(browser, make_figure, make_report, tmp_path, dark):
    sources = [Source(f"Source {place}", "it", Span(0, 1), "organisation") for place in range(COLOURS + 1)]
    figures = [make_figure(asserted_by=each, offset=60 * place) for place, each in enumerate(sources)]
    text = "".join(figure.sentence.ljust(60) for figure in figures)
    findings = tuple(Finding("conflict", (place,), "See.") for place in range(3))
    path = tmp_path / "page.html"
    path.write_text(write_marked_article(make_report(*figures, text=text, findings=findings)), encoding="utf-8")
    browser.show_as(1440, 900, dark=dark)
    browser.open(path.as_uri())
    assert len(browser.all("a.figure")) == COLOURS + 1
    assert browser.run(CONTRAST) == []


# Every text against what is behind it, by the formula of WCAG 2: 4.5 for text, 3 for large text.
CONTRAST = """
const light = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const read = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
const behind = (node) => {
  for (let at = node; at; at = at.parentElement) {
    const found = read(getComputedStyle(at).backgroundColor);
    if (found.length === 3 || found[3] === 1) return found;
  }
  return [255, 255, 255];
};
const bad = [];
for (const node of document.querySelectorAll("body *")) {
  if (!node.offsetParent || ![...node.childNodes].some((each) => each.nodeType === 3 && each.data.trim())) continue;
  for (const part of [null, "::after"]) {
    const style = getComputedStyle(node, part);
    if (part && (style.content === "none" || style.content === "normal")) continue;
    const [a, b] = [light(read(style.color)), light(behind(node))].sort((x, y) => y - x);
    const least = parseFloat(style.fontSize) >= 24 ? 3 : 4.5;
    if ((a + 0.05) / (b + 0.05) < least) bad.push([node.className, node.textContent.slice(0, 30), style.color]);
  }
}
return bad;
"""


@pytest.mark.skipif(not is_installed(), reason="Chromium and its driver are not installed")
def test_it_can_be_read_and_gone_through_without_a_script(saved, tmp_path):
    with open_browser(tmp_path / "profile", script=False) as browser:
        browser.show_as(1440, 900)
        browser.open(saved)
        assert browser.call("GET", f"/element/{browser.find('#f2')}/text") == "At least 31"
        browser.click("#f2")
        assert browser.url.endswith("#c2")
        shown = browser.call("GET", f"/element/{browser.find('#c2')}/text")
        assert "Governor Pavel Oruk" in shown, "what is referred to is opened"


def test_findings_are_stacked_in_the_margin_and_below_their_paragraph_on_a_phone(browser, story, tmp_path):
    findings = tuple(
        replace(story.findings[0], message=f"This is to be looked at. {number} " * 9) for number in range(9)
    )
    path = tmp_path / "page.html"
    path.write_text(write_marked_article(replace(story, findings=(*findings, story.findings[1]))), encoding="utf-8")
    browser.show_as(1440, 900)
    browser.open(path.as_uri())
    places = "const box = node.getBoundingClientRect(); return [box.top, box.bottom, box.left]"
    read = f"return [...document.querySelectorAll(arguments[0])].map((node) => {{ {places} }})"
    first, second = browser.run(read, ".row > p")
    assert second[0] - first[1] < 40, "the text is not torn apart"
    upper, lower = browser.run(read, ".row > .notes")
    assert upper[1] <= lower[0]
    browser.click(".notes summary")
    upper, lower = browser.run(read, ".row > .notes")
    assert upper[1] <= lower[0], "nor do they lie over one another when more are opened"
    browser.show_as(390, 844, mobile=True)
    browser.open(path.as_uri())
    (first, second), (upper, _) = browser.run(read, ".row > p"), browser.run(read, ".row > .notes")
    assert first[1] <= upper[0] < upper[1] <= second[0]


def test_it_is_printed_without_what_is_for_a_screen(saved, browser):
    browser.show_as(1440, 900)
    browser.open(saved)
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    assert browser.all("nav, .skip, .pop", "getComputedStyle(node).display") == ["none"] * 3
    assert "31 and 27 differ." in browser.text(".note")
    browser.devtools("Emulation.setEmulatedMedia", media="")


def test_a_hostile_article_does_nothing(browser, make_figure, make_report, tmp_path):
    taken = "document.title='taken'"
    bad = f'</p><script>{taken}</script><img src=x onerror="{taken}"><style>*{{display:none}}</style>'
    report = make_report(make_figure(counted=bad), text=f"Officials said that hundreds of houses {bad}", title=bad)
    path = tmp_path / "page.html"
    path.write_text(write_marked_article(report), encoding="utf-8")
    browser.open(path.as_uri())
    browser.click("#f1")
    assert bad in browser.text("h1")
    assert browser.run("return document.title") != "taken"
    assert browser.run("return performance.getEntriesByType('resource').length") == 0
