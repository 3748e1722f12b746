"""Everything that can go wrong, as one tree; each message is one sentence for a person and says what to do."""

from __future__ import annotations


class FigurecheckError(Exception):
    """The root of every error that figurecheck raises on purpose; ``str`` of it is fit to be shown."""


class InputError(FigurecheckError):
    """What was given cannot be read as an article."""


class TooLargeError(InputError):
    """The text is over the limit."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"The text is {size:,} bytes long and the limit is {limit:,} bytes: send it in smaller parts."
        )
        self.size, self.limit = size, limit


class EmptyTextError(InputError):
    """There is no text."""

    def __init__(self) -> None:
        super().__init__("There is no text in it: send an article, a paragraph or a sentence.")


class BadTextError(InputError):
    """The bytes are not readable text."""


class ModelError(FigurecheckError):
    """A language model that the settings name cannot be used."""


class UnitReaderError(FigurecheckError):
    """The unit library failed on one fragment; the figure keeps its unit as written."""
