"""What one report is made of: a link, a text or a file, with what is known of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit

from extractors.articles.rich_words import KIND

# What sites and newsletters add to a link to learn how the reader came; none of it names another article.
_TRACKING = frozenset("fbclid gclid dclid msclkid igshid igsh yclid mc_cid mc_eid cmpid smid si ref ref_src".split())


@dataclass(frozen=True, slots=True)
class Request:
    """One article to report on: exactly one of ``link``, ``text`` and ``data``, or ValueError is raised.

    ``link`` is fetched and read, ``text`` is read as it is, ``data`` is the content of a file. ``outlet`` is the
    channel or chat that a post was forwarded from, ``published`` the ISO date of that post.
    """

    link: str | None = None
    text: str | None = None
    data: bytes | None = None
    file_name: str | None = None
    content_type: str | None = None
    outlet: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        if sum(each is not None for each in (self.link, self.text, self.data)) != 1:
            raise ValueError("a request is for one link, one text or one file")

    @property
    def is_message(self) -> bool:
        """Say whether the data are the blocks of a rich message, and no file."""
        return self.content_type == KIND

    @property
    def key(self) -> str:
        r"""What two requests for the same article have in common: the link made plain, or a hash of the content.

        >>> Request(text="Two  ships sank.").key == Request(text="Two ships\nsank. ").key
        True
        """
        if self.link is not None:
            return f"link:{plain_link(self.link)}"
        if self.text is not None:
            # A paste and a forward of one text differ in line breaks.
            return f"text:{sha256(' '.join(self.text.split()).encode('utf-8', 'surrogatepass')).hexdigest()}"
        return f"file:{sha256(self.data or b'').hexdigest()}"


def plain_link(link: str) -> str:
    """Take from a link what does not tell one article from another; a link that cannot be read stays as it is.

    >>> plain_link("HTTPS://www.Paper.example/a/?utm_source=mail&id=7#top")
    'paper.example/a?id=7'
    """
    try:
        parts = urlsplit(link.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return link.strip()
    if not host:
        return link.strip()
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    ]
    return place + parts.path.rstrip("/") + (f"?{urlencode(kept)}" if kept else "")
