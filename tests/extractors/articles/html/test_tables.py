"""Tables as lines that can be read alone."""

import pytest

from extractors.articles.html.tables import (
    is_data_table,
    settle_tables,
    write_stats,
    write_table,
    write_terms,
)
from extractors.articles.html.tree import parse_page


def make_table(*rows, head="th"):
    lines = [f"<{head}>" + f"</{head}><{head}>".join(rows[0].split("|")) + f"</{head}>"]
    lines += ["<td>" + "</td><td>".join(row.split("|")) + "</td>" for row in rows[1:]]
    return next(parse_page("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>").iter("table"))


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (("District|Dead|Hurt", "Orlo|41|120"), ["Dead, Orlo: 41", "Hurt, Orlo: 120"]),
        (("Work|Cost (£m)|Share (%)", "Weir|3.2|12"), ["Cost, Weir: £3.2m", "Share, Weir: 12%"]),
        (("Sales, $ million|Q1 2023|Q1 2022", "Salt|902|861"), ["Sales, Salt, Q1 2023: $902 million",
                                                             "Sales, Salt, Q1 2022: $861 million"]),
        (("Seat|Winner|Votes", "Orlo|Ann Moss|4,120"), ["Orlo | Ann Moss", "Votes, Orlo: 4,120"]),
        (("Town|Homes (000)|Deaths (confirmed)", "Orlo|12|3"), ["Homes, Orlo: 12 thousand",
                                                             "Deaths (confirmed), Orlo: 3"]),
        (("Town|Area (km²)", "Orlo|12 km²", "Kell|n/a"), ["Area, Orlo: 12 km²", "Kell | n/a"]),
        (("Catch (tonnes)|2023|2024", "Herring|1,940|5,220"), ["Catch, Herring, 2023: 1,940 tonnes",
                                                           "Catch, Herring, 2024: 5,220 tonnes"]),
        (("|2023|2024", "Riders (000s)|612|655"), ["Riders, 2023: 612 thousand", "Riders, 2024: 655 thousand"]),
        (("Opened by|Bishop of Orlo", "Helpers|64", "Raised (€)|118,500"), ["Opened by | Bishop of Orlo", "Helpers: 64",
                                                                          "Raised: €118,500"]),
        (("Rank|Country|Medals", "1|Norway|16"), ["1 | Norway", "Medals, Norway: 16"]),
        (("Year|Dead", "2019|41"), ["Dead, 2019: 41"]),
        (("Film|Takings ($m)", "12 Monkeys|-3.2"), ["Takings, 12 Monkeys: -$3.2m"]),
        (("Name|%|People (m)", "Moss|52|3"), ["Moss: 52%", "People (m), Moss: 3"]),
        (("Orlo|41", "Kell|7"), ["Orlo: 41", "Kell: 7"]),
        (("Town|Dead", "All of it", "Orlo|4", "Kell|5"), ["All of it", "Dead, Orlo: 4", "Dead, Kell: 5"]),
    ],
)  # fmt: skip
def test_each_number_has_its_headings(rows, lines):
    assert write_table(make_table(*rows)).split("\n") == lines


def test_a_caption_stands_above():
    (table,) = parse_page("<table><caption>Toll</caption><tr><th>A<th>B<tr><td>x<td>4</table>").iter("table")
    assert write_table(table) == "Toll\nB, x: 4"
    assert is_data_table(table)


def test_terms_are_written_with_their_label():
    (terms,) = parse_page("<dl><dt>Dead:<dd>41<dt>Hurt<dd>120</dl>").iter("dl")
    assert write_terms(terms) == "Dead: 41\nHurt: 120"


@pytest.mark.parametrize(
    "inner",
    [
        f"<dt>{'word ' * 9}<dd>41",
        f"<dt>Toll<dd>{'word ' * 13}",
        f"<dt>{'x' * 90}<dd>41",
        "<dt>Toll<dd>41 <ul><li>9</ul>",
    ],
)
def test_prose_in_a_list_of_terms_stays_prose(inner):
    terms = next(parse_page(f"<dl>{inner}</dl>").iter("dl"))
    assert write_terms(terms) == ""


def test_a_long_heading_is_written_once():
    table = make_table(f"Town|{'x' * 90}", *["Orlo|41"] * 50)
    assert write_table(table).count("x" * 90) == 1


def test_boxes_with_a_number_and_what_it_is_of_are_lines():
    page = (
        "<div class=strip><div><b>9,214</b><p>beds made up</p></div><div><b>41%</b><p>of guests in work</p></div></div>"
    )
    (strip,) = parse_page(page).xpath("//div[@class='strip']")
    assert write_stats(strip) == "beds made up: 9,214\nof guests in work: 41%"


def test_boxes_of_words_are_left_as_they_are():
    page = "<div class=strip><div><b>Orlo</b><p>a town</p></div><div><b>Marn</b><p>a lake</p></div></div>"
    (strip,) = parse_page(page).xpath("//div[@class='strip']")
    assert write_stats(strip) == ""


def test_elements_in_the_role_of_a_table_are_one():
    row = "<div role=row><span role={0}>{1}</span><span role={2}>{3}</span></div>"
    page = f"<div role=table>{row.format('columnheader', 'Line', 'columnheader', 'Fare (€)')}"
    root = parse_page(f"{page}{row.format('rowheader', 'Sound Express', 'cell', '38')}</div>")
    settle_tables(root)
    (table,) = root.iter("table")
    assert write_table(table) == "Fare, Sound Express: €38"


def test_the_caption_says_what_numbers_by_year_are_of_and_in_which_unit():
    page = (
        "<table><caption>Apple harvest, thousands of tonnes</caption><tr><td></td><th>2023</th><th>2024</th></tr>"
        "<tr><th>Orme</th><td>91</td><td>37</td></tr></table>"
    )
    (table,) = parse_page(page).iter("table")
    assert write_table(table).splitlines()[1:] == [
        "Apple harvest, Orme, 2023: 91 thousand tonnes",
        "Apple harvest, Orme, 2024: 37 thousand tonnes",
    ]
