"""Saved web pages: too many of one thing, too deep, never closed, or with lies in their head."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hostile import Hostile

STORY = "<p>The ferry to Orlo carried 312 passengers.</p><p>The harbour office said 4 of them were hurt.</p>"


def every_page() -> Iterator[Hostile]:
    """38 pages."""
    yield from crowded()
    yield from deep()
    yield from unclosed()
    yield from heads()
    yield from lies()
    yield from just_under()


def crowded() -> Iterator[Hostile]:
    """Many of one thing."""
    yield page("links-28000", lambda: f"<p>{'<a href=/a>5</a> ' * 28_000}</p>")
    yield page("spans-28000", lambda: f"<p>{'<span>5</span> ' * 28_000}</p>")
    yield page("bold-28000", lambda: f"<p>{'<b>5</b>' * 28_000}</p>")
    yield page("headings-50000", lambda: "<h2>5</h2>" * 50_000)
    yield page("paragraphs-200000", lambda: "<p>5" * 200_000)
    yield page("tables-10000", lambda: "<table><tr><td>5<td>6</table>" * 10_000)
    yield page("table-of-200000-cells", lambda: f"<table>{('<tr>' + '<td>5' * 500) * 400}</table>")
    yield page("colspan-1000000", lambda: f"<table>{'<tr><td colspan=1000000 rowspan=1000000>5' * 500}</table>{STORY}")
    yield page("attributes-100000", lambda: f"<p {' '.join(f'a{n}=5' for n in range(100_000))}>5</p>{STORY}")
    yield page("attribute-of-10-mb", lambda: f'<p title="{"5 " * 5_000_000}">5</p>{STORY}')
    yield page("srcset-of-5-mb", lambda: f'<img srcset="{"a.png 5w, " * 500_000}">{STORY}')
    yield page("base64-of-15-mb", lambda: f'<img src="data:image/png;base64,{"A" * 15_000_000}">{STORY}')
    yield page("times-20000", lambda: '<time datetime="2021-05-03">3 May 2021</time> ' * 20_000)
    yield page("entities-150000", lambda: f"<p>{'&#0;&#x110000;&#xD800;&half;' * 40_000}</p>")


def deep() -> Iterator[Hostile]:
    """One inside another."""
    yield page("divisions-100000-deep", lambda: "<div>" * 100_000 + STORY)
    yield page("bold-50000-deep", lambda: "<b><p>5" * 50_000)
    yield page("tables-2000-deep", lambda: "<table><tr><td>5" * 2_000)
    yield page("lists-20000-deep", lambda: "<ul><li>5" * 20_000)
    yield page("quotes-20000-deep", lambda: "<blockquote>5" * 20_000 + STORY)


def unclosed() -> Iterator[Hostile]:
    """What is opened and stays open."""
    yield page("page-comments-forty", lambda: "<!---->" * 40 + STORY)
    yield page("comments-unclosed", lambda: STORY + "<!-- 5 " * 140_000)
    yield page("tags-unclosed", lambda: STORY + "<" * 1_000_000)
    yield page("quote-unclosed", lambda: f'{STORY}<a href="' + "<a href='5 " * 90_000)


def heads() -> Iterator[Hostile]:
    """Titles and data for machines."""
    yield data(
        "json-ld-of-blanks", lambda: " " * 202_000 + '</script><script type="application/ld+json">{,' + " " * 202_000
    )
    yield data("json-ld-100000-deep", lambda: '{"a":[' * 100_000)
    yield data("json-ld-of-100000-nodes", lambda: f'{{"@graph":[{",".join(["{}"] * 100_000)}]}}'.replace("{}", NODE))
    yield data("json-ld-with-nul", lambda: '{"@type":"NewsArticle","headline":"Fer\\u0000ry\\ud800: 5 hurt"}')
    yield page(
        "nul-in-head", lambda: STORY, head="<title>Fer\0ry: 5 hurt</title><meta name=author content='A\0nn &#0;'>"
    )
    yield page("title-turned-round", lambda: STORY, head="<title>\u202e\u2066Ferry: 5 hurt\u202d\u2067</title>")
    yield page("page-title-of-zero-widths", lambda: STORY, head=f"<title>{chr(0x200B) * 5_000}</title>")


def lies() -> Iterator[Hostile]:
    """Addresses, character sets and declarations that are not what they say."""
    refresh = "".join(
        f"<meta http-equiv=refresh content='0;url={url}'>" for url in ("file:///etc/passwd", "", "?again")
    )
    base = "".join(f"<base href='{url}'>" for url in ("javascript:5//", "file:///etc/", "//[::1", "http://[", "data:,"))
    yield page("refresh-and-base", lambda: f"{STORY}<p>5 <a href='passwd'>dead</a></p>", head=refresh + base)
    yield Hostile("html", "character-sets", ".html", character_sets)
    yield Hostile("html", "entity-bomb", ".html", entity_bomb)


def just_under() -> Iterator[Hostile]:
    """As much as a reader that counts lets through."""
    yield page("paragraphs-29000", lambda: "<p>5 died" * 29_000)
    yield page("table-of-29000-cells", lambda: f"<table>{('<tr>' + '<td>5' * 144) * 200}</table>{STORY}")
    yield page("bold-14000-deep", lambda: "<b><p>5" * 14_000)
    yield page("divisions-29000-deep", lambda: "<div>" * 29_000 + STORY)
    yield page("attribute-of-4-mb", lambda: f'<p title="{"5 " * 2_000_000}">5</p>{STORY}')


NODE = '{"@type":"NewsArticle","headline":"5"}'


def page(name: str, body: Callable[[], str], *, head: str = "<title>Ferry</title>") -> Hostile:
    """A whole page in UTF-8."""

    def make() -> bytes:
        start = f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body><article>"
        return f"{start}{body()}</article></body></html>".encode()

    return Hostile("html", name, ".html", make)


def data(name: str, script: Callable[[], str]) -> Hostile:
    """A page with a script of JSON-LD."""
    return page(name, lambda: f'<script type="application/ld+json">{script()}</script>{STORY}')


def character_sets() -> bytes:
    """A page that calls itself UTF-7, UTF-16 and something that does not exist, in broken UTF-8."""
    metas = "".join(f"<meta charset={name}>" for name in ("utf-7", "utf-16", "x-none", "\x1b$B"))
    return metas.encode() + b"<p>\xff\xfe+ADw-p+AD4- 5 \xed\xa0\x80 \x80people\xc0\xaf died.</p>" + STORY.encode() * 200


def entity_bomb() -> bytes:
    """A page in XML whose entities are made of entities."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    start = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "5 died. ">{levels}]>'
    return f'{start}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&e11;</p>{STORY}</body></html>'.encode()
