"""The same thirteen edits in every format, in both languages where the words differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from itareport import i18n
from itareport.diffing import compare
from itareport.diffing.formats import machine, markdown, page, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from itareport.data import ReportData

Data = dict[str, Any]

GOLDEN = Path(__file__).parent / "golden"
NAMES = {"old_name": "HEAD:data/measures_2568.yaml", "new_name": "data/measures_2568.yaml"}

FORMATS = {
    "txt": plain.render,
    "md": lambda comparison: markdown.render(comparison, **NAMES),
    "json": machine.render,
    "html": lambda comparison: page.render(comparison, **NAMES),
}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("suffix", FORMATS)
def test_the_format_is_as_it_was_looked_at(
    before_edits: Data,
    edited: Data,
    plan: Callable[[Data], ReportData],
    golden: Callable[[Path, str], None],
    suffix: str,
    language: str,
) -> None:
    i18n.use(language)
    name = f"changes.{suffix}" if suffix == "json" else f"changes.{language}.{suffix}"

    golden(GOLDEN / name, FORMATS[suffix](compare(plan(before_edits), plan(edited))))
