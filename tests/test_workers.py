"""Processes that do jobs: how they begin, and that they have ended when that is said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from itareport.workers import MAX_COUNT, Workers
from support.systems import posix

pytestmark = posix


def test_a_pool_has_no_more_processes_than_windows_can_wait_for() -> None:
    assert (Workers(3).count, Workers(1_000_000).count) == (3, MAX_COUNT)


@pytest.mark.parametrize("at_once", [False, True])
def test_after_the_end_no_worker_is_left(at_once: bool) -> None:
    workers = Workers(2)
    process = workers.submit(os.getpid).result()
    workers.submit(signal.pause if at_once else os.getpid)  # which lasts for ever
    workers.shutdown(cancel_futures=at_once)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_processes_of_others_are_left_alone() -> None:
    from multiprocessing import get_context

    workers, other = Workers(1), get_context("fork").Process(target=threading.Event().wait, args=(60,))
    other.start()
    workers.submit(os.getpid).result()
    workers.shutdown(cancel_futures=True)
    assert other.is_alive()
    other.kill()
    other.join()


def test_lack_of_memory_for_a_thread_is_an_error_and_no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    start, begun = threading.Thread.start, list[threading.Thread]()

    def third_fails(thread: threading.Thread) -> None:
        if len(begun) == 2:
            raise RuntimeError("can't start new thread")
        begun.append(thread)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", third_fails)
    with pytest.raises(RuntimeError, match="can't start new thread"):
        Workers(2).submit(os.getpid)
    assert not any(thread.is_alive() for thread in begun)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupt_before_a_worker_has_begun_is_no_traceback(name: str) -> None:
    script = (
        "import os, signal\nfrom concurrent.futures import BrokenExecutor\n"
        "from itareport import workers\n"
        "signal.signal(signal.SIGTERM, signal.default_int_handler)\n"
        "begin = workers._begin\n"
        "def interrupted():\n"
        f"    os.kill(os.getpid(), signal.{name})\n"
        "    begin()\n"
        "workers._begin = interrupted\n"
        "pool = workers.Workers(1)\n"
        "try: print(pool.submit(abs, -3).result())\n"
        "except BrokenExecutor: print('ended')\n"
        "pool.shutdown()\n"  # or Python's end may meet that of the pool's thread
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=60)
    # An interrupt is left to the parent; told to end, it ends.
    assert done.stdout == (b"3\n" if signal.Signals[name] == signal.SIGINT else b"ended\n")
    assert done.stderr == b""
