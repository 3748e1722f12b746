"""What can go wrong between a link and its page; each message is one sentence for a person and says what to do."""

from __future__ import annotations

from extractors.errors import FigurecheckError

PASTE = "open it yourself and send the text"


class FetchError(FigurecheckError):
    """A page could not be fetched."""


class BadAddressError(FetchError):
    """What was given is not the address of a web page."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"This is not a link that can be opened ({reason}): send one that starts with https://.")


class RefusedAddressError(FetchError):
    """The address leads, or may lead, to somewhere that is not the public internet."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"This link is not opened ({reason}): only pages on the public internet are; {PASTE}.")


class NoSuchHostError(FetchError):
    """The name of the site is unknown."""

    def __init__(self, host: str) -> None:
        super().__init__(f"There is no site called {host:.100}: check the spelling of the link.")


class NoConnectionError(FetchError):
    """No connection to the site could be made."""

    def __init__(self, host: str) -> None:
        super().__init__(f"No connection to {host:.100} could be made: try again later, or {PASTE}.")


class BadCertificateError(FetchError):
    """The site cannot prove that it is the one that the link names."""

    def __init__(self, host: str) -> None:
        super().__init__(f"{host:.100} could not prove that it is that site (bad certificate): {PASTE}.")


class TooSlowError(FetchError):
    """The page was not there when the time was up."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"The page was not there after {seconds:g} seconds: try again later, or {PASTE}.")


class RedirectError(FetchError):
    """The redirects lead to no page."""


class TooManyRedirectsError(RedirectError):
    """One redirect too many."""

    def __init__(self, most: int) -> None:
        super().__init__(f"The link leads on more than {most} times: send the link of the page itself.")


class RedirectLoopError(RedirectError):
    """A redirect to an address that was asked before."""

    def __init__(self) -> None:
        super().__init__(f"The link leads in a circle, as on sites that insist on cookies: {PASTE}.")


class NotFoundError(FetchError):
    """The site has no such page, or has it no more."""

    def __init__(self) -> None:
        super().__init__("The site says that there is no such page: check the link.")


class LoginNeededError(FetchError):
    """The site does not show the page to everybody."""

    def __init__(self) -> None:
        super().__init__(f"The site does not show this page without a login or a subscription: {PASTE}.")


class TooManyRequestsError(FetchError):
    """The site asks to be left alone for a while."""

    def __init__(self) -> None:
        super().__init__(f"The site has had too many requests from here: try again in an hour, or {PASTE}.")


class ServerFaultError(FetchError):
    """The site is broken or overloaded."""

    def __init__(self, status: int) -> None:
        super().__init__(f"The site is out of order (error {status}): try again later, or {PASTE}.")


class UnexpectedAnswerError(FetchError):
    """The site answered with a status that brings no page."""

    def __init__(self, status: int) -> None:
        super().__init__(f"The site answered {status} in place of a page: check the link, or {PASTE}.")


class BrokenAnswerError(FetchError):
    """The site took the connection and then hung up, or what came back is not HTTP."""

    def __init__(self) -> None:
        super().__init__(f"The site hung up or gave an answer that no browser reads: try again later, or {PASTE}.")


class BrokenBodyError(FetchError):
    """The page is cut short, or packed in a way that cannot be unpacked."""

    def __init__(self) -> None:
        super().__init__(f"The page arrived damaged or cut short: try again, or {PASTE}.")


class PageTooLargeError(FetchError):
    """The page is over the limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"The page is larger than {limit:,} bytes, the limit: send the part that matters as text.")


class WrongKindError(FetchError):
    """What the link leads to cannot hold an article."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"The link leads to {kind or 'a file of an unknown kind'}, not to an article:"
            " send a link to a web page, a PDF, an office document or a picture."
        )


class EmptyPageError(FetchError):
    """There is nothing on the page."""

    def __init__(self) -> None:
        super().__init__(f"The page is empty: check the link, or {PASTE}.")
