"""The shipped report to edit, and accepting and rejecting tracked changes as Word does it.

The latter follows ECMA-376 part 1, 17.13.5 and is written apart from the program.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from itareport import schema, source
from itareport.data import ReportData
from support.valid import valid

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from itareport.data import ReportData

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Element = Any
Data = dict[str, Any]


def _plan(data: Data) -> ReportData:
    return valid(data, "plan")


@pytest.fixture(scope="session")
def plan() -> Callable[[Data], ReportData]:
    """A report made of plain data, which may be a plan's."""
    return _plan


@pytest.fixture(scope="session")
def _shipped_data(shipped: Path) -> Data:
    report, findings = schema.check(source.read("data", shipped.read_bytes()))
    assert report is not None, findings
    return report


@pytest.fixture(scope="session")
def shipped_data(_shipped_data: Data) -> Data:
    """The shipped report's plain data, for reading only: hypothesis runs one test many times on it."""
    return _shipped_data


@pytest.fixture
def data(_shipped_data: Data) -> Data:
    """The shipped report's plain data, to be changed at will."""
    return deepcopy(_shipped_data)


@pytest.fixture
def edited(data: Data) -> Data:
    """The shipped report after twelve edits, of every kind and in most fields."""
    data["fiscal_year"] = 2569
    issues = data["issues"]
    first = issues[0]["measures"][0]
    first["steps"].insert(0, "ประกาศนโยบาย <b>No Gift</b> & ลงเว็บไซต์ @admin #12\nทุก_หน่วยงาน")
    first["steps"][1] = first["steps"][1].replace("ผู้ปฏิบัติงาน", "เจ้าหน้าที่")
    first["period"] = "ไตรมาส ๑-๓ ปีงบประมาณ ๒๕๖๘"
    issues[1]["title"] = "การให้บริการประชาชนและระบบ E-Service"
    issues[2]["measures"][0]["steps"] = "ประชุมหัวหน้าส่วนราชการทุกเดือน"
    moved = issues[3]["measures"].pop()
    issues[3]["measures"].append(
        {
            "name": "โครงการตรวจสอบพัสดุประจำปี",
            "steps": ["แต่งตั้งคณะกรรมการ", "รายงานผล"],
            "period": "ตุลาคม ๒๕๖๘",
            "responsible": "กองคลัง",
        }
    )
    issues[4]["measures"].insert(0, moved)
    outcomes = issues[5]["measures"][0]["outcomes"]
    outcomes.append(outcomes.pop(0))
    last = issues[6]["measures"][0]
    last["name"] = "มาตรการแก้ไขปัญหาการทุจริต"
    del last["outputs"][0]
    del data["agency"]["district"]
    return data


@pytest.fixture
def before_edits(_shipped_data: Data) -> Data:
    """What ``edited`` was before."""
    return deepcopy(_shipped_data)


INSERTED = (f"{W}ins", f"{W}moveTo")
DELETED = (f"{W}del", f"{W}moveFrom")
"""LibreOffice writes a text that was deleted here and inserted there as moved."""


@pytest.fixture(scope="session")
def accepted() -> Callable[[bytes], list[str]]:
    """The text of each paragraph of a document part with every change accepted."""
    return lambda data: _settled(data, kept=INSERTED, dropped=DELETED)


@pytest.fixture(scope="session")
def rejected() -> Callable[[bytes], list[str]]:
    """The text of each paragraph of a document part with every change rejected."""
    return lambda data: _settled(data, kept=DELETED, dropped=INSERTED)


def _settled(data: bytes, kept: tuple[str, ...], dropped: tuple[str, ...]) -> list[str]:
    root = etree.fromstring(data)
    for row in list(root.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{mark}") is not None for mark in dropped):
            row.getparent().remove(row)
    for wrapper in [found for found in root.iter(*dropped) if found.getparent().tag == f"{W}p"]:
        wrapper.getparent().remove(wrapper)
    for wrapper in [found for found in root.iter(*kept) if found.getparent().tag == f"{W}p"]:
        for run in list(wrapper):
            wrapper.addprevious(run)
        wrapper.getparent().remove(wrapper)
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        if any(paragraph.find(f"{W}pPr/{W}rPr/{mark}") is not None for mark in dropped):
            _join_with_next(paragraph)
    return [_text(paragraph) for paragraph in root.iter(f"{W}p")]


def _join_with_next(paragraph: Element) -> None:
    following = paragraph.getnext()
    assert following is not None, "the last paragraph mark of a cell is tracked"
    assert following.tag == f"{W}p", "a paragraph mark before a table is tracked"
    for run in reversed(paragraph.findall(f"{W}r")):
        following.insert(int(following.find(f"{W}pPr") is not None), run)
    paragraph.getparent().remove(paragraph)


def _text(paragraph: Element) -> str:
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    nodes = [node for run in paragraph.findall(f"{W}r") for node in run]
    return "".join(
        (node.text or "") if node.tag in (f"{W}t", f"{W}delText") else marks.get(node.tag, "") for node in nodes
    )
