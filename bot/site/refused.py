"""Why a request is not answered as it wants to be: a status of HTTP and one sentence for a person."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from extractors import FigurecheckError
from extractors.articles.web.errors import TooSlowError
from extractors.errors import BusyError, JobTooLongError, StreamTooLargeError, TooLargeError, WorkerError


class RefusedError(FigurecheckError):
    """A request that is turned away before anything is read."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.headers = status, dict(headers or {})


FAILED = "Something went wrong here, and not with what you sent: whoever runs this page can see it. Try again later."
GONE = "There is no such report here any more: they are kept for an hour. Check the article again."
NOWHERE = "There is no such page here: start anew."


def tell_fault(error: BaseException) -> None:
    """Tell whoever runs the page that something is wrong with it, without a word of what was sent."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f" in {place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
    print(f"figurecheck: a request failed ({type(error).__name__}{where}): please report it.", file=sys.stderr)


_STATUS: tuple[tuple[type[FigurecheckError], int], ...] = (
    (BusyError, 503),
    (JobTooLongError, 504),
    (TooSlowError, 504),
    (TooLargeError, 413),
    (StreamTooLargeError, 413),
    (WorkerError, 500),
)


def find_status(error: FigurecheckError) -> int:
    """Give the status for an error; what cannot be read is the sender's to change.

    >>> find_status(BusyError(3)), find_status(FigurecheckError("It is empty."))
    (503, 422)
    """
    if isinstance(error, RefusedError):
        return error.status
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 422)
