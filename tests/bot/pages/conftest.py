"""What the tests of pages share: the fixtures of reports, and a page taken apart."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from extractors import Article, Finding, Part, Report, Source, Span, Tie

VOID = {"br", "input", "link", "meta", "wbr"}


@dataclass
class Element:
    name: str
    attributes: dict
    words: list = field(default_factory=list)
    path: tuple = ()

    @property
    def text(self):
        return "".join(self.words)


class Reader(HTMLParser):
    """Elements in their order, each with the words in it; what is not closed in order is an error."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.open = [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        found = Element(tag, dict(attrs), path=tuple(each.name for each in self.open))
        self.elements.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_endtag(self, tag):
        assert self.open.pop().name == tag

    def handle_data(self, data):
        for each in self.open:
            each.words.append(data)

    def find(self, name=None, class_=None):
        return [
            each
            for each in self.elements
            if name in (None, each.name) and (class_ is None or class_ in (each.attributes.get("class") or "").split())
        ]


@pytest.fixture
def read_page():
    return Reader


STORY = """\
Market strike kills 31

At least 31 people were killed, Governor Pavel Oruk said. The ministry spoke of 27 people.

It did $3m of damage. Some 40 people were hurt: 29 children and 11 others."""


@pytest.fixture
def story(make_figure):
    """A report made by hand: a headline, two sources that do not agree, a sum, and a finding."""

    def figure(words, sentence, **changed):
        return make_figure(words, sentence=sentence, offset=STORY.index(sentence), **changed)

    oruk = Source("Pavel Oruk", "Governor Pavel Oruk", Span(56, 75), "person", description="Governor")
    ministry = Source("the ministry", "The ministry", Span(0, 5), "organisation")
    killed = "At least 31 people were killed, Governor Pavel Oruk said."
    spoke = "The ministry spoke of 27 people."
    hurt = "Some 40 people were hurt: 29 children and 11 others."
    figures = (
        figure("31", "Market strike kills 31", part="headline", counted="people"),
        figure("At least 31", killed, counted="people", asserted_by=oruk, cue="said", relation=">="),
        figure("27", spoke, counted="people", asserted_by=ministry),
        figure("$3m", "It did $3m of damage.", counted="damage", kind="money"),
        figure("Some 40", hurt, counted="people"),
        figure("29", hurt, counted="children"),
        figure("11", hurt, counted="others"),
    )
    ends = [0, len("Market strike kills 31"), STORY.index("\n\nIt"), len(STORY)]
    parts = (
        Part("headline", Span(0, ends[1])),
        Part("body", Span(ends[1] + 2, ends[2])),
        Part("body", Span(ends[2] + 2, ends[3])),
    )
    return Report(
        Article(STORY, parts, outlet="The Ledger", url="https://ledger.example/strike", language="en"),
        figures,
        (Finding("conflict", (1, 2), "31 and 27 differ."), Finding("no-source", (3,), "$3m has no source.")),
        (
            Tie("same", (0, 1)),
            Tie("rival", (1, 2)),
            Tie("sum", (4, 5, 6), ("total", "part", "part"), holds=True),
        ),
    )
