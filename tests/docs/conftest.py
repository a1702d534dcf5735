"""What the tests of the documentation share: the scripts that generate it, and its pages."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
GENERATED = Path("docs/reference")


def script(name: str) -> ModuleType:
    """A module of ``scripts/``."""
    folder = str(ROOT / "scripts")
    if folder not in sys.path:
        sys.path.append(folder)
    return import_module(name)


@pytest.fixture(scope="session")
def generate() -> ModuleType:
    """``scripts/generate.py``."""
    return script("generate")


@pytest.fixture(scope="session")
def catalogue() -> ModuleType:
    """``scripts/catalogue.py``."""
    return script("catalogue")


@pytest.fixture(scope="session")
def generated(generate: ModuleType) -> dict[Path, bytes]:
    """Every generated file as ``make docs`` would write it now."""
    return generate.files()


@pytest.fixture(scope="session")
def pages() -> dict[Path, str]:
    """Every page of the documentation by its path from the top, the generated ones too."""
    found = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    return {page.relative_to(ROOT): page.read_text("utf-8") for page in sorted(found)}
