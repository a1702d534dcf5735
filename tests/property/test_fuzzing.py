"""``make fuzz``: an example is the same whenever it is made, one that fails is kept, and the process is replaced."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.fuzzing import MUTATORS, __main__, made, read
from support.fuzzing.__main__ import Worker
from support.fuzzing.worker import Tried
from support.systems import posix

pytestmark = posix
TESTS = Path(__file__).parents[1]


@pytest.fixture
def worker() -> Iterator[Worker]:
    started = Worker()
    yield started
    started.end()


@pytest.mark.parametrize("name", MUTATORS)
def test_an_example_is_made_of_its_seed_and_number_alone(name: str) -> None:
    mutator = MUTATORS[name]
    first = made(3, mutator, 5)
    made(3, mutator, 6)
    assert made(3, mutator, 5) == first
    assert any(made(seed, mutator, 5) != first for seed in range(4, 9))


def test_the_table_counts_what_came_out(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "support.fuzzing", "--seed", "1", "--only", "lists,edits", "--number", "2"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "seed 1," in done.stdout
    assert "| lists | 1 | " in done.stdout
    assert "2 examples, 0 failed" in done.stdout
    assert list(tmp_path.iterdir()) == []


class Failing:
    """A worker with whom everything fails."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def try_(self, *what: object) -> Tried:
        self.asked.append(what)
        return Tried("failed", "AssertionError: ก", 1, 2)

    def end(self) -> None:
        """Do nothing."""


def test_an_input_that_fails_is_kept_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = Failing()
    monkeypatch.setattr(__main__, "Worker", lambda: failing)
    asked = ["--seed", "7", "--only", "lists", "--number", "3", "--kept", str(tmp_path)]
    assert __main__.main(asked) == 1
    folder = tmp_path / "lists-7-3"
    assert read(folder / "files") == made(7, MUTATORS["lists"], 3)
    assert "make fuzz SEED=7 ONLY=lists NUMBER=3" in capsys.readouterr().out
    assert (folder / "reason.txt").read_text("utf-8").startswith("AssertionError: ก\n")
    assert __main__.main(["--repeat", str(folder)]) == 1
    assert failing.asked[-1] == ("lists", 0, 0, made(7, MUTATORS["lists"], 3))


def test_a_process_that_dies_or_is_lost_is_an_examples_failure_and_another_takes_its_place(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker.process.kill()
    worker.process.join()
    assert worker.try_("lists", 1, 0).failure == "the process died"
    assert worker.try_("lists", 1, 0).failure == ""
    with monkeypatch.context() as hurried:
        hurried.setattr(__main__, "PATIENCE", 0)
        assert worker.try_("lists", 1, 0).failure == "no answer in 0 seconds"
    assert worker.try_("lists", 1, 0).failure == ""


@pytest.mark.parametrize(("seconds", "megabytes"), [(10.5, 1), (1, 501)])
def test_one_that_takes_too_much_fails(seconds: float, megabytes: float) -> None:
    tried = Worker._within_limits(Tried("right", "", seconds, megabytes))
    assert tried.outcome == "failed"
    assert f"{seconds:.1f} seconds, {megabytes:.0f} MB" in tried.failure


def test_what_does_not_hold_is_reported_with_its_place(worker: Worker) -> None:
    tried = worker.try_("lists", 0, 0, {})
    assert tried.outcome == "failed"
    assert "in list_holds" in tried.failure
