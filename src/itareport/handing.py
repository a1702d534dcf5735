"""Jobs handed to an executor, a window of them at a time, and taken back in the order of the inputs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from typing import Any, Generic, TypeVar

from itareport.workers import Workers

WINDOW = 64
"""So many jobs are handed out at a time: enough to keep many workers busy, few enough to keep memory flat."""

Input = TypeVar("Input")
Job = TypeVar("Job")
Done = TypeVar("Done")


def hand_out(
    executor: Executor,
    inputs: Iterable[Input],
    prepare: Callable[[Input], tuple[Job | None, Done | None]],
    work: Callable[[Job, Any], Done],
    order: Any,
    lost: Callable[[Input], Done],
) -> Iterator[tuple[Input, Done]]:
    """Each input with what came of it, in their order.

    ``prepare`` makes an input's job in this process, just before it is handed out, or says at once what came of it: one
    of the two is None.
    ``work`` does a job with the ``order`` that all have in common, on any machine. ``lost`` says what came of an input
    whose worker died with it.
    """
    yield from _Handing(executor, prepare, work, order, lost).results(inputs)


class _Handed(Generic[Input, Job, Done]):
    """One input that was handed out: its job, and what came of it or will."""

    def __init__(self, data: Input) -> None:
        self.data = data
        self.job: Job | None = None
        self.done: Done | None = None
        self.future: Future[Done] | None = None

    def taken(self) -> bool:
        """Take what came of the job, if it is there already."""
        future = self.future
        if future is not None and future.done() and not future.cancelled() and future.exception() is None:
            self.done = future.result()
        return self.done is not None


class _Handing(Generic[Input, Job, Done]):
    def __init__(
        self,
        executor: Executor,
        prepare: Callable[[Input], tuple[Job | None, Done | None]],
        work: Callable[[Job, Any], Done],
        order: Any,
        lost: Callable[[Input], Done],
    ) -> None:
        self._executor = executor
        self._prepare = prepare
        self._work = work
        self._lost = lost
        self._order = _shared(executor, order)

    def results(self, inputs: Iterable[Input]) -> Iterator[tuple[Input, Done]]:
        waiting: deque[_Handed[Input, Job, Done]] = deque()
        remaining = iter(inputs)
        ended = False
        while True:
            while not ended and len(waiting) < WINDOW:
                for data in remaining:
                    waiting.append(self._handed(data))
                    break
                else:
                    ended = True
            if not waiting:
                return
            if waiting[0].done is None:
                self._wait(waiting)
            first = waiting.popleft()
            assert first.done is not None
            yield first.data, first.done

    def _handed(self, data: Input) -> _Handed[Input, Job, Done]:
        handed: _Handed[Input, Job, Done] = _Handed(data)
        handed.job, handed.done = self._prepare(data)
        if handed.done is None:
            self._submit(handed)
        return handed

    def _submit(self, handed: _Handed[Input, Job, Done]) -> Future[Done]:
        assert handed.job is not None
        try:
            handed.future = self._executor.submit(self._work, handed.job, self._order)
        except BrokenExecutor as error:
            # The pool broke since; what was handed out before says so when it is waited for.
            handed.future = Future()
            handed.future.set_exception(error)
        return handed.future

    def _wait(self, waiting: deque[_Handed[Input, Job, Done]]) -> None:
        """Wait for the first, and for others where a worker died."""
        first = waiting[0]
        assert first.future is not None
        try:
            first.done = first.future.result()
        except Exception as error:
            if not _says_lost(error):
                raise
            if isinstance(self._executor, Workers):
                self._try_again(self._executor, [each for each in waiting if not each.taken()])
            else:
                first.done = self._lost(first.data)

    def _try_again(self, workers: Workers, lost: list[_Handed[Input, Job, Done]]) -> None:
        """Do what was lost with a worker: all that waits is lost with it, but only one job can have been its end.

        Jobs are begun in their order, so that it is among the first that are not done. Those are tried alone, one
        after another, and the one that kills its worker once more is given up; the rest is handed out anew.
        """
        suspects = 2 * workers.count + 2
        workers.renew()
        for each in lost[:suspects]:
            try:
                each.done = self._submit(each).result()
            except BrokenExecutor:
                each.done = self._lost(each.data)
                workers.renew()
        for each in lost[suspects:]:
            self._submit(each)


def _shared(executor: Executor, order: Any) -> Any:
    """What goes with each job, sent to the workers of a cluster once; elsewhere the thing itself."""
    scatter = getattr(getattr(executor, "_client", None), "scatter", None)
    return order if scatter is None else scatter(order, broadcast=True, hash=False)


def _says_lost(error: BaseException) -> bool:
    """Whether an error of a future says that its worker was lost, not that the job went wrong."""
    # Dask's own errors have no base of their own, and its package need not be installed.
    return isinstance(error, BrokenExecutor | CancelledError) or type(error).__module__.startswith("distributed")
