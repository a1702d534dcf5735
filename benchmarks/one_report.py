"""One report: whole commands, a further report in the same process, growth with the number of measures, start-up."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from measure import calls, itareport, peak, process, processes, ratio
from rows import Group
from varied import SHIPPED, write_files

HERE = Path(__file__).parent
TEMPLATE = HERE.parent / "templates" / "report.docx"
FURTHER = 61
"""So many reports are made in turn by each; the first is not counted."""


def whole_commands(work: Path) -> list[str]:
    data = work / "data.yaml"  # in a folder of its own: in ours there are settings to be read
    data.write_bytes(SHIPPED.read_bytes())
    report, kept, changed = work / "report.docx", work / "kept.docx", work / "changed.yaml"
    changed.write_text(SHIPPED.read_text("utf-8").replace("ไตรมาส ๑-๔", "ไตรมาส ๑-๓"), "utf-8")
    build, validate = itareport("build", data, "-o", report), itareport("validate", data)
    script = [sys.executable, str(HERE / "bare_docxtpl.py"), str(TEMPLATE), str(data), str(work / "bare.docx")]
    floor = [sys.executable, str(HERE / "bare_libraries.py"), str(data), str(work / "floor.docx")]
    process(itareport("build", data, "-o", kept))
    against_script, *_ = processes(build, script, made=[report])
    against_floor, *_ = processes(build, floor, 15, made=[report])
    checked, *_ = processes(validate, floor, 15)
    compared, *_ = processes(itareport("diff", data, changed), build, 15, made=[report])
    imported, *_ = processes(itareport("import", kept, "-o", "-"), build, 15, made=[report])
    report.unlink()
    ratios = against_script, against_floor, checked, compared, imported
    return [*(f"{each:.2f}" for each in ratios), f"{peak(build):.0f} MiB"]


def further_reports(work: Path) -> list[str]:
    from bare_docxtpl import fill
    from plain_strings import PlainStrings
    from yaml import CSafeLoader, load

    from itareport import api
    from itareport.reporting import text

    gc.set_threshold(100_000, 50, 50)  # as the command sets it
    files = write_files(work / "agencies", 3 * (FURTHER + 1) + 1)
    api.build(files.pop(), work / "made.docx")
    plain = PlainStrings((work / "made.docx").read_bytes())
    own, others = files[: FURTHER + 1], files[FURTHER + 1 :]
    results = api.build_many(own, f"{work}/own/")

    def ours() -> str:
        return text([next(results)])

    def docxtpl() -> None:
        source = others.pop()
        fill(TEMPLATE, load(source.read_bytes(), Loader=CSafeLoader), source.with_suffix(".docx"))

    def strings() -> None:
        source = others.pop()
        plain.make(source, source.with_suffix(".docx"))

    took, by_docxtpl, by_strings = calls(ours, docxtpl, strings, runs=FURTHER)
    milliseconds = (f"{each * 1000:.1f} ms" for each in (took, by_docxtpl, by_strings))
    return [f"{took / by_strings:.2f}", f"{took / by_docxtpl:.2f}", *milliseconds]


def growth(work: Path) -> list[str]:
    from itareport import render
    from itareport.diffing import compare
    from itareport.forms import edition_for
    from itareport.source.dump import dump

    few, many = _grown(20), _grown(160)
    edition = edition_for(2568)
    made = ratio(lambda: render.render(many, edition), lambda: render.render(few, edition), 5)
    few_changed, many_changed = _changed(few), _changed(many)
    compared = ratio(lambda: compare(many, many_changed), lambda: compare(few, few_changed), 5)
    big = work / "big.yaml"
    big.write_text(dump(many), "utf-8")
    needed = peak(itareport("build", big, "-o", work / "big.docx"))
    return [f"{made:.1f}", f"{compared:.1f}", f"{needed:.0f} MiB"]


def _grown(each: int) -> Any:
    """The shipped report with so many different measures in every issue."""
    from itareport import schema, source

    report, _findings = schema.check(source.read("x", SHIPPED.read_bytes()))
    assert report is not None
    data = deepcopy(report)
    for issue in data["issues"]:
        first = issue["measures"][0]
        issue["measures"] = [{**first, "name": f"{first['name']} ({number})"} for number in range(each)]
    return data


def _changed(report: Any) -> Any:
    """The report with another period in every third measure."""
    data = deepcopy(report)
    for issue in data["issues"]:
        for measure in issue["measures"][::3]:
            measure["period"] = "ไตรมาส ๔"
    return data


STARTED = {
    "--version": ("--version",),
    "--help": ("--help",),
    "build --help": ("build", "--help"),
    "rules": ("rules",),
    "fmt of a file that is in order": ("fmt",),
    "validate": ("validate",),
}
"""Commands by the names of their rows; where one wants a file it is added."""


def start_up(work: Path) -> list[str]:
    data = work / "data.yaml"
    data.write_bytes(SHIPPED.read_bytes())
    process(itareport("fmt", data))
    return list(_started(data))


def _started(data: Path) -> Iterator[str]:
    bare = [sys.executable, "-c", "import typer"]
    for words in STARTED.values():
        command = itareport(*words, *([data] if words in {("fmt",), ("validate",)} else []))
        _ratio, cost, _bare = processes(command, bare, 9)
        yield f"{cost.seconds * 1000:.0f} ms"


GROUPS = (
    Group(
        "whole",
        (
            ("`build` of one report, a whole process, against a bare docxtpl script", "≤ 1.25, goal 1.15"),
            ("the same against Typer, PyYAML, pydantic, Jinja and zipfile alone", ""),
            ("`validate` of one report against these libraries alone", "< 1.8"),
            ("`diff` of two data files against `build`", "≤ 1.5"),
            ("`import` of a Word file of ours against `build`", "≤ 1.5"),
            ("`build` of one report, peak memory", "≤ 45 MiB"),
        ),
        whole_commands,
    ),
    Group(
        "further",
        (
            ("a further report, checks and findings included, against strings and zipfile", "≤ 2, goal 1.7"),
            ("the same against docxtpl", "≤ 0.25, goal 0.2"),
            ("a further report", ""),
            ("the same with docxtpl, nothing checked", ""),
            ("the same with strings and zipfile, nothing checked", ""),
        ),
        further_reports,
    ),
    Group(
        "growth",
        (
            ("a report of 7 × 160 measures against one of 7 × 20", "in proportion: 8"),
            ("`diff` of two reports of 7 × 160 measures against 7 × 20", "in proportion: 8"),
            ("`build` of 7 × 160 measures, a whole process, peak memory", ""),
        ),
        growth,
    ),
    Group("start", tuple((f"`{name}`, a whole process", "") for name in STARTED), start_up),
)
