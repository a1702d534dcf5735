"""``make fuzz``: tries the mutators for a while, and says what came out.

An example may take 10 seconds of processor time and 500 MB; one that gives no answer in a minute is ended. The input of
each that fails is kept in ``build/fuzz``, with the reason and how to repeat it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import secrets
import shutil
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from support.fuzzing import MUTATORS, Files, made, read, write
from support.fuzzing.worker import Tried, work

SECONDS, MEGABYTES, PATIENCE = 10.0, 500.0, 60.0
MAX_KEPT = 25
"""Failures of a mutator whose inputs are kept: hundreds have the same reason."""
REASON = "reason.txt"


@dataclass
class Tally:
    """What came out of one mutator."""

    tried: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0
    largest: float = 0
    took: float = 0
    failed: int = 0

    def row(self, name: str) -> str:
        """A line of the table, in Markdown."""
        counted = ", ".join(f"{outcome} {count:,}" for outcome, count in sorted(self.outcomes.items()))
        return f"| {name} | {self.tried:,} | {counted} | {self.slowest:.1f} | {self.largest:.0f} | {self.failed} |"


class Worker:
    """The process that tries; a new one takes its place when it is ended."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs,))
        self.process.start()
        theirs.close()
        self.connection.recv()

    def try_(self, name: str, seed: int, number: int, files: Files | None = None) -> Tried:
        """Try one example; a process that dies or takes too long is that example's failure."""
        try:
            self.connection.send((name, seed, number, files))
            if self.connection.poll(PATIENCE):
                tried: Tried = self.connection.recv()
                return self._within_limits(tried)
            why = f"no answer in {PATIENCE:.0f} seconds"
        except (EOFError, ConnectionError):
            why = "the process died"
        self.end()
        self._start()
        return Tried("failed", why, PATIENCE, 0)

    @staticmethod
    def _within_limits(tried: Tried) -> Tried:
        if tried.seconds > SECONDS or tried.megabytes > MEGABYTES:
            why = f"{tried.seconds:.1f} seconds, {tried.megabytes:.0f} MB\n{tried.failure}"
            return tried._replace(outcome="failed", failure=why)
        return tried

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.connection.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as long as was asked for; 1 when anything failed."""
    options = _options(arguments)
    worker = Worker()
    try:
        if options.repeat:
            return _repeat(worker, options.repeat)
        return _run(worker, options)
    finally:
        worker.end()


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m support.fuzzing", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None, help="a new one without")
    parser.add_argument("--only", default=",".join(MUTATORS), help="names of mutators, with commas between")
    parser.add_argument("--number", type=int, help="only this example of each mutator")
    parser.add_argument("--kept", type=Path, default=Path("build/fuzz"), help="where inputs that fail are put")
    parser.add_argument("--repeat", type=Path, help="the folder of an input that failed")
    options = parser.parse_args(arguments)
    options.only = options.only.split(",")
    if unknown := set(options.only) - set(MUTATORS):
        parser.error(f"no such mutator: {', '.join(unknown)}; there are {', '.join(MUTATORS)}")
    options.seed = secrets.randbelow(1_000_000) if options.seed is None else options.seed
    return options


def _run(worker: Worker, options: argparse.Namespace) -> int:
    print(f"seed {options.seed}, {options.minutes:g} minutes, failures in {options.kept}", flush=True)
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    until = time.monotonic() + options.minutes * 60
    try:
        if options.number is not None:
            for name in options.only:
                _try_one(worker, name, options, options.number, tallies[name])
        while options.number is None and time.monotonic() < until:
            # The one that has had the least time is next, so that slow ones and quick ones get the same share.
            name = min(options.only, key=lambda each: tallies[each].took)
            _try_one(worker, name, options, tallies[name].tried, tallies[name])
    except KeyboardInterrupt:
        print("\ninterrupted")
    print("\n| mutator | examples | what came out | slowest, s | most memory, MB | failed |")
    print("|---|---:|---|---:|---:|---:|")
    for name in options.only:
        print(tallies[name].row(name))
    failed = sum(tally.failed for tally in tallies.values())
    print(f"\n{sum(tally.tried for tally in tallies.values()):,} examples, {failed} failed")
    return 1 if failed else 0


def _try_one(worker: Worker, name: str, options: argparse.Namespace, number: int, tally: Tally) -> None:
    began = time.monotonic()
    tried = worker.try_(name, options.seed, number)
    tally.tried += 1
    tally.outcomes[tried.outcome] += 1
    tally.slowest = max(tally.slowest, tried.seconds)
    tally.largest = max(tally.largest, tried.megabytes)
    if tried.failure:
        tally.failed += 1
        _keep(options, name, number, tried, tally.failed)
    tally.took += time.monotonic() - began


def _keep(options: argparse.Namespace, name: str, number: int, tried: Tried, failed: int) -> None:
    last = tried.failure.strip().splitlines()[-1][:200]
    print(f"failed: {name} {number}: {last}", flush=True)
    if failed > MAX_KEPT:
        return
    folder = options.kept / f"{name}-{options.seed}-{number}"
    shutil.rmtree(folder, ignore_errors=True)
    write(made(options.seed, MUTATORS[name], number), folder / "files")
    again = f"make fuzz SEED={options.seed} ONLY={name} NUMBER={number}"
    told = f"{tried.failure}\n\nagain, as it was made: {again}\nagain, as it is here: make fuzz REPEAT={folder}\n"
    (folder / REASON).write_text(told, encoding="utf-8")
    print(f"  {folder}: {again}", flush=True)


def _repeat(worker: Worker, folder: Path) -> int:
    name = folder.name.split("-")[0]
    tried = worker.try_(name, 0, 0, read(folder / "files"))
    print(f"{name}: {tried.outcome}, {tried.seconds:.1f} s, {tried.megabytes:.0f} MB\n{tried.failure}")
    return 1 if tried.failure else 0


if __name__ == "__main__":
    sys.exit(main())
