"""The modules and libraries that the pages name are those that there are."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "itareport"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
ROW = re.compile(r"^\| (?P<first>[^|]+) \| (?P<second>[^|]+) \|", re.MULTILINE)
LIBRARIES = {
    "PyYAML": "yaml",
    "Pydantic": "pydantic",
    "Typer": "typer",
    "Jinja2": "jinja2",
    "python-docx": "docx",
    "Pillow": "PIL",
}
"""What a library is imported as, where that is another word."""

BESIDE = {"pydantic_core", "rich", "anyio", "h11", "markupsafe"}
"""Parts of the listed ones: of Pydantic, Typer, starlette, uvicorn and Jinja2."""


def rows(text: str, heading: str) -> list[tuple[str, str]]:
    table = text.partition(heading)[2].partition("\n\n")[2].partition("\n\n")[0]
    found = [(row["first"], row["second"]) for row in ROW.finditer(table)][2:]
    assert found, f"no table under {heading}"
    return found


def imported() -> Iterator[str]:
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


def test_each_module_and_package_is_in_the_table_and_each_name_there_is_one() -> None:
    table = PAGE.partition("| module or package |")[2].partition("\n\n")[0]
    named = re.findall(r"`(\w+)`", "\n".join(row["first"] for row in ROW.finditer(table)))
    present = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert sorted(named) == sorted(present - {"__init__", "__main__"})


def test_each_file_that_is_where_something_is_found_is_there() -> None:
    files = re.findall(r"`([\w/]+\.\w+|[\w/]+/)`", "\n".join(second for _, second in rows(PAGE, "## Where is what")))
    assert len(files) > 10
    assert [file for file in files if not (SOURCE / file).exists()] == []


def test_the_readme_says_of_each_library_what_it_does_here() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = {name for first, _ in rows(readme, "What each library does here:") for name in first.split(", ")}
    libraries = set(imported()) - sys.stdlib_module_names - {"itareport", "__future__"} - BESIDE
    assert {LIBRARIES.get(name, name) for name in listed} == libraries
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    assert {re.split(r"[<>=]", each)[0].lower() for each in wanted} == {name.lower() for name in listed}
