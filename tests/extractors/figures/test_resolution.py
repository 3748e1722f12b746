"""Mentions resolved to the fullest name the article gives, or left as they are."""

from __future__ import annotations

import pytest

from extractors.figures.mentions import resolve_mention
from extractors.types import Span

# The mention is marked by <>; then the name, the kind and the description expected.
RESOLVED = [
    ("Tim Clark runs Kell Air. <Clark> said so.", "Tim Clark", "person", None),
    ("Tim Clark spoke. <Mr. Clark> said so.", "Tim Clark", "person", None),
    ("Bill Harrow and Ann Harrow spoke. Later <Harrow> said so.", "Harrow", "person", None),
    ("Bill Harrow and Anne Harrow spoke. Later <Mrs. Harrow> said so.", "Anne Harrow", "person", None),
    ("<Emirates President Tim Clark> said so.", "Tim Clark", "person", "Emirates President"),
    ("<Secretary of State Tim Clark> said so.", "Tim Clark", "person", "Secretary of State"),
    ("<The regional governor, Ilya Morozenko,> said so.", "Ilya Morozenko", "person", "regional governor"),
    ("<Their manager, Dan Whitlock>, said so.", "Dan Whitlock", "person", "manager"),
    ("<Ann Moss of the University of Orlo> said so.", "Ann Moss", "person", None),
    (
        "<Igor Artamonov, governor of Russia's Lipetsk region>, said so.",
        "Igor Artamonov",
        "person",
        "governor of Russia's Lipetsk region",
    ),
    (
        "<The Institute for the Study of War (ISW), a think tank>, said so.",
        "Institute for the Study of War",
        "organisation",
        "a think tank",
    ),
    (
        "The Institute for the Study of War (ISW) wrote. <ISW> said so.",
        "Institute for the Study of War",
        "organisation",
        None,
    ),
    (
        "The Harrow Institute, a think tank, wrote. <The think tank> said so.",
        "Harrow Institute",
        "organisation",
        "a think tank",
    ),
    (
        "The Northern Front, <the rebel alliance that controls much of the province>, said so.",
        "Northern Front",
        "organisation",
        "rebel alliance",
    ),
    ("In Orlo, <the ministry>, which runs the port, said so.", "ministry", "organisation", None),
    ("The Defence Ministry wrote. <The ministry> said so.", "Defence Ministry", "organisation", None),
    (
        "Kestrel Air Group cut jobs. The Transport Union protested, the Transport Union said. <The company> said so.",
        "Kestrel Air Group",
        "organisation",
        None,
    ),
    ("Kestrel Air Group cut jobs. <Kestrel> said so.", "Kestrel Air Group", "organisation", None),
    ("Imagine Brad Thor Running For Office\n\nBrad Thor spoke. <Thor> said so.", "Brad Thor", "person", None),
    ("Frank Newport and Jim Harter met. <Newport and Harter> said so.", "Frank Newport and Jim Harter", "group", None),
    ("<officials and residents> said so.", "officials and residents", "group", None),
    ("<[Russian media outlet] ASTRA> said so.", "ASTRA", "organisation", None),
    ("<a London-based think tank> said so.", "London-based think tank", "organisation", None),
    ("<A group of 67 Latin American artists> said so.", "group of 67 Latin American artists", "group", None),
    ("<a Tidewater University poll released Monday> found so.", "Tidewater University poll", "document", None),
    ("A Tidewater University poll was out. <The survey> found so.", "Tidewater University poll", "document", None),
    (
        "The Harrow Centre for Sea Trade (HCST) wrote. <The HCST research> says so.",
        "Harrow Centre for Sea Trade",
        "organisation",
        None,
    ),
    ("New Poll\n\n<The poll> found so.", "poll", "document", None),
    ("The trackers met. <Polls> show so.", "Polls", "document", None),
    ("<Trump's campaign> said so.", "Trump's campaign", "organisation", None),
    ("<an official> said so.", "official", "unnamed", None),
    ("<two people familiar with the matter> said so.", "two people familiar with the matter", "unnamed", None),
    ("<Gore’s close friends and allies> said so.", "Gore’s close friends and allies", "group", None),
    ("The insurer Halden Re paid. <Halden Re> said so.", "Halden Re", "organisation", "insurer"),
    ("Orlo Grid failed. <The grid operator> said so.", "grid operator", "organisation", None),
]
PRONOUNS = [
    ("Ann Moss spoke. <She> said so.", "Ann Moss"),
    ("Hillary Vance spoke. <He> said so.", "He"),
    ("Ann Moss, a farmer from Orlo, lost 12 cows. “They died,” <she> said.", "Ann Moss"),
    ("Liz Cheney won. “Hillary Clinton failed,” <she> said.", "Liz Cheney"),
    ("Ann Moss met Rita Vale. Then <she> left.", "Ann Moss"),
    ("The Harrow Institute said so. <It> added more.", "Harrow Institute"),
    ("Rain fell. <It> said so.", "It"),
    ("Ann Moss spoke. <It> said so.", "It"),
    ("“<I> counted them.”", "I"),
]


def unmark(marked: str) -> tuple[str, Span]:
    start = marked.index("<")
    end = marked.index(">") - 1
    return marked.replace("<", "").replace(">", ""), Span(start, end)


@pytest.mark.parametrize(("marked", "name", "kind", "description"), RESOLVED)
def test_name(scene_of, marked: str, name: str, kind: str, description: str | None) -> None:
    text, span = unmark(marked)
    found = resolve_mention(span, scene_of(text))
    assert (found.name, found.kind, found.description) == (name, kind, description)


@pytest.mark.parametrize(("marked", "name"), PRONOUNS)
def test_pronoun(scene_of, marked: str, name: str) -> None:
    text, span = unmark(marked)
    assert resolve_mention(span, scene_of(text)).name == name
