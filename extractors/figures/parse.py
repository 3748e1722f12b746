"""The one door to spaCy: sentences in, plain tokens with tags and heads out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.errors import ModelError
from extractors.figures.packages import require_known

if TYPE_CHECKING:
    from spacy.language import Language

UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter", "morphologizer", "textcat")


@dataclass(frozen=True, slots=True)
class Token:
    """A token over ``[start, end)`` of its sentence, with its Penn tag, its dependency and the index of its head."""

    i: int
    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int

    @property
    def is_noun(self) -> bool:
        """Say whether it is a noun or a proper noun."""
        return self.tag.startswith("NN")

    @property
    def is_verb(self) -> bool:
        """Say whether it is a verb in any form."""
        return self.tag.startswith("VB") or self.tag == "MD"


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of one sentence, and the children of each by index."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    def over(self, start: int, end: int) -> list[Token]:
        """Give the tokens that overlap ``[start, end)``."""
        return [t for t in self.tokens if t.start < end and start < t.end]

    def child(self, token: Token, *deps: str) -> Token | None:
        """Give the first child with one of these dependencies."""
        return next((self.tokens[i] for i in self.children[token.i] if self.tokens[i].dep in deps), None)

    def subtree(self, token: Token) -> tuple[int, int]:
        """Give the first and the last index under a token."""
        low = high = token.i
        todo, seen = [token.i], 0
        while todo and seen < 400:
            at = todo.pop()
            seen += 1
            low, high = min(low, at), max(high, at)
            todo.extend(self.children[at])
        return low, high


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded model; build it with `load_parser`."""

    model: Language

    def parse(self, sentences: Sequence[str]) -> Iterator[Parse]:
        """Yield the parse of each sentence in order; an empty one gives no tokens."""
        for doc in self.model.pipe(sentences, batch_size=64):
            tokens = tuple(Token(t.i, t.idx, t.idx + len(t.text), t.text, t.tag_, t.dep_, t.head.i) for t in doc)
            children: list[list[int]] = [[] for _ in tokens]
            for token in tokens:
                if token.head != token.i:
                    children[token.head].append(token.i)
            yield Parse(tokens, tuple(tuple(c) for c in children))


def load_parser(name: str) -> Parser:
    """Load an installed spaCy model by its package name, without the parts that are not used.

    Raises ModelError when it is not installed, has no parser, or is not the package that figurecheck knows by its name.
    """
    import importlib

    try:
        require_known(name)
        package = importlib.import_module(name)
        model = package.load(exclude=list(UNUSED))
    except (ImportError, OSError, AttributeError) as error:
        raise ModelError(
            f"The language model {name!r} is not installed: install it with pip, or name an installed one as `model`"
            " in figurecheck.toml."
        ) from error
    if "parser" not in model.pipe_names:
        raise ModelError(
            f"The language model {name!r} has no parser: name one that has as `model` in figurecheck.toml."
        )
    return Parser(model)
