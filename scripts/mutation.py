"""Mutation testing: how many planted faults in reader, schema, rules and import the tests see (docs/mutation.md).

mutmut does it, set up by ``[tool.mutmut]`` in pyproject.toml. Two things cannot be configured there and are done here:
texts of messages are left alone, and a mutant is tried only on the tests that are written for its module, on those
of the one function through which its package is used, and on the golden cases.

Usage: ``mutation.py [PATTERN...]``, with patterns of mutants' names like ``itareport.rules.periods*``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import libcst
from mutmut import __main__ as mutmut
from mutmut.configuration import config
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.state import state
from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).resolve().parent.parent
SURVIVORS = ROOT / "mutants" / "survivors.diff"
ENOUGH = 80.0
"""Per cent of the planted faults."""

_CASES = "tests/test_cases.py"
_OF_THE_ROOM = {
    "importing": ("test_table.py", "test_reading.py"),
    "rules": ("test_faults.py",),
    "schema": ("test_check*.py", "test_faults.py", "test_kinds.py"),
    "source": ("test_reader*.py", "test_faults.py", "test_mending.py"),
}
_OF_OTHER_NAMES = {
    "cst": "test_format.py",
    "headings": "test_form_not_at_hand.py",
    "mentions": "test_periods*.py",
    "misspellings": "test_thai_*.py",
    "scalars": "test_dump.py",
    "text_edits": "test_edit.py",
    "thai_": "test_thai_*.py",
}
"""The tests of modules that are tested through another one, by the beginning of the modules' names."""
_MESSAGES = ("_", "N_", "ngettext")
_SEEN = ("killed", "timeout", "segfault")


def main(patterns: list[str]) -> int:
    """Plant the faults, run the tests on each, print a score for each module and in sum."""
    os.chdir(ROOT)
    _leave_messages_alone()
    _try_the_nearest_tests(patterns)
    mutmut._run(patterns, os.cpu_count())  # noqa: SLF001
    return 0 if _report() >= ENOUGH else 1


def _leave_messages_alone() -> None:
    visitor: Any = MutationVisitor
    skip = visitor._skip_node_and_children  # noqa: SLF001

    def skip_messages_too(self: MutationVisitor, node: libcst.CSTNode) -> bool:
        return _is_message(node) or skip(self, node)

    visitor._skip_node_and_children = skip_messages_too  # noqa: SLF001


def _is_message(node: libcst.CSTNode) -> bool:
    return isinstance(node, libcst.Call) and isinstance(node.func, libcst.Name) and node.func.value in _MESSAGES


def _try_the_nearest_tests(patterns: list[str]) -> None:
    collect = mutmut.collect_or_load_stats
    # For a part of the modules only their own tests are run to see which of them reach what.
    modules = [path for path in Path("src").rglob("*.py") if config().should_mutate(path)]
    near = {path.as_posix(): _tests_near(path) for path in modules if not patterns or _is_asked(path, patterns)}
    selected = sorted({file for files in near.values() for file in files})
    config().pytest_add_cli_args_test_selection = [*selected, *config().pytest_add_cli_args_test_selection]

    def collect_and_choose(*arguments: Any, **options: Any) -> None:
        collect(*arguments, **options)
        chosen = state().tests_by_mangled_function_name
        for function, tests in chosen.items():
            files = near.get("/".join(["src", *function.split(".")[:3]]) + ".py", set())
            chosen[function] = {test for test in tests if test.partition("::")[0] in files}

    mutmut.collect_or_load_stats = collect_and_choose


def _is_asked(path: Path, patterns: list[str]) -> bool:
    """Whether a pattern of mutants' names begins with the module, or the module with the pattern."""
    module = ".".join(path.with_suffix("").parts[1:])
    starts = [pattern.partition("*")[0] for pattern in patterns]
    return any(module.startswith(start) or start.startswith(f"{module}.") for start in starts)


def _tests_near(module: Path) -> set[str]:
    """``src/itareport/source/offsets.py`` → ``tests/source/test_locate*.py`` and what the package's tests share."""
    room = ROOT / "tests" / module.parent.name
    others = [pattern for name, pattern in _OF_OTHER_NAMES.items() if module.stem.startswith(name)]
    patterns = (f"test_{module.stem}*.py", *others, *_OF_THE_ROOM[room.name])
    return {_CASES} | {str(file.relative_to(ROOT)) for pattern in patterns for file in room.glob(pattern)}


def _report() -> float:
    _mutants, files = mutmut.collect_source_file_mutation_data(mutant_names=())
    survivors = []
    sum_seen = sum_tried = 0
    print(f"\n{'module':32} {'mutants':>8} {'seen':>8} {'score':>8}")
    for path, data in sorted(files.items()):
        tried = {name: status_by_exit_code[code] for name, code in data.exit_code_by_key.items() if code is not None}
        seen = sum(status in _SEEN for status in tried.values())
        survivors += [(name, path) for name, status in tried.items() if status not in _SEEN]
        sum_seen, sum_tried = sum_seen + seen, sum_tried + len(tried)
        if tried:
            print(_row(Path(path).relative_to("src/itareport").as_posix(), len(tried), seen))
    print(_row("sum", sum_tried, sum_seen))
    SURVIVORS.write_text("\n".join(f"# {name}\n{get_diff_for_mutant(name, path=path)}" for name, path in survivors))
    print(f"\n{len(survivors)} survivors, to be read in {SURVIVORS.relative_to(ROOT)}")
    return _score(sum_tried, sum_seen)


def _row(name: str, tried: int, seen: int) -> str:
    return f"{name:32} {tried:8} {seen:8} {_score(tried, seen):7.1f}%"


def _score(tried: int, seen: int) -> float:
    return 100 * seen / tried if tried else 100.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
