"""Rich Text files: what is in them and what is left out."""

import time

import pytest

from config.page_words import read_page_words
from extractors import errors
from extractors.articles.document import read_document

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}"


def read(data):
    return read_document(data, url=None, content_type=None, charset=None, words=read_page_words())


def parts_of(article):
    return [(part.kind, part.span.of(article.text)) for part in article.parts]


def write(body):
    return (HEAD + body + "}").encode("latin-1")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Some 312 people\par came.", "Some 312 people\n\ncame."),
        (r"Some 10{\super 6} cells in 40 m{\up6 3} of mud.", "Some 10⁶ cells in 40 m³ of mud."),
        (r"Some 312{\super 4} people.", "Some 312 people."),
        (r"Some 312{\super\chftn}{\footnote\chftn At 9 places.} people.", "Some 312 people."),
        (r"{\header Page 7}{\footer 8}Some 312.", "Some 312."),
        (r"Some{\v  41}{\deleted  50} 312.", "Some 312."),
        (r"It cost \'a33.2m, \ldblquote all of it\rdblquote .", "It cost £3.2m, “all of it”."),
        (r"{\f1 \'f2\'f0\'e8\'f1\'f2\'e0} 300", "триста 300"),
        (r"\u8364?3.2m and {\uc2\u8364??5}\u-10179?\u-8704?", "€3.2m and €5😀"),
        (r"{\*\generator Writer 9;}{\*\bkmkstart 5}Some 312.", "Some 312."),
        (r"{\pict\pngblip 89504e47}Some 312{\*\shppict{\pict 0011}}.", "Some 312."),
        (r"Some 312\~people\_here\{x\}", "Some 312 people-here{x}"),
        (r"{\info{\title T 9}{\author Port}{\creatim\yr2024\mo3\dy1}}Some 312.", "Some 312."),
        ("Some \\bin5 \\{}{}312.", "Some 312."),
    ],
)
def test_words_are_as_they_are_shown(body, text):
    assert read(write(body)).text == text


def test_struck_out_words_links_and_properties():
    body = (
        r"{\info{\author Port of Orlo}{\creatim\yr2024\mo3\dy1\hr9}}Toll of Monday\par Some {\strike 41} 27 were hurt, "
        r'the {\field{\*\fldinst HYPERLINK "https://orlo.example/"}{\fldrslt{\ul port}}} says.\par '
        r"{\listtext 1.}\ls1 14 villages\par\pard\bullet\tab 9 towns\par"
    )
    article = read(write(body))
    assert parts_of(article) == [
        ("headline", "Toll of Monday"),
        ("body", "Some 27 were hurt, the port says."),
        ("list", "14 villages"),
        ("list", "9 towns"),
    ]
    assert (article.byline, article.published) == ("Port of Orlo", "2024-03-01")
    assert article.notes == ("Struck out and so not read: “41”.",)
    assert [(link.span.of(article.text), link.href) for link in article.links] == [("port", "https://orlo.example/")]


def test_a_table_has_its_headings():
    rows = [("Town", "Dead", r"Cost (\'a3m)"), ("Orlo", "41", "3.2"), ("", "7", "1.1")]
    body = "".join(
        r"\trowd" + (r"\clvmrg" if not cells[0] else "") + r"\cellx1\cellx2\cellx3\intbl "
        + "".join(f"{cell}\\cell " for cell in cells) + r"\row"
        for cells in rows
    )  # fmt: skip
    article = read(write(body + r"\pard After.\par"))
    assert article.text.split("\n") == [
        "Dead, Orlo: 41", "Cost, Orlo: £3.2m", "Dead, Orlo: 7", "Cost, Orlo: £1.1m", "", "After.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (write("Some 312.")[:-1], errors.DamagedFileError),
        (write("{" * 100_000 + "}" * 100_000), errors.DamagedFileError),
        (write(""), errors.NoTextError),
        (write(r"{\pict " + "00" * 1_000_000 + "}"), errors.NoTextError),
        (write(r"\'41" * 5_500_000), errors.GivenUpError),
    ],
)
def test_faults_are_one_sentence(data, kind):
    start = time.process_time()
    with pytest.raises(kind):
        read(data)
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "piece", [r"\bin999999999 ", r"\uc8\u9999999999 ", "\\cell ", r"\row\trowd\cellx1 ", "}", "\\", r"\u-10179?"]
)
def test_odd_marks_end_soon(piece):
    start = time.process_time()
    try:
        read(write("Some 312. " + piece * 20_000))
    except errors.DocumentError:
        pass
    assert time.process_time() - start < 10
