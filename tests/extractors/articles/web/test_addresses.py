"""Which addresses are public: every special range, and properties that hold for all others."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis.strategies import integers, ip_addresses

from extractors.articles.web.addresses import CLOSED_IPV4, CLOSED_IPV6, is_public, read_carried

PRIVATE = """
    0.0.0.0 0.1.2.3 10.0.0.0 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.254
    168.63.129.16 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1
    192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1
    255.255.255.255 :: ::1 ::2 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254
    ::ffff:0:8.8.8.8 64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::8.8.8.8 100::1 2001::1
    2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:808:808::1
    3ffe::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fdff::1 fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 ff0e::1
    2606:4700::1%eth0
""".split()
PUBLIC = """
    1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 93.184.215.14 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0
    168.63.129.15 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255
    198.20.0.0 223.255.255.255 2001:4860:4860::8888 2606:4700:4700::1111 2a00:1450:4001::200e ::ffff:8.8.8.8
    64:ff9b::8.8.8.8 2001:200::1 3ffd::1
""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address):
    assert is_public(ip_address(address))


@given(ip_addresses())
def test_nothing_is_public_that_python_does_not_call_global(address):
    if is_public(address) and read_carried(address) == address:
        assert address.is_global
        assert not any([address.is_multicast, address.is_reserved, address.is_link_local, address.is_unspecified])


@given(integers(0, 2**32 - 1))
def test_an_address_that_carries_another_is_judged_by_it(number):
    assert (
        is_public(IPv6Address(0xFFFF << 32 | number))
        == is_public(IPv6Address(0x64FF9B << 96 | number))
        == is_public(IPv4Address(number))
    )


@given(integers(0, 2**32 - 1), integers(0, 2**80 - 1))
def test_tunnels_are_closed_whatever_they_carry(number, rest):
    assert not is_public(IPv6Address(0x2002 << 112 | number << 80 | rest))
    assert not is_public(IPv6Address(0x20010000 << 96 | rest << 16))


@pytest.mark.parametrize("network", CLOSED_IPV4 + CLOSED_IPV6, ids=str)
def test_a_closed_network_is_closed_from_end_to_end(network):
    assert not is_public(network[0])
    assert not is_public(network[-1])
