"""Links: what is no link, what is one and is not followed, and every disguise of a private address."""

import asyncio
from ipaddress import IPv4Address

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractors.articles.web import FetchPolicy, fetch_page
from extractors.articles.web.errors import BadAddressError, FetchError, RefusedAddressError
from extractors.articles.web.target import read_target


async def no_look_up(host, port):
    raise AssertionError(f"{host} was looked up")


POLICY = FetchPolicy(resolver=no_look_up)

BAD = [
    "",
    "news.example",
    "//news.example/",
    "http:/news.example",
    "http:news.example",
    "http://",
    "http:///path",
    "http://?x",
    "file:///etc/passwd",
    "ftp://news.example/",
    "gopher://news.example/",
    "javascript:alert(1)",
    "data:text/html,300",
    "view-source:http://news.example/",
    "unix:///var/run/docker.sock",
    "http://user@news.example/",
    "http://user:secret@news.example/",
    "http://news.example@127.0.0.1/",
    "http://@127.0.0.1/",
    "http://127.0.0.1\\@news.example/",
    "http://news.example\\.local/",
    "http:\\\\127.0.0.1\\",
    "http://news.example /",
    " http://news.example/",
    "http://news.example/\r\nHost: 127.0.0.1",
    "http://news.example/\0",
    "http://news.example/a b",
    "http://news\t.example/",
    "http://news.example/\u2028",
    "http://new\u00ads.example/",
    "http://news\u200b.example/",
    "http://news.example/\ud800",
    "http://%6cocalhost/",
    "http://127.0.0.1%2f@news.example/",
    "http://①②⑦.⓪.⓪.①/",
    "http://ⓛocalhost/",
    "http://news..example/",
    "http://.news.example/",
    "http://-news.example/",
    "http://news.example../",
    "http://news!.example/",
    "http://news.example:80:80/",
    "http://news.example:eighty/",
    "http://news.example:99999999/",
    "http://news.example:+80/",
    "http://[::1/",
    "http://::1/",
    "http://[::1%25lo]/",
    "http://[fe80::1%eth0]/",
    "http://[v1.a]/",
    "http://[::gggg]/",
    "http://[1.2.3.4]/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 130 + "example/",
    "https://news.example/" + "a" * 5000,
]
REFUSED = [
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://localhost.localdomain/",
    "http://localhost6/",
    "http://anything.localhost/",
    "http://any.thing.localhost./",
    "http://router/",
    "http://intranet/",
    "http://printer.local/",
    "http://nas.lan/",
    "http://wiki.internal/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://wiki.corp/",
    "http://box.home.arpa/",
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0X7F.0.0.1/",
    "http://0x7f.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://127.000.000.001/",
    "http://127.0.0.0x1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://0x/",
    "http://999999999999999/",
    "http://256.256.256.256/",
    "http://1.2.3.4.5/",
    "http://news.example.5/",
    "http://134744072/",
    "http://127。0。0。1/",
    "http://１２７.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b:1::8.8.8.8]/",
    "http://[2002:7f00:1::]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[ff02::1]/",
    "http://news.example:22/",
    "http://news.example:8080/",
    "http://news.example:0/",
    "https://news.example:65535/",
    "https://news.example:99999/",
]
GOOD = {
    "https://news.example": ("news.example", 443),
    "HTTPS://News.Example./A?b#c": ("news.example", 443),
    "http://news.example:443/": ("news.example", 443),
    "http://news.example:/": ("news.example", 80),
    "http://bücher.example/ü?ä=ö": ("xn--bcher-kva.example", 80),
    "http://BÜCHER.example/": ("xn--bcher-kva.example", 80),
    "http://xn--ls8h.example/": ("xn--ls8h.example", 80),
    "https://a_b.news.example/@name/http://x": ("a_b.news.example", 443),
    "http://8.8.8.8/": ("8.8.8.8", 80),
    "https://[2606:4700::1]/": ("2606:4700::1", 443),
    "https://localhost.example/": ("localhost.example", 443),
    "https://mylocal.example.com/": ("mylocal.example.com", 443),
    "https://0x7f.example/": ("0x7f.example", 443),
}


def fetch(link: str) -> None:
    asyncio.run(fetch_page(link, POLICY))


@pytest.mark.parametrize("link", BAD)
def test_no_link(link):
    with pytest.raises(BadAddressError):
        fetch(link)


def test_a_user_name_is_said_to_be_what_is_wrong():
    with pytest.raises(BadAddressError, match="user name"):
        fetch("https://news.example@127.0.0.1/")


@pytest.mark.parametrize("link", REFUSED)
def test_a_link_that_is_not_followed(link):
    with pytest.raises(RefusedAddressError):
        fetch(link)


@pytest.mark.parametrize(("link", "where"), GOOD.items())
def test_a_link_that_is(link, where):
    target = read_target(link, POLICY)
    assert (target.host, target.port) == where


@pytest.mark.parametrize(
    ("link", "header"),
    [
        ("https://news.example/", "news.example"),
        ("http://news.example:443/", "news.example:443"),
        ("https://[2606:4700::1]/", "[2606:4700::1]"),
    ],
)
def test_the_host_in_the_request(link, header):
    assert read_target(link, POLICY).host_header == header


def spell(number: int, parts: int, bases: tuple[str, ...]) -> str:
    """Spell an IPv4 address in so many parts, each in a base of its own."""
    octets = number.to_bytes(4, "big")
    values = [*octets[: parts - 1], int.from_bytes(octets[parts - 1 :], "big")]
    return ".".join(format(value, base) for value, base in zip(values, bases, strict=False))


@given(
    st.integers(0, 2**32 - 1),
    st.integers(1, 4),
    st.tuples(*[st.sampled_from(["d", "#x", "#X", "04o", "012o", "#010x"])] * 4),
)
def test_every_unusual_spelling_of_an_address_is_refused(number, parts, bases):
    spelt = spell(number, parts, bases)
    assume(spelt != str(IPv4Address(number)))
    with pytest.raises(RefusedAddressError):
        fetch(f"http://{spelt}/")


@given(st.text(max_size=40))
def test_no_text_at_all_does_anything_but_be_refused_or_read(text):
    for link in (text, f"http://{text}", f"https://news.example{text}", f"http://[{text}]/"):
        try:
            target = read_target(link, POLICY)
        except FetchError:
            continue
        assert target.host == target.host.lower()
        assert target.port in {80, 443}
        assert target.host.isascii()


@given(st.from_regex(r"https?://[a-z0-9.@:%\[\]\\/#?\u3002\uff10-\uff19x-]{1,30}", fullmatch=True))
def test_what_looks_like_a_link_is_read_in_one_way(link):
    try:
        target = read_target(link, POLICY)
    except FetchError:
        return
    # What is connected to is what was checked.
    assert target.url.raw_host.decode().removesuffix(".") == target.host
    assert target.url.userinfo == b""
