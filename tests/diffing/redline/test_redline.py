"""The report with tracked changes: accepted it is the new one, rejected the old one."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from itareport.data import ReportData
from itareport.diffing import compare, redline
from itareport.forms import edition_for
from itareport.ooxml import embed, package, stamp, text
from itareport.ooxml.zipping import zip_parts
from itareport.render import render
from support import office, sdk
from support.reports import reports, validators
from support.valid import valid

if TYPE_CHECKING:
    from pathlib import Path

Data = dict[str, Any]
Texts = Callable[[bytes], list[str]]

DOCUMENT = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def report_of(data: Data) -> ReportData:
    return valid(data, "plan")


def tracked(old: Data, new: Data) -> dict[str, bytes]:
    return package.read(redline.render(compare(report_of(old), report_of(new))))


def printed(data: Data, kind: str = "report") -> dict[str, bytes]:
    report = report_of(data)
    return package.read(render(report, edition_for(report["fiscal_year"]), kind, embed=False))


def filled(texts: list[str]) -> list[str]:
    """Without empty paragraphs and spaces at the ends, which LibreOffice may leave out."""
    return [stripped for each in texts if (stripped := each.strip())]


def test_accepted_it_is_the_new_report_and_rejected_the_old_one(
    before_edits: Data, edited: Data, accepted: Texts, rejected: Texts
) -> None:
    parts = tracked(before_edits, edited)

    assert filled(accepted(parts[DOCUMENT])) == filled(text.paragraphs(printed(edited)))
    assert filled(rejected(parts[DOCUMENT])) == filled(text.paragraphs(printed(before_edits)))


@given(reports(max_measures=2), reports(max_measures=2), st.booleans())
@settings(max_examples=15)
def test_so_it_is_for_any_two_reports(accepted: Texts, rejected: Texts, old: Data, new: Data, alike: bool) -> None:
    if alike:
        new["issues"] = [{**issue, "measures": issue["measures"][::-1]} for issue in old["issues"]]
    document = tracked(old, new)[DOCUMENT]

    assert accepted(document) == text.paragraphs(printed(new))
    assert rejected(document) == text.paragraphs(printed(old))


def test_plans_are_compared_as_plans(data: Data, accepted: Texts, rejected: Texts) -> None:
    for issue in data["issues"]:
        del issue["measures"][0]["outputs"], issue["measures"][0]["outcomes"]
    new = deepcopy(data)
    new["issues"][0]["measures"][0]["steps"].append("รายงานผล")
    document = tracked(data, new)[DOCUMENT]

    assert accepted(document) == text.paragraphs(printed(new, "plan"))
    assert rejected(document) == text.paragraphs(printed(data, "plan"))


def test_a_plan_and_its_report_are_compared_as_reports(data: Data, rejected: Texts, tmp_path: Path) -> None:
    plan = deepcopy(data)
    for issue in plan["issues"]:
        del issue["measures"][0]["outputs"], issue["measures"][0]["outcomes"]
    parts = tracked(plan, data)
    file = tmp_path / "a.docx"
    file.write_bytes(zip_parts(parts))

    assert data["issues"][0]["measures"][0]["outputs"][0] not in "\n".join(rejected(parts[DOCUMENT]))
    assert validators(file) == []


def test_without_changes_nothing_is_tracked(data: Data) -> None:
    assert tracked(data, deepcopy(data))[DOCUMENT].count(b"w:author") == 0


def test_it_is_the_same_on_any_day(before_edits: Data, edited: Data) -> None:
    first = redline.render(compare(report_of(before_edits), report_of(edited)))

    assert first == redline.render(compare(report_of(before_edits), report_of(edited)))
    assert b"w:date" not in package.read(first)[DOCUMENT]


def test_every_change_has_the_author_and_a_number_of_its_own(before_edits: Data, edited: Data) -> None:
    root = etree.fromstring(tracked(before_edits, edited)[DOCUMENT])
    found = [element for element in root.iter() if element.get(f"{W}author") is not None]
    numbers = [element.get(f"{W}id") for element in found]

    assert {element.get(f"{W}author") for element in found} == {"itareport"}
    assert len(set(numbers)) == len(numbers) > 20


def test_it_carries_our_stamp_and_no_data(before_edits: Data, edited: Data) -> None:
    parts = tracked(before_edits, edited)

    assert stamp.state(parts) is stamp.State.UNTOUCHED
    assert embed.extract(parts) is None


def test_only_the_words_that_changed_are_tracked(data: Data) -> None:
    new = deepcopy(data)
    measure = new["issues"][0]["measures"][0]
    measure["steps"][0] = measure["steps"][0].replace("ผู้ปฏิบัติงานจัดทำ", "เจ้าหน้าที่จัดทำ")
    root = etree.fromstring(tracked(data, new)[DOCUMENT])

    assert ["".join(mark.itertext()) for mark in root.iter(f"{W}del")] == ["ผู้ปฏิบัติงาน"]
    assert ["".join(mark.itertext()) for mark in root.iter(f"{W}ins")] == ["เจ้าหน้าที่"]


def test_of_the_entries_after_a_new_one_only_the_numbers_are_tracked(data: Data) -> None:
    data["issues"][0]["measures"][0]["steps"] = ["ก", "ข"]
    new = deepcopy(data)
    new["issues"][0]["measures"][0]["steps"].insert(0, "ค")
    root = etree.fromstring(tracked(data, new)[DOCUMENT])

    assert ["".join(mark.itertext()) for mark in root.iter(f"{W}del")] == ["๑", "๒"]
    assert [text for mark in root.iter(f"{W}ins") if (text := "".join(mark.itertext()))] == ["๑.ค", "๒", "๓"]


def test_a_single_text_that_became_a_list_keeps_its_old_look_on_record(data: Data) -> None:
    data["issues"][0]["measures"][0]["steps"] = "แจ้งเวียน"
    new = deepcopy(data)
    new["issues"][0]["measures"][0]["steps"] = ["แจ้งเวียน"]
    root = etree.fromstring(tracked(data, new)[DOCUMENT])
    (change,) = root.iter(f"{W}pPrChange")
    styles = [style.get(f"{W}val") for style in change.getparent().iter(f"{W}pStyle")]

    assert len(set(styles)) == 2


def test_a_changed_row_may_go_over_a_pages_end(before_edits: Data, edited: Data) -> None:
    root = etree.fromstring(tracked(before_edits, edited)[DOCUMENT])
    kept = []
    for row in root.iter(f"{W}tr"):
        texts_tracked = row.find(f".//{W}p/{W}ins") is not None or row.find(f".//{W}p/{W}del") is not None
        whole = row.find(f"{W}trPr/{W}ins") is not None or row.find(f"{W}trPr/{W}del") is not None
        if texts_tracked and not whole and row.find(f"{W}trPr/{W}tblHeader") is None:
            kept.append([switch.get(f"{W}val") for switch in row.findall(f"{W}trPr/{W}cantSplit")])
    assert kept
    assert all(switches in ([], ["off"]) for switches in kept)


def test_both_validators_find_nothing(before_edits: Data, edited: Data, tmp_path: Path) -> None:
    taller_than_a_page = {**edited["issues"][0]["measures"][0], "name": "ยาว", "steps": ["แจ้งเวียนทุกกอง"] * 60}
    edited["issues"][6]["measures"].append(taller_than_a_page)
    file = tmp_path / "changes.docx"
    file.write_bytes(zip_parts(tracked(before_edits, edited)))

    assert validators(file) == []
    assert sdk.faults(file) == []


def test_libreoffice_keeps_every_change(
    before_edits: Data, edited: Data, accepted: Texts, rejected: Texts, tmp_path: Path
) -> None:
    file = tmp_path / "changes.docx"
    file.write_bytes(zip_parts(tracked(before_edits, edited)))
    saved = package.read(office.convert(file, "docx").read_bytes(), reuse=False)

    assert filled(text.paragraphs(saved)) == filled(text.paragraphs(printed(edited)))
    assert filled(accepted(saved[DOCUMENT])) == filled(text.paragraphs(printed(edited)))
    assert filled(rejected(saved[DOCUMENT])) == filled(text.paragraphs(printed(before_edits)))


@pytest.mark.parametrize("verb", ["Accept", "Reject"])
def test_libreoffice_itself_accepts_and_rejects_all(
    before_edits: Data, edited: Data, settled_by_office: Callable[[Path, str], Path], tmp_path: Path, verb: str
) -> None:
    file = tmp_path / "changes.docx"
    file.write_bytes(zip_parts(tracked(before_edits, edited)))
    settled = package.read(settled_by_office(file, verb).read_bytes(), reuse=False)
    wanted = edited if verb == "Accept" else before_edits

    assert b"w:author" not in settled[DOCUMENT]
    assert filled(text.paragraphs(settled)) == filled(text.paragraphs(printed(wanted)))
