"""Reports for Thailand's Integrity and Transparency Assessment, made from data.

The functions and classes named in ``__all__`` are the public API; each is imported when it is first asked for.
"""

from __future__ import annotations

# Type checkers know the name; the module typing would be loaded before Ctrl-C is looked after.
TYPE_CHECKING = False

__version__ = "0.1.0"

__all__ = [
    "Agency",
    "Cache",
    "Change",
    "Delivery",
    "Finding",
    "Imported",
    "InvalidDataError",
    "Issue",
    "ItareportError",
    "Measure",
    "NoTableError",
    "NotReplacedError",
    "NotTakenError",
    "NotWordError",
    "OfficeFailedError",
    "OfficeMissingError",
    "Outcome",
    "ReadError",
    "Report",
    "Result",
    "Severity",
    "Span",
    "TemplateError",
    "UsageError",
    "WriteError",
    "__version__",
    "build",
    "build_many",
    "data_files",
    "diff",
    "format_text",
    "import_report",
    "load",
    "new_file",
    "validate",
    "validate_many",
]

if TYPE_CHECKING:
    from itareport.api import (
        build,
        build_many,
        data_files,
        diff,
        format_text,
        import_report,
        load,
        new_file,
        validate,
        validate_many,
    )
    from itareport.cache import Cache
    from itareport.delivery import Delivery, NotReplacedError, Outcome
    from itareport.diffing import Change
    from itareport.errors import (
        ItareportError,
        NoTableError,
        NotTakenError,
        NotWordError,
        ReadError,
        TemplateError,
        UsageError,
        WriteError,
    )
    from itareport.findings import Finding, Severity, Span
    from itareport.importing import Imported
    from itareport.publish.libreoffice import OfficeFailedError, OfficeMissingError
    from itareport.results import InvalidDataError, Result
    from itareport.schema import Agency, Issue, Measure, Report

_HOMES = {
    "api": (
        "build",
        "build_many",
        "data_files",
        "diff",
        "format_text",
        "import_report",
        "load",
        "new_file",
        "validate",
        "validate_many",
    ),
    "cache": ("Cache",),
    "delivery": ("Delivery", "NotReplacedError", "Outcome"),
    "diffing": ("Change",),
    "errors": (
        "ItareportError",
        "NoTableError",
        "NotTakenError",
        "NotWordError",
        "ReadError",
        "TemplateError",
        "UsageError",
        "WriteError",
    ),
    "findings": ("Finding", "Severity", "Span"),
    "importing": ("Imported",),
    "publish.libreoffice": ("OfficeFailedError", "OfficeMissingError"),
    "results": ("InvalidDataError", "Result"),
    "schema": ("Agency", "Issue", "Measure", "Report"),
}
"""Where each name is defined."""


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
