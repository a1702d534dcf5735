"""One year of an agency, with the installed command: no file is edited but the outputs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from itareport.ooxml import package
from itareport.ooxml.text import paragraphs
from support import office
from support.foreign import run_on

pytestmark = pytest.mark.xdist_group("wheel")


def filled_in(plan: str) -> str:
    """The plan with outputs and outcomes typed in, as a clerk would at the year's end."""
    lines = []
    for line in plan.splitlines():
        lines.append(line)
        if match := re.fullmatch(r"( *)(outputs|outcomes):(?: #.*)?", line):
            lines.append(f"{match[1]}  - {'มีผลงานครบถ้วน' if match[2] == 'outputs' else 'ประชาชนได้รับประโยชน์'}")
    return "\n".join(lines) + "\n"


def test_a_whole_year(run, shipped: Path) -> None:
    folder: Path = run.folder
    (folder / "last_year.docx").write_bytes(run_on(yaml.safe_load(shipped.read_text("utf-8"))))
    run("import", "last_year.docx")
    assert (folder / "data/measures_2568.yaml").is_file()
    run("diff", "data/measures_2568.yaml", shipped, "--format", "json")

    run("new", "2569")
    run("validate", "--document", "plan", "data/measures_2569.yaml")
    run("build", "--document", "plan", "data/measures_2569.yaml")
    plan = paragraphs(package.read((folder / "build/measures_2569_plan.docx").read_bytes()))
    assert "ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๙" in plan

    new = folder / "data/measures_2569.yaml"
    new.write_text(filled_in(new.read_text("utf-8")), "utf-8")
    run("validate", "data/measures_2569.yaml")
    run("fmt", "--check", "data/measures_2569.yaml")
    run("build", "data/measures_2569.yaml")
    assert len(office.pages(office.convert(folder / "build/measures_2569.docx", "pdf"))) >= 2

    changes = json.loads(
        run("diff", "data/measures_2568.yaml", "data/measures_2569.yaml", "--format", "json", code=1).stdout
    )
    paths = [change["path"] for change in changes["changes"]]
    assert "fiscal_year" in paths
    assert {path.rpartition(".")[2].partition("[")[0] for path in paths} == {
        "fiscal_year",
        "period",
        "outputs",
        "outcomes",
    }

    resaved = office.convert(folder / "build/measures_2569.docx", "docx", folder / "resaved")
    run("diff", resaved, "data/measures_2569.yaml")
