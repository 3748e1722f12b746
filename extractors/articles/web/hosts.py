"""Find the addresses of a host and let none through that is not public."""

from __future__ import annotations

from ipaddress import IPv4Address, ip_address
from itertools import chain, zip_longest

from extractors.articles.web.addresses import LOOPBACK, Address, is_public, read_carried
from extractors.articles.web.errors import NoSuchHostError, RefusedAddressError
from extractors.articles.web.policy import FetchPolicy
from extractors.articles.web.target import Target


async def find_addresses(target: Target, policy: FetchPolicy) -> tuple[Address, ...]:
    """Give the addresses of the target's host, IPv4 and IPv6 in turns, all of them checked.

    The host is looked up once, here; the connection is made to one of these and to nothing else. One address that is
    not public refuses the host: which of several is connected to is nobody's to choose.
    """
    try:
        found: tuple[Address, ...] = (ip_address(target.host),)
    except ValueError:
        found = tuple(_read_address(text) for text in await policy.resolver(target.host, target.port))
    if not found:
        raise NoSuchHostError(target.host)
    if not all(_is_allowed(address, policy) for address in found):
        raise RefusedAddressError("its site is on a private network")
    return _take_turns(found)


def _read_address(text: str) -> Address:
    try:
        return ip_address(text)
    except ValueError as error:
        raise RefusedAddressError("its site has an address that cannot be") from error


def _is_allowed(address: Address, policy: FetchPolicy) -> bool:
    opened = (LOOPBACK if policy.allow_loopback else ()) + policy.extra_networks
    return is_public(address) or any(read_carried(address) in network for network in opened)


def _take_turns(addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    # A machine without a route for one family must not spend all its tries on it.
    first = isinstance(addresses[0], IPv4Address)
    preferred = [address for address in addresses if isinstance(address, IPv4Address) == first]
    others = [address for address in addresses if isinstance(address, IPv4Address) != first]
    pairs = zip_longest(preferred, others)
    return tuple(address for address in chain.from_iterable(pairs) if address is not None)
