"""Where a figure stands in its parsed sentence, and which words around it may be what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.candidates.quantity import Quantity
from extractors.figures.parse import Parse, Token
from extractors.figures.phrases import phrase_end, phrase_start
from extractors.figures.rules.counted_context import Context, Counted
from extractors.lexicon import CountedWords


@dataclass(frozen=True, slots=True)
class Place:
    """A quantity in its sentence; ``inside`` are its own tokens, ``top`` the one that the sentence governs."""

    text: str
    parse: Parse
    quantity: Quantity
    context: Context
    words: CountedWords
    inside: tuple[Token, ...]
    top: Token

    @property
    def last(self) -> Token:
        """The last token of the figure."""
        return self.inside[-1]

    @property
    def above(self) -> Token:
        """The token that governs the figure."""
        return self.parse.tokens[self.top.head]

    def following(self, count: int) -> tuple[Token, ...]:
        """Give the next tokens after the figure."""
        return self.parse.tokens[self.last.i + 1 : self.last.i + 1 + count]

    def before(self, length: int) -> str:
        """Give the text right before the figure, modifiers left out."""
        start = min(self.quantity.start, self.quantity.core[0])
        return self.text[max(0, start - length) : start]

    def is_taken(self, start: int, end: int) -> bool:
        """Say whether a span holds part of a figure."""
        return any(first < end and start < last for first, last in self.context.taken)

    def may_count(self, token: Token | None) -> bool:
        """Say whether a token can head what is counted: a noun, no part of a figure, no date, no stand-in for one."""
        if token is None or not token.is_noun or not any(c.isalpha() for c in token.text):
            return False
        word = token.text.lower()
        if word in self.words.time and not self._is_named(token):
            return False
        if word in self.words.link and token.i and self.parse.tokens[token.i - 1].tag == "IN":
            return False
        return not self.is_generic(token) and not self.is_taken(token.start, token.end)

    def is_generic(self, token: Token) -> bool:
        """Say whether a noun only stands for a figure: "the level", but not "sea level" or "the Industrial Average"."""
        word = token.text.lower()
        return word in self.words.generic and token.tag in ("NN", "NNS") and not self._is_named(token)

    def _is_named(self, token: Token) -> bool:
        """Say whether a noun right before tells what the noun is: "sea *level*", "a Mars *day*"."""
        before = self.parse.tokens[token.i - 1] if token.i else token
        return before.is_noun and before.head == token.i and not self.is_taken(before.start, before.end)

    def resolve(self, token: Token) -> Token:
        """Give what a noun that only stands for a figure is of: "the number of *ferries*"; else the noun itself."""
        if self.is_generic(token):
            for i in self.parse.children[token.i]:
                link = self.parse.tokens[i]
                if link.dep == "prep" and link.text.lower() in ("of", "on", "for") and i > token.i:
                    return self.parse.child(link, "pobj") or token
        return token

    def write(self, head: Token, rule: str) -> Counted:
        """Give the noun phrase of ``head``, cut where a figure stands in it."""
        first = self.parse.tokens[phrase_start(self.parse, head, floor=self._floor(head))]
        last = phrase_end(self.parse, head)
        if last is not head and self.is_taken(head.end, last.end):
            last = head
        return Counted(self.text[first.start : last.end], (first.start, last.end), rule)

    def _floor(self, head: Token) -> int:
        ends = [end for _, end in self.context.taken if end <= head.start]
        floor = max(ends, default=0)
        return next((t.i for t in self.parse.tokens[: head.i + 1] if t.start >= floor), head.i)


def find_place(text: str, parse: Parse, quantity: Quantity, context: Context, words: CountedWords) -> Place | None:
    """Give the place of a quantity, None when the parse has no token there."""
    inside = tuple(parse.over(*quantity.core))
    if not inside:
        return None
    ids = {t.i for t in inside}
    top = next((t for t in reversed(inside) if t.head not in ids or t.head == t.i), inside[-1])
    return Place(text, parse, quantity, context, words, inside, top)
