"""The tests mirror ``src``: a module has a test file in its place, or README.md of the tests says where it is tested."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src" / "itareport"
ROW = re.compile(r"^\| (?P<modules>`[^|]+`) \| `(?P<file>[\w/]+\.py)` \| ", re.MULTILINE)


def test_each_module_with_functions_has_a_test_in_its_place_or_is_listed() -> None:
    page = (TESTS / "README.md").read_text("utf-8").partition("## Modules without a test of their name")[2]
    listed = {module: row["file"] for row in ROW.finditer(page) for module in re.findall("`([^`]+)`", row["modules"])}
    modules = {
        path.relative_to(SOURCE).with_suffix("").as_posix(): path
        for path in SOURCE.rglob("*.py")
        if not path.name.startswith("__") and _has_functions(path)
    }
    without = {module for module in modules if not _test_of(module).is_file()}
    assert sorted(without - listed.keys()) == [], "add this module's test, or say in tests/README.md where it is tested"
    assert sorted(listed.keys() & modules.keys() - without) == [], "these have a test of their own"
    assert [module for module in listed if not (SOURCE / f"{module}.py").is_file()] == []
    assert [file for file in listed.values() if not (TESTS / file).is_file()] == []


def _test_of(module: str) -> Path:
    path = TESTS / module
    return path.with_name(f"test_{path.name}.py")


def _has_functions(path: Path) -> bool:
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_text("utf-8"))))
