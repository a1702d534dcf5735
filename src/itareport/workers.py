"""Processes of this machine that do the jobs of a batch, and that end with the one who started them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from typing import Any

MAX_COUNT = 61
"""Windows can wait for no more processes than these; elsewhere too a larger pool waits for the one that feeds it."""

_THREADS = 3
"""The pool's own, the one that gives it work, and the one that watches it."""

_ENDING = (signal.SIGINT, signal.SIGTERM)


class Workers(Executor):
    """An executor of processes that can be begun anew: a worker that is killed breaks a pool and all that waits in it.

    They are ``count``, or ``MAX_COUNT`` if that is less.
    """

    def __init__(self, count: int) -> None:
        self.count = min(count, MAX_COUNT)
        self._pool: ProcessPoolExecutor | None = None
        self._watch: _Watch | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Submit a job.

        Raises:
            BrokenExecutor: a worker died since the pool was begun.
            RuntimeError: the system has no memory for the threads that a pool needs.
        """
        if self._pool is None:
            _need_threads(_THREADS)
            # Workers that are copies of this process know all that it has imported; elsewhere they start empty.
            method = "fork" if sys.platform == "linux" else "spawn"
            context = multiprocessing.get_context(method)
            self._pool = ProcessPoolExecutor(self.count, mp_context=context, initializer=_begin)
            self._watch = _Watch(self._pool)
        assert self._watch is not None
        with _uninterrupted():
            future = self._pool.submit(fn, *args, **kwargs)
            self._watch.look()
        return future

    def renew(self) -> None:
        """Leave a broken pool; the next job begins another."""
        self._leave(wait=False, at_once=True)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as Executor has it
        """End the workers when they have done what was submitted, or at once with ``cancel_futures``.

        They write nothing, so that nothing is left half done.
        """
        self._leave(wait=wait, at_once=cancel_futures)

    def _leave(self, *, wait: bool, at_once: bool) -> None:
        pool, self._pool = self._pool, None
        if pool is None or self._watch is None:
            return
        if at_once:
            self._watch.kill()
        else:
            self._watch.end()
        try:
            pool.shutdown(wait=wait, cancel_futures=at_once)
        except OSError:  # the pool's own thread closed its pipe in the same moment, which is known by now
            pool.shutdown(wait=wait, cancel_futures=at_once)


class _Watch:
    """Sees to it that a pool breaks when one of its processes dies, whatever the process was doing then.

    The pool itself notices a death while it waits for a result. A process that is killed while it writes its result
    leaves half of it, and the pool would wait for the rest for ever, as it holds the other end of the pipe itself.
    """

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._inside: Any = pool  # there is no public way to its processes and its pipe
        self._watched = 0
        self._ended = threading.Event()

    def look(self) -> None:
        """Watch the processes that the pool has now; where they start empty it begins each when there is work for it."""
        processes = self._processes()
        if len(processes) > self._watched:
            arguments = (processes, self._inside._result_queue, self._ended)  # noqa: SLF001
            threading.Thread(target=_break_with, args=arguments, daemon=True).start()
            self._watched = len(processes)

    def end(self) -> None:
        """Processes may end from now on."""
        self._ended.set()

    def kill(self) -> None:
        """End the processes at once, which breaks the pool."""
        for process in self._processes():
            process.kill()

    def _processes(self) -> list[BaseProcess]:
        # A pool that has broken knows none of its processes.
        return list((self._inside._processes or {}).values())  # noqa: SLF001


def _break_with(processes: Sequence[BaseProcess], results: Any, ended: threading.Event) -> None:
    """Wait until one of some processes has died, end the others, and let the pipe of their results end with them."""
    connection.wait([process.sentinel for process in processes])
    if not ended.is_set():
        for process in processes:
            process.kill()
        with suppress(OSError):
            results._writer.close()  # noqa: SLF001


def _need_threads(count: int) -> None:
    """Begin so many threads and end them, as a pool needs them later.

    Where the system has no memory for one, that is an error here; the pool's own thread would end with it, and all
    that waits for a result would wait for ever. What ended threads had is given to the next ones.

    Raises:
        RuntimeError: there is no memory for them.
    """
    enough = threading.Event()
    begun: list[threading.Thread] = []
    try:
        for _number in range(count):
            thread = threading.Thread(target=enough.wait, daemon=True)
            thread.start()
            begun.append(thread)
    finally:
        enough.set()
        for thread in begun:
            thread.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let signals that end this process wait: a worker that gets one before it has begun would end with a traceback."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """What a worker does first: leave interrupts to the parent, which ends it, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    parent = multiprocessing.parent_process()
    if parent is not None:
        # Where there is no memory for a thread there will be none for the job, which says so in words.
        with suppress(RuntimeError):
            threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """End this process when another has ended.

    A parent that is killed cannot stop its workers, which would wait for jobs for ever and hold its output open.
    """
    connection.wait([sentinel])
    os._exit(1)
