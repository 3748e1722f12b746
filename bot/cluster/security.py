"""How one shows who one is to a cluster, and keeps its library from talking."""

from __future__ import annotations

import logging
from pathlib import Path

from distributed import Security

from config.settings import Settings
from extractors.errors import ClusterError


def read_security(address: str, settings: Settings) -> Security:
    """Read the certificates that the settings name; raises ClusterError where one of them is missing."""
    if not address.startswith("tls://"):
        return Security(require_encryption=False)
    files = {name: getattr(settings, name) for name in ("cluster_ca", "cluster_cert", "cluster_key")}
    for name, path in files.items():
        if not path:
            raise ClusterError(f"A connection with TLS needs cluster_ca, cluster_cert and cluster_key: set {name}.")
        if not Path(path).is_file():
            raise ClusterError(f"There is no file {path!r}, which {name} names: correct the setting.")
    return Security(
        tls_ca_file=settings.cluster_ca,
        tls_client_cert=settings.cluster_cert,
        tls_client_key=settings.cluster_key,
        require_encryption=True,
    )


def silence() -> None:
    """Keep Dask's own words out of the log."""
    # What goes wrong is told in one sentence, not in Dask's words. It gives many of its loggers a level of their own.
    for name in ("asyncio", "tornado", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("asyncio", "distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
