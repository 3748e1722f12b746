"""What is found behind the links, as messages: by figure, with the link, in the words of the command."""

import io

from bot.chat.linked import write_linked
from bot.chat.packing import Room
from bot.chat.rich import write_html, write_text
from bot.reports.to_text import print_report
from extractors.follow.following import Followed

AUDIT, PRESS = "https://www.audit.example/report?a=1&b=2", "https://press.example/"


def test_each_figure_has_its_page_and_what_is_there(make_long):
    report = make_long(3)
    followed = (
        Followed(0, AUDIT, "differs", "there it is “at least 300”: “At least 300 <barns> @desk.”"),
        Followed(2, PRESS, "absent", "not found there"),
    )
    (page,) = write_linked(report, followed, Room())
    heading, _, first, there, _, third, absent = write_text(page).split("\n")
    assert heading == "Behind the links:"
    assert (first[:7], third[:7]) == ("1  1000", "3  1002")
    assert there.startswith("audit.example: there it is “at least 300”")
    assert absent == "press.example: not found there"
    html = write_html(page)
    assert '<a href="https://www.audit.example/report?a=1&amp;b=2">audit.example</a>' in html
    assert "&lt;barns&gt;" in html
    # Nobody of that name is called.
    assert "@desk" not in html


def test_what_is_the_same_for_figures_in_a_row_is_said_once(make_long):
    followed = [Followed(index, AUDIT, "unread", "could not be read: It is gone.") for index in range(2)]
    (page,) = write_linked(make_long(2), followed, Room())
    assert write_text(page).count("could not be read: It is gone.") == 1


def test_a_long_article_takes_several_messages(make_long):
    followed = [Followed(index, f"{PRESS}{index}", "absent", "not found there") for index in range(120)]
    pages = write_linked(make_long(120), followed, Room())
    assert len(pages) > 1
    assert all(Room().holds(page) for page in pages)
    assert sum(write_text(page).count("not found there") for page in pages) == 120


def test_it_says_what_the_command_says(make_long):
    report = make_long(1)
    for followed in ((), (Followed(0, PRESS, "same", "in the linked page: “1000”: “Some 1000.”"),)):
        printed = io.StringIO()
        print_report(report, printed, followed)
        (page,) = write_linked(report, followed, Room())
        for said in write_text(page).split("\n"):
            if said and not said.startswith("1  "):
                assert " ".join(said.split()) in " ".join(printed.getvalue().split())
