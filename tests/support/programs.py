"""What a test does when a program it needs is not installed: it skips, but under CI it fails."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def missing(package: str, what: str) -> NoReturn:
    """Skip the test, or fail it when ``CI=true``, naming what is not there and the Debian package that has it."""
    message = f"{what} is not installed (Debian package {package})"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def program(*names: str, package: str) -> str:
    """The full path of the first of ``names`` that is installed."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    missing(package, f"the program {names[0]}")
