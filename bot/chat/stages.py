"""What is being done, for whoever waits."""

from __future__ import annotations

from bot.jobs.request import Request


def say_stage(request: Request) -> str:
    """Say what is done with a request.

    >>> say_stage(Request(text="Two ships sank."))
    'Reading the text and looking for figures …'
    """
    if request.link is not None:
        return "Fetching the page and looking for figures …"
    if request.data is not None:
        picture = (request.content_type or "").startswith("image/")
        return f"Reading the {'picture' if picture else 'file'} and looking for figures …"
    return "Reading the text and looking for figures …"
