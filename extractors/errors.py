"""Everything that can go wrong, as one tree; each message is one sentence for a person and says what to do.

What can go wrong with a link is a branch of its own, in ``fetch_errors``.
"""

from __future__ import annotations


class FigurecheckError(Exception):
    """The root of every error that figurecheck raises on purpose; ``str`` of it is fit to be shown."""


class InputError(FigurecheckError):
    """What was given cannot be read as an article."""


class TooLargeError(InputError):
    """The text is over the limit."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(f"The text is {size:,} bytes long and the limit is {limit:,} bytes: send it in smaller parts.")
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


class StreamTooLargeError(InputError):
    """What comes through a pipe is over the limit; how long it would be in the end is not known."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"The text is longer than the limit of {limit:,} bytes: send it in smaller parts.")
        self.limit = limit


class SettingsError(FigurecheckError):
    """A setting that does not exist, or a value that it cannot have."""


class UsageError(FigurecheckError):
    """The command line asks for something that the command cannot do."""


class WorkerError(FigurecheckError):
    """A worker process died."""
