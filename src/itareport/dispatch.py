"""Jobs submitted to an executor, a window of them at a time; their results in the order of the inputs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar

from itareport.workers import Workers

WINDOW = 64
"""So many jobs are submitted at a time: enough to keep many workers busy, few enough to keep memory flat."""

_TOGETHER = 8
"""At most so many jobs go to a process of ours at once: on the way, one costs as much as eight."""
_WAITING = 4
"""So often a worker can be given something of what waits."""

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


class _Outcome(NamedTuple):
    """What came of one job of several that were done together: one of the two is None."""

    done: Any
    error: Exception | None


def _do_all(jobs: Sequence[Any], work: Callable[[Any, Any], Any], order: Any) -> list[_Outcome]:
    """Do several jobs, in a worker. One that goes wrong keeps none of the others from being told of."""
    outcomes = []
    for job in jobs:
        try:
            outcomes.append(_Outcome(work(job, order), None))
        except BrokenExecutor:
            raise
        except Exception as error:  # noqa: BLE001 - raised where its turn comes
            outcomes.append(_Outcome(None, error))
    return outcomes


class _Pending(Generic[Input, Job, Done]):
    """One input that was submitted: its job, and what came of it or will."""

    def __init__(self, data: Input) -> None:
        self.data = data
        self.job: Job | None = None
        self.done: Done | None = None
        self.error: Exception | None = None
        self.future: Future[list[_Outcome]] | None = None
        self.place = 0

    def take(self) -> None:
        """Take what came of the job, and wait for it if need be.

        Raises:
            BrokenExecutor, CancelledError: its worker died.
        """
        assert self.future is not None
        self.done, self.error = self.future.result()[self.place]

    def taken(self) -> bool:
        """Take what came of the job, if it is there already."""
        future = self.future
        if future is not None and future.done() and not future.cancelled() and future.exception() is None:
            self.take()
        return self.is_done

    @property
    def is_done(self) -> bool:
        return self.done is not None or self.error is not None


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
        self._count = 0

    def results(self, inputs: Iterable[Input]) -> Iterator[tuple[Input, Done]]:
        """Each input with what came of it; no more than ``WINDOW`` jobs are under way at a time."""
        waiting: deque[_Pending[Input, Job, Done]] = deque()
        remaining = iter(inputs)
        while self._fill(waiting, remaining):
            if not waiting[0].is_done:
                self._wait(waiting)
            first = waiting.popleft()
            if first.error is not None:
                raise first.error
            assert first.done is not None
            yield first.data, first.done

    def _fill(self, waiting: deque[_Pending[Input, Job, Done]], remaining: Iterator[Input]) -> bool:
        """Begin jobs until the window is full or the inputs end; whether there is one to wait for."""
        while len(waiting) + (together := self._together()) <= WINDOW:
            begun = [self._begun(data) for data in islice(remaining, together)]
            if not begun:
                break
            waiting += begun
            self._count += len(begun)
            self._submit([each for each in begun if not each.is_done])
        return bool(waiting)

    def _together(self) -> int:
        """How many jobs are submitted together: one at first, so that each worker has something to do, then more."""
        if not isinstance(self._executor, Workers):
            return 1
        waiting_for = _WAITING * self._executor.count
        return max(1, min(_TOGETHER, WINDOW // waiting_for, self._count // waiting_for))

    def _begun(self, data: Input) -> _Pending[Input, Job, Done]:
        pending: _Pending[Input, Job, Done] = _Pending(data)
        pending.job, pending.done = self._prepare(data)
        return pending

    def _submit(self, together: Sequence[_Pending[Input, Job, Done]]) -> None:
        """Submit jobs that are done one after another by the same worker."""
        if not together:
            return
        try:
            future = self._executor.submit(_do_all, [each.job for each in together], self._work, self._order)
        except BrokenExecutor as error:
            # The pool broke since; what was submitted before says so when it is waited for.
            future = Future()
            future.set_exception(error)
        for place, each in enumerate(together):
            each.future, each.place = future, place

    def _wait(self, waiting: deque[_Pending[Input, Job, Done]]) -> None:
        """Wait for the first, and for others where a worker died."""
        first = waiting[0]
        try:
            first.take()
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
        together = self._together()
        suspects = together * (2 * workers.count + 2)
        workers.renew()
        for each in lost[:suspects]:
            self._submit([each])
            try:
                each.take()
            except BrokenExecutor:
                each.done = self._lost(each.data)
                workers.renew()
        for start in range(suspects, len(lost), together):
            self._submit(lost[start : start + together])


def _shared(executor: Executor, order: Any) -> Any:
    """What goes with each job, sent to the workers of a cluster once; elsewhere the thing itself."""
    scatter = getattr(getattr(executor, "_client", None), "scatter", None)
    # In a list of one: an order is a tuple, of which some releases of Dask send each thing alone.
    return order if scatter is None else scatter([order], broadcast=True, hash=False)[0]


def _says_lost(error: BaseException) -> bool:
    """Whether an error of a future says that its worker was lost, not that the job went wrong."""
    # Dask's own errors have no base of their own, and its package need not be installed.
    return isinstance(error, BrokenExecutor | CancelledError) or type(error).__module__.startswith("distributed")
