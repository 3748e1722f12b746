"""A report as a chat looks at it."""

from bot.chat.messages import choose_view, show, show_first
from bot.chat.sight import Sight
from bot.chat.worth import look_at
from bot.reports.things import find_things


def test_what_is_found_is_found_once(look, make_long):
    sight = Sight(make_long(3), look)
    assert sight.points is sight.points == look_at(sight.report, look)
    assert sight.things is sight.things == find_things(sight.report, look.words.checks)


def test_the_first_message_is_the_view_that_is_chosen_for_it(look, make_long):
    for report in (make_long(3), make_long(120)):
        for brief in (True, False):
            sight = Sight(report, look)
            first = show_first(sight, brief=brief, answer=1)
            assert first == show(sight, choose_view(sight, brief=brief), answer=1)
