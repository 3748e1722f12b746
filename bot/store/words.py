"""Text as databases take it."""

from __future__ import annotations

import re
from hashlib import sha256

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

# PostgreSQL refuses the first, UTF-8 has no bytes for the others.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
# PostgreSQL has no room in an index for more than some 2,700 bytes, and a link may be longer.
_LONGEST_KEY, _KEPT_OF_KEY = 600, 500


def make_storable(text: str) -> str:
    r"""Give a text of the same length in which a mark stands for each character that no database takes.

    >>> make_storable("No\0 such \ud83d ship")
    'No� such � ship'
    """
    return _UNSTORABLE.sub("\ufffd", text)


class Words(TypeDecorator[str]):
    """A column of text, of so many characters at most; whatever is written into it or compared with it is storable."""

    impl = Text
    cache_ok = True

    def __init__(self, length: int | None = None) -> None:
        super().__init__()
        self.length = length

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Give what the database has for it."""
        return dialect.type_descriptor(String(self.length) if self.length else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Give what is kept."""
        return None if value is None else make_storable(value)[: self.length]


class Key(Words):
    """A column of text that an index holds: of a long one the beginning and a hash."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Give what is kept."""
        key = super().process_bind_param(value, dialect)
        if key is None or len(key) <= _LONGEST_KEY:
            return key
        return f"{key[:_KEPT_OF_KEY]}#{sha256(key.encode()).hexdigest()}"
