"""Who listens for changes of the file: one event a change to every open page."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator


class Hub:
    """Passes each new etag to all listeners once; everything runs in the server's event loop."""

    def __init__(self, etag: str) -> None:
        self._last = etag
        self._queues: set[asyncio.Queue[str | None]] = set()
        self._closed = False

    def announce(self, etag: str) -> None:
        """Notify the listeners that the file has this etag now, unless they know."""
        if etag == self._last:
            return
        self._last = etag
        for queue in self._queues:
            queue.put_nowait(etag)

    def close(self) -> None:
        """End all streams, so that the server need not wait for them."""
        self._closed = True
        for queue in self._queues:
            queue.put_nowait(None)

    async def stream(self) -> AsyncIterator[bytes]:
        """Server-sent events, one a change; the comment at the start opens the stream in the browser at once."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield b": open\n\n"
            while not self._closed and (etag := await queue.get()) is not None:
                yield f"data: {json.dumps({'etag': etag})}\n\n".encode()
        finally:
            self._queues.discard(queue)
