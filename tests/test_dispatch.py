"""Jobs submitted to an executor: in their order, a window at a time, and what is lost with a worker."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

import pytest

from itareport import dispatch as dispatching
from itareport.dispatch import dispatch
from itareport.workers import Workers


class Lazy(Executor):
    """Does a job when its result is asked for, and notes what was submitted and asked for."""

    def __init__(self) -> None:
        self.noted: list[str] = []

    def submit(self, fn: Any, /, *args: Any, **_options: Any) -> Future[Any]:
        jobs = " ".join(map(str, args[0]))
        self.noted.append(f"out {jobs}")
        future: Future[Any] = Future()

        def result(timeout: float | None = None) -> Any:
            self.noted.append(f"back {jobs}")
            return fn(*args)

        future.result = result
        return future


def work(job: int, order: str) -> str:
    if job == 3:
        raise BrokenExecutor
    if job == 4:
        raise ZeroDivisionError
    return f"{order} {job}"


def handed_out(executor: Executor, inputs: list[int], done: dict[int, str] | None = None) -> Iterator[tuple[int, str]]:
    known = done or {}
    return dispatch(
        executor,
        inputs,
        lambda each: (None, known[each]) if each in known else (each, None),
        work,
        "order",
        lambda each: f"lost {each}",
    )


def test_results_come_in_the_order_of_the_inputs_a_window_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatching, "WINDOW", 2)
    executor = Lazy()
    assert list(handed_out(executor, [0, 1, 2])) == [(0, "order 0"), (1, "order 1"), (2, "order 2")]
    assert executor.noted == ["out 0", "out 1", "back 0", "out 2", "back 1", "back 2"]


def test_what_is_done_already_is_not_handed_out() -> None:
    executor = Lazy()
    assert list(handed_out(executor, [0, 1], {0: "known"})) == [(0, "known"), (1, "order 1")]
    assert executor.noted == ["out 1", "back 1"]


def test_with_an_executor_of_others_the_job_whose_worker_died_is_lost_and_no_other() -> None:
    assert list(handed_out(Lazy(), [2, 3, 5])) == [(2, "order 2"), (3, "lost 3"), (5, "order 5")]


def test_a_job_that_goes_wrong_is_no_lost_one() -> None:
    with pytest.raises(ZeroDivisionError):
        list(handed_out(Lazy(), [4]))


class Mortal(Workers):
    """Workers of which one dies of job 3, and with it all that its pool was given."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.handed: list[int] = []
        self.together: list[int] = []
        self.pools = 1

    def submit(self, fn: Any, /, *args: Any, **_options: Any) -> Future[Any]:
        self.handed += args[0]
        self.together.append(len(args[0]))
        handed, future = self.handed, Future[Any]()

        def result(timeout: float | None = None) -> Any:
            if 3 in handed:
                raise BrokenExecutor
            return fn(*args)

        future.result = result
        return future

    def renew(self) -> None:
        self.handed = []
        self.pools += 1


def test_with_workers_of_ours_those_that_died_together_are_tried_alone_and_one_is_given_up() -> None:
    workers = Mortal(2)
    results = [done for _input, done in handed_out(workers, [0, 1, 2, 3, 5, 6])]
    assert results == ["order 0", "order 1", "order 2", "lost 3", "order 5", "order 6"]
    assert workers.pools == 3, "the first, one for the suspects, one after the job that was given up"


def test_workers_of_ours_get_several_jobs_at_once_and_each_worker_has_more_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dispatching, "WINDOW", 16)
    workers = Mortal(2)
    assert len(list(handed_out(workers, [5] * 21))) == 21
    assert workers.together == [1] * 16 + [2] * 2 + [1]


def test_a_job_that_goes_wrong_beside_others_is_reported_in_its_turn() -> None:
    results = handed_out(Mortal(2), [0, 1, 4, 5])
    assert [next(results), next(results)] == [(0, "order 0"), (1, "order 1")]
    with pytest.raises(ZeroDivisionError):
        next(results)
