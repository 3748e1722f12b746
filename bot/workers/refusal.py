"""An error on its way through a pipe between two processes of this program."""

from __future__ import annotations

from dataclasses import dataclass

from extractors import FigurecheckError


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error as its parts: those with an ``__init__`` of their own do not pickle."""

    kind: type[FigurecheckError]
    message: str
    values: dict[str, object]

    def rebuild(self) -> FigurecheckError:
        """Give the error as it was raised."""
        error = self.kind.__new__(self.kind, self.message)
        error.args = (self.message,)
        error.__dict__.update(self.values)
        return error


def make_portable(error: FigurecheckError) -> Refusal:
    """Take an error apart.

    >>> str(make_portable(FigurecheckError("Try again.")).rebuild())
    'Try again.'
    """
    return Refusal(type(error), str(error), dict(error.__dict__))
