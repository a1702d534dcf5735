"""A Dask cluster as an executor for a batch: machines that need not see the disk of this one."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from itareport.errors import ItareportError, UsageError
from itareport.i18n import _

PATIENCE = 5
"""Seconds within which the scheduler must answer."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """An executor of the Dask scheduler at ``address``, like ``tcp://10.0.0.5:8786``.

    Raises:
        UsageError: the address is not one of a scheduler.
        ItareportError: the extra ``dask`` is not installed, nobody answers, or the cluster has no workers.
    """
    try:
        import distributed

        connect: Any = distributed.Client
    except ModuleNotFoundError as error:
        raise ItareportError(
            _("a cluster needs the library {name}, which is not installed").format(name=error.name),
            _('Install it with: pip install "itareport[dask]"'),
        ) from error
    try:
        client = connect(address, timeout=PATIENCE, set_as_default=False, heartbeat_interval="5s")
    except ValueError as error:
        hint = _("It is written like tcp://10.0.0.5:8786.")
        raise UsageError(_("“{address}” is not the address of a scheduler").format(address=address), hint) from error
    except (OSError, TimeoutError) as error:
        hint = _("Check that the scheduler runs and can be reached from here.")
        raise ItareportError(_("no scheduler answers at {address}").format(address=address), hint) from error
    try:
        if not client.scheduler_info()["workers"]:
            hint = _("Start some with: dask worker {address}")
            raise ItareportError(
                _("the cluster at {address} has no workers").format(address=address), hint.format(address=address)
            )
        yield client.get_executor(pure=False)
    finally:
        client.close(timeout=PATIENCE)
