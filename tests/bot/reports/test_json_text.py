"""Numbers come through exactly, and so does every text."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.json_text import encode_line, read_json, write_decimal, write_json


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_equal(number):
    assert json.loads(write_decimal(number), parse_float=Decimal, parse_int=Decimal) == number


@given(st.integers())
def test_a_whole_number_has_no_point_and_reads_back_as_one(number):
    assert json.loads(write_decimal(Decimal(number))) == number
    assert write_decimal(Decimal(f"{number}.00")) == str(number)


@pytest.mark.parametrize("text", ["1" * 100_000, "1" * 100_000 + ".5", "0." + "0" * 100_000 + "1", "1E+999999"])
def test_a_number_of_any_length_can_be_read_by_an_ordinary_reader(text):
    written = write_decimal(Decimal(text))
    assert len(written) <= len(text) + 20
    assert isinstance(json.loads(written), int | float)
    assert json.loads(written, parse_float=Decimal) == Decimal(text)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="not a number"):
        write_decimal(Decimal(text))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_everything_else_reads_back_equal(value):
    written = write_json(value)
    assert read_json(written) == value
    assert "\n" not in written


def test_a_long_value_comes_in_chunks_of_one_line():
    value = {"figures": [{"text": "café" * 1000}] * 100, "empty": [[], {}, ""]}
    chunks = list(encode_line(value))
    assert len(chunks) > 3
    assert all(chunks)
    assert b"".join(chunks) == (write_json(value) + "\n").encode()


@pytest.mark.parametrize("text", ["", "{", "NaN", "[Infinity]", "[" * 100_000, "1" * 5000, "1e" + "9" * 30])
def test_what_cannot_be_read_is_always_a_value_error(text):
    with pytest.raises(ValueError, match=r"^\S"):
        read_json(text)
