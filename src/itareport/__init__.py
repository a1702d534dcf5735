"""Reports for Thailand's Integrity and Transparency Assessment, made from data.

The functions and classes named in ``__all__`` are the public API; each is imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "Agency",
    "Change",
    "Finding",
    "Issue",
    "ItareportError",
    "Measure",
    "Report",
    "Severity",
    "Span",
    "__version__",
    "build",
    "diff",
    "format_text",
    "import_report",
    "load",
    "new_file",
    "validate",
]

if TYPE_CHECKING:
    from itareport.api import build, diff, format_text, import_report, load, new_file, validate
    from itareport.diffing import Change
    from itareport.errors import ItareportError
    from itareport.findings import Finding, Severity, Span
    from itareport.schema import Agency, Issue, Measure, Report

_HOMES = {
    "api": ("build", "diff", "format_text", "import_report", "load", "new_file", "validate"),
    "diffing": ("Change",),
    "errors": ("ItareportError",),
    "findings": ("Finding", "Severity", "Span"),
    "schema": ("Agency", "Issue", "Measure", "Report"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
