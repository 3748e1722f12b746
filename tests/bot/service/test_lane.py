"""Lanes: what is handled in order, and what need not wait for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.service.lane import read_arrival
from bot.service.polling import read_arrivals
from bot.service.served import Served

EVERYBODY = Served()
MESSAGE = {"message_id": 5, "chat": {"id": -7, "type": "group"}, "from": {"id": 9}}


@pytest.mark.parametrize(
    ("update", "lane", "chat_id"),
    [
        ({"message": MESSAGE}, "chat:-7", -7),
        ({"edited_message": MESSAGE}, "chat:-7", -7),
        ({"channel_post": MESSAGE}, "chat:-7", -7),
        ({"my_chat_member": {"chat": {"id": -7}}}, "chat:-7", -7),
        ({"callback_query": {"id": "1", "from": {"id": 9}, "message": MESSAGE}}, "button:-7:5:None", -7),
        ({"callback_query": {"id": "1", "from": {"id": 9}, "inline_message_id": "x"}}, "button:None:None:x", None),
        ({"inline_query": {"id": "1", "from": {"id": 9}, "query": "300"}}, "inline:9", None),
        ({"guest_message": MESSAGE}, "guest:-7:5", None),
        ({}, "update:1", None),
        ({"message": None}, "update:1", None),
        ({"message": {"chat": {"id": True}}}, "update:1", None),
        ({"message": {"chat": {"id": 2**70}}}, "update:1", None),
    ],
)
def test_each_update_has_its_lane(update, lane, chat_id):
    arrival = read_arrival({"update_id": 1, **update})
    assert (arrival.lane, arrival.chat_id) == (lane, chat_id)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["message", "chat", "id", "from", "callback_query", "update_id"]), inner)
    ),
    max_leaves=12,
)


@given(JSON, st.integers(0, 2**53))
def test_whatever_comes_has_a_lane_that_can_be_kept(value, number):
    (arrival,) = read_arrivals([{"message": value, "callback_query": value, "update_id": number}], EVERYBODY)
    assert 0 < len(arrival.lane) <= 200
    assert arrival.chat_id is None or abs(arrival.chat_id) < 2**63


@given(JSON)
def test_what_has_no_number_is_left_out(value):
    numbers = [each.update_id for each in read_arrivals([value, {"update_id": 5}], EVERYBODY)]
    assert numbers[-1] == 5
