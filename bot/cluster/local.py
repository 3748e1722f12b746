"""A cluster of this machine alone: a scheduler in this process and workers beside it, on loopback, for one batch."""

from __future__ import annotations

import logging
from tempfile import TemporaryDirectory

import dask.config
from distributed import LocalCluster, Security

_LOOPBACK = "127.0.0.1"
# Pages about what is being done, for whoever is on this machine too: there are none.
_NO_PAGES: dict[str, object] = {"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []}


class OwnCluster:
    """So many workers; connections are encrypted with a key of this batch, so that no other user's are taken."""

    def __init__(self, workers: int) -> None:
        self._folder = TemporaryDirectory(prefix="figurecheck-")
        dask.config.set(_NO_PAGES | {"temporary-directory": self._folder.name})
        try:
            self.cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host=_LOOPBACK,
                dashboard_address=f"{_LOOPBACK}:0",
                scheduler_kwargs={"dashboard": False},
                security=Security.temporary(),
                # What a process may take is held by figurecheck; Dask's own limit would write texts to the disk.
                memory_limit=0,
                silence_logs=logging.CRITICAL,
            )
        except BaseException:
            self._folder.cleanup()
            raise

    def stop(self) -> None:
        """End it, and leave nothing of it."""
        try:
            self.cluster.close()
        finally:
            self._folder.cleanup()
