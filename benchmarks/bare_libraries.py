"""The honest floor of a command: one Typer command, one YAML file, one pydantic model, one Jinja template, one zip."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import jinja2
import typer
import yaml
from pydantic import BaseModel

app = typer.Typer()
ROW = jinja2.Environment(autoescape=True).from_string(
    "{% for issue in issues %}{% for measure in issue.measures %}<w:p>{{ measure.name }}</w:p>{% endfor %}{% endfor %}"
)


class Report(BaseModel):
    format: int
    fiscal_year: int
    agency: dict[str, str]
    issues: list[dict[str, Any]]


@app.command()
def build(source: Path, target: Path) -> None:
    report = Report.model_validate(yaml.load(source.read_bytes(), Loader=yaml.CSafeLoader))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", ROW.render(report.model_dump()))


if __name__ == "__main__":
    app()
