"""Jobs submitted to an executor, a window of them at a time; their results in the order of the inputs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from typing import Any, Generic, TypeVar

from itareport.workers import Workers

WINDOW = 64
"""So many jobs are submitted at a time: enough to keep many workers busy, few enough to keep memory flat."""

Input = TypeVar("Input")
Job = TypeVar("Job")
Done = TypeVar("Done")


def dispatch(
    executor: Executor,
    inputs: Iterable[Input],
    prepare: Callable[[Input], tuple[Job | None, Done | None]],
    work: Callable[[Job, Any], Done],
    order: Any,
    lost: Callable[[Input], Done],
) -> Iterator[tuple[Input, Done]]:
    """Each input with what came of it, in their order.

    ``prepare`` makes an input's job in this process, just before it is submitted, or gives at once what came of it: one
    of the two is None.
    ``work`` does a job with the ``order`` that all have in common, on any machine. ``lost`` says what came of an input
    whose worker died with it.
    """
    yield from _Dispatch(executor, prepare, work, order, lost).results(inputs)


class _Pending(Generic[Input, Job, Done]):
    """One input that was submitted: its job, and what came of it or will."""

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


class _Dispatch(Generic[Input, Job, Done]):
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
        waiting: deque[_Pending[Input, Job, Done]] = deque()
        remaining = iter(inputs)
        ended = False
        while True:
            while not ended and len(waiting) < WINDOW:
                for data in remaining:
                    waiting.append(self._begun(data))
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

    def _begun(self, data: Input) -> _Pending[Input, Job, Done]:
        pending: _Pending[Input, Job, Done] = _Pending(data)
        pending.job, pending.done = self._prepare(data)
        if pending.done is None:
            self._submit(pending)
        return pending

    def _submit(self, pending: _Pending[Input, Job, Done]) -> Future[Done]:
        assert pending.job is not None
        try:
            pending.future = self._executor.submit(self._work, pending.job, self._order)
        except BrokenExecutor as error:
            # The pool broke since; what was submitted before says so when it is waited for.
            pending.future = Future()
            pending.future.set_exception(error)
        return pending.future

    def _wait(self, waiting: deque[_Pending[Input, Job, Done]]) -> None:
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

    def _try_again(self, workers: Workers, lost: list[_Pending[Input, Job, Done]]) -> None:
        """Do what was lost with a worker: all that waits is lost with it, but only one job can have been its end.

        Jobs are begun in their order, so that it is among the first that are not done. Those are tried alone, one
        after another, and the one that kills its worker once more is given up; the rest is submitted anew.
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
