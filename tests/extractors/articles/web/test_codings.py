"""Unpacking: every split of every body gives the same bytes, and no step gives too many."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from misbehaviour import PACKERS, deflate_raw, make_bomb

from extractors.articles.web.codings import DAMAGE, STEP, open_codings
from extractors.articles.web.errors import BrokenBodyError

WAYS = {**PACKERS, "x-gzip": PACKERS["gzip"]}
# 64 bytes of Zstandard; see the module.
MOST = 20 * 2**17


def unpack(coding: str, data: bytes, size: int) -> tuple[bytes, bool, int]:
    """Give what comes out, whether it was complete, and the longest piece."""
    (unpacker,) = open_codings(coding)
    pieces = [piece for at in range(0, len(data), size) for piece in unpacker.unpack(data[at : at + size])]
    return b"".join(pieces), unpacker.is_complete(), max(map(len, pieces), default=0)


@pytest.mark.parametrize("coding", WAYS)
@given(st.binary(max_size=2000), st.integers(1, 500), st.integers(0, 200_000))
@settings(max_examples=40)
def test_every_split_gives_the_same(coding, data, size, zeros):
    data += bytes(zeros)
    assert unpack(coding, WAYS[coding](data), size)[:2] == (data, True)


@given(st.binary(max_size=2000), st.integers(1, 500))
def test_deflate_without_its_wrapping(data, size):
    assert unpack("deflate", deflate_raw(data), size)[:2] == (data, True)


@pytest.mark.parametrize("pack", [deflate_raw, PACKERS["deflate"]])
def test_a_body_that_ends_where_a_step_ends(pack):
    # The last input is taken, and some output is still to come.
    for length in range(STEP - 260, STEP + 260):
        assert unpack("deflate", pack(bytes(length)), 1000)[:2] == (bytes(length), True)


@pytest.mark.parametrize("coding", PACKERS)
@given(st.binary(min_size=1, max_size=3000), st.data())
@settings(max_examples=40)
def test_a_body_cut_anywhere_is_not_complete(coding, data, draw):
    packed = PACKERS[coding](data)
    cut = draw.draw(st.integers(0, len(packed) - 1))
    assert not unpack(coding, packed[:cut], 100)[1]


@pytest.mark.parametrize("coding", PACKERS)
@given(st.binary(max_size=300))
@settings(max_examples=60)
def test_rubbish_is_damage_or_something(coding, data):
    try:
        unpack(coding, data, 50)
    except DAMAGE:
        pass


@pytest.mark.parametrize("coding", PACKERS)
def test_no_step_of_a_bomb_is_large(coding):
    (unpacker,) = open_codings(coding)
    packed, seen, longest = make_bomb(coding), 0, 0
    for piece in unpacker.unpack(packed):
        seen, longest = seen + len(piece), max(longest, len(piece))
    assert seen == 64_000_000
    assert longest <= (MOST if coding == "zstd" else 2 * STEP)


def test_a_zstandard_window_that_needs_much_memory_is_damage():
    import zstandard

    parameters = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    packed = packer.compress(bytes(20_000_000)) + packer.flush()
    with pytest.raises(DAMAGE):
        unpack("zstd", packed, 1000)


@pytest.mark.parametrize("header", ["compress", "gzip, gzip, gzip", "gzip;q=1", "bzip2", "gzip compress"])
def test_what_nobody_can_unpack(header):
    with pytest.raises(BrokenBodyError):
        open_codings(header)


@pytest.mark.parametrize("header", ["", "identity", " , ", "UTF-8", "none"])
def test_what_is_not_packed(header):
    assert open_codings(header) == ()
