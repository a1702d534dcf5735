"""The server of a preview: a socket of this machine only, uvicorn on it, and the watch over the data file's folder."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import h11
import uvicorn
from anyio import to_thread
from uvicorn.protocols.http.h11_impl import H11Protocol
from watchfiles import awatch

from itareport.preview.app import App
from itareport.preview.desk import DataFile, Desk
from itareport.preview.guard import Guard
from itareport.preview.hub import Hub

MAX_HEAD = 32 << 10
"""Bytes of a request's line and headers."""

HEAD_SECONDS = 10
"""How long a connection may take for its first request."""

_DEBOUNCE, _STEP, _TIMEOUT = 50, 10, 3000
"""Milliseconds that changes are gathered for, that must pass without another one, and between two looks without any."""
_LOOK = 1
"""Seconds between two looks where the system does not tell of changes."""

Ready = Callable[[str], None]


def run(file: DataFile, ready: Ready, *, read_only: bool, browser: bool) -> None:
    """Serve the preview until the process is interrupted; ``ready`` is called with the address once it answers."""
    # What uvicorn logs is for people who run servers; a clerk reads it on the page.
    logging.getLogger("uvicorn").addHandler(logging.NullHandler())
    logging.getLogger("uvicorn").propagate = False
    _allow_connections()
    desk = Desk(file, read_only=read_only)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        guard = Guard(listener.getsockname()[1])
        desk.pictures()  # which of them count is known from then on
        hub = Hub(desk.etag(), file.around.print())
        config = uvicorn.Config(
            App(desk, hub, guard),
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            h11_max_incomplete_event_size=MAX_HEAD,
            timeout_graceful_shutdown=0,
        )

        def started() -> None:
            ready(guard.address)
            if browser:
                Thread(target=_open, args=(guard.address,), daemon=True).start()

        _Server(config, desk, hub, started).run(sockets=[listener])


def _allow_connections() -> None:
    """As many connections as the system lets us have: half-open ones must not use up what it gives at first."""
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _open(address: str) -> None:
    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(address)


class _Server(uvicorn.Server):
    """uvicorn's server with the watch beside it, and with streams that end before it waits for them."""

    def __init__(self, config: uvicorn.Config, desk: Desk, hub: Hub, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._desk = desk
        self._hub = hub
        self._started = started
        self._watching: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._watching = asyncio.create_task(self._watch())
        self._started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._hub.close()
        if self._watching is not None:
            self._watching.cancel()
        await super().shutdown(sockets)

    async def _watch(self) -> None:
        """Announce each change of the file and of what counts beside it.

        Folders are watched, not files: editors put a new file in the old one's place. As folders come and go, and a
        folder of another machine tells of no change, all is looked at every few seconds too.
        """
        while True:
            folders = await to_thread.run_sync(self._folders)
            try:
                async for _changes in awatch(
                    *folders,
                    watch_filter=self._concerns,
                    debounce=_DEBOUNCE,
                    step=_STEP,
                    rust_timeout=_TIMEOUT,
                    yield_on_timeout=True,
                    recursive=False,
                ):
                    self._hub.announce(*await to_thread.run_sync(self._now))
                    if await to_thread.run_sync(self._folders) != folders:
                        break
            except (OSError, RuntimeError):  # watchfiles' own is a RuntimeError
                # A folder went meanwhile, or the system lets nobody watch it, or no more of them.
                await asyncio.sleep(_LOOK)
                self._hub.announce(*await to_thread.run_sync(self._now))

    def _folders(self) -> set[Path]:
        return self._desk.file.around.folders() | {file.parent for file in self._desk.files if file.parent.is_dir()}

    def _concerns(self, _change: object, name: str) -> bool:
        path = Path(name)
        return path.name in {file.name for file in self._desk.files} or self._desk.file.around.concern(path)

    def _now(self) -> tuple[str, object]:
        return self._desk.etag(), self._desk.file.around.print()


class _Protocol(H11Protocol):
    """uvicorn's own, but what sends no whole request head in time, or one too large, is hung up on without a word.

    uvicorn waits for the end of a head for ever, and its limit on connections would lock the page out instead.
    """

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._patience = self.loop.call_later(HEAD_SECONDS, self._lose_patience)

    def connection_lost(self, exc: Exception | None) -> None:
        self._patience.cancel()
        super().connection_lost(exc)

    def _lose_patience(self) -> None:
        if self.conn.their_state is h11.IDLE and self.cycle is None:
            self.transport.abort()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's signature
        self.transport.close()
