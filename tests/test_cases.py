"""Golden cases: what a clerk reads for the likeliest mistakes, and what is in the finished documents.

``pytest --update tests/test_cases.py`` writes what the program says now; read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from itareport import i18n, render, reporting
from itareport.checking import check
from itareport.forms import editions_in
from itareport.ooxml import package
from itareport.ooxml.text import paragraphs
from itareport.project import Project
from itareport.results import Result, shown_lines

CASES = Path(__file__).parent / "cases"
MISTAKES = sorted(folder for folder in (CASES / "mistakes").iterdir())
DOCUMENTS = sorted(folder for folder in (CASES / "documents").iterdir())


def test_there_are_cases() -> None:
    assert len(MISTAKES) >= 20
    assert len(DOCUMENTS) >= 3


@pytest.mark.parametrize("folder", MISTAKES, ids=lambda folder: folder.name)
def test_a_clerk_reads_what_to_type_instead(folder: Path, golden) -> None:
    i18n.use("th")
    checked = check("data.yaml", (folder / "data.yaml").read_bytes())
    result = Result("data.yaml", checked.findings, shown_lines(checked.source_file, checked.findings))
    golden(folder / "findings.txt", reporting.text([result]))
    assert checked.findings
    assert all(finding.hint for finding in checked.findings)
    assert all(any("ก" <= letter <= "๙" for letter in finding.message) for finding in checked.findings)


@pytest.mark.parametrize("folder", DOCUMENTS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("kind", ["report", "plan"])
def test_a_document_holds_these_texts(folder: Path, kind, golden) -> None:
    checked = check(
        "data.yaml", (folder / "data.yaml").read_bytes(), kind, Project(editions=editions_in([folder / "forms"]))
    )
    assert checked.report is not None, checked.findings
    built = render.render(checked.report, checked.edition, kind)
    golden(folder / f"{kind}.txt", "\n".join(paragraphs(package.read(built))) + "\n")
