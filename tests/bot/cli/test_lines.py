"""Lines of a stream, however its pieces fall."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from bot.cli.lines import read_lines


@given(st.lists(st.binary(max_size=12), max_size=12), st.integers(1, 9))
def test_lines_do_not_depend_on_how_the_stream_is_cut(lines, size):
    stream = BytesIO(b"\n".join(lines))
    expected = [None if len(line) > 8 else line for line in stream.getvalue().split(b"\n") if line.strip() or line[8:]]
    assert list(read_lines(lambda _: stream.read(size), limit=8)) == expected


def test_a_line_without_end_is_not_kept():
    pieces = iter([b"x" * 1000] * 1000 + [b"\nshort\n", b""])
    assert list(read_lines(lambda _: next(pieces), limit=5000)) == [None, b"short"]


def test_a_line_is_there_before_the_next_one_comes():
    pieces = iter([b"one\ntw"])
    assert next(read_lines(lambda _: next(pieces), limit=100)) == b"one"
