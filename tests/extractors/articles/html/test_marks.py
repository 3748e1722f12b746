"""What is struck out is no text, and raised marks are no part of numbers."""

import pytest

from extractors.articles.html.marks import settle_raised, take_struck
from extractors.articles.html.tree import parse_page, read_text
from extractors.articles.struck import describe_struck


@pytest.mark.parametrize(
    ("html", "left", "told"),
    [
        ("<p>Some <s>41</s> 37 ships sank.</p>", "Some 37 ships sank.", ["41"]),
        ("<p>Some <del>forty</del><ins>fifty</ins> ships.</p>", "Some fifty ships.", ["forty"]),
        ("<p><strike>Nine</strike> Ten ships.</p>", "Ten ships.", ["Nine"]),
        ("<p>Some <b style='color:red;text-decoration: line-through'>9</b> 12.</p>", "Some 12.", ["9"]),
        ("<p><del>Nine <s>old</s> ships</del> Ten.</p>", "Ten.", ["Nine old ships"]),
        ("<p style='text-decoration:underline'>Nine ships.</p>", "Nine ships.", []),
    ],
)
def test_struck_text_is_taken_out_and_told(html, left, told):
    root = parse_page(html)
    assert take_struck(root) == told
    assert read_text(root) == left


def test_the_note_is_short():
    note = describe_struck(["nine " * 40, *"abcdef"])
    assert note[0].startswith("Struck out and so not read: “nine nine")
    assert note[0].endswith("“d” and more.")
    assert len(note[0]) < 150
    assert describe_struck([]) == []


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>It followed 25<sup><a href='#n2'>2</a></sup> nurses.</p>", "It followed 25 nurses."),
        ("<p>It cost $4m<sup>3</sup> in 2019<sup>4</sup>.</p>", "It cost $4m in 2019."),
        ("<p>25<sup>[2]</sup> vats, 7<sup>2, 3</sup> tubs, 9<sup>*</sup> cups.</p>", "25 vats, 7 tubs, 9 cups."),
        ("<p>It held 10<sup>6</sup> cells, or 2.5 × 10<sup>−7</sup>.</p>", "It held 10⁶ cells, or 2.5 × 10⁻⁷."),
        ("<p>It killed 10<sup>3</sup> people, at $10<sup>2</sup>.</p>", "It killed 10 people, at $10."),
        ("<p>At 9.8 m/s<sup>2</sup>, 286 µg/m<sup>3</sup>.</p>", "At 9.8 m/s², 286 µg/m³."),
        ("<p>Of <b>12 m</b><sup>2</sup>.</p>", "Of 12 m²."),
        ("<p>Seen by 5m<sup>2</sup> people.</p>", "Seen by 5m people."),
        ("<p>It cost EUR 5m<sup>2</sup> and $5 m<sup>2</sup>.</p>", "It cost EUR 5m and $5 m."),
        ("<p>Some 1,200<sup>a</sup> homes, 320 m<sup>4</sup> high.</p>", "Some 1,200 homes, 320 m high."),
        ("<p>It is $4<sup>99</sup>, or 6<sup>1</sup>/<sub>2</sub> kg.</p>", "It is $4.99, or 6 1⁄2 kg."),
        ("<p>A tank of 25 m<sup>3</sup> and 3km<sup>2</sup>.</p>", "A tank of 25 m³ and 3km²."),
        ("<p>The 5<sup>th</sup> of May.</p>", "The 5th of May."),
        ("<p>About <sup>3</sup>&frasl;<sub>4</sub> of it.</p>", "About 3⁄4 of it."),
        ("<p>Some 210<sup>5</sup> ships.</p>", "Some 210 ships."),
    ],
)  # fmt: skip
def test_raised_marks(html, left):
    root = parse_page(html)
    settle_raised(root)
    assert read_text(root) == left


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        (".was, span.old{text-decoration:line-through}", "Some 12 ships."),
        (".top .was{color:red}", "Some 9 12 ships."),
        (".was .inner p{text-decoration:line-through}", "Some 9 12 ships."),
    ],
)
def test_a_style_sheet_strikes_out_by_class(rule, left):
    root = parse_page(f"<style>p{{color:red}} {rule}</style><p>Some <i class='x was'>9</i> 12 ships.</p>")
    take_struck(root)
    assert read_text(next(root.iter("p"))) == left
