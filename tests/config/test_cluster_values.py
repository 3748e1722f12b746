"""Where a cluster is, and the files that show who one is there."""

import pytest

from config.cluster_values import read_cluster
from config.settings import read_settings
from extractors.errors import SettingsError, UsageError


@pytest.mark.parametrize("address", ["local", "tls://scheduler:8786", "tcp://10.0.0.7:1", "tls://[::1]:8786"])
def test_addresses_that_are_taken(address):
    assert read_cluster(address) == address


@pytest.mark.parametrize(
    "address", ["", "scheduler", "tls://scheduler", "http://scheduler:8786", "tls://a b:1", "inproc://x", "tcp://:8786"]
)
def test_addresses_that_are_not(address):
    with pytest.raises(UsageError, match="tls://scheduler:8786"):
        read_cluster(address)


@pytest.mark.parametrize("key", ["cluster_ca", "cluster_cert", "cluster_key"])
def test_files_are_named(key):
    assert getattr(read_settings({f"FIGURECHECK_{key.upper()}": " /etc/x.pem "}), key) == "/etc/x.pem"
    with pytest.raises(SettingsError, match=key):
        read_settings({f"FIGURECHECK_{key.upper()}": "a\0b"})
