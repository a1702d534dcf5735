"""The tests mirror ``src``: a module has a test file of its name, or README.md of the tests says where it is tested."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src" / "itareport"
ROW = re.compile(r"^\| (?P<modules>`[^|]+`) \| `(?P<file>[\w/]+\.py)` \| ", re.MULTILINE)


def test_each_module_with_functions_has_a_test_of_its_name_or_is_listed() -> None:
    page = (TESTS / "README.md").read_text("utf-8").partition("## Modules without a test of their name")[2]
    listed = {module: row["file"] for row in ROW.finditer(page) for module in re.findall("`([^`]+)`", row["modules"])}
    named = {path.stem.removeprefix("test_") for path in TESTS.glob("[!n]*/**/test_*.py")}
    named |= {path.stem.removeprefix("test_") for path in TESTS.glob("test_*.py")}
    without = {
        path.relative_to(SOURCE).with_suffix("").as_posix()
        for path in SOURCE.rglob("*.py")
        if not path.name.startswith("__") and path.stem not in named and _has_functions(path)
    }
    assert sorted(without - listed.keys()) == [], (
        "add a test file of this name, or say in tests/README.md where it is tested"
    )
    assert [module for module in listed if not (SOURCE / f"{module}.py").is_file()] == []
    assert [file for file in listed.values() if not (TESTS / file).is_file()] == []


def _has_functions(path: Path) -> bool:
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_text("utf-8"))))
