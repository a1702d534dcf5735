"""Findings to text: for people and for the machines that show findings in their own way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module

from itareport.reporting.results import LIMIT, Counts, count
from itareport.reporting.text import text, text_pieces
from itareport.results import Result

__all__ = ["FORMATS", "LIMIT", "Counts", "Result", "count", "text", "text_pieces"]

Format = Callable[[Iterable[Result]], Iterator[str]]


def _later(module: str, name: str) -> Format:
    """A format whose module is imported when it is first written."""

    def write(results: Iterable[Result]) -> Iterator[str]:
        written: Iterator[str] = getattr(import_module(f"{__name__}.{module}"), name)(results)
        return written

    return write


FORMATS: Mapping[str, Format] = {
    "text": text_pieces,
    "json": _later("json_object", "json_object"),
    "github": _later("github", "github"),
    "gitlab": _later("gitlab", "gitlab"),
    "sarif": _later("sarif", "sarif"),
    "junit": _later("junit", "junit"),
}
"""Each format's name and the function that writes one whole document of all files' findings, in pieces.

A piece is written when its file has been checked, so that thousands of files need no more memory than one.
"""
