"""Processes of their own, for tests about what a fresh one loads."""

from __future__ import annotations

import os


def unmeasured() -> dict[str, str]:
    """The environment without coverage, which would load modules of its own into the process."""
    return {key: value for key, value in os.environ.items() if not key.startswith("COV")}
