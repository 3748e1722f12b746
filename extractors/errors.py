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


class OtherLanguageError(InputError):
    """A page is in a language that is not read."""

    def __init__(self, language: str) -> None:
        super().__init__(f"It is in {language}, and figurecheck reads English only: ask somebody who reads it.")


class NotFollowedError(InputError):
    """A link is one too many to be followed."""

    def __init__(self, most: int) -> None:
        super().__init__(f"Only the first {most} linked pages are opened: open this one yourself.")


class FactCheckError(FigurecheckError):
    """Published fact-checks could not be looked up."""


class ModelError(FigurecheckError):
    """A language model that the settings name cannot be used."""


class UnitReaderError(FigurecheckError):
    """The unit library failed on one fragment; the figure keeps its unit as written."""


class StreamTooLargeError(InputError):
    """What comes through a pipe is over the limit; how long it would be in the end is not known."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"The text is longer than the limit of {limit:,} bytes: send it in smaller parts.")
        self.limit = limit


class ChartError(FigurecheckError):
    """A chart cannot be drawn."""


class SettingsError(FigurecheckError):
    """A setting that does not exist, or a value that it cannot have."""


class UsageError(FigurecheckError):
    """The command line asks for something that the command cannot do."""


class WorkerError(FigurecheckError):
    """A worker process died."""


class ProcessDiedError(WorkerError):
    """A worker process died of an article, or of something else while it read one."""

    def __init__(self) -> None:
        super().__init__("The process that read this died: send a smaller part, or try again.")


class JobTooLongError(WorkerError):
    """Reading one article took longer than it may, and was ended."""

    def __init__(self, seconds: float) -> None:
        unit = "second" if seconds == 1 else "seconds"
        super().__init__(f"This took longer than {seconds:g} {unit} and was stopped: send the part that matters.")
        self.seconds = seconds


class OverMemoryError(WorkerError):
    """Reading one article asked for more memory than it may have, and was ended."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            f"This needs more than {megabytes:,} MB of memory and was stopped: send the part that matters."
        )
        self.megabytes = megabytes


class ClusterError(FigurecheckError):
    """There is no cluster to read on, or it cannot be used."""


class BusyError(FigurecheckError):
    """There are more requests than can be taken in."""

    def __init__(self, wait_seconds: int) -> None:
        super().__init__(f"There is more to read than can be taken in: try again in {name_wait(wait_seconds)}.")
        self.wait_seconds = wait_seconds


class LimitError(FigurecheckError):
    """Somebody asked more often in an hour than one may."""

    def __init__(self, whose: str, most: int, wait_seconds: int) -> None:
        super().__init__(
            f"{whose} asked for {most:,} articles within an hour, which is the limit here: try again in "
            f"{name_wait(wait_seconds)}."
        )
        self.wait_seconds = wait_seconds


class StoreError(FigurecheckError):
    """The database cannot be opened, read or written."""


class LeaseLostError(StoreError):
    """A process gave no sign of life for so long that another may have taken over what it had in hand."""

    def __init__(self) -> None:
        super().__init__("Another process may have taken over what this one had in hand: it starts anew by itself.")


class ServiceError(FigurecheckError):
    """The bot cannot run as it is set up."""


class UndeliverableError(FigurecheckError):
    """Telegram will not deliver this message, now or later."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Telegram does not deliver this ({reason[:100]}): nothing more can be done.")


def name_wait(seconds: int) -> str:
    """Say a waiting time, rounded up.

    >>> [name_wait(seconds) for seconds in (1, 30, 60, 61, 3600)]
    ['1 second', '30 seconds', '1 minute', '2 minutes', '60 minutes']
    """
    number, unit = (max(1, seconds), "second") if seconds < 60 else (-(-seconds // 60), "minute")
    return f"{number} {unit}" + ("s" if number != 1 else "")


class DocumentError(InputError):
    """A page or file that cannot be read as an article."""


class EmptyFileError(DocumentError):
    """There is nothing in the file."""

    def __init__(self) -> None:
        super().__init__("There is no text in it: the file is empty.")


class NotAnArticleError(DocumentError):
    """The page has no article on it: a front page, an error page, a consent wall."""

    def __init__(self, reason: str = "There is no article on this page") -> None:
        message = reason if reason.endswith(".") else f"{reason}: send a link to the article itself, or its text."
        super().__init__(message)


class UnknownKindError(DocumentError):
    """The bytes are of no kind that can be read."""

    def __init__(self, kind: str | None = None) -> None:
        what = f"A file of this kind ({kind[:80]})" if kind else "A file of this kind"
        super().__init__(f"{what} cannot be read: send a web page, PDF, office document, text or picture.")


class DamagedFileError(DocumentError):
    """The file claims to be of a kind, and cannot be read as one."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"The {kind} is damaged and cannot be read: save it again, or send the text.")


class EncryptedFileError(DocumentError):
    """The file opens with a password only."""

    def __init__(self, kind: str = "PDF") -> None:
        super().__init__(f"The {kind} is locked with a password: save it without one and send it again.")


class TooManyPagesError(DocumentError):
    """The document has more pages than an article has."""

    def __init__(self, pages: int, limit: int) -> None:
        super().__init__(f"The document has {pages:,} pages and the limit is {limit:,}: send the pages that matter.")
        self.pages, self.limit = pages, limit


class TooLargeFileError(DocumentError):
    """The file is larger, or unpacks to more, than is read."""

    def __init__(self, kind: str, limit: int) -> None:
        super().__init__(
            f"The {kind} holds more than {limit // 1_000_000:,} MB: send the part that matters, or its text."
        )
        self.limit = limit


class GivenUpError(DocumentError):
    """Reading asked for more memory or time than a document may take."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"The {kind} asks for more memory or time than it may take: send the part that matters, or its text."
        )


class TooLargePictureError(DocumentError):
    """The picture has more pixels than are read."""

    def __init__(self, pixels: int, limit: int) -> None:
        super().__init__(
            f"The picture has {pixels // 1_000_000:,} megapixels and the limit is {limit // 1_000_000:,}: "
            "send a smaller one, or the part with the text."
        )
        self.pixels, self.limit = pixels, limit


class FileGoneError(DocumentError):
    """The file was not handed over."""

    def __init__(self) -> None:
        super().__init__("Telegram did not hand over the file: send it again.")


class NoTextError(DocumentError):
    """The document can be opened, and no words are found in it."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"There is no text in the {kind}: send the text itself.")


class ReaderMissingError(DocumentError):
    """Reading pictures needs a program that is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Pictures are read by Tesseract, which is not set up here: install Tesseract and, "
            "in the copy of figurecheck's repository, run pip install '.[ocr]', or send the text."
        )


class ReadingTimeoutError(DocumentError):
    """Reading took longer than it may."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"Reading the {kind} took too long and was stopped: send a smaller one, or the text.")
