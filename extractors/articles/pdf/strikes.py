"""Which words a thin line drawn across strikes out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractors.articles.pdf.letters import Letters, Word
from extractors.articles.pdf.strokes import Rule

_LOWEST, _HIGHEST = 0.14, 0.46
"""Where above the baseline a line strikes out, in shares of a letter's size; lower it underlines."""
_THICK = 0.16
_BEYOND, _BETWEEN = 0.5, 1.2
"""How far a line may go on beside the letters, and how far these may be apart: the lines of a table go further."""
_TALLEST = 60.0
_MOST_TRIED = 200_000
"""Words that are held against lines; no page has so many."""


def strike_words(
    words: Sequence[Word], rules: Sequence[Rule], letters: Letters, written: str
) -> tuple[list[Word], list[str]]:
    """Give the words, those that are struck out marked, and the texts that were."""
    bases = sorted((word.base, index) for index, word in enumerate(words) if word.turn == 0)
    struck: dict[int, set[int]] = {}
    told: list[str] = []
    tried = 0
    for rule in rules:
        low = bisect_left(bases, (rule.middle - _HIGHEST * _TALLEST, -1))
        high = bisect_right(bases, (rule.middle, len(words)))
        tried += high - low
        if tried > _MOST_TRIED:
            break
        under = [index for _, index in bases[low:high] if _lies_over(rule, words[index])]
        if under and (covered := _find_covered(rule, [(i, words[i]) for i in under], letters)):
            for index, letter in covered:
                struck.setdefault(index, set()).add(letter)
            told.append(_read({letter for _, letter in covered}, written))
    return [piece for index, word in enumerate(words) for piece in _divide(word, struck.get(index), letters)], told


def _read(marked: set[int], written: str) -> str:
    """Give what letters say, with the blanks between them where they stand together in the file."""
    text = " ".join(written[min(marked) : max(marked) + 1].split())
    return text if len(text) <= 2 * len(marked) else "".join(written[letter] for letter in sorted(marked))


def _lies_over(rule: Rule, word: Word) -> bool:
    if rule.right <= word.left or rule.left >= word.right:
        return False
    above = (rule.middle - word.base) / word.size if word.size else 0.0
    if rule.sure:
        return 0 <= above <= 2 * _HIGHEST
    return _LOWEST <= above <= _HIGHEST and rule.thickness <= _THICK * word.size


def _find_covered(rule: Rule, under: Sequence[tuple[int, Word]], letters: Letters) -> list[tuple[int, int]]:
    """Give the words and letters that a line covers, none where it goes on beyond them."""
    covered: list[tuple[float, float, int, int]] = []
    for index, word in under:
        for letter in range(word.start, word.end):
            left, right, _, size = letters.measure(letter)
            if size and rule.left <= (left + right) / 2 <= rule.right:
                covered.append((left, right, index, letter))
    covered.sort()
    if not covered:
        return []
    size = max(word.size for _, word in under)
    ends = rule.left >= covered[0][0] - _BEYOND * size and rule.right <= covered[-1][1] + _BEYOND * size
    whole = all(after[0] - before[1] <= _BETWEEN * size for before, after in pairwise(covered))
    if not rule.sure and not (ends and whole and any(words_hold(word) for _, word in under)):
        return []
    return [(index, letter) for _, _, index, letter in covered]


def words_hold(word: Word) -> bool:
    """Say whether a word holds a letter or a digit: what has none is a dash, or a line itself."""
    return any(map(str.isalnum, word.text))


def _divide(word: Word, struck: set[int] | None, letters: Letters) -> list[Word]:
    """Give a word whole, or what is struck out of it and what is not apart."""
    if not struck:
        return [word]
    pieces: list[Word] = []
    for offset, letter in enumerate(range(word.start, word.end)):
        marked = letter in struck or (bool(pieces) and pieces[-1].struck and not word.text[offset].isalnum())
        if pieces and pieces[-1].struck == marked:
            pieces[-1].text, pieces[-1].end = pieces[-1].text + word.text[offset], letter + 1
            pieces[-1].right = max(pieces[-1].right, letters.measure(letter)[1])
        else:
            piece = Word(word.text[offset], (letter, letter + 1), letters.measure(letter)[:2], word.base, word.size)
            piece.struck, piece.glued = marked, word.glued or bool(pieces)
            pieces.append(piece)
    return pieces
