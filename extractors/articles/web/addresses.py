"""Which internet addresses are public, so that a link cannot reach what only this machine can see."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

# Written out, because what Python calls global changed between its versions and never left out multicast.
CLOSED_IPV4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by a carrier's customers; some clouds' metadata
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's service to its own machines, although the range is public
        "169.254.0.0/16",  # link-local; most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4, given up
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)

# The whole of what is given out to the public; loopback, unique local, link-local, multicast, local NAT64
# and the old IPv4-compatible form lie outside of it.
OPEN_IPV6 = IPv6Network("2000::/3")
CLOSED_IPV6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # protocol assignments: Teredo, benchmarking, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which may carry any IPv4 address
        "3ffe::/16",  # a test network, given up
        "3fff::/20",  # documentation
    )
)

# Networks whose last 32 bits are an IPv4 address, which is what is really reached.
CARRIERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))

LOOPBACK = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))


def is_public(address: Address) -> bool:
    """Say whether the address is on the public internet.

    >>> is_public(IPv4Address("93.184.215.14")), is_public(IPv6Address("::ffff:10.0.0.1"))
    (True, False)
    """
    address = read_carried(address)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in CLOSED_IPV4)
    # A zone says which of this machine's own links is meant.
    return not address.scope_id and address in OPEN_IPV6 and not any(address in network for network in CLOSED_IPV6)


def read_carried(address: Address) -> Address:
    """Give the IPv4 address that an IPv6 address carries, or the address itself.

    >>> read_carried(IPv6Address("64:ff9b::7f00:1"))
    IPv4Address('127.0.0.1')
    """
    if isinstance(address, IPv6Address) and any(address in network for network in CARRIERS):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address
