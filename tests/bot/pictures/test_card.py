"""The card of who says which number: what is on it, and that it is a picture of its size."""

import struct

import pytest

from bot.pictures.card import MOST_TELLINGS, choose_for_card, draw_card
from bot.reports.things import Telling, Thing, find_things
from config.check_words import read_check_words

pytest.importorskip("matplotlib")

TOLL = (
    "Blast at the Quay Street mill kills 31\n\nThe governor said 31 people were killed and 84 injured. The health "
    "ministry said 27 people were killed and 96 injured. The mill employs 900 people, its owner said."
)


def list_things(report):
    return choose_for_card(find_things(report, read_check_words()))


def measure(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG")
    return struct.unpack(">II", picture[16:24])


def test_what_two_sources_tell_is_on_it(read):
    things = list_things(read(TOLL))
    assert [thing.name for thing in things] == ["killed", "injured"]
    assert {"31", "27"} <= {each.number for each in things[0].tellings}


def test_a_text_that_one_source_tells_has_none(read):
    assert list_things(read("The mill employs 900 people, its owner said.")) == ()


def test_it_grows_with_what_is_on_it(read):
    report = read(TOLL)
    things = list_things(report)
    one, two = measure(draw_card(report, things[:1])), measure(draw_card(report, things))
    assert one[0] == two[0] == 1080
    assert one[1] < two[1] < 1200


def test_however_much_there_is_it_stays_a_card(read):
    tellings = tuple(Telling(f"{number} $ million " * 9, f"source {number} " * 30, (0,)) for number in range(40))
    things = [Thing("<b>killed</b> $x$ " * 20, tellings, is_disputed=bool(at % 2)) for at in range(30)]
    width, height = measure(draw_card(read(TOLL), things))
    assert width == 1080
    assert height < 400 + 5 * (40 + 46 * MOST_TELLINGS + 60)


def test_letters_that_the_font_lacks_are_no_warning(read, recwarn, caplog):
    tellings = (Telling("三十一", "卫生部", (0,)), Telling("27", "وزارة الصحة", (1,)))
    assert draw_card(read(TOLL), [Thing("死亡", tellings, is_disputed=True)])
    assert not recwarn.list
    assert not caplog.records
