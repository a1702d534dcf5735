"""What is promised about speed and memory, measured as ratios in one run: ``make bench``."""

from __future__ import annotations

import copy
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from bare_docxtpl import fill
from measure import calls, process, processes

from itareport import render, schema, source
from itareport.diffing import compare
from itareport.forms import edition_for
from itareport.source.dump import dump
from itareport.writing import write

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "data" / "measures_2568.yaml"
TEMPLATE = ROOT / "templates" / "report.docx"
HERE = Path(__file__).parent


def main() -> None:
    """Print each figure with what is promised about it."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        whole_processes(work)
        further_reports(work)
        proportions(work)


def say(what: str, figure: str, promise: str) -> None:
    print(f"{what:<74} {figure:>10}   {promise}")


def itareport(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "itareport", *map(str, arguments)]


def whole_processes(work: Path) -> None:
    data = work / "data.yaml"  # in a folder of its own: in ours there are settings to be read
    data.write_bytes(SHIPPED.read_bytes())
    report = work / "report.docx"
    changed = work / "changed.yaml"
    changed.write_text(SHIPPED.read_text("utf-8").replace("ไตรมาส ๑-๔", "ไตรมาส ๑-๓"), "utf-8")
    build = itareport("build", data, "-o", report)
    bare = [sys.executable, str(HERE / "bare_docxtpl.py"), str(TEMPLATE), str(data), str(work / "bare.docx")]
    ratio, ours, _theirs = processes(build, bare, made=[report])
    say("build, a whole process, against a bare docxtpl script", f"{ratio:.2f}", "≤ 1.4, goal 1.2")
    say("build, peak memory in MiB", f"{ours.mebibytes:.0f}", "≤ 45")
    imports = [sys.executable, "-c", "import yaml, typer, pydantic, jinja2"]
    ratio, *_ = processes(itareport("validate", data), imports)
    say("validate, against importing yaml, typer, pydantic and jinja2", f"{ratio:.2f}", "< 1.8")
    ratio, *_ = processes(itareport("diff", data, changed), build, made=[report])
    say("diff of two data files, against build", f"{ratio:.2f}", "≤ 1.5")
    kept = work / "kept.docx"
    process(itareport("build", data, "-o", kept))
    ratio, *_ = processes(itareport("import", kept, "-o", "-"), build, made=[report])
    say("import of our own Word file, against build", f"{ratio:.2f}", "≤ 1.5")


def further_reports(work: Path) -> None:
    data = SHIPPED.read_bytes()
    plain = yaml.load(data, Loader=yaml.CSafeLoader)
    checked, _findings = schema.check(source.read("x", data))
    assert checked is not None
    edition = edition_for(2568)

    def ours() -> None:
        write(work / "ours.docx", render.render(checked, edition))

    def theirs() -> None:
        fill(TEMPLATE, copy.deepcopy(plain), work / "theirs.docx")

    def ours_from_the_file() -> None:
        report, _findings = schema.check(source.read("x", data))
        assert report is not None
        write(work / "ours.docx", render.render(report, edition_for(2568)))

    def theirs_from_the_file() -> None:
        fill(TEMPLATE, yaml.load(data, Loader=yaml.CSafeLoader), work / "theirs.docx")

    ratio, own, other = calls(ours, theirs, 45)
    say("a further report in the same process, values to Word file, against docxtpl", f"{ratio:.2f}", "≤ 0.2, goal 0.1")
    say("  in milliseconds, ours and docxtpl's", f"{own * 1000:.1f} {other * 1000:.1f}", "")
    ratio, *_ = calls(ours_from_the_file, theirs_from_the_file, 45)
    say("  the same from the YAML, read with places and checked, against yaml.load", f"{ratio:.2f}", "")


def proportions(work: Path) -> None:
    sizes = {each: grown(each) for each in (20, 160)}
    edition = edition_for(2568)
    ratio, *_ = calls(lambda: render.render(sizes[160], edition), lambda: render.render(sizes[20], edition), 5)
    say("a report of 7 × 160 measures against one of 7 × 20", f"{ratio:.1f}", "in proportion: 8")
    other = {each: changed(report) for each, report in sizes.items()}
    ratio, *_ = calls(lambda: compare(sizes[160], other[160]), lambda: compare(sizes[20], other[20]), 5)
    say("diff of two reports of 7 × 160 measures against 7 × 20", f"{ratio:.1f}", "in proportion: 8")
    big = work / "big.yaml"
    big.write_text(dump(sizes[160].model_dump(exclude_none=True)), "utf-8")
    cost = process(itareport("build", big, "-o", work / "big.docx"))
    say("build of 7 × 160 measures, a whole process, peak memory in MiB", f"{cost.mebibytes:.0f}", "")


def grown(each: int) -> schema.Report:
    """The shipped report with so many different measures in every issue."""
    data = plain_data()
    for issue in data["issues"]:
        first = issue["measures"][0]
        issue["measures"] = [{**first, "name": f"{first['name']} ({number})"} for number in range(each)]
    return schema.Report.model_validate(data)


def changed(report: schema.Report) -> schema.Report:
    """The report with another period in every third measure."""
    data: dict[str, Any] = report.model_dump(exclude_none=True)
    for issue in data["issues"]:
        for measure in issue["measures"][::3]:
            measure["period"] = "ไตรมาส ๔"
    return schema.Report.model_validate(data)


def plain_data() -> dict[str, Any]:
    report, _findings = schema.check(source.read("x", SHIPPED.read_bytes()))
    assert report is not None
    return report.model_dump(exclude_none=True)


if __name__ == "__main__":
    main()
