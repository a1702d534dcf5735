"""Where the files that travel with the program lie: in the wheel, or at the top of a source checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_TEMPLATES = next(
    (folder for folder in (_PACKAGE / "templates", _PACKAGE.parent.parent / "templates") if folder.is_dir()),
    _PACKAGE / "templates",
)


def template(name: str) -> Path:
    """The path of a file of ``templates/``, for example ``report.docx``."""
    return _TEMPLATES / name
