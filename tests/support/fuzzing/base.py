"""What a mutator is, and how each of its examples is made from a seed and a number."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from support.commands import Ran, invoke

Files = dict[str, bytes]
"""The input of one example by the names of its files, which may hold what is no UTF-8 as ``os.fsdecode`` has it."""

GOOD_CODES = frozenset({0, 1, 2, 3})
"""How a command may end whatever it was given: 70 would be a fault of the program."""


class Mutator(NamedTuple):
    """Makes inputs, and knows what must hold of each.

    ``judge`` gets the files, and the current folder that holds them; it returns what came out in a word or two, to be
    counted, and raises whatever it likes when something does not hold. ``cost`` is about how many milliseconds an
    example takes: the tests try fewer of what is slow.
    """

    name: str
    make: Callable[[Random], Files]
    judge: Callable[[Files], str]
    cost: int


def dice_of(seed: int, mutator: Mutator, number: int) -> Random:
    """The dice of one example: the same on every machine, whatever was tried before it."""
    return Random(f"{seed} {mutator.name} {number}")


def made(seed: int, mutator: Mutator, number: int) -> Files:
    """The input of one example."""
    return mutator.make(dice_of(seed, mutator, number))


def write(files: Files, folder: Path) -> None:
    """Put the files of an example into a folder."""
    for name, data in files.items():
        path = os.path.join(os.fsencode(folder), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)


def read(folder: Path) -> Files:
    """The files of an example that was put into a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def command(*arguments: object, codes: frozenset[int] | set[int] = GOOD_CODES) -> Ran:
    """Run a command, which may end with one of ``codes`` and shows no traceback."""
    ran = invoke(*arguments)
    assert ran.code in codes, f"{arguments} ended with {ran.code}:\n{ran.err[-2000:]}"
    assert "Traceback" not in ran.err, ran.err
    assert ran.code == 0 or ran.err or ran.out, f"{arguments} ended with {ran.code} and said nothing"
    return ran
