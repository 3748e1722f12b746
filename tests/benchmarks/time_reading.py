"""Time what comes before the figures: from the bytes of a 200 kB page to its article, and from there to the report.

    python tests/benchmarks/time_reading.py [--rounds N] [--page FILE]

CPU seconds of each, the least of the rounds, and the share of the reading in the whole. Without ``--page`` the page is
one of the test pages with its paragraphs repeated, and with scripts, styles and lists around it up to 200 kB.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from config.engine import load_engine
from config.page_words import read_page_words
from config.settings import Settings
from extractors import analyze
from extractors.articles.document import read_document

PAGES = Path(__file__).parents[1] / "extractors" / "articles" / "pages"
SIZE = 200_000
WORDS = 1000


def main() -> None:
    """Print the times and the share."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--page", type=Path)
    chosen = arguments.parse_args()
    page = chosen.page.read_bytes() if chosen.page else make_page()
    engine, words = load_engine(Settings()), read_page_words()
    reading, rest = [], []
    for _ in range(chosen.rounds + 1):
        start = time.process_time()
        article = read_document(
            page, url="https://example.org/story", content_type="text/html", charset=None, words=words
        )
        read = time.process_time()
        report = analyze(article, engine)
        reading.append(read - start)
        rest.append(time.process_time() - read)
    # The first round loads libraries.
    first, least, after = reading[0], min(reading[1:]), min(rest[1:])
    print(f"page: {len(page):,} bytes, article: {len(article.text.split()):,} words, {len(report.figures)} figures")
    print(f"reading {least * 1000:.0f} ms (first {first * 1000:.0f} ms), figures {after * 1000:.0f} ms CPU")
    print(f"share of reading in the whole: {least / (least + after):.0%}")


def make_page() -> bytes:
    """Make a page of the usual make-up: an article of a thousand words in 200 kB."""
    page = (PAGES / "linked_data.html").read_text(encoding="utf-8")
    start, end = page.index('<div class="story-body">'), page.index('<footer class="article-footer">')
    body = page[start:end]
    paragraphs = [line for line in body.splitlines() if line.startswith("<p>")]
    times = WORDS // sum(len(line.split()) for line in paragraphs) + 1
    # Each repeated paragraph is another: readers leave out what they have seen.
    more = "".join(
        line.replace("report", f"report {n}").replace("city", f"city {n}") for n in range(times) for line in paragraphs
    )
    items = "".join(f'<li class="menu-item"><a href="/topic/{n}">Topic of the day {n}</a></li>' for n in range(300))
    cards = "".join(
        f'<div class="card"><a href="/s/{n}"><img src="/i/{n}.jpg" alt=""><h3>Story {n} of the week</h3></a></div>'
        for n in range(150)
    )
    page = page.replace(body, body.replace("<h2>Two offers</h2>", more + "<h2>Two offers</h2>"))
    page = page.replace("</nav>", f"<ul>{items}</ul></nav>", 1).replace(
        "</aside>\n<section", f"{cards}</aside>\n<section", 1
    )
    filler = "var settings = {'slots': [1, 2, 3], 'name': 'value'};\n"
    script = f"<script>{filler * ((SIZE - len(page)) // len(filler))}</script>"
    return page.replace("</head>", f"{script}</head>", 1).encode()


if __name__ == "__main__":
    main()
