"""Answers in order, and no more lines or bytes in hand than there is room for."""

import threading
import time

import pytest

from bot.cli.ordering import Ready, Window, answer_in_order


class Slow:
    """An answer that is there when it is let through."""

    def __init__(self, line):
        self.line, self.there = line, threading.Event()

    def result(self):
        assert self.there.wait(10)
        return [self.line]


def settle(begun):
    """Wait until no more lines are taken; gives how many were."""
    count = -1
    while count != len(begun):
        count = len(begun)
        time.sleep(0.1)
    return count


def begin_into(begun):
    def begin(line):
        begun.append(Slow(line))
        return begun[-1]

    return begin


@pytest.mark.parametrize(("size", "lines", "taken"), [(10, 3, 3), (30_000_000, 8, 2), (70_000_000, 8, 1)])
def test_no_more_is_in_hand_than_there_is_room_for(size, lines, taken):
    begun = []
    given = [b"%d" % number + b" " * size for number in range(5)]
    answers = answer_in_order(iter(given), begin_into(begun), Window(lambda: lines))
    results = []
    reader = threading.Thread(target=lambda: results.extend(answers), daemon=True)
    reader.start()
    assert settle(begun) == taken
    # The last of them first: the order is that of the lines all the same.
    for slow in reversed(begun[1:]):
        slow.there.set()
    assert settle(begun) == taken
    begun[0].there.set()
    while reader.is_alive():
        for slow in begun[:]:
            slow.there.set()
        time.sleep(0.01)
    assert [line for (line,) in results] == given


def test_what_reading_raises_comes_after_the_answers_before_it():
    def read():
        yield b"one"
        raise ValueError("the disk is gone")

    answers = answer_in_order(read(), lambda line: Ready([line]), Window(lambda: 5))
    assert next(answers) == [b"one"]
    with pytest.raises(ValueError, match="the disk is gone"):
        next(answers)


def test_room_that_grows_is_used():
    room, begun = [1], []
    answers = answer_in_order(iter([b"x"] * 9), begin_into(begun), Window(lambda: room[0]))
    threading.Thread(target=lambda: list(answers), daemon=True).start()
    assert settle(begun) == 1
    room[0] = 4
    begun[0].there.set()
    assert settle(begun) == 5
    while len(begun) < 9:
        for slow in begun[:]:
            slow.there.set()
        time.sleep(0.01)
    for slow in begun:
        slow.there.set()
