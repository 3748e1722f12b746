"""Words of an article beside words of ours: nothing hidden, nothing that turns what stands around them."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat.packing import Room, pack
from bot.chat.rich import apart, line, ours, write_text
from bot.reports.shown import (
    END,
    FROM_FIRST,
    FROM_LEFT,
    balance,
    clean,
    find_open,
    fold,
    guard,
    isolate,
    isolate_ours,
    reopen,
)

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
ZERO_WIDTH = (
    "\u200b\u200c\u200d\u2060\ufeff\xad\u180e\u034f\u2061\u2064\U000e0001\U000e0041\U000e007f\ufe0f\u3164\u115f"
)
MARKS = "\u0301\u0336\u20dd\u0591\u05b8\u064e\u0e48\u094d"
PLAIN = "ab 1,.\n\t“é"
FROM_RIGHT = "\u05d0\u0633\u0661"
PICTURES = "\U0001f469\U0001f3f4\U0001f680\u2764"
MIXED = st.text(st.sampled_from(TURNING + ZERO_WIDTH + MARKS + PLAIN + FROM_RIGHT + PICTURES), max_size=60)

SEEN_SIGNS = "\u070f\u0890\u0891\U000110bd\U000110cd"

LEGITIMATE = [
    "👨‍👩‍👧‍👦 and 🏳️‍🌈 and ❤️‍🔥 and 👩🏽‍🚀 and 3️⃣",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿 beat 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "می‌روم به کتاب‌خانه",
    "שָׁלוֹם עֲלֵיכֶם",
    "بِسْمِ اللَّهِ الرَّحْمَٰنِ",
    "price \u200f(₪12)\u200f של",
    "Đặng Thị Ngọc Thịnh",
    unicodedata.normalize("NFD", "Đặng Thị Ngọc Thịnh"),
    "र‍्य and क्‍ष",
    "İstanbul – “naïve” café, 5 £",
]


def is_balanced(text):
    depth = 0
    for character in text:
        if character == "\n":
            if depth:
                return False
        elif character in "\u202a\u202b\u202c\u202d\u202e\u2067":
            return False
        elif character in (FROM_LEFT, FROM_FIRST):
            depth += 1
        elif character == END:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


@pytest.mark.parametrize("text", LEGITIMATE)
def test_what_has_a_sense_survives(text):
    assert clean(text) == text
    assert guard(text) == text


@given(MIXED)
def test_clean_words_hold_nothing_that_opens_or_closes_and_are_clean(text):
    shown = clean(text)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff\xad\n\t")
    assert clean(shown) == shown
    assert fold(fold(text)) == fold(text)


@given(st.lists(MIXED, max_size=4), st.integers(1, 40))
def test_every_rendered_piece_is_balanced(texts, most):
    for text in texts:
        assert all(map(is_balanced, (apart(text, most), ours(text, most))))
        for shown in (isolate(clean(text)), isolate_ours(clean(text)), apart(text), ours(text), guard(text)):
            assert is_balanced(shown)
            assert guard(shown) == shown
    block = (line(*texts), *(line(apart(text), ": ", ours(text), quote=True) for text in texts))
    assert all(is_balanced(line) for line in write_text(block).split("\n"))


@given(st.lists(MIXED, min_size=1, max_size=6), st.integers(16, 60))
@example(["\u05d0" * 200], 16)
def test_what_is_cut_into_messages_is_balanced_and_whole(texts, units):
    block = tuple(line(apart(text), ours(text)) for text in texts)
    pages = [write_text(page) for page in pack([block], Room(units=units))]
    assert all(is_balanced(row) for page in pages for row in page.split("\n"))
    assert all(len(page.encode("utf-16-le")) // 2 <= units for page in pages)
    isolates = str.maketrans("", "", FROM_LEFT + FROM_FIRST + END + "\n")
    assert "".join(pages).translate(isolates) == write_text(block).translate(isolates)


@given(MIXED, st.integers(1, 9))
def test_lines_that_were_broken_are_balanced_each(text, width):
    whole = isolate_ours(f"It is {isolate(clean(text))}.")
    lines = list(reopen(whole[place : place + width] for place in range(0, len(whole), width)))
    assert all(is_balanced(each) for each in lines)


@given(MIXED)
def test_balance_and_what_is_open_agree(text):
    assert find_open(balance(text)) == ""


def test_letters_from_the_right_do_not_move_what_is_ours():
    assert apart("שלום") + " · 31" == "\u2068שלום\u2069 · 31"
    assert apart("plain") == "plain"


def test_no_character_of_format_alone_is_a_text():
    formats = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
    # Signs of Arabic, Syriac and Kaithi numbers are seen.
    seen = [each for each in formats if unicodedata.bidirectional(each) == "AN" or each in SEEN_SIGNS]
    assert [each for each in formats if each not in seen and clean(each * 5000) != ""] == []


def test_a_letter_bears_some_marks_and_no_tower_of_them():
    assert clean("e" + "\u0301" * 500 + "nd") == "e" + "\u0301" * 5 + "nd"
    assert clean("\u0336\u0336 x") == "x"


def test_long_texts_are_clean_in_time():
    # Each of a sort that costs most.
    for text in ("\u200b" * 10**5, "x\u200b" * 10**5, "e\u0301" * 10**5, "א\u200f" * 10**5, "\u2068" * 10**5):
        clean(text)
        guard(text)
