"""Who listens for changes of the file: one event a change to every open page."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator


class Hub:
    """Passes each change to all listeners once; everything runs in the server's event loop.

    An event is a JSON object with the file's ``etag``; ``around`` is true in it when settings, a form edition or a
    picture was changed.
    """

    def __init__(self, etag: str, around: object = None) -> None:
        self._etag, self._around = etag, around
        self._queues: set[asyncio.Queue[str | None]] = set()
        self._closed = False

    def announce(self, etag: str, around: object = None) -> None:
        """Notify the listeners that the file has this etag now, unless they know.

        ``around`` is what lies around the file as it is now, None where nobody has looked.
        """
        changed = around is not None and around != self._around
        if etag == self._etag and not changed:
            return
        self._etag, self._around = etag, around if changed else self._around
        event = json.dumps({"etag": etag, "around": True} if changed else {"etag": etag})
        for queue in self._queues:
            queue.put_nowait(event)

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
            while not self._closed and (event := await queue.get()) is not None:
                yield f"data: {event}\n\n".encode()
        finally:
            self._queues.discard(queue)
