"""Findings to text: for people and for the machines that show findings in their own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from itareport.reporting.results import LIMIT, Counts, count
from itareport.reporting.text import text
from itareport.results import Result

__all__ = ["FORMATS", "LIMIT", "Counts", "Result", "count", "text"]

Format = Callable[[Sequence[Result]], str]


def _later(module: str, name: str) -> Format:
    """A format whose module is imported when it is first written."""

    def write(results: Sequence[Result]) -> str:
        written: str = getattr(import_module(f"{__name__}.{module}"), name)(results)
        return written

    return write


FORMATS: Mapping[str, Format] = {
    "text": text,
    "json": _later("json_object", "json_object"),
    "github": _later("github", "github"),
    "gitlab": _later("gitlab", "gitlab"),
    "sarif": _later("sarif", "sarif"),
    "junit": _later("junit", "junit"),
}
"""Each format's name and the function that writes one whole document of all files' findings."""
