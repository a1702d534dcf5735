"""Some of each mutator's examples, always the same ones; ``make fuzz`` tries as many as time allows, with a new seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.fuzzing import MUTATORS, made, write
from support.systems import posix

SEED = 1
MILLISECONDS = 2000
"""About how long a mutator may take on an idle machine."""


@pytest.mark.parametrize("name", [pytest.param(name, marks=posix) if name == "names" else name for name in MUTATORS])
def test_what_must_hold_of_any_example_holds(name: str, in_empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mutator = MUTATORS[name]
    for number in range(max(3, MILLISECONDS // mutator.cost)):
        folder = in_empty_folder / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        files = made(SEED, mutator, number)
        write(files, folder)
        assert mutator.judge(files), number
